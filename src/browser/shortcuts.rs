//! What a key that is pressed means.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether it is pressed where a text is being written.
#[must_use]
pub fn is_text_input(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        let others = "[type=range], [type=radio], [type=checkbox], [type=file]";
        element.matches(&format!("input:not({others}), textarea")).unwrap_or(false)
    })
}

/// Whether it takes something back (`true`), with Ctrl or Cmd and Z, or makes it again, with Shift+Z or Y;
/// `None` is neither, and what is pressed where a text is being written.
#[must_use]
pub fn undo(event: &KeyboardEvent) -> Option<bool> {
    if event.alt_key() || !(event.ctrl_key() || event.meta_key()) || is_text_input(event) {
        return None;
    }
    // Caps Lock makes them capitals.
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(true),
        ("z", true) | ("y", false) => Some(false),
        _ => None,
    }
}
