//! The focus: where whoever uses keys or a screen reader is on the page.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Gives the focus to the first match of a selector inside an element; `None` where there is none.
pub fn on_first(inside: &Element, selector: &str) -> Option<()> {
    let found = inside.query_selector(selector).ok()??;
    found.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Gives it to the element of that identifier; nothing happens where there is none.
pub fn on_id(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Gives it to the heading of the page that is shown.
pub fn on_heading() {
    let _ = document().body().and_then(|body| on_first(&body, "main:not(.hidden) h1"));
}

/// Takes it from whatever has it, so that what is written there counts.
pub fn leave_field() {
    let focused = document().active_element();
    if let Some(field) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}
