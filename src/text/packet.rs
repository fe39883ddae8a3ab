//! The packet for a promotion conversation.

use super::date;
use crate::model::Date;

/// What opens the page.
pub const NAV: &str = "Packet";
/// What it is.
pub const LEAD: &str = "One document to take along, as it will print.";
/// The choice of paper.
pub const PAPER: &str = "Paper";
/// European paper.
pub const A4: &str = "A4";
/// American paper.
pub const LETTER: &str = "Letter";
/// The choice of sections.
pub const SECTIONS: &str = "What goes in";
/// Prints.
pub const PRINT: &str = "Print or save as PDF";
/// The browser does not print.
pub const NO_PRINT: &str =
    "This browser does not let the page print. Export the packet as Markdown instead.";
/// Other ways.
pub const EXPORT: &str = "Export in another way";
/// Leaves the name out.
pub const NAME: &str = "Name";
/// The chart.
pub const CHART: &str = "Chart";
/// What is expected and met.
pub const EXPECTATIONS: &str = "Expectations";
/// What is missing.
pub const GAPS: &str = "Still ahead";
/// What shows it.
pub const EVIDENCE: &str = "Evidence";
/// What comes next.
pub const PLAN: &str = "Growth plan";
/// How somebody keeps the balance.
pub const DIALS: &str = super::dial::TITLE;
/// What was said.
pub const NOTES: &str = "Notes";
/// Since when.
pub const HISTORY: &str = "History";
/// Column of axes.
pub const AXIS: &str = "Axis";
/// Column of where somebody stands.
pub const NOW: &str = "Now";
/// Column of how it stands.
pub const STANDING: &str = "Standing";
/// No evidence at all.
pub const NO_EVIDENCE: &str = "None written down yet.";
/// No action at all.
pub const NO_PLAN: &str = "No actions yet.";
/// Nothing is missing.
pub const NO_GAPS: &str = "Nothing: every rated axis is met.";
/// A reminder on the packet.
pub const NOT_A_CHECKLIST: &str = "A guide for a conversation, not a checklist.";

/// "since March 2026".
#[must_use]
pub fn since(day: Date) -> String {
    format!("since {}", date::month(day))
}
