//! Splits a text into tables of cells.

use crate::i18n::messages::import as messages;
use crate::model::Rating;

/// The maximum number of rows and columns; more than a framework can have positions.
const MAX_CELLS: usize = 500;
/// The maximum number of tables.
const MAX_TABLES: usize = 20;

/// A table: rows of equal length without empty columns.
pub(super) struct Table {
    /// The number of its first line.
    pub(super) line: usize,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn transposed(&self) -> Self {
        let width = self.rows.first().map_or(0, Vec::len);
        let column = |at: usize| self.rows.iter().map(|row| row[at].clone()).collect();
        Self { line: self.line, rows: (0..width).map(column).collect() }
    }

    pub(super) fn header(&self) -> &[String] {
        self.rows.first().map_or(&[], Vec::as_slice)
    }

    pub(super) fn body(&self) -> &[Vec<String>] {
        self.rows.get(1..).unwrap_or_default()
    }

    /// The cells of a column below its header.
    pub(super) fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        self.body().iter().map(move |row| row[at].as_str())
    }

    /// Makes all rows equally long, and removes empty columns.
    fn normalize(&mut self) {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        self.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        let is_used: Vec<bool> =
            (0..width).map(|at| self.rows.iter().any(|row| !row[at].is_empty())).collect();
        for row in &mut self.rows {
            let mut is_used = is_used.iter();
            row.retain(|_| is_used.next() == Some(&true));
        }
    }

    /// Whether it has rows and columns, and not too many of them.
    fn has_valid_size(&self) -> bool {
        let is_valid = |count: usize| (2..=MAX_CELLS).contains(&count);
        is_valid(self.rows.len()) && is_valid(self.header().len())
    }
}

/// The tables of a text, separated by empty rows.
///
/// # Errors
/// If a part of the text cannot be read as a table.
pub(super) fn tables(text: &str) -> Result<Vec<Table>, String> {
    let delimiter = delimiter(text);
    let mut tables = Vec::new();
    for (line, chunk) in chunks(text, delimiter) {
        let mut table = Table { line, rows: rows(&chunk, delimiter)? };
        table.normalize();
        tables.push(table);
    }
    tables.retain(Table::has_valid_size);
    Ok(tables)
}

/// The delimiter that occurs most often in the first line.
fn delimiter(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: &char| first.matches(*delimiter).count();
    ['\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',')
}

fn rows(text: &str, delimiter: char) -> Result<Vec<Vec<String>>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter as u8)
        .from_reader(text.as_bytes());
    // Read one row and one column more than allowed, to detect that there are too many.
    let records = reader.records().take(MAX_CELLS + 1).map(|record| {
        let record = record.map_err(|_| messages::NO_TABLE.to_owned())?;
        Ok(record.iter().take(MAX_CELLS + 1).map(cell).collect())
    });
    records.collect()
}

/// Splits a text at empty rows, and returns each part with its first line number.
fn chunks(text: &str, delimiter: char) -> Vec<(usize, String)> {
    let mut chunks: Vec<(usize, String)> = Vec::new();
    let (mut in_quotes, mut is_open) = (false, false);
    for (index, line) in text.lines().enumerate() {
        if !in_quotes && line.trim_matches([delimiter, ' ', '\t', '\r', '"']).is_empty() {
            is_open = false;
            continue;
        }
        if !is_open {
            if chunks.len() == MAX_TABLES {
                break;
            }
            chunks.push((index + 1, String::new()));
            is_open = true;
        }
        // A quoted cell may contain line breaks.
        in_quotes ^= line.matches('"').count() % 2 == 1;
        if let Some((_, chunk)) = chunks.last_mut() {
            chunk.push_str(line);
            chunk.push('\n');
        }
    }
    chunks
}

/// Removes the apostrophe with which spreadsheets mark a formula as text.
fn cell(cell: &str) -> String {
    let cell = cell.trim();
    let is_guarded = cell
        .strip_prefix('\'')
        .is_some_and(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
    cell[usize::from(is_guarded)..].to_owned()
}

/// The rating in a cell. Some spreadsheets write a decimal comma.
pub(super) fn rating(cell: &str) -> Option<Rating> {
    let levels = cell.replace(',', ".").parse().ok()?;
    Rating::try_from_levels(levels).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(text: &str) -> Vec<Vec<Vec<String>>> {
        tables(text).unwrap().into_iter().map(|table| table.rows).collect()
    }

    #[test]
    fn delimiter_is_the_most_frequent_one() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2"] {
            assert_eq!(rows_of(text), [[["a", "b"], ["1", "2"]]], "{text:?}");
        }
    }

    #[test]
    fn empty_row_separates_tables() {
        let tables = tables("a,b\n1,2\n\nc,d\n3,4\n").unwrap();
        assert_eq!(tables.iter().map(|table| table.line).collect::<Vec<_>>(), [1, 4]);
    }

    #[test]
    fn empty_columns_are_removed_and_short_rows_filled() {
        assert_eq!(rows_of("a,,b,c\n1,,2\n"), [[["a", "b", "c"], ["1", "2", ""]]]);
    }

    #[test]
    fn quoted_cell_contains_line_breaks() {
        assert_eq!(rows_of("a,b\n\"x\n\ny\",2\n")[0][1], ["x\n\ny", "2"]);
    }

    #[test]
    fn rating_has_decimal_point_or_comma() {
        assert_eq!((rating("2.5"), rating("2,5")), (rating("2.5"), rating("2.5")));
        assert_eq!(rating("2,5").map(Rating::levels), Some(2.5));
        assert_eq!(rating("two"), None);
    }
}
