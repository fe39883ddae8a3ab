//! Exports a framework as CSV: a table of axes by levels, and below it a table of positions by
//! axes. `import` can read the result. Identifiers and attribution are lost, because the tables
//! have no cells for them.

use crate::export::csv::{BYTE_ORDER_MARK, row};
use crate::i18n::messages::handbook;
use crate::model::{FrameworkDraft, Level};

/// Both tables, separated by an empty row.
#[must_use]
pub fn tables(document: &FrameworkDraft) -> String {
    let mut out = BYTE_ORDER_MARK.to_string();
    let mut head = vec![handbook::AXIS.to_owned(), handbook::ABOUT.to_owned()];
    head.extend((1..=document.usual_level_count()).map(|number| number.to_string()));
    row(&mut out, &head);
    for axis in document.axes.iter() {
        let mut cells = vec![axis.name.to_string(), axis.about.to_string()];
        // On its own line, so that a name may contain a colon.
        let cell =
            |level: &Level| format!("{}\n{}", level.name, level.definition).trim().to_owned();
        cells.extend(axis.levels.iter().map(cell));
        row(&mut out, &cells);
    }
    out.push_str("\r\n");
    let mut head = [handbook::POSITION, handbook::LADDER, handbook::CAREER_LEVEL, handbook::TITLE]
        .map(String::from)
        .to_vec();
    head.extend(document.axes.iter().map(|axis| axis.name.to_string()));
    row(&mut out, &head);
    for ladder in document.ladders.iter() {
        for position in ladder.positions.iter() {
            let title = position.title.as_ref().map(ToString::to_string).unwrap_or_default();
            let (id, level) = (position.id.to_string(), position.level.to_string());
            let mut cells = vec![id, ladder.name.to_string(), level, title];
            cells.extend(position.expects.iter().map(ToString::to_string));
            row(&mut out, &cells);
        }
    }
    out
}
