//! The browser's edge: what it offers, in our own terms. No Leptos and no policy here.
//!
//! Listeners are given away for good: they live as long as the page.

pub mod canvas;
pub mod clock;
pub mod drop;
pub mod file;
pub mod focus;
pub mod hosted;
pub mod journal;
pub mod keys;
pub mod language;
pub mod listen;
pub mod location;
pub mod media;
pub mod offline;
pub mod print;
pub mod random;
pub mod rescue;
pub mod storage;

/// The window. There is always one: the app is started by a page's script.
#[expect(clippy::expect_used, reason = "without a window there is nobody to tell")]
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

/// The document.
#[expect(clippy::expect_used, reason = "a window's page has a document")]
pub(crate) fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// Tells the page's scripts, which listen on the window.
fn dispatch_event(event: &str, detail: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}
