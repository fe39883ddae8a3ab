//! Evidence and the growth plan.

use crate::model::{Date, Level};

/// Explains evidence.
pub const EVIDENCE_HELP: &str = "What happened that shows a level. Written down while it is fresh, it is \
    what the conversation is about.";
/// What happened.
pub const TEXT: &str = "What happened";
/// The level it shows.
pub const LEVEL: &str = "Shows";
/// When.
pub const DATE: &str = "When";
/// Where to see it.
pub const LINK: &str = "Link";
/// An empty link.
pub const LINK_EMPTY: &str = "https://…";
/// Explains the plan.
pub const PLAN_HELP: &str = "What you mean to do to grow here.";
/// What to do.
pub const ACTION: &str = "What to do";
/// Until when.
pub const DUE: &str = "By";
/// Not done.
pub const OPEN: &str = "Open";
/// Done.
pub const DONE: &str = "Done";
/// Removes an entry.
pub const REMOVE: &str = "Remove";
/// "Remove: Led three retrospectives".
#[must_use]
pub fn remove(words: &str) -> String {
    format!("{REMOVE}: {words}")
}

/// Names the entry that is not there yet.
pub const NEW_EVIDENCE: &str = "New evidence";
/// Names the action that is not there yet.
pub const NEW_ACTION: &str = "New action";

/// "Evidence", "Evidence: 2".
#[must_use]
pub fn count(evidence: usize) -> String {
    match evidence {
        0 => "Evidence".to_owned(),
        _ => format!("Evidence: {evidence}"),
    }
}

/// For those who do not see what the button stands beside.
#[must_use]
pub fn open(axis: &str, evidence: usize) -> String {
    format!("{axis}, evidence and plan. {}", count(evidence))
}

/// "3 – Owns".
#[must_use]
pub fn level(number: u8, level: &Level) -> String {
    format!("{number} – {}", level.name)
}

/// Why a link is not taken.
#[must_use]
pub fn bad_link(reason: &str) -> String {
    format!("This link is not kept: {reason}.")
}

/// "by February 1, 2027".
#[must_use]
pub fn due(date: Date) -> String {
    format!("by {}", super::date::long(date))
}
