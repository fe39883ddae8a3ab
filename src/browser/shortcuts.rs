//! Recognizes the key presses that are shortcuts of the whole page. `app/shell/shortcuts.rs` runs
//! their actions.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// The action of a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl or Cmd with Z.
    Undo,
    /// Ctrl or Cmd with Shift and Z, or with Y.
    Redo,
    /// A slash.
    Search,
}

impl Shortcut {
    /// The shortcut of a key press; `None` for other keys and in text fields.
    #[must_use]
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        if event.alt_key() || is_text_input(event) {
            return None;
        }
        // With Caps Lock the keys are uppercase.
        let key = event.key().to_ascii_lowercase();
        match (key.as_str(), event.ctrl_key() || event.meta_key(), event.shift_key()) {
            ("z", true, false) => Some(Self::Undo),
            ("z", true, true) | ("y", true, false) => Some(Self::Redo),
            // On some keyboards the slash needs Shift.
            ("/", false, _) => Some(Self::Search),
            _ => None,
        }
    }
}

/// Whether the event's target is a text field.
#[must_use]
pub fn is_text_input(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        let others = "[type=range], [type=radio], [type=checkbox], [type=file]";
        element.matches(&format!("input:not({others}), textarea")).unwrap_or(false)
    })
}
