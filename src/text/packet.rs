//! The packet for a promotion conversation.

use super::date;
use crate::language::{Phrase, phrase, t};
use crate::model::Date;

/// What opens the page.
pub const NAV: Phrase = phrase!("Packet");
/// What it is.
pub const LEAD: Phrase = phrase!("One document to take along, as it will print.");
/// The choice of paper.
pub const PAPER: Phrase = phrase!("Paper");
/// European paper.
pub const A4: &str = "A4";
/// American paper.
pub const LETTER: &str = "Letter";
/// The choice of sections.
pub const SECTIONS: Phrase = phrase!("What goes in");
/// Prints.
pub const PRINT: Phrase = phrase!("Print or save as PDF");
/// The browser does not print.
pub const NO_PRINT: Phrase =
    phrase!("This browser does not let the page print. Export the packet as Markdown instead.");
/// Other ways.
pub const EXPORT: Phrase = phrase!("Export in another way");
/// The name over it.
pub const NAME: Phrase = phrase!("Name");
/// The chart.
pub const CHART: Phrase = phrase!("Chart");
/// What is expected and met.
pub const EXPECTATIONS: Phrase = phrase!("Expectations");
/// What is missing.
pub const GAPS: Phrase = phrase!("Still ahead");
/// What shows it.
pub const EVIDENCE: Phrase = phrase!("Evidence");
/// What comes next.
pub const PLAN: Phrase = phrase!("Growth plan");
/// How somebody keeps the balance.
pub const DIALS: Phrase = super::dial::TITLE;
/// What was said.
pub const NOTES: Phrase = phrase!("Notes");
/// Since when.
pub const HISTORY: Phrase = phrase!("History");
/// Column of axes.
pub const AXIS: Phrase = phrase!("Axis");
/// Column of where somebody stands.
pub const NOW: Phrase = phrase!("Now");
/// Column of how it stands.
pub const STANDING: Phrase = phrase!("Standing");
/// No evidence at all.
pub const NO_EVIDENCE: Phrase = phrase!("None written down yet.");
/// No action at all.
pub const NO_PLAN: Phrase = phrase!("No actions yet.");
/// Nothing is missing.
pub const NO_GAPS: Phrase = phrase!("Nothing: every rated axis is met.");
/// A reminder on the packet.
pub const NOT_A_CHECKLIST: Phrase = phrase!("A guide for a conversation, not a checklist.");

/// "since March 2026".
#[must_use]
pub fn since(day: Date) -> String {
    t!("since {month}", month = date::month(day))
}
