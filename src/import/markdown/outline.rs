//! Parses a Markdown page into headings and the lists, tables and paragraphs under them, as plain
//! text. Markup, HTML, images and code blocks are dropped.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// Its path.
    pub(super) path: String,
    /// The front matter as names and values.
    pub(super) front: Vec<(String, String)>,
    /// The content under each heading; the first section has no heading.
    pub(super) sections: Vec<Section>,
}

/// A heading and the content up to the next heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    /// 1 to 6; 0 before the first heading.
    pub(super) depth: u8,
    /// The text of the heading.
    pub(super) title: String,
    /// The line of the heading, from 1.
    pub(super) line: usize,
    /// The content in document order.
    pub(super) blocks: Vec<Block>,
}

/// Content under a heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
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

/// Where text is added while parsing.
#[derive(Clone, Copy, PartialEq)]
enum TextTarget {
    Nowhere,
    Heading,
    Item,
    Cell,
    Text,
}

/// Parses a page.
pub(super) fn read(path: &str, text: &str) -> Page {
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line = |at: usize| lines.partition_point(|end| *end < at) + 1;
    let mut page = Page {
        path: path.to_owned(),
        front: Vec::new(),
        sections: vec![Section { line: 1, ..Section::default() }],
    };
    let mut into = TextTarget::Nowhere;
    let mut lists = 0_usize;
    let mut in_bold = false;
    let mut emphasis = 0_usize;
    let mut plain = false;
    let mut front = None;
    let mut skipped = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => {
                front = Some(String::new());
            }
            Event::End(TagEnd::MetadataBlock(_)) => {
                page.front = front.take().map(|text| pairs(&text)).unwrap_or_default();
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => skipped += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => {
                skipped = skipped.saturating_sub(1);
            }
            Event::Start(Tag::Heading { level, .. }) if lists == 0 => {
                let (depth, line) = (depth(level), line(range.start));
                page.sections.push(Section { depth, line, ..Section::default() });
                into = TextTarget::Heading;
            }
            Event::End(TagEnd::Heading(_)) if lists == 0 => into = TextTarget::Nowhere,
            Event::Start(Tag::List(number)) => {
                if lists == 0 {
                    let (numbered, items) = (number.is_some(), Vec::new());
                    page.add(Block::List { numbered, items });
                }
                lists += 1;
            }
            Event::End(TagEnd::List(_)) => {
                lists = lists.saturating_sub(1);
                into = if lists == 0 { TextTarget::Nowhere } else { TextTarget::Item };
            }
            Event::Start(Tag::Item) => {
                let said = BulletText { line: line(range.start), ..BulletText::default() };
                if let Some(Block::List { items, .. }) = page.last() {
                    match items.last_mut().filter(|_| lists > 1) {
                        Some(item) => item.below.push(said),
                        None => items.push(Item { said, below: Vec::new() }),
                    }
                }
                in_bold = false;
                into = TextTarget::Item;
            }
            Event::Start(Tag::Table(_)) if lists == 0 => {
                page.add(Block::Table { rows: Vec::new(), line: line(range.start) });
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                if let Some(Block::Table { rows, .. }) = page.last() {
                    rows.push(Vec::new());
                }
            }
            Event::Start(Tag::TableCell) => {
                if let Some(Block::Table { rows, .. }) = page.last()
                    && let Some(row) = rows.last_mut()
                {
                    row.push(Cell::default());
                    into = TextTarget::Cell;
                }
            }
            Event::End(TagEnd::TableCell) => into = TextTarget::Nowhere,
            Event::Start(Tag::Paragraph) if lists == 0 => {
                page.add(Block::Text { words: String::new(), emphasized: true });
                into = TextTarget::Text;
                plain = false;
            }
            Event::End(TagEnd::Paragraph) if lists == 0 => {
                let is_empty = match page.last() {
                    Some(Block::Text { words, emphasized }) => {
                        *emphasized = !plain;
                        words.trim().is_empty()
                    }
                    _ => false,
                };
                if is_empty && let Some(section) = page.sections.last_mut() {
                    section.blocks.pop();
                }
                into = TextTarget::Nowhere;
            }
            Event::End(TagEnd::Paragraph) => page.word(into, false, " "),
            Event::Start(Tag::Strong) => {
                in_bold = page.said(into).is_some_and(|it| it.rest.trim().is_empty());
            }
            Event::End(TagEnd::Strong) => in_bold = false,
            Event::Start(Tag::Emphasis) => emphasis += 1,
            Event::End(TagEnd::Emphasis) => emphasis = emphasis.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let (TextTarget::Cell, Some(Block::Table { rows, .. })) = (into, page.last())
                    && let Some(cell) = rows.last_mut().and_then(|row| row.last_mut())
                {
                    cell.link = Some(dest_url.into_string());
                }
            }
            Event::Text(words) | Event::Code(words) if skipped == 0 => {
                if let Some(front) = &mut front {
                    front.push_str(&words);
                } else {
                    plain |= emphasis == 0 && !words.trim().is_empty();
                    page.word(into, in_bold, &words);
                }
            }
            Event::SoftBreak | Event::HardBreak => page.word(into, in_bold, " "),
            Event::InlineHtml(tag) if tag.starts_with("<br") => page.word(into, in_bold, " "),
            _ => {}
        }
    }
    page
}

const fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

impl Page {
    fn add(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    fn last(&mut self) -> Option<&mut Block> {
        self.sections.last_mut()?.blocks.last_mut()
    }

    /// The item that is being parsed.
    fn said(&mut self, into: TextTarget) -> Option<&mut BulletText> {
        match self.last()? {
            Block::List { items, .. } if into == TextTarget::Item => {
                let item = items.last_mut()?;
                Some(item.below.last_mut().unwrap_or(&mut item.said))
            }
            _ => None,
        }
    }

    fn word(&mut self, into: TextTarget, in_bold: bool, words: &str) {
        match into {
            TextTarget::Nowhere => {}
            TextTarget::Heading => {
                if let Some(section) = self.sections.last_mut() {
                    section.title.push_str(words);
                }
            }
            TextTarget::Item => {
                if let Some(said) = self.said(into) {
                    (if in_bold { &mut said.bold } else { &mut said.rest }).push_str(words);
                }
            }
            TextTarget::Cell => {
                if let Some(Block::Table { rows, .. }) = self.last()
                    && let Some(cell) = rows.last_mut().and_then(|row| row.last_mut())
                {
                    cell.words.push_str(words);
                }
            }
            TextTarget::Text => {
                if let Some(Block::Text { words: text, .. }) = self.last() {
                    text.push_str(words);
                }
            }
        }
    }

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

/// Parses lines of the form `name: value`.
fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_lowercase(), unquoted(value.trim())))
    };
    text.lines().filter(|line| !line.starts_with([' ', '#', '-'])).filter_map(pair).collect()
}

fn unquoted(value: &str) -> String {
    let between = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    match (between('"'), between('\'')) {
        (Some(inner), _) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        (_, Some(inner)) => inner.replace("''", "'"),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outline_has_headings_with_their_blocks() {
        let page = read(
            "docs/Developer.md",
            "---\ntitle: \"Developer\"\ntags:\n  - x\n---\n# Dev <a id=\"x\"></a>\n\nMakes *it* `work`.\n\n\
             *Also: coder*\n\n<picture><img src=\"a\"></picture>\n\n## D1 - Developer 1\n\n![x](y)\n\n\
             * **Adopts**: learns\n  more\n* **Enhances:** does\n  * **Deep** - x\n    - y\n\n1. One：two\n\n\
             | Level | [D](Developer.md) |\n|--|--|\n| 1 | **D1** |\n\n```\n# no\n```\n",
        );
        assert_eq!((page.stem(), page.front_matter(&["title"])), ("Developer", Some("Developer")));
        let titles: Vec<_> =
            page.sections.iter().map(|it| (it.depth, it.title.trim(), it.line)).collect();
        assert_eq!(titles, [(0, "", 1), (1, "Dev", 6), (2, "D1 - Developer 1", 14)]);
        let text = |words: &str, emphasized| Block::Text { words: words.to_owned(), emphasized };
        assert_eq!(
            page.sections[1].blocks,
            [text("Makes it work.", false), text("Also: coder", true)]
        );
        let Block::List { numbered: false, items } = &page.sections[2].blocks[0] else { panic!() };
        assert_eq!(items[0].said.named(), Some(("Adopts", "learns more")));
        assert_eq!(items[1].said.named(), Some(("Enhances", "does")));
        assert_eq!((items[1].said.line, items[1].below.len()), (20, 2));
        assert_eq!(items[1].below[0].named(), Some(("Deep", "x")));
        let Block::List { numbered: true, items } = &page.sections[2].blocks[1] else { panic!() };
        assert_eq!(items[0].said.named(), Some(("One", "two")));
        let Block::Table { rows, .. } = &page.sections[2].blocks[2] else { panic!() };
        assert_eq!(rows[0][1].link.as_deref(), Some("Developer.md"));
        assert_eq!(rows[1][1].words, "D1");
    }
}
