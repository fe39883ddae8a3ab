//! Evidence and the growth plan.

use crate::i18n::{Message, message, tr};
use crate::model::{Date, Level};

/// Explains evidence.
pub const EVIDENCE_HELP: Message = message!(
    "What happened that shows a level. Written down while it is fresh, it is \
    what the conversation is about."
);
/// What happened.
pub const TEXT: Message = message!("What happened");
/// The level it shows.
pub const LEVEL: Message = message!("Shows", "which level");
/// When.
pub const DATE: Message = message!("When", "it happened");
/// Where to see it.
pub const LINK: Message = message!("Link");
/// An empty link.
pub const LINK_EMPTY: &str = "https://…";
/// Explains the plan.
pub const PLAN_HELP: Message = message!("What you mean to do to grow here.");
/// What to do.
pub const ACTION: Message = message!("What to do");
/// Until when.
pub const DUE: Message = message!("By", "a day");
/// Not done.
pub const OPEN: Message = message!("Open", "not done");
/// Done.
pub const DONE: Message = message!("Done");
/// Removes an entry.
pub const REMOVE: Message = message!("Remove");
/// "Remove: Led three retrospectives".
#[must_use]
pub fn remove(words: &str) -> String {
    tr!("Remove: {words}", words)
}

/// Names the entry that is not there yet.
pub const NEW_EVIDENCE: Message = message!("New evidence");
/// Names the action that is not there yet.
pub const NEW_ACTION: Message = message!("New action");

/// "Evidence", "Evidence: 2".
#[must_use]
pub fn count(evidence: usize) -> String {
    match evidence {
        0 => tr!("Evidence").to_owned(),
        _ => tr!("Evidence: {evidence}", evidence),
    }
}

/// For those who do not see what the button stands beside.
#[must_use]
pub fn open(axis: &str, evidence: usize) -> String {
    tr!("{axis}, evidence and plan. {count}", axis, count = count(evidence))
}

/// "3 – Owns".
#[must_use]
pub fn level(number: u8, level: &Level) -> String {
    format!("{number} – {}", level.name)
}

/// Why a link is not taken.
#[must_use]
pub fn bad_link(reason: &str) -> String {
    tr!("This link is not kept: {reason}.", reason)
}

/// "by February 1, 2027".
#[must_use]
pub fn due(date: Date) -> String {
    tr!("by {date}", date = crate::i18n::messages::dates::long(date))
}
