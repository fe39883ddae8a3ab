//! The table that lists all positions: columns are ladders, rows are career levels.

use crate::import::markdown::page::{Cell, MarkdownBlock, MarkdownPage};
use crate::import::name_matching::trailing_number;
use std::collections::{BTreeMap, BTreeSet};

/// The table of all positions.
pub(super) struct LadderTable {
    /// The indexes of its page and section.
    pub(super) place: (usize, usize),
    heads: Vec<Cell>,
    /// By name of a position: its column, and the career level of its row.
    cells: BTreeMap<String, (usize, Option<u8>)>,
    /// The career level from which positions are senior.
    pub(super) senior_from: Option<u8>,
    /// Names that no page describes, with the line of the table.
    pub(super) unknown: Vec<(String, usize)>,
}

impl LadderTable {
    /// The table with the most positions, if one has at least two.
    pub(super) fn find(
        pages: &[MarkdownPage],
        is_position: &impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let mut best: Option<Self> = None;
        for (page, known) in pages.iter().enumerate() {
            for (section, known) in known.sections.iter().enumerate() {
                for block in &known.blocks {
                    let MarkdownBlock::Table { rows, line } = block else { continue };
                    let table = Self::read((page, section), rows, *line, is_position);
                    if table.cells.len() > best.as_ref().map_or(1, |best| best.cells.len()) {
                        best = Some(table);
                    }
                }
            }
        }
        best
    }

    fn read(
        place: (usize, usize),
        rows: &[Vec<Cell>],
        line: usize,
        is_position: &impl Fn(&str) -> bool,
    ) -> Self {
        let heads = rows.first().cloned().unwrap_or_default();
        let body = rows.get(1..).unwrap_or_default();
        let levels: Vec<Option<u8>> = body
            .iter()
            .map(|row| row.iter().find_map(|cell| cell.words.trim().parse::<u8>().ok()))
            .collect();
        let mut cells = BTreeMap::new();
        for (row, level) in body.iter().zip(&levels) {
            for (column, cell) in row.iter().enumerate() {
                let code = cell.words.trim();
                if is_position(code) {
                    cells.insert(code.to_owned(), (column, *level));
                }
            }
        }
        let names = body.iter().flatten().map(|cell| cell.words.trim());
        let unknown = names
            .filter(|name| looks_like_code(name) && !is_position(name))
            .map(|name| (name.to_owned(), line))
            .collect();
        let ladders: BTreeSet<usize> = cells.values().map(|(column, _)| *column).collect();
        let senior_from = (0..heads.len())
            .filter(|column| !ladders.contains(column))
            .find_map(|column| turning_point(body, column, &levels));
        Self { place, heads, cells, senior_from, unknown }
    }

    /// The column of a position.
    pub(super) fn column(&self, code: &str) -> Option<usize> {
        self.cells.get(code).map(|(column, _)| *column)
    }

    /// The career level of a position.
    pub(super) fn level(&self, code: &str) -> Option<u8> {
        self.cells.get(code)?.1
    }

    /// The heading of a position's column.
    pub(super) fn heading(&self, code: &str) -> Option<String> {
        let head = self.heads.get(self.column(code)?)?;
        Some(head.words.trim().to_owned())
    }
}

/// Whether a cell may be the name of a position, such as "D4".
fn looks_like_code(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().count() <= 8
        && !name.contains(' ')
        && trailing_number(name).is_some()
}

/// The career level at which a column with two values changes from one value to the other, whatever
/// the words for yes and no are.
fn turning_point(rows: &[Vec<Cell>], column: usize, levels: &[Option<u8>]) -> Option<u8> {
    let value = |row: &Vec<Cell>| {
        row.get(column).map_or(String::new(), |cell| cell.words.trim().to_owned())
    };
    let values: Vec<String> = rows.iter().map(value).collect();
    if values.iter().any(|value| value.parse::<u8>().is_ok()) {
        return None;
    }
    let turns: Vec<usize> = (1..values.len()).filter(|at| values[*at] != values[*at - 1]).collect();
    let [turn] = turns[..] else { return None };
    // The levels may increase or decrease; the higher side is senior.
    let (before, after) = (levels.get(turn - 1).copied()??, levels.get(turn).copied()??);
    Some(before.max(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::markdown::outline::read;

    fn table(markdown: &str, codes: &[&str]) -> LadderTable {
        let pages = [read("README.md", markdown)];
        LadderTable::find(&pages, &|name| codes.contains(&name)).unwrap()
    }

    const TABLE: &str = "| Level | Developer | Lead | Senior |\n|---|---|---|---|\n\
        | 1 | D1 | | no |\n| 2 | D2 | L2 | yes |\n| 3 | D3 | L3 | yes |\n";

    #[test]
    fn positions_have_column_level_and_heading() {
        let table = table(TABLE, &["D1", "D2", "D3", "L2", "L3"]);
        assert_eq!((table.column("L2"), table.level("L2")), (Some(2), Some(2)));
        assert_eq!(table.heading("D3").as_deref(), Some("Developer"));
    }

    #[test]
    fn column_that_changes_once_marks_senior_positions() {
        assert_eq!(table(TABLE, &["D1", "D2", "D3", "L2", "L3"]).senior_from, Some(2));
    }

    #[test]
    fn names_without_a_page_are_unknown() {
        let table = table(TABLE, &["D1", "D2", "D3"]);
        let unknown: Vec<&str> = table.unknown.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(unknown, ["L2", "L3"]);
    }
}
