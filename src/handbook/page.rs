//! Handbook pages as data: blocks of text with links between pages. One view shows all pages, and
//! tests read them without a browser.

use crate::i18n;
use crate::i18n::messages;
use crate::model::analysis::gap;
use crate::model::analysis::gap::GapStatus;
use crate::model::{AxisId, BalanceArea, Framework, Position, PositionId, Rating};
use crate::route::Route;
use crate::text_diff::{DiffSegment, diff_words};

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its heading, and the title of the document.
    pub title: String,
    /// The content below the heading, in reading order.
    pub blocks: Vec<Block>,
}

/// Text with links.
pub type RichText = Vec<Span>;

/// A segment of rich text.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Plain text.
    Plain(String),
    /// Emphasized text.
    Strong(String),
    /// A link to another page.
    Link(String, Route),
    /// A link to another site: its text and its `https` URL.
    ExternalLink(String, String),
}

/// A block of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The introduction, one or two sentences.
    Lead(RichText),
    /// A paragraph.
    Text(RichText),
    /// The heading of a section.
    Heading(String),
    /// The heading of a section that has its own address. Contains the number of the level.
    Level(u8, String),
    /// A bulleted list.
    List(Vec<RichText>),
    /// Terms and their descriptions.
    Terms(Vec<(RichText, RichText)>),
    /// Two lists side by side, each with a heading.
    Columns([(String, Vec<String>); 2]),
    /// A table with a header row.
    Table {
        /// The column headers.
        head: Vec<RichText>,
        /// The first cell of each row is its header.
        rows: Vec<Vec<RichText>>,
    },
    /// The difference between the expected levels of two positions.
    Adds(ExpectationDiff),
    /// A chart of positions. The first one is filled; without positions the chart is blank.
    Chart(Vec<PositionId>),
    /// The table of ladders, in which positions can be selected.
    Ladders,
    /// Fields for selecting the positions to compare.
    Choices(Vec<PositionId>),
    /// Actions for a position.
    Actions(PositionId),
    /// The field for a team's examples of a level.
    Examples(AxisId, u8),
    /// Editable dials.
    Dials,
    /// A button that exports the chart of the page as an image.
    Picture,
    /// A button that opens the data dialog.
    Data,
}

/// The differences between the expectations of two positions.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectationDiff {
    /// The axes that differ.
    pub rows: Vec<AxisDiff>,
    /// "The same on People and Process."; empty if all axes differ.
    pub same: String,
}

/// An axis on which two positions differ: both levels, and a word diff of their definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisDiff {
    /// The axis name.
    pub axis: String,
    /// The names of the two levels.
    pub levels: [String; 2],
    /// The word diff of the definitions: removed segments are from the first level, added ones from
    /// the second.
    pub segments: Vec<DiffSegment>,
}

impl ExpectationDiff {
    /// Compares the expected levels of two positions.
    #[must_use]
    pub fn between(framework: &Framework, one: &Position, other: &Position) -> Self {
        let gaps = gap::between_positions(one, other);
        let axis = |gap: &gap::Gap| framework.axes().get(gap.axis);
        let is_same = |gap: &&gap::Gap| gap.status() == GapStatus::Met;
        let same = gaps.iter().filter(is_same).filter_map(|gap| Some(axis(gap)?.name.to_string()));
        let same: Vec<String> = same.collect();
        let rows = gaps.iter().filter(|gap| !is_same(gap)).filter_map(|gap| {
            let axis = axis(gap)?;
            let says = |level: Option<u8>| {
                let level = level.and_then(|level| axis.level(level));
                level.map_or("", |level| level.definition.as_ref())
            };
            // For a half step, use the definition of the level above.
            let next = |rating: Rating| rating.approaching().or_else(|| rating.reached());
            let (before, after) = if gap.status() == GapStatus::Exceeded {
                (gap.rated.and_then(next), gap.expected.reached())
            } else {
                (gap.rated.and_then(Rating::reached), next(gap.expected))
            };
            Some(AxisDiff {
                axis: axis.name.to_string(),
                levels: [gap.rated, Some(gap.expected)]
                    .map(|other| messages::rating::level(axis, other)),
                segments: diff_words(says(before), says(after)),
            })
        });
        let rows = rows.collect();
        Self {
            rows,
            same: if same.is_empty() { String::new() } else { messages::gap::same_on(&same) },
        }
    }
}

/// Plain text.
pub(super) fn plain(words: impl Into<String>) -> Span {
    Span::Plain(words.into())
}

/// Emphasized text.
pub(super) fn strong(words: impl Into<String>) -> Span {
    Span::Strong(words.into())
}

/// A paragraph of plain text.
pub(super) fn text(words: impl Into<String>) -> Block {
    Block::Text(vec![plain(words)])
}

