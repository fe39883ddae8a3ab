//! A text field that is saved while somebody types in it, and that nothing rewrites meanwhile.

use crate::browser::events;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event, EventTarget};

/// How long after a key the text is saved, in milliseconds. `cargo xtask crash-test` checks that a
/// crash loses at most a second.
const SAVE_DELAY_MS: i32 = 700;

/// A part of a text's typing that is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedChange {
    /// The stored text that the person has seen.
    pub before: String,
    /// The new text, without surrounding spaces.
    pub after: String,
    /// Whether the last saved change was an earlier part of the same typing, so that both are
    /// undone together.
    pub is_continued: bool,
}

/// The text of a field. From the first key until the field loses the focus, a new stored text is
/// not shown. If another tab has changed the text meanwhile, storing detects the conflict.
#[derive(Clone, Copy)]
pub struct TypedText {
    /// What the field shows, for `prop:value`.
    pub shown: RwSignal<String>,
    stored: Signal<String>,
    save: Callback<TypedChange>,
    /// `None` if the field does not have the focus.
    typing: StoredValue<Option<Typing>>,
}

/// The state of a field with the focus.
#[derive(Clone, Debug, Default)]
struct Typing {
    /// The stored text that the person has seen, or that was saved since.
    saved: String,
    /// The text in the field, if it was changed.
    typed: Option<String>,
    is_continued: bool,
    is_save_due: bool,
}

impl Typing {
    /// Takes a new stored text, and returns whether the field should show it: not if the person has
    /// typed in it.
    fn adopt(&mut self, stored: &str) -> bool {
        if self.typed.is_some() {
            return false;
        }
        stored.clone_into(&mut self.saved);
        true
    }

    fn is_changed(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.trim() != self.saved.trim())
    }
}

impl TypedText {
    /// The text of a field that shows `stored`. `save` stores a change.
    #[must_use]
    pub fn new(stored: Signal<String>, save: impl Fn(TypedChange) + Send + Sync + 'static) -> Self {
        let shown = RwSignal::new(stored.get_untracked());
        let typing = StoredValue::new(None::<Typing>);
        Effect::new(move || {
            let text = stored.get();
            let is_shown = typing.try_update_value(|typing| {
                typing.as_mut().is_none_or(|typing| typing.adopt(&text))
            });
            if is_shown == Some(true) && shown.get_untracked() != text {
                shown.set(text);
            }
        });
        Self { shown, stored, save: Callback::new(save), typing }
    }

    /// The field got the focus.
    pub fn focus(self) {
        if let Some(saved) = self.stored.try_get_untracked() {
            self.set_typing(Some(Typing { saved, ..Typing::default() }));
        }
    }

    /// The text in the field was changed.
    pub fn input(self, event: &Event) {
        let text = event_target_value(event);
        // A window without the focus can get keys, but fires no focus event.
        if !self.has_focus() {
            self.focus();
        }
        let is_save_due = self.with_typing(|typing| {
            typing.typed = Some(text);
            std::mem::replace(&mut typing.is_save_due, true)
        });
        if is_save_due == Some(false) {
            events::after(SAVE_DELAY_MS, move || {
                self.with_typing(|typing| typing.is_save_due = false);
                // An entry without text is deleted, but not before the field is left.
                self.save_typed(|typed| !typed.is_empty());
            });
        }
    }

    /// The person has finished the text: the field is left, or Enter was pressed. Some browsers also
    /// fill in a field without moving the focus.
    pub fn change(self, event: &Event) {
        let text = event_target_value(event);
        let has_focus = self.has_focus();
        if !has_focus {
            self.focus();
        }
        self.with_typing(|typing| typing.typed = Some(text));
        self.save_typed(|_| true);
        self.with_typing(|typing| (typing.typed, typing.is_continued) = (None, false));
        if !has_focus {
            self.set_typing(None);
        }
    }

    /// The field has lost the focus: another one has it, the window has lost it, or the field was
    /// removed.
    pub fn blur(self, event: &Event) {
        // Not every browser fires a change event if the window loses the focus.
        if self.with_typing(|typing| typing.is_changed()) == Some(true) {
            self.change(event);
        }
        self.set_typing(None);
        let stored = self.stored.try_get_untracked();
        // If only spaces at the ends differ, the field stays: the window may get the focus back, and
        // the caret must not move.
        if let Some(text) = stored.filter(|text| text.trim() != event_target_value(event).trim()) {
            // The signal may have this value although the field does not.
            set_field(event.target(), &text);
            self.shown.try_set(text);
        }
    }

    fn save_typed(self, is_saved: impl FnOnce(&str) -> bool) {
        let change = self.with_typing(|typing| {
            let after = typing.typed.as_deref().unwrap_or_default().trim().to_owned();
            if !typing.is_changed() || !is_saved(&after) {
                return None;
            }
            let before = std::mem::replace(&mut typing.saved, after.clone());
            let is_continued = std::mem::replace(&mut typing.is_continued, true);
            Some(TypedChange { before, after, is_continued })
        });
        if let Some(change) = change.flatten() {
            self.save.try_run(change);
        }
    }

    // Events and timers can come after the field was removed and its state disposed of.

    fn has_focus(self) -> bool {
        self.with_typing(|_| ()).is_some()
    }

    fn with_typing<T>(self, with: impl FnOnce(&mut Typing) -> T) -> Option<T> {
        self.typing.try_update_value(|typing| typing.as_mut().map(with)).flatten()
    }

    fn set_typing(self, typing: Option<Typing>) {
        self.typing.try_set_value(typing);
    }
}

fn set_field(field: Option<EventTarget>, text: &str) {
    if let Some(field) = field {
        let _ = Reflect::set(&field, &JsValue::from_str("value"), &JsValue::from_str(text));
    }
}
