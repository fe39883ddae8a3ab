//! A Markdown page as headings and the lists, tables and paragraphs under them.

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MarkdownPage {
    /// Its path.
    pub(super) path: String,
    /// The front matter as names and values.
    pub(super) front: Vec<(String, String)>,
    /// The content under each heading; the first section has no heading.
    pub(super) sections: Vec<MarkdownSection>,
}

/// A heading and the content up to the next heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MarkdownSection {
    /// 1 to 6; 0 before the first heading.
    pub(super) depth: u8,
    /// The text of the heading.
    pub(super) title: String,
    /// The line of the heading, from 1.
    pub(super) line: usize,
    /// The content in document order.
    pub(super) blocks: Vec<MarkdownBlock>,
}

/// Content under a heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum MarkdownBlock {
    /// A paragraph, and whether it is completely emphasized.
    Text { words: String, emphasized: bool },
    /// A numbered or bulleted list.
    List { numbered: bool, items: Vec<Item> },
    /// A table; the first row is the header.
    Table { rows: Vec<Vec<Cell>>, line: usize },
}

/// A list item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Item {
    /// Its text.
    pub(super) said: BulletText,
    /// The items of nested lists at any depth.
    pub(super) below: Vec<BulletText>,
}

/// A text that may start in bold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BulletText {
    /// The bold text at the start; empty if there is none.
    pub(super) bold: String,
    /// The remaining text.
    pub(super) rest: String,
    /// The line, from 1.
    pub(super) line: usize,
}

/// A table cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// Its text.
    pub(super) words: String,
    /// The target of its link.
    pub(super) link: Option<String>,
}

impl MarkdownPage {
    /// The value in the front matter with one of these names.
    pub(super) fn front_matter(&self, names: &[&str]) -> Option<&str> {
        let mut named = self.front.iter().filter(|(name, _)| names.contains(&name.as_str()));
        named.next().map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The folder of the file.
    pub(super) fn folder(&self) -> Option<&str> {
        self.path.rsplit('/').nth(1)
    }

    /// The file name without folders and extension.
    pub(super) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }
}

impl BulletText {
    /// Splits an item into a name and a text: the bold part and the rest, or the parts before and
    /// after a colon.
    pub(super) fn named(&self) -> Option<(&str, &str)> {
        let rest = self.rest.trim();
        let bold = self.bold.trim().trim_end_matches([':', '：']).trim_end();
        if !bold.is_empty() {
            // A colon or dash may separate the two, inside the bold part or after it.
            let text = rest.trim_start_matches([':', '：', '-', '–', '—']).trim_start();
            return Some((bold, text));
        }
        let (name, text) = rest.split_once([':', '：'])?;
        (name.chars().count() <= 60).then_some((name.trim(), text.trim()))
    }
}
