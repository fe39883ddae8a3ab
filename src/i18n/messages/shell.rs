//! The page around the chart.

use crate::i18n::{Message, message, tr};
use crate::model::Framework;

/// The app's name.
pub const NAME: &str = "Rungs";
/// The one line for a first visitor.
pub const HINT: Message = message!("Drag a point to say where you stand.");
/// What follows the hint.
pub const HINT_MORE: Message =
    message!("Or tap a level, or use the sliders. It stays in this browser: nothing is uploaded.");
/// Heading of the rows.
pub const AXES: Message = message!("Where you stand");
/// Heading of the target picker.
pub const TARGET: Message = message!("Aiming at");
/// Aiming at nothing.
pub const NO_TARGET: Message = message!("No target");
/// Lets points snap to half steps.
pub const HALF_STEPS: Message = message!("Half steps");
/// Explains the half-step switch.
pub const HALF_STEPS_HELP: Message =
    message!("Lets a rating stand between two levels. Or hold Shift while you drag.");
/// Takes an axis's rating away.
pub const CLEAR: Message = message!("Clear");
/// Names the choice of a language.
pub const LANGUAGE: Message = message!("Language");
/// Opens the export dialog.
pub const EXPORT: Message = message!("Export");
/// The way to the chart.
pub const NAV: Message = message!("Chart");
/// Names the ways between the pages.
pub const PAGES: Message = message!("Pages");
/// Closes what is open over the page.
pub const CLOSE: Message = message!("Close");
/// Takes the last step back.
pub const UNDO: Message = message!("Undo");
/// Makes the last undone step again.
pub const REDO: Message = message!("Redo");
/// The system's theme.
pub const THEME_SYSTEM: Message = message!("Like the system");
/// The light theme.
pub const THEME_LIGHT: Message = message!("Light");
/// The dark theme.
pub const THEME_DARK: Message = message!("Dark");
/// Not to be read as a scorecard.
pub const NOT_A_CHECKLIST: Message = message!(
    "A guide for a conversation, not a checklist: people are stronger on some axes than on others."
);

/// The title of one of the pages: "Packet – Rungs".
#[must_use]
pub fn titled(page: &str) -> String {
    format!("{page} – {NAME}")
}

/// The title of the chart's page, as in `index.html`.
pub const TITLE: Message = message!("Rungs: where you stand on a career ladder");

/// "Clear Technology".
#[must_use]
pub fn clear(axis: &str) -> String {
    tr!("Clear {axis}", axis)
}

/// "Undo: System to Owns", or "Undo" where there is nothing to.
#[must_use]
pub fn undo(edit: Option<&str>) -> String {
    edit.map_or(UNDO.to_owned(), |edit| tr!("Undo: {edit}", edit))
}

/// "Redo: System to Owns", or "Redo" where there is nothing to.
#[must_use]
pub fn redo(edit: Option<&str>) -> String {
    edit.map_or(REDO.to_owned(), |edit| tr!("Redo: {edit}", edit))
}

/// "Colors: Dark".
#[must_use]
pub fn theme(choice: &str) -> String {
    tr!("Colors: {choice}", choice)
}

/// Said after a step was taken back.
#[must_use]
pub fn undone(edit: &str) -> String {
    tr!("Undone: {edit}", edit)
}

/// Said after a step was made again.
#[must_use]
pub fn redone(edit: &str) -> String {
    tr!("Redone: {edit}", edit)
}

/// What the next level adds.
#[must_use]
pub fn next_level(name: &str, definition: &str) -> String {
    tr!("Next, {name}: {definition}", name, definition)
}

/// What the chart shows, for those who do not see it.
#[must_use]
pub fn chart(axes: &[String]) -> String {
    tr!("Radar chart. {axes}.", axes = axes.join(". "))
}

/// "Developer 4, senior".
#[must_use]
pub fn senior(title: &str, senior: bool) -> String {
    if senior { tr!("{title}, senior", title) } else { title.to_owned() }
}

/// Whose framework it is, before its link.
#[must_use]
pub fn credit(framework: &Framework) -> Option<String> {
    let credit = framework.credit()?;
    let (name, author) = (framework.name(), &credit.author);
    // Another one may only be based on that work, or say no more than its license.
    Some(if author.trim().is_empty() {
        name.to_owned()
    } else if framework.id().is_builtin() {
        tr!("{name} by {author}", name, author)
    } else {
        tr!("{name}, after {author}", name, author)
    })
}

/// Before the framework's name.
pub const FRAMEWORK: Message = message!("Framework:");
/// What the page does with what is written on it.
pub const PRIVATE: Message = message!("What you enter stays in this browser. Nothing is uploaded.");

/// After the framework's name.
#[must_use]
pub fn licensed(framework: &Framework) -> String {
    let license = framework.credit().map_or("", |credit| &credit.license);
    if framework.id().is_builtin() {
        tr!(" ({license}), definitions in our words.", license)
    } else if license.is_empty() {
        ".".to_owned()
    } else {
        format!(" ({license}).")
    }
}
