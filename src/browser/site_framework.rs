//! The framework that a site ships with the page. `boot.mjs` fetches it while the app loads; most
//! sites have none.

use crate::browser::window;
use js_sys::{Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The property of `window` with the promise of the text.
const PROPERTY: &str = "rungsFramework";

thread_local! {
    static TEXT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Waits for the response, which usually has arrived, and returns whether there is a file.
pub async fn is_there() -> bool {
    let promise = Reflect::get(&window(), &PROPERTY.into()).ok();
    let Some(promise) = promise.and_then(|value| value.dyn_into::<Promise>().ok()) else {
        return false;
    };
    let text = JsFuture::from(promise).await.ok().and_then(|text| text.as_string());
    let text = text.filter(|text| !text.is_empty());
    let is_there = text.is_some();
    TEXT.set(text);
    is_there
}

/// The text of the file, if there is one.
#[must_use]
pub fn text() -> Option<String> {
    TEXT.with_borrow(Clone::clone)
}
