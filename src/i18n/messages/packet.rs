//! The packet for a promotion conversation.

use crate::i18n::messages::dates;
use crate::i18n::{Message, message, tr};
use crate::model::Date;

/// What opens the page.
pub const NAV: Message = message!("Packet");
/// What it is.
pub const LEAD: Message = message!("One document to take along, as it will print.");
/// The choice of paper.
pub const PAPER: Message = message!("Paper");
/// European paper.
pub const A4: &str = "A4";
/// American paper.
pub const LETTER: &str = "Letter";
/// The choice of sections.
pub const SECTIONS: Message = message!("What goes in");
/// Prints.
pub const PRINT: Message = message!("Print or save as PDF");
/// The browser does not print.
pub const NO_PRINT: Message =
    message!("This browser does not let the page print. Export the packet as Markdown instead.");
/// Other ways.
pub const EXPORT: Message = message!("Export in another way");
/// The name over it.
pub const NAME: Message = message!("Name");
/// The chart.
pub const CHART: Message = message!("Chart");
/// What is expected and met.
pub const EXPECTATIONS: Message = message!("Expectations");
/// What is missing.
pub const GAPS: Message = message!("Still ahead");
/// What shows it.
pub const EVIDENCE: Message = message!("Evidence");
/// What comes next.
pub const PLAN: Message = message!("Growth plan");
/// How somebody keeps the balance.
pub const DIALS: Message = crate::i18n::messages::dials::TITLE;
/// What was said.
pub const NOTES: Message = message!("Notes");
/// Since when.
pub const HISTORY: Message = message!("History");
/// Column of axes.
pub const AXIS: Message = message!("Axis");
/// Column of where somebody stands.
pub const NOW: Message = message!("Now");
/// Column of how it stands.
pub const STANDING: Message = message!("Standing");
/// No evidence at all.
pub const NO_EVIDENCE: Message = message!("None written down yet.");
/// No action at all.
pub const NO_PLAN: Message = message!("No actions yet.");
/// Nothing is missing.
pub const NO_GAPS: Message = message!("Nothing: every rated axis is met.");
/// A reminder on the packet.
pub const NOT_A_CHECKLIST: Message = message!("A guide for a conversation, not a checklist.");

/// "since March 2026".
#[must_use]
pub fn since(day: Date) -> String {
    tr!("since {month}", month = dates::month(day))
}
