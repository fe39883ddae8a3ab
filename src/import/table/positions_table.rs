//! Reads a table of positions by axes, or transposed.

use crate::i18n::messages::import as messages;
use crate::import::name_matching::{matches_prefix, normalize, trailing_number};
use crate::import::table::axes_table::numbered_axes;
use crate::import::table::cells::{Table, rating};
use crate::import::warnings::Warnings;
use crate::model::framework::validation::AXIS_COUNT;
use crate::model::{Axis, Ladder, LadderId, Position, PositionId, Rating};
use crate::storage::records::framework::{slug, unique_id};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The ladders; `None` if it is not such a table. If no table of axes was found, the axes come from
/// this one.
pub(super) fn read(
    path: &str,
    table: &Table,
    axes: &mut Vec<Axis>,
    warnings: &mut Warnings,
) -> Option<Vec<Ladder>> {
    let table = if is_transposed(table, axes) { &table.transposed() } else { table };
    let columns = Columns::find(table, axes)?;
    if axes.is_empty() {
        *axes = numbered_axes(table, &columns.expectations);
        warnings.unclear(path, table.line, messages::NUMBERED.to_owned());
    }
    let mut ladders: Vec<(String, Vec<Position>)> = Vec::new();
    for (index, row) in table.body().iter().enumerate().filter(|(_, row)| !row[0].is_empty()) {
        let ladder = columns.ladder_name(row);
        let expects = axes.iter().map(|axis| {
            let cell = columns.expectation(table, row, axis, axes);
            rating(cell).or_else(|| named_level(axis, cell)).unwrap_or_else(|| {
                let line = table.line + index + 1;
                warnings.unclear(path, line, missing_expectation(&row[0], axis, cell));
                Rating::ZERO
            })
        });
        let expects: Vec<Rating> = expects.collect();
        let positions = match ladders.iter().position(|(name, _)| *name == ladder) {
            Some(known) => &mut ladders[known].1,
            None => {
                ladders.push((ladder.clone(), Vec::new()));
                let last = ladders.len() - 1;
                &mut ladders[last].1
            }
        };
        let last_level = positions.last().map_or(0, |position| position.level);
        let level = columns.level(row).unwrap_or(last_level.saturating_add(1));
        positions.push(Position {
            id: PositionId::new(row[0].as_str()),
            level,
            title: columns.title(row, &ladder, level).map(Cow::Owned),
            expects: expects.into(),
        });
    }
    let mut ids = BTreeSet::new();
    let ladders = ladders.into_iter().map(|(name, positions)| Ladder {
        id: LadderId::new(unique_id(slug(&name), "ladder", &mut ids)),
        name: Cow::Owned(name),
        aliases: Cow::Owned(Vec::new()),
        about: Cow::Borrowed(""),
        positions: positions.into(),
    });
    Some(ladders.collect())
}

/// Whether the positions are in columns: the axes are on the left, or else the header has more
/// names that end in numbers.
fn is_transposed(table: &Table, axes: &[Axis]) -> bool {
    let first_column: Vec<String> = table.rows.iter().map(|row| row[0].clone()).collect();
    let axes_on_left = first_column.iter().skip(1).filter(|name| is_axis(name, axes)).count();
    let codes = |cells: &[String]| {
        cells.iter().skip(1).filter(|cell| trailing_number(cell).is_some()).count()
    };
    axes_on_left * 2 > first_column.len()
        || axes.is_empty() && codes(table.header()) > codes(&first_column)
}

fn is_axis(name: &str, axes: &[Axis]) -> bool {
    axes.iter().any(|axis| normalize(&axis.name) == normalize(name))
}

/// What the columns of the table contain. The first one has the names of the positions.
struct Columns {
    expectations: Vec<usize>,
    level: Option<usize>,
    ladder: Option<usize>,
    title: Option<usize>,
}

