//! Evidence and the growth plan.

use crate::language::{Phrase, phrase, t};
use crate::model::{Date, Level};

/// Explains evidence.
pub const EVIDENCE_HELP: Phrase = phrase!(
    "What happened that shows a level. Written down while it is fresh, it is \
    what the conversation is about."
);
/// What happened.
pub const TEXT: Phrase = phrase!("What happened");
/// The level it shows.
pub const LEVEL: Phrase = phrase!("Shows", "which level");
/// When.
pub const DATE: Phrase = phrase!("When", "it happened");
/// Where to see it.
pub const LINK: Phrase = phrase!("Link");
/// An empty link.
pub const LINK_EMPTY: &str = "https://…";
/// Explains the plan.
pub const PLAN_HELP: Phrase = phrase!("What you mean to do to grow here.");
/// What to do.
pub const ACTION: Phrase = phrase!("What to do");
/// Until when.
pub const DUE: Phrase = phrase!("By", "a day");
/// Not done.
pub const OPEN: Phrase = phrase!("Open", "not done");
/// Done.
pub const DONE: Phrase = phrase!("Done");
/// Removes an entry.
pub const REMOVE: Phrase = phrase!("Remove");
/// "Remove: Led three retrospectives".
#[must_use]
pub fn remove(words: &str) -> String {
    t!("Remove: {words}", words)
}

/// Names the entry that is not there yet.
pub const NEW_EVIDENCE: Phrase = phrase!("New evidence");
/// Names the action that is not there yet.
pub const NEW_ACTION: Phrase = phrase!("New action");

/// "Evidence", "Evidence: 2".
#[must_use]
pub fn count(evidence: usize) -> String {
    match evidence {
        0 => t!("Evidence").to_owned(),
        _ => t!("Evidence: {evidence}", evidence),
    }
}

/// For those who do not see what the button stands beside.
#[must_use]
pub fn open(axis: &str, evidence: usize) -> String {
    t!("{axis}, evidence and plan. {count}", axis, count = count(evidence))
}

/// "3 – Owns".
#[must_use]
pub fn level(number: u8, level: &Level) -> String {
    format!("{number} – {}", level.name)
}

/// Why a link is not taken.
#[must_use]
pub fn bad_link(reason: &str) -> String {
    t!("This link is not kept: {reason}.", reason)
}

/// "by February 1, 2027".
#[must_use]
pub fn due(date: Date) -> String {
    t!("by {date}", date = super::date::long(date))
}
