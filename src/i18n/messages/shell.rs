//! Messages of the page around the chart.

use crate::i18n::{Message, join, message, tr};
use crate::model::Framework;

/// The name of the app.
pub const NAME: &str = "Rungs";
/// The hint for a first visit.
pub const HINT: Message = message!("Drag a point to say where you stand.");
/// The rest of the hint.
pub const HINT_MORE: Message =
    message!("Or tap a level, or use the sliders. It stays in this browser: nothing is uploaded.");
/// Heading of the axis rows.
pub const AXES: Message = message!("Where you stand");
/// Heading of the target picker.
pub const TARGET: Message = message!("Aiming at");
/// Option: no target.
pub const NO_TARGET: Message = message!("No target");
/// Option: half steps.
pub const HALF_STEPS: Message = message!("Half steps");
/// The explanation of half steps.
pub const HALF_STEPS_HELP: Message =
    message!("Lets a rating stand between two levels. Or hold Shift while you drag.");
/// Label of the list that names the shapes of the chart.
pub const LEGEND: Message = message!("Legend");
/// Button: clear a rating.
pub const CLEAR: Message = message!("Clear");
/// Label of the language picker.
pub const LANGUAGE: Message = message!("Language");
/// Button: open the export dialog.
pub const EXPORT: Message = message!("Export");
/// Link to the chart.
pub const NAV: Message = message!("Chart");
/// The name of the navigation.
pub const PAGES: Message = message!("Pages");
/// Button: close a dialog.
pub const CLOSE: Message = message!("Close");
/// Button: undo.
pub const UNDO: Message = message!("Undo");
/// Button: redo.
pub const REDO: Message = message!("Redo");
/// The system's theme.
pub const THEME_SYSTEM: Message = message!("Like the system");
/// The light theme.
pub const THEME_LIGHT: Message = message!("Light");
/// The dark theme.
pub const THEME_DARK: Message = message!("Dark");
/// A reminder that a ladder is not a checklist.
pub const NOT_A_CHECKLIST: Message = message!(
    "A guide for a conversation, not a checklist: people are stronger on some axes than on others."
);

/// The document title of a page: "Packet – Rungs".
#[must_use]
pub fn titled(page: &str) -> String {
    format!("{page} – {NAME}")
}

/// The document title of the chart page, the same as in `index.html`.
pub const TITLE: Message = message!("Rungs: where you stand on a career ladder");

/// "Clear Technology".
#[must_use]
pub fn clear(axis: &str) -> String {
    tr!("Clear {axis}", axis)
}

/// "Undo: System to Owns", or "Undo" if there is nothing to undo.
#[must_use]
pub fn undo(edit: Option<&str>) -> String {
    edit.map_or(UNDO.to_owned(), |edit| tr!("Undo: {edit}", edit))
}

/// "Redo: System to Owns", or "Redo" if there is nothing to redo.
#[must_use]
pub fn redo(edit: Option<&str>) -> String {
    edit.map_or(REDO.to_owned(), |edit| tr!("Redo: {edit}", edit))
}

/// "Colors: Dark".
#[must_use]
pub fn theme(choice: &str) -> String {
    tr!("Colors: {choice}", choice)
}

/// A transaction was undone.
#[must_use]
pub fn undone(edit: &str) -> String {
    tr!("Undone: {edit}", edit)
}

/// A transaction was undone, except where another tab has changed a value since.
#[must_use]
pub fn undone_in_part(edit: &str) -> String {
    tr!("Undone: {edit}. What was changed in another tab meanwhile stays.", edit)
}

/// A transaction was redone.
#[must_use]
pub fn redone(edit: &str) -> String {
    tr!("Redone: {edit}", edit)
}

/// A transaction was redone, except where another tab has changed a value since.
#[must_use]
pub fn redone_in_part(edit: &str) -> String {
    tr!("Redone: {edit}. What was changed in another tab meanwhile stays.", edit)
}

/// The name and definition of the next level.
#[must_use]
pub fn next_level(name: &str, definition: &str) -> String {
    tr!("Next, {name}: {definition}", name, definition)
}

/// The description of the chart for screen readers.
#[must_use]
pub fn chart(axes: &[String]) -> String {
    tr!("Radar chart. {axes}.", axes = join(axes, ". "))
}

/// "Developer 4, senior".
#[must_use]
pub fn senior(title: &str, senior: bool) -> String {
    if senior { tr!("{title}, senior", title) } else { title.to_owned() }
}

/// The attribution before the link to the framework.
#[must_use]
pub fn credit(framework: &Framework) -> Option<String> {
    let credit = framework.credit()?;
    let (name, author) = (framework.name(), &credit.author);
    // A framework may only be based on the author's work, or have only a license.
    Some(if author.trim().is_empty() {
        name.to_owned()
    } else if framework.id().is_builtin() {
        tr!("{name} by {author}", name, author)
    } else {
        tr!("{name}, after {author}", name, author)
    })
}

/// The label before the framework's name.
pub const FRAMEWORK: Message = message!("Framework:");
/// The privacy note in the footer.
pub const PRIVATE: Message = message!("What you enter stays in this browser. Nothing is uploaded.");

/// The license after the framework's name.
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
