//! Shows the open overlay, after its chunk is loaded.

use crate::app::lazy::chunks::{LazyView, ViewFn};
use crate::app::session::state::session;
use crate::browser::document;
use crate::i18n::messages;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The overlay; empty if none is open.
#[component]
pub fn OverlayHost() -> impl IntoView {
    let session = session();
    let shown = RwSignal::new(None::<ViewFn>);
    Effect::new(move || {
        let overlay = session.overlay.get();
        // Close a dialog before removing it, because closing restores the focus. The same applies
        // if it is replaced by another dialog, which then restores the focus in turn.
        if let Ok(Some(open)) = document().query_selector("dialog[open]") {
            open.unchecked_into::<HtmlDialogElement>().close();
        }
        shown.set(None);
        let Some(overlay) = overlay else { return };
        spawn_local(async move {
            let code = LazyView::Overlay(overlay).load().await;
            // Another overlay may have been requested while this one was loading.
            if session.overlay.get_untracked() != Some(overlay) {
                return;
            }
            session.set_error(&messages::notices::NOT_FETCHED, code.is_err());
            match code {
                Ok(make) => shown.set(Some(make)),
                Err(_) => session.overlay.set(None),
            }
        });
    });
    move || shown.get().map(|make| make())
}
