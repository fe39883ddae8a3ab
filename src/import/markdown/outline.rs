//! Parses a Markdown page into headings and the lists, tables and paragraphs under them, as text,
//! and its front matter. Of the markup, only bold text at the start of an item, emphasis of a whole
//! paragraph, and links in table cells are kept.

use crate::import::markdown::page::{
    BulletText, Cell, Item, MarkdownBlock, MarkdownPage, MarkdownSection,
};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// Where text is added while parsing.
#[derive(Clone, Copy, PartialEq)]
enum TextTarget {
    Nowhere,
    Heading,
    Item,
    Cell,
    Text,
}

/// Parses a page; `path` is its name in warnings.
pub(super) fn read(path: &str, text: &str) -> MarkdownPage {
    let mut builder = PageBuilder::new(path, text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.add_event(event, range.start);
    }
    builder.page
}

/// A page that is being parsed.
struct PageBuilder {
    page: MarkdownPage,
    /// The byte offsets of line breaks.
    line_ends: Vec<usize>,
    target: TextTarget,
    /// The depth of nested lists.
    list_depth: usize,
    /// Whether the parser is in bold text at the start of an item.
    in_bold: bool,
    emphasis_depth: usize,
    /// Whether the paragraph has text that is not emphasized.
    has_plain_text: bool,
    /// The text of the front matter, while it is parsed.
    front_matter: Option<String>,
    /// The depth of elements whose text is dropped, such as code blocks.
    skipped_depth: usize,
}

impl PageBuilder {
    fn new(path: &str, text: &str) -> Self {
        Self {
            page: MarkdownPage {
                path: path.to_owned(),
                front: Vec::new(),
                sections: vec![MarkdownSection { line: 1, ..MarkdownSection::default() }],
            },
            line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
            target: TextTarget::Nowhere,
            list_depth: 0,
            in_bold: false,
            emphasis_depth: 0,
            has_plain_text: false,
            front_matter: None,
            skipped_depth: 0,
        }
    }

    /// The line number of a byte offset.
    fn line(&self, position: usize) -> usize {
        self.line_ends.partition_point(|end| *end < position) + 1
    }

