//! The focus: where whoever uses keys or a screen reader is on the page.

use crate::browser::{document, events};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// Gives the focus to the first match of a selector inside an element; `None` where there is none.
pub fn focus_first(inside: &Element, selector: &str) -> Option<()> {
    let found = inside.query_selector(selector).ok()??;
    found.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Gives it to the element of that identifier; nothing happens where there is none.
pub fn focus_id(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Gives it to the heading of the page that is shown.
pub fn focus_heading() {
    let _ = document().body().and_then(|body| focus_first(&body, "main:not(.hidden) h1"));
}

/// From now on, where a button that is pressed with keys goes by that, gives the focus to the heading of
/// the page, or in a dialog to its first button: otherwise it would be nowhere.
pub fn restore_focus_after_removal() {
    events::on(&document(), "click", |event| {
        let is_by_keys = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() == 0);
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(pressed) = pressed.filter(|it| is_by_keys && is_focused(it)) else { return };
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

fn is_focused(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Has what is written in a field count, and leaves the focus where it is.
pub fn commit_field() {
    let focused = document().active_element();
    blur_field();
    if let Some(field) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Takes it from whatever has it, so that what is written there counts.
pub fn blur_field() {
    let focused = document().active_element();
    if let Some(field) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}
