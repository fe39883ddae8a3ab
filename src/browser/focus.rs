//! Keyboard focus.

use crate::browser::{document, events};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// Focuses the first element inside `inside` that matches a selector; `None` if there is none.
pub fn focus_first(inside: &Element, selector: &str) -> Option<()> {
    let found = inside.query_selector(selector).ok()??;
    found.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Focuses the element with this `id`, if it exists.
pub fn focus_id(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Focuses the heading of the current page.
pub fn focus_heading() {
    let _ = document().body().and_then(|body| focus_first(&body, "main:not(.hidden) h1"));
}

/// Watches for buttons that disappear when they are pressed by keyboard, and moves the focus to the
/// heading of the page or to the first button of the dialog. Otherwise the focus would be lost.
pub fn restore_focus_after_removal() {
    events::on(&document(), "click", |event| {
        let is_by_keys = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() == 0);
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(pressed) = pressed.filter(|element| is_by_keys && is_focused(element)) else {
            return;
        };
        events::after_paint(move || {
            let Some(body) = document().body() else { return };
            let is_gone = pressed.get_bounding_client_rect().width() == 0.0;
            let is_nowhere = is_focused(&body) || is_focused(&pressed);
            if is_gone && is_nowhere && focus_first(&body, "dialog[open] button").is_none() {
                focus_heading();
            }
        });
    });
}

/// Whether the focused element is inside another one.
#[must_use]
pub fn is_inside(element: &Element) -> bool {
    element.contains(document().active_element().as_deref())
}

fn is_focused(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Fires the change event of the focused field without moving the focus.
pub fn commit_field() {
    let focused = document().active_element();
    blur_field();
    if let Some(field) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// As [`commit_field`], if a text is typed in the focused element. Other elements keep the focus
/// without an event.
pub fn commit_text_field() {
    let selector = "textarea, input[type=text]";
    if document().active_element().is_some_and(|element| element.matches(selector) == Ok(true)) {
        commit_field();
    }
}

/// Removes the focus from the focused element, which fires its change event.
pub fn blur_field() {
    let focused = document().active_element();
    if let Some(field) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}
