//! Exports a framework as CSV: a table of axes by levels, and below it a table of positions by
//! axes. `import` can read the result. Identifiers and attribution are lost, because the tables
//! have no cells for them.

use crate::export::csv::{BYTE_ORDER_MARK, write};
use crate::i18n::messages::handbook;
use crate::model::{FrameworkDraft, Level};

/// Both tables, separated by an empty row.
#[must_use]
pub fn tables(draft: &FrameworkDraft) -> String {
    format!("{BYTE_ORDER_MARK}{}\r\n{}", write(axis_rows(draft)), write(position_rows(draft)))
}

fn axis_rows(draft: &FrameworkDraft) -> Vec<Vec<String>> {
    let mut head = vec![handbook::AXIS.to_owned(), handbook::ABOUT.to_owned()];
    head.extend((1..=draft.usual_level_count()).map(|number| number.to_string()));
    let rows = draft.axes.iter().map(|axis| {
        let mut row = vec![axis.name.to_string(), axis.about.to_string()];
        row.extend(axis.levels.iter().map(level_cell));
        row
    });
    std::iter::once(head).chain(rows).collect()
}

/// The name and the definition on lines of their own, because a name may contain a colon.
fn level_cell(level: &Level) -> String {
    format!("{}\n{}", level.name, level.definition).trim().to_owned()
}

fn position_rows(draft: &FrameworkDraft) -> Vec<Vec<String>> {
    let mut head = [handbook::POSITION, handbook::LADDER, handbook::CAREER_LEVEL, handbook::TITLE]
        .map(String::from)
        .to_vec();
    head.extend(draft.axes.iter().map(|axis| axis.name.to_string()));
    let mut rows = vec![head];
    for ladder in draft.ladders.iter() {
        for position in ladder.positions.iter() {
            let title = position.title.as_ref().map(ToString::to_string).unwrap_or_default();
            let (id, level) = (position.id.to_string(), position.level.to_string());
            let mut row = vec![id, ladder.name.to_string(), level, title];
            row.extend(position.expects.iter().map(ToString::to_string));
            rows.push(row);
        }
    }
    rows
}
