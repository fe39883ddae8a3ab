//! Reads a table of axes by levels, or transposed.

use crate::i18n::messages;
use crate::import::name_matching::trailing_number;
use crate::import::table::cells::{Table, rating};
use crate::model::framework::validation::AXIS_COUNT;
use crate::model::{Axis, AxisId, Level};
use crate::storage::records::framework::{slug, unique_id};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The axes; `None` if it is not such a table.
pub(super) fn read(table: &Table) -> Option<Vec<Axis>> {
    let numbers = |cells: &[String]| {
        cells.iter().skip(1).filter(|cell| trailing_number(cell).is_some()).count()
    };
    let first_column: Vec<String> = table.rows.iter().map(|row| row[0].clone()).collect();
    // The level numbers are in the header row or in the first column.
    let is_transposed = numbers(&first_column) > numbers(table.header());
    let table = if is_transposed { &table.transposed() } else { table };
    let levels = level_columns(table)?;
    let mut ids = BTreeSet::new();
    Some(table.body().iter().map(|row| axis(row, &levels, &mut ids)).collect())
}

/// The columns of levels, if the table has as many rows as axes, and texts in these columns.
fn level_columns(table: &Table) -> Option<Vec<usize>> {
    let number = |column: usize| trailing_number(&table.header()[column]);
    let columns: Vec<usize> =
        (1..table.header().len()).filter(|column| number(*column).is_some()).collect();
    let has_texts = |column: &usize| table.column(*column).all(|cell| rating(cell).is_none());
    // Names of positions end in numbers too, but do not have to start at 1.
    let is_counted = columns
        .iter()
        .enumerate()
        .all(|(at, column)| number(*column).map(usize::from) == Some(at + 1));
    let axis_count = 2..=2 * *AXIS_COUNT.end();
    let is_axes_table = columns.len() >= 2
        && is_counted
        && columns.iter().all(has_texts)
        && axis_count.contains(&table.body().len());
    is_axes_table.then_some(columns)
}

fn axis(row: &[String], level_columns: &[usize], ids: &mut BTreeSet<String>) -> Axis {
    let about = (1..row.len()).find(|column| !level_columns.contains(column));
    let levels: Vec<Level> = level_columns
        .iter()
        .map(|column| level(&row[*column]))
        .filter(|level| !level.name.is_empty())
        .collect();
    Axis {
        id: AxisId::new(unique_id(slug(&row[0]), "axis", ids)),
        name: Cow::Owned(row[0].clone()),
        about: Cow::Owned(about.map(|column| row[column].clone()).unwrap_or_default()),
        levels: levels.into(),
    }
}

/// A level: its name, followed by its definition after a colon or on the next line.
fn level(cell: &str) -> Level {
    let short = |at: &usize| cell[..*at].chars().count() <= 80;
    let line = cell.find('\n').filter(short);
    let colon = line.or_else(|| cell.find([':', '：']).filter(short));
    let (name, definition) = match colon {
        Some(at) => (&cell[..at], cell[at..].trim_start_matches([':', '：', '\n'])),
        None => (cell, ""),
    };
    let text = |text: &str| Cow::Owned(text.trim().to_owned());
    Level { name: text(name), definition: text(definition), examples: Cow::Borrowed("") }
}

/// Axes that are named by columns of ratings, with numbered levels: as many as the highest rating.
pub(super) fn numbered_axes(table: &Table, columns: &[usize]) -> Vec<Axis> {
    let ratings = columns.iter().flat_map(|column| table.column(*column)).filter_map(rating);
    let top = ratings.map(|rating| rating.levels().ceil() as u8).max().unwrap_or(0).max(2);
    let level = |number: u8| Level {
        name: Cow::Owned(messages::frameworks::numbered(number)),
        definition: Cow::Borrowed(""),
        examples: Cow::Borrowed(""),
    };
    let mut ids = BTreeSet::new();
    let axis = |column: &usize| {
        let name = table.header()[*column].clone();
        Axis {
            id: AxisId::new(unique_id(slug(&name), "axis", &mut ids)),
            name: Cow::Owned(name),
            about: Cow::Borrowed(""),
            levels: (1..=top).map(level).collect(),
        }
    };
    columns.iter().map(axis).collect()
}
