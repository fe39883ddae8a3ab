//! Messages of the packet.

use crate::i18n::messages::dates;
use crate::i18n::{Message, message, tr};
use crate::model::Date;

/// Link to the page.
pub const NAV: Message = message!("Packet");
/// The introduction of the page.
pub const LEAD: Message = message!("One document to take along, as it will print.");
/// Label of the paper size.
pub const PAPER: Message = message!("Paper");
/// Option: A4.
pub const A4: &str = "A4";
/// Option: Letter.
pub const LETTER: &str = "Letter";
/// Label of the sections.
pub const SECTIONS: Message = message!("What goes in");
/// Button: print.
pub const PRINT: Message = message!("Print or save as PDF");
/// The browser cannot print.
pub const NO_PRINT: Message =
    message!("This browser does not let the page print. Export the packet as Markdown instead.");
/// Button: other formats.
pub const EXPORT: Message = message!("Export in another way");
/// Section: the name.
pub const NAME: Message = message!("Name");
/// Section: the chart.
pub const CHART: Message = message!("Chart");
/// Section: the expected levels.
pub const EXPECTATIONS: Message = message!("Expectations");
/// Section: the missing levels.
pub const GAPS: Message = message!("Still ahead");
/// Section: the evidence.
pub const EVIDENCE: Message = message!("Evidence");
/// Section: the growth plan.
pub const PLAN: Message = message!("Growth plan");
/// Section: the dials.
pub const DIALS: Message = crate::i18n::messages::dials::TITLE;
/// Section: the notes.
pub const NOTES: Message = message!("Notes");
/// Section: since when levels have been held.
pub const HISTORY: Message = message!("History");
/// Column header: axis.
pub const AXIS: Message = message!("Axis");
/// Column header: current level.
pub const NOW: Message = message!("Now");
/// Column header: gap status.
pub const STANDING: Message = message!("Standing");
/// There is no evidence.
pub const NO_EVIDENCE: Message = message!("None written down yet.");
/// There are no plan items.
pub const NO_PLAN: Message = message!("No actions yet.");
/// There are no gaps.
pub const NO_GAPS: Message = message!("Nothing: every rated axis is met.");
/// A reminder that the packet is not a checklist.
pub const NOT_A_CHECKLIST: Message = message!("A guide for a conversation, not a checklist.");

/// "since March 2026".
#[must_use]
pub fn since(day: Date) -> String {
    tr!("since {month}", month = dates::month(day))
}