    fn add_event(&mut self, event: Event<'_>, position: usize) {
        match event {
            Event::Start(tag) => self.start(tag, position),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.skipped_depth == 0 => {
                self.add_text(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.push_text(" "),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.push_text(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, position: usize) {
        let line = self.line(position);
        let is_top_level = self.list_depth == 0;
        match tag {
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => {
                self.front_matter = Some(String::new());
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.skipped_depth += 1,
            Tag::Heading { level, .. } if is_top_level => {
                let section =
                    MarkdownSection { depth: level as u8, line, ..MarkdownSection::default() };
                self.page.sections.push(section);
                self.target = TextTarget::Heading;
            }
            Tag::List(number) => {
                if is_top_level {
                    let (numbered, items) = (number.is_some(), Vec::new());
                    self.add_block(MarkdownBlock::List { numbered, items });
                }
                self.list_depth += 1;
            }
            Tag::Item => self.start_item(line),
            Tag::Table(_) if is_top_level => {
                self.add_block(MarkdownBlock::Table { rows: Vec::new(), line });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(rows) = self.rows() {
                    rows.push(Vec::new());
                }
            }
            Tag::TableCell => {
                if let Some(row) = self.rows().and_then(|rows| rows.last_mut()) {
                    row.push(Cell::default());
                    self.target = TextTarget::Cell;
                }
            }
            Tag::Paragraph if is_top_level => {
                self.add_block(MarkdownBlock::Text { words: String::new(), emphasized: true });
                self.target = TextTarget::Text;
                self.has_plain_text = false;
            }
            Tag::Strong => {
                self.in_bold = self.item().is_some_and(|item| item.rest.trim().is_empty());
            }
            Tag::Emphasis => self.emphasis_depth += 1,
            Tag::Link { dest_url, .. } => {
                if let Some(cell) = self.cell() {
                    cell.link = Some(dest_url.into_string());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let is_top_level = self.list_depth == 0;
        match tag {
            TagEnd::MetadataBlock(_) => {
                let text = self.front_matter.take();
                self.page.front = text.map(|text| pairs(&text)).unwrap_or_default();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => {
                self.skipped_depth = self.skipped_depth.saturating_sub(1);
            }
            TagEnd::Heading(_) if is_top_level => self.target = TextTarget::Nowhere,
            TagEnd::List(_) => {
                self.list_depth = self.list_depth.saturating_sub(1);
                let is_nested = self.list_depth > 0;
                self.target = if is_nested { TextTarget::Item } else { TextTarget::Nowhere };
            }
            TagEnd::TableCell => self.target = TextTarget::Nowhere,
            TagEnd::Paragraph if is_top_level => self.end_paragraph(),
            TagEnd::Paragraph => {
                self.in_bold = false;
                self.push_text(" ");
            }
            TagEnd::Strong => self.in_bold = false,
            TagEnd::Emphasis => self.emphasis_depth = self.emphasis_depth.saturating_sub(1),
            _ => {}
        }
    }

    fn start_item(&mut self, line: usize) {
        let is_nested = self.list_depth > 1;
        let said = BulletText { line, ..BulletText::default() };
        if let Some(MarkdownBlock::List { items, .. }) = self.last_block() {
            match items.last_mut().filter(|_| is_nested) {
                Some(item) => item.below.push(said),
                None => items.push(Item { said, below: Vec::new() }),
            }
        }
        self.in_bold = false;
        self.target = TextTarget::Item;
    }

    /// Marks an emphasized paragraph, and drops an empty one.
    fn end_paragraph(&mut self) {
        let is_emphasized = !self.has_plain_text;
        if let Some(MarkdownBlock::Text { words, emphasized }) = self.last_block() {
            *emphasized = is_emphasized;
            if words.trim().is_empty()
                && let Some(section) = self.page.sections.last_mut()
            {
                section.blocks.pop();
            }
        }
        self.target = TextTarget::Nowhere;
    }

    fn add_block(&mut self, block: MarkdownBlock) {
        if let Some(section) = self.page.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    fn add_text(&mut self, text: &str) {
        if let Some(front_matter) = &mut self.front_matter {
            front_matter.push_str(text);
        } else {
            self.has_plain_text |= self.emphasis_depth == 0 && !text.trim().is_empty();
            self.push_text(text);
        }
    }

    fn push_text(&mut self, text: &str) {
        let in_bold = self.in_bold;
        let target = match self.target {
            TextTarget::Nowhere => None,
            TextTarget::Heading => self.page.sections.last_mut().map(|section| &mut section.title),
            TextTarget::Item => {
                self.item().map(|item| if in_bold { &mut item.bold } else { &mut item.rest })
            }
            TextTarget::Cell => self.cell().map(|cell| &mut cell.words),
            TextTarget::Text => match self.last_block() {
                Some(MarkdownBlock::Text { words, .. }) => Some(words),
                _ => None,
            },
        };
        if let Some(target) = target {
            target.push_str(text);
        }
    }

    fn last_block(&mut self) -> Option<&mut MarkdownBlock> {
        self.page.sections.last_mut()?.blocks.last_mut()
    }

    /// The item that is being parsed.
    fn item(&mut self) -> Option<&mut BulletText> {
        let is_item = self.target == TextTarget::Item;
        match self.last_block()? {
            MarkdownBlock::List { items, .. } if is_item => {
                let item = items.last_mut()?;
                Some(item.below.last_mut().unwrap_or(&mut item.said))
            }
            _ => None,
        }
    }

    /// The rows of the table that is being parsed.
    fn rows(&mut self) -> Option<&mut Vec<Vec<Cell>>> {
        match self.last_block()? {
            MarkdownBlock::Table { rows, .. } => Some(rows),
            _ => None,
        }
    }

    /// The cell that is being parsed.
    fn cell(&mut self) -> Option<&mut Cell> {
        let is_cell = self.target == TextTarget::Cell;
        let row = self.rows()?.last_mut()?;
        row.last_mut().filter(|_| is_cell)
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
        let titles: Vec<_> = page
            .sections
            .iter()
            .map(|section| (section.depth, section.title.trim(), section.line))
            .collect();
        assert_eq!(titles, [(0, "", 1), (1, "Dev", 6), (2, "D1 - Developer 1", 14)]);
        let text =
            |words: &str, emphasized| MarkdownBlock::Text { words: words.to_owned(), emphasized };
        assert_eq!(
            page.sections[1].blocks,
            [text("Makes it work.", false), text("Also: coder", true)]
        );
        let MarkdownBlock::List { numbered: false, items } = &page.sections[2].blocks[0] else {
            panic!()
        };
        assert_eq!(items[0].said.named(), Some(("Adopts", "learns more")));
        assert_eq!(items[1].said.named(), Some(("Enhances", "does")));
        assert_eq!((items[1].said.line, items[1].below.len()), (20, 2));
        assert_eq!(items[1].below[0].named(), Some(("Deep", "x")));
        let MarkdownBlock::List { numbered: true, items } = &page.sections[2].blocks[1] else {
            panic!()
        };
        assert_eq!(items[0].said.named(), Some(("One", "two")));
        let MarkdownBlock::Table { rows, .. } = &page.sections[2].blocks[2] else { panic!() };
        assert_eq!(rows[0][1].link.as_deref(), Some("Developer.md"));
        assert_eq!(rows[1][1].words, "D1");
    }
}
