//! Reads a framework from tables of axes by levels and positions by axes, or transposed. Tables
//! come from CSV files (with commas, semicolons or tabs), or are pasted from a spreadsheet.

mod axes_table;
mod cells;
mod positions_table;

use crate::i18n::messages::import as messages;
use crate::import::table::cells::tables;
use crate::import::warnings::Warnings;
use crate::model::{Axis, FrameworkDraft, FrameworkId, Ladder};

/// Reads tables.
///
/// # Errors
/// If there is neither a table of axes nor a table of positions.
pub(super) fn read(
    path: &str,
    text: &str,
    warnings: &mut Warnings,
) -> Result<FrameworkDraft, String> {
    let mut axes: Vec<Axis> = Vec::new();
    let mut others = Vec::new();
    for table in tables(text)? {
        match axes_table::read(&table) {
            Some(found) if axes.is_empty() => axes = found,
            _ => others.push(table),
        }
    }
    let mut ladders: Vec<Ladder> = Vec::new();
    for table in others {
        match positions_table::read(path, &table, &mut axes, warnings) {
            Some(found) if ladders.is_empty() => ladders = found,
            _ => {
                let first = table.header().first().map_or("", String::as_str);
                warnings.ignored(path, Some(table.line), messages::no_use(first));
            }
        }
    }
    if axes.is_empty() {
        return Err(messages::NO_TABLE.to_owned());
    }
    if ladders.is_empty() {
        warnings.ignored(path, None, messages::NO_POSITIONS.to_owned());
    }
    Ok(FrameworkDraft {
        axes: axes.into(),
        ladders: ladders.into(),
        ..FrameworkDraft::empty(FrameworkId::new(""), framework_name(path))
    })
}

/// The file name without its folder and extension.
fn framework_name(path: &str) -> String {
    let name = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    match name.map_or(path, |(stem, _)| stem) {
        "pasted" => messages::NAME.to_owned(),
        stem => stem.to_owned(),
    }
}
