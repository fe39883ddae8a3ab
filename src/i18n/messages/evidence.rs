//! Messages of evidence and the growth plan.

use crate::i18n::{Message, message, tr};
use crate::model::{Date, Level};

/// The explanation of evidence.
pub const EVIDENCE_HELP: Message = message!(
    "What happened that shows a level. Written down while it is fresh, it is \
    what the conversation is about."
);
/// Label of the description.
pub const TEXT: Message = message!("What happened");
/// Label of the level.
pub const LEVEL: Message = message!("Shows", "which level");
/// Label of the date.
pub const DATE: Message = message!("When", "it happened");
/// Label of the link.
pub const LINK: Message = message!("Link");
/// The placeholder of the link.
pub const LINK_EMPTY: &str = "https://…";
/// The explanation of the growth plan.
pub const PLAN_HELP: Message = message!("What you mean to do to grow here.");
/// Label of a plan item.
pub const ACTION: Message = message!("What to do");
/// Label of the due date.
pub const DUE: Message = message!("By", "a day");
/// A plan item that is not done.
pub const OPEN: Message = message!("Open", "not done");
/// A plan item that is done.
pub const DONE: Message = message!("Done");
/// Button: remove an entry.
pub const REMOVE: Message = message!("Remove");
/// "Remove: Led three retrospectives".
#[must_use]
pub fn remove(words: &str) -> String {
    tr!("Remove: {words}", words)
}

/// The name of the empty evidence row.
pub const NEW_EVIDENCE: Message = message!("New evidence");
/// The name of the empty plan row.
pub const NEW_ACTION: Message = message!("New action");

/// "Evidence", "Evidence: 2".
#[must_use]
pub fn count(evidence: usize) -> String {
    match evidence {
        0 => tr!("Evidence").to_owned(),
        _ => tr!("Evidence: {evidence}", evidence),
    }
}

/// The accessible label of the evidence button of an axis.
#[must_use]
pub fn open(axis: &str, evidence: usize) -> String {
    tr!("{axis}, evidence and plan. {count}", axis, count = count(evidence))
}

/// "3 – Owns".
#[must_use]
pub fn level(number: u8, level: &Level) -> String {
    format!("{number} – {}", level.name)
}

/// Why a link is not valid.
#[must_use]
pub fn bad_link(reason: &str) -> String {
    tr!("This link is not kept: {reason}.", reason)
}

/// "by February 1, 2027".
#[must_use]
pub fn due(date: Date) -> String {
    tr!("by {date}", date = crate::i18n::messages::dates::long(date))
}
