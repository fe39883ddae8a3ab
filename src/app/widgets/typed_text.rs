//! A text field that is saved while somebody types in it. No other text replaces theirs meanwhile.

use crate::browser::events::{self, Listener};
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// How long after a key the text is saved, in milliseconds. `cargo xtask crash-test` checks that a
/// crash loses at most a second.
const SAVE_DELAY_MS: i32 = 700;

/// A change of a text by typing.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedChange {
    /// The stored text that the person has seen.
    pub before: String,
    /// The new text, without surrounding spaces.
    pub after: String,
    /// Whether the change before was made without leaving the field. Both are undone together.
    pub is_continued: bool,
}

/// A stored text, and a callback that stores a change of it.
#[derive(Clone, Copy, Debug)]
pub struct TypedText {
    stored: Signal<String>,
    save: Callback<TypedChange>,
}

impl TypedText {
    /// The text that `stored` returns. `save` stores a change.
    #[must_use]
    pub fn new(stored: Signal<String>, save: impl Fn(TypedChange) + Send + Sync + 'static) -> Self {
        Self { stored, save: Callback::new(save) }
    }
}

/// Shows a text in an `<input>` or `<textarea>`, and saves what is typed: `use:typed_text=text`.
///
/// From the first key until the person has finished, no other text is shown in the field. If
/// another tab changes the stored text meanwhile, storing keeps that one as an earlier text.
pub fn typed_text(field: Element, text: TypedText) {
    let field = Field { element: field, text, typing: Rc::default() };
    let on = |event, handle: fn(&Field)| {
        let target = field.clone();
        Listener::new(&field.element, event, move |_| handle(&target))
    };
    let listeners = [
        on("focus", Field::begin),
        on("input", Field::input),
        on("change", Field::finish),
        on("blur", Field::leave),
    ];
    // They are removed with the view.
    StoredValue::new_local(listeners);
    Effect::new(move || field.adopt(&field.text.stored.get()));
}

/// A field and the state of typing in it.
#[derive(Clone)]
struct Field {
    element: Element,
    text: TypedText,
    typing: Rc<RefCell<Option<Typing>>>,
}

/// The state of a field with the focus.
#[derive(Debug, Default)]
struct Typing {
    /// The stored text that the person has seen, or that was saved since.
    saved: String,
    /// Whether the person has changed the text in the field.
    has_typed: bool,
    is_continued: bool,
    is_save_due: bool,
}

impl Field {
    /// The text in the field.
    fn value(&self) -> String {
        let value = Reflect::get(&self.element, &JsValue::from_str("value")).ok();
        value.and_then(|value| value.as_string()).unwrap_or_default()
    }

    /// Shows a text, unless only surrounding spaces differ: the caret must not move.
    fn show(&self, text: &str) {
        if self.value().trim() != text.trim() {
            let (name, text) = (JsValue::from_str("value"), JsValue::from_str(text));
            let _ = Reflect::set(&self.element, &name, &text);
        }
    }

    /// Shows a new stored text, unless the person types.
    fn adopt(&self, stored: &str) {
        if let Some(typing) = &mut *self.typing.borrow_mut() {
            if typing.has_typed {
                return;
            }
            stored.clone_into(&mut typing.saved);
        }
        self.show(stored);
    }

    /// The field got the focus.
    fn begin(&self) {
        if let Some(saved) = self.text.stored.try_get_untracked() {
            *self.typing.borrow_mut() = Some(Typing { saved, ..Typing::default() });
        }
    }

    /// The text in the field was changed.
    fn input(&self) {
        // A window without the focus can get keys, but fires no focus event.
        if self.typing.borrow().is_none() {
            self.begin();
        }
        let Some(typing) = &mut *self.typing.borrow_mut() else { return };
        typing.has_typed = true;
        if !std::mem::replace(&mut typing.is_save_due, true) {
            let field = self.clone();
            events::after(SAVE_DELAY_MS, move || field.save_draft());
        }
    }

    /// Saves the text while it is typed. An entry without text is deleted, but not before the
    /// person has finished.
    fn save_draft(&self) {
        if let Some(typing) = &mut *self.typing.borrow_mut() {
            typing.is_save_due = false;
        }
        if !self.value().trim().is_empty() {
            self.save();
        }
    }

    /// The person has finished the text: they have left the field or pressed Enter. Some browsers
    /// also fill in a field that does not have the focus.
    fn finish(&self) {
        let has_focus = self.typing.borrow().is_some();
        if !has_focus {
            self.begin();
        }
        self.save();
        let typing = self.typing.take().filter(|_| has_focus);
        *self.typing.borrow_mut() = typing.map(|Typing { saved, is_save_due, .. }| Typing {
            saved,
            is_save_due,
            ..Typing::default()
        });
    }

    /// The field has lost the focus to another one, or with the window.
    fn leave(&self) {
        // Not every browser fires a change event if the window loses the focus.
        if self.typing.borrow().as_ref().is_some_and(|typing| typing.has_typed) {
            self.finish();
        }
        *self.typing.borrow_mut() = None;
        if let Some(stored) = self.text.stored.try_get_untracked() {
            self.show(&stored);
        }
    }

    /// Saves the text in the field, if it differs from the saved one.
    fn save(&self) {
        let after = self.value().trim().to_owned();
        let change = self.typing.borrow_mut().as_mut().and_then(|typing| {
            if after == typing.saved.trim() {
                return None;
            }
            let before = std::mem::replace(&mut typing.saved, after.clone());
            let is_continued = std::mem::replace(&mut typing.is_continued, true);
            Some(TypedChange { before, after, is_continued })
        });
        if let Some(change) = change {
            // The field can outlive its view for a moment.
            self.text.save.try_run(change);
        }
    }
}