/// A section heading.
pub(super) fn heading(words: impl Into<String>) -> Block {
    Block::Heading(words.into())
}

/// Fills the placeholders of a text with rich text.
pub(super) fn sentence<const N: usize>(text: &str, mut parts: [(&str, Span); N]) -> RichText {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = i18n::next_placeholder(rest) {
        if !before.is_empty() {
            words.push(plain(before));
        }
        let part = parts.iter_mut().find(|(known, _)| *known == name);
        words.extend(part.map(|(_, part)| std::mem::replace(part, plain(""))));
        rest = after;
    }
    if !rest.is_empty() {
        words.push(plain(rest));
    }
    words
}

/// Joins segments with a separator.
pub(super) fn joined(parts: impl IntoIterator<Item = Span>, between: &str) -> RichText {
    let mut words = Vec::new();
    for part in parts {
        if !words.is_empty() {
            words.push(plain(between));
        }
        words.push(part);
    }
    words
}

impl Page {
    /// The text of the page with external URLs, without charts and controls. For tests and search.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        for block in &self.blocks {
            match block {
                Block::Lead(words) | Block::Text(words) => lines.push(said(words)),
                Block::Heading(words) | Block::Level(_, words) => lines.push(words.clone()),
                Block::List(items) => lines.extend(items.iter().map(said)),
                Block::Terms(terms) => lines.extend(
                    terms.iter().map(|(term, words)| format!("{}: {}", said(term), said(words))),
                ),
                Block::Columns(columns) => {
                    for (head, items) in columns {
                        lines.push(head.clone());
                        lines.extend(items.iter().cloned());
                    }
                }
                Block::Table { head, rows } => {
                    for row in std::iter::once(head).chain(rows) {
                        let cells: Vec<String> = row.iter().map(said).collect();
                        lines.push(cells.join(" | "));
                    }
                }
                Block::Adds(adds) => {
                    for row in &adds.rows {
                        let words: String =
                            row.segments.iter().map(|segment| segment.text.as_str()).collect();
                        lines.push(format!("{}: {}: {words}", row.axis, row.levels.join(", ")));
                    }
                    lines.push(adds.same.clone());
                }
                Block::Dials => lines.extend(BalanceArea::ALL.map(dial)),
                Block::Chart(_)
                | Block::Ladders
                | Block::Choices(_)
                | Block::Actions(_)
                | Block::Examples(..)
                | Block::Picture
                | Block::Data => {}
            }
        }
        lines.join("\n")
    }

    /// The pages that it links to.
    #[must_use]
    pub fn links(&self) -> Vec<Route> {
        let words = self.blocks.iter().flat_map(|block| match block {
            Block::Lead(words) | Block::Text(words) => vec![words],
            Block::List(items) => items.iter().collect(),
            Block::Terms(terms) => terms.iter().flat_map(|(term, other)| [term, other]).collect(),
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).collect(),
            _ => Vec::new(),
        });
        let link = |span: &Span| match span {
            Span::Link(_, route) => Some(route.clone()),
            _ => None,
        };
        words.flatten().filter_map(link).collect()
    }
}

/// The name, the sides and the tensions of a dial.
fn dial(area: BalanceArea) -> String {
    let side = |[name, help]: [&'static str; 2]| format!("{name} {help}").trim().to_owned();
    let ([one, other], [one_help, other_help]) =
        (messages::dials::sides(area), messages::dials::side_help(area));
    let tensions = messages::dials::tensions(area).map(|pair| pair.join(" / ")).join("; ");
    let sides = messages::gap::either(&[side([one, one_help]), side([other, other_help])]);
    messages::named(messages::dials::name(area), &format!("{sides}. {tensions}"))
}

fn said(words: &RichText) -> String {
    let span = |span: &Span| match span {
        Span::Plain(words) | Span::Strong(words) | Span::Link(words, _) => words.clone(),
        Span::ExternalLink(words, address) => format!("{words} ({address})"),
    };
    words.iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PositionId;
    use crate::text_diff::SegmentChange;

    #[test]
    fn half_step_difference_shows_changed_levels() {
        let framework = Framework::builtin();
        let position = |half_steps: u8| {
            let (_, known) = framework.position(&PositionId::new("D4")).unwrap();
            let mut position = known.clone();
            position.expects.to_mut()[0] = Rating::of_half_steps(half_steps);
            position
        };
        for (from, to) in [(6, 7), (7, 8), (7, 6), (8, 7), (7, 5)] {
            let adds = ExpectationDiff::between(framework, &position(from), &position(to));
            assert_eq!(adds.rows.len(), 1);
            let is_new = |segment: &DiffSegment| segment.change != SegmentChange::Same;
            assert!(adds.rows[0].segments.iter().any(is_new), "{from} to {to}");
            assert_ne!(adds.rows[0].levels[0], adds.rows[0].levels[1]);
        }
    }
}
