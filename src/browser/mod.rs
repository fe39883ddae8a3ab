//! The browser's APIs in our own terms, without Leptos and without app logic. Event listeners are
//! never removed unless they return a handle.

pub mod canvas;
pub mod chart_widget;
pub mod clock;
pub mod connection;
pub mod crash_page;
pub mod events;
pub mod file;
pub mod file_drop;
pub mod focus;
pub mod indexed_db_mirror;
pub mod local_storage;
pub mod locale;
pub mod location;
pub mod media_query;
pub mod mirrored_store;
pub mod pointer_drag;
pub mod print;
pub mod random_id;
pub mod service_worker;
pub mod shortcuts;
pub mod site_framework;
pub mod time_slices;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The window. It always exists, because a script of the page starts the app.
#[expect(clippy::expect_used, reason = "without a window there is nobody to tell")]
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

/// The document.
#[expect(clippy::expect_used, reason = "a window's page has a document")]
pub(crate) fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// A property of a JavaScript value; `undefined` if there is none.
pub(crate) fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

/// Dispatches an event on `window` for the page's scripts.
fn dispatch_event(event: &str, detail: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}
