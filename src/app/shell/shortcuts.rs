//! Runs the actions of the page's keyboard shortcuts. `browser/shortcuts.rs` says which keys these
//! are.

use crate::app::session::overlay::Overlay;
use crate::app::session::state::Session;
use crate::browser::shortcuts::Shortcut;
use crate::browser::{events, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Handles the shortcuts as long as the page is open.
pub fn listen(session: Session) {
    events::on(&window(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // The chart has canceled a drag with this key.
        if event.default_prevented() {
            return;
        }
        match Shortcut::of(event) {
            // The chart cancels a drag next, or a slider is held.
            Some(Shortcut::Undo) if session.is_dragging() => {}
            Some(Shortcut::Undo) => session.undo(),
            Some(Shortcut::Redo) => session.redo(),
            Some(Shortcut::Search) if session.overlay.get_untracked().is_none() => {
                session.overlay.set(Some(Overlay::Search));
            }
            _ => return,
        }
        event.prevent_default();
    });
}
