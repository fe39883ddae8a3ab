//! The page around the chart.

use crate::model::Framework;

/// The app's name.
pub const NAME: &str = "Rungs";
/// The one line for a first visitor.
pub const HINT: &str = "Drag a point to say where you stand.";
/// What follows the hint.
pub const HINT_MORE: &str =
    "Or tap a level, or use the sliders. It stays in this browser: nothing is uploaded.";
/// Heading of the rows.
pub const AXES: &str = "Where you stand";
/// Heading of the target picker.
pub const TARGET: &str = "Aiming at";
/// Aiming at nothing.
pub const NO_TARGET: &str = "No target";
/// Lets points snap to half steps.
pub const HALF_STEPS: &str = "Half steps";
/// Explains the half-step switch.
pub const HALF_STEPS_HELP: &str =
    "Lets a rating stand between two levels. Or hold Shift while you drag.";
/// Takes an axis's rating away.
pub const CLEAR: &str = "Clear";
/// Opens the export dialog.
pub const EXPORT: &str = "Export";
/// The way to the chart.
pub const NAV: &str = "Chart";
/// Names the ways between the pages.
pub const PAGES: &str = "Pages";
/// Closes what is open over the page.
pub const CLOSE: &str = "Close";
/// Takes the last step back.
pub const UNDO: &str = "Undo";
/// Makes the last undone step again.
pub const REDO: &str = "Redo";
/// Names the theme choice.
pub const THEME: &str = "Colors";
/// The system's theme.
pub const THEME_SYSTEM: &str = "Like the system";
/// The light theme.
pub const THEME_LIGHT: &str = "Light";
/// The dark theme.
pub const THEME_DARK: &str = "Dark";
/// Not to be read as a scorecard.
pub const NOT_A_CHECKLIST: &str =
    "A guide for a conversation, not a checklist: people are stronger on some axes than on others.";

/// The title of one of the pages: "Packet – Rungs".
#[must_use]
pub fn titled(page: &str) -> String {
    format!("{page} – {NAME}")
}

/// The title of the chart's page, as in `index.html`.
pub const TITLE: &str = "Rungs: where you stand on a career ladder";

/// "Clear Technology".
#[must_use]
pub fn clear(axis: &str) -> String {
    format!("{CLEAR} {axis}")
}

/// "Undo: System to Owns", or "Undo" where there is nothing to.
#[must_use]
pub fn undo(edit: Option<&str>) -> String {
    edit.map_or(UNDO.to_owned(), |edit| format!("{UNDO}: {edit}"))
}

/// "Redo: System to Owns", or "Redo" where there is nothing to.
#[must_use]
pub fn redo(edit: Option<&str>) -> String {
    edit.map_or(REDO.to_owned(), |edit| format!("{REDO}: {edit}"))
}

/// "Colors: Dark".
#[must_use]
pub fn theme(choice: &str) -> String {
    format!("{THEME}: {choice}")
}

/// Said after a step was taken back.
#[must_use]
pub fn undone(edit: &str) -> String {
    format!("Undone: {edit}")
}

/// Said after a step was made again.
#[must_use]
pub fn redone(edit: &str) -> String {
    format!("Redone: {edit}")
}

/// What the next level adds.
#[must_use]
pub fn next_level(name: &str, definition: &str) -> String {
    format!("Next, {name}: {definition}")
}

/// What the chart shows, for those who do not see it.
#[must_use]
pub fn chart(axes: &[String]) -> String {
    format!("Radar chart. {}.", axes.join(". "))
}

/// "Developer 4, senior".
#[must_use]
pub fn senior(title: &str, senior: bool) -> String {
    if senior { format!("{title}, senior") } else { title.to_owned() }
}

/// Whose framework it is, before its link.
#[must_use]
pub fn credit(framework: &Framework) -> Option<String> {
    let credit = framework.credit()?;
    // Another one may only be based on that work.
    let by = if *framework.id() == *Framework::builtin().id() { " by" } else { ", after" };
    Some(format!("{}{by} {}", framework.name(), credit.author))
}

/// Before the framework's name.
pub const FRAMEWORK: &str = "Framework:";
/// What the page does with what is written on it.
pub const PRIVATE: &str = "What you enter stays in this browser. Nothing is uploaded.";

/// After the framework's name.
#[must_use]
pub fn licensed(framework: &Framework) -> String {
    let words = if *framework.id() == *Framework::builtin().id() {
        ", definitions in our words."
    } else {
        "."
    };
    let license = framework.credit().map_or("", |credit| &credit.license);
    if license.is_empty() { words.to_owned() } else { format!(" ({license}){words}") }
}
