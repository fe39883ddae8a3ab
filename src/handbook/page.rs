//! What a page of the framework says, as data: blocks of words with links between the pages. One
//! view shows them all, and tests read them without a browser.

use crate::i18n;
use crate::i18n::messages;
use crate::i18n::messages::gap::{DiffSegment, diff_words};
use crate::model::analysis::gap;
use crate::model::analysis::gap::GapStatus;
use crate::model::{AxisId, BalanceArea, Framework, Position, PositionId, Rating};
use crate::route::Route;

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its heading, and its title in the browser.
    pub title: String,
    /// What stands under the heading, in the order it is read.
    pub blocks: Vec<Block>,
}

/// Words with links in them.
pub type RichText = Vec<Span>;

/// Words that are one thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Plain words.
    Plain(String),
    /// Words that matter.
    Strong(String),
    /// A way to another page.
    Link(String, Route),
    /// A way out: words and an https address.
    ExternalLink(String, String),
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// What the page is about, in a sentence or two.
    Lead(RichText),
    /// A paragraph.
    Text(RichText),
    /// Begins a section.
    Heading(String),
    /// Begins a section that an address can lead to: its number among those.
    Level(u8, String),
    /// Things of one kind.
    List(Vec<RichText>),
    /// A term and what it means, each.
    Terms(Vec<(RichText, RichText)>),
    /// Two lists beside each other, with a heading each.
    Columns([(String, Vec<String>); 2]),
    /// Rows with a cell for each head.
    Table {
        /// Heads the columns.
        head: Vec<RichText>,
        /// The first cell heads its row.
        rows: Vec<Vec<RichText>>,
    },
    /// What is asked more, word by word.
    Adds(ExpectationDiff),
    /// Positions on a chart, the first one filled; without any it is blank.
    Chart(Vec<PositionId>),
    /// The ladders as a table in which positions can be picked.
    Ladders,
    /// Choices of positions to compare.
    Choices(Vec<PositionId>),
    /// What can be done with a position.
    Actions(PositionId),
    /// The examples a team writes for a level.
    Examples(AxisId, u8),
    /// The dials, to be set.
    Dials,
    /// Draws a picture of what the page shows.
    Picture,
    /// Opens what says where the data is.
    Data,
}

/// What one position asks beyond another.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectationDiff {
    /// The axes that differ.
    pub rows: Vec<AxisDiff>,
    /// The axes that do not, in words; empty where all differ.
    pub same: String,
}

/// An axis on which two positions differ: both levels with their definitions, word by word.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisDiff {
    /// The axis.
    pub axis: String,
    /// The names of the two levels.
    pub levels: [String; 2],
    /// Their definitions: what is gone belongs to the first, what is new to the second.
    pub pieces: Vec<DiffSegment>,
}

impl ExpectationDiff {
    /// What the second position asks otherwise than the first.
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
                level.map_or("", |it| it.definition.as_ref())
            };
            // Halfway to a level, its definition is what comes to be asked, or no longer is.
            let next = |rating: Rating| rating.approaching().or_else(|| rating.reached());
            let (before, after) = if gap.status() == GapStatus::Exceeded {
                (gap.rated.and_then(next), gap.expected.reached())
            } else {
                (gap.rated.and_then(Rating::reached), next(gap.expected))
            };
            Some(AxisDiff {
                axis: axis.name.to_string(),
                levels: [gap.rated, Some(gap.expected)].map(|it| messages::rating::level(axis, it)),
                pieces: diff_words(says(before), says(after)),
            })
        });
        let rows = rows.collect();
        Self {
            rows,
            same: if same.is_empty() { String::new() } else { messages::gap::same_on(&same) },
        }
    }
}

/// Plain words.
pub(super) fn plain(words: impl Into<String>) -> Span {
    Span::Plain(words.into())
}

/// Words that matter.
pub(super) fn strong(words: impl Into<String>) -> Span {
    Span::Strong(words.into())
}

/// A paragraph of plain words.
pub(super) fn text(words: impl Into<String>) -> Block {
    Block::Text(vec![plain(words)])
}

/// The begin of a section.
pub(super) fn heading(words: impl Into<String>) -> Block {
    Block::Heading(words.into())
}

/// A text with braces in it, each of which is filled by the words of its name.
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

/// Words and what stands between them.
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
    /// Every word and every address of the page, for tests and searches.
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
                            row.pieces.iter().map(|piece| piece.words.as_str()).collect();
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

    /// The pages it links to.
    #[must_use]
    pub fn links(&self) -> Vec<Route> {
        let words = self.blocks.iter().flat_map(|block| match block {
            Block::Lead(words) | Block::Text(words) => vec![words],
            Block::List(items) => items.iter().collect(),
            Block::Terms(terms) => terms.iter().flat_map(|(term, it)| [term, it]).collect(),
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

/// What stands on and beside a dial.
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
    use crate::i18n::messages::gap::SegmentChange;
    use crate::model::PositionId;

    #[test]
    fn half_a_step_up_or_down_shows_what_changes() {
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
            let is_new = |piece: &DiffSegment| piece.change != SegmentChange::Same;
            assert!(adds.rows[0].pieces.iter().any(is_new), "{from} to {to}");
            assert_ne!(adds.rows[0].levels[0], adds.rows[0].levels[1]);
        }
    }
}
