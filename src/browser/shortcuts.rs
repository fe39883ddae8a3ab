//! Keyboard shortcuts.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether the event's target is a text field.
#[must_use]
pub fn is_text_input(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        let others = "[type=range], [type=radio], [type=checkbox], [type=file]";
        element.matches(&format!("input:not({others}), textarea")).unwrap_or(false)
    })
}

/// `Some(true)` for undo (Ctrl or Cmd with Z), `Some(false)` for redo (Shift+Z or Y). `None` for
/// other keys and in text fields.
#[must_use]
pub fn undo(event: &KeyboardEvent) -> Option<bool> {
    if event.alt_key() || !(event.ctrl_key() || event.meta_key()) || is_text_input(event) {
        return None;
    }
    // With Caps Lock the keys are uppercase.
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(true),
        ("z", true) | ("y", false) => Some(false),
        _ => None,
    }
}
