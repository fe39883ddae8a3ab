//! The framework that a site ships beside the page. `boot.mjs` fetches it while the app is on its way; a
//! page without one is the rule.

use crate::browser::window;
use js_sys::{Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Where `boot.mjs` leaves the promise of the text.
const PROPERTY: &str = "rungsFramework";

thread_local! {
    static TEXT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Waits for the answer, which has come by now where it came at all; whether there is one.
pub async fn is_there() -> bool {
    let promise = Reflect::get(&window(), &PROPERTY.into()).ok();
    let Some(promise) = promise.and_then(|it| it.dyn_into::<Promise>().ok()) else { return false };
    let text = JsFuture::from(promise).await.ok().and_then(|text| text.as_string());
    let text = text.filter(|text| !text.is_empty());
    let is_there = text.is_some();
    TEXT.set(text);
    is_there
}

/// The text of the file, unless there is none.
#[must_use]
pub fn text() -> Option<String> {
    TEXT.with_borrow(Clone::clone)
}