impl Columns {
    /// Recognizes the columns; `None` if too few or too many of them have expectations.
    fn find(table: &Table, axes: &[Axis]) -> Option<Self> {
        let width = table.header().len();
        let mut expectations: Vec<usize> =
            (1..width).filter(|column| has_expectations(table, *column, axes)).collect();
        // Without a table of axes, a column that counts may also be an axis.
        let leaves_enough = !axes.is_empty() || expectations.len() > *AXIS_COUNT.start();
        let level = (1..width).find(|column| {
            let name = &table.header()[*column];
            let is_level = is_named(name, "level") || counts_like_names(table, *column);
            is_level && !is_axis(name, axes) && (is_named(name, "level") || leaves_enough)
        });
        expectations.retain(|column| Some(*column) != level);
        if !(2..=2 * *AXIS_COUNT.end()).contains(&expectations.len()) {
            return None;
        }
        let others: Vec<usize> = (1..width)
            .filter(|column| Some(*column) != level && !expectations.contains(column))
            .collect();
        let named = |name: &str| {
            others.iter().copied().find(|column| is_named(&table.header()[*column], name))
        };
        let repeating = || others.iter().copied().find(|column| repeats(table, *column));
        let ladder = named("ladder").or_else(repeating);
        let rest = || others.iter().copied().find(|column| Some(*column) != ladder);
        let title = named("title").or_else(rest);
        Some(Self { expectations, level, ladder, title })
    }

    /// The ladder of a row: its cell, or else the name of the position without its number.
    fn ladder_name(&self, row: &[String]) -> String {
        let stem =
            row[0].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['-', ' ']);
        let name = self.ladder.map_or(stem, |column| row[column].as_str());
        if name.is_empty() { messages::LADDER.to_owned() } else { name.to_owned() }
    }

    /// The cell with the expectation on an axis; empty if there is none.
    fn expectation<'a>(
        &self,
        table: &Table,
        row: &'a [String],
        axis: &Axis,
        axes: &[Axis],
    ) -> &'a str {
        let is_of_axis = |column: &&usize| names_axis(&table.header()[**column], axis, axes);
        let column = self.expectations.iter().find(is_of_axis);
        column.map_or("", |column| row[*column].as_str())
    }

    /// The career level of a row: its cell, or else the number in the name of the position.
    fn level(&self, row: &[String]) -> Option<u8> {
        let cell = self.level.and_then(|column| row[column].parse().ok());
        cell.or_else(|| trailing_number(&row[0]))
    }

    /// The title of a row, if it differs from the ladder and the level.
    fn title(&self, row: &[String], ladder: &str, level: u8) -> Option<String> {
        let title = self.title.map(|column| row[column].clone())?;
        let usual = normalize(&format!("{ladder} {level}"));
        (!title.is_empty() && normalize(&title) != usual).then_some(title)
    }
}

fn is_named(header: &str, name: &str) -> bool {
    normalize(header) == name
}

/// Whether a column has expectations: numbers or names of levels.
fn has_expectations(table: &Table, column: usize, axes: &[Axis]) -> bool {
    let header = normalize(&table.header()[column]);
    let axis = axes.iter().find(|axis| normalize(&axis.name) == header);
    let cells = || table.column(column).filter(|cell| !cell.is_empty());
    let is_expectation = |cell: &&str| {
        rating(cell).is_some() || axis.is_some_and(|axis| named_level(axis, cell).is_some())
    };
    let count = cells().filter(is_expectation).count();
    if axes.is_empty() {
        count > 0 && count * 10 >= cells().count() * 6
    } else {
        axis.is_some() && count > 0
    }
}

/// Whether a column counts like the names of the positions.
fn counts_like_names(table: &Table, column: usize) -> bool {
    table.body().iter().all(|row| {
        let number = trailing_number(&row[0]);
        number.is_some() && number == row[column].parse().ok()
    })
}

/// Whether a column has a value more than once, and no empty cell.
fn repeats(table: &Table, column: usize) -> bool {
    let values: BTreeSet<&str> = table.column(column).collect();
    values.len() < table.body().len() && !values.contains("")
}

/// Whether a header names this axis and no other one.
fn names_axis(header: &str, axis: &Axis, axes: &[Axis]) -> bool {
    normalize(header) == normalize(&axis.name)
        || matches_prefix(header, &axis.name) && !is_axis(header, axes)
}

/// The level with this name.
fn named_level(axis: &Axis, name: &str) -> Option<Rating> {
    let at = axis.levels.iter().position(|level| normalize(&level.name) == normalize(name))?;
    (!name.is_empty()).then(|| Rating::level(at as u8 + 1))
}

fn missing_expectation(code: &str, axis: &Axis, cell: &str) -> String {
    if cell.is_empty() {
        messages::asks_nothing(code, &[axis.name.as_ref()])
    } else {
        messages::no_number(code, &axis.name, cell)
    }
}
