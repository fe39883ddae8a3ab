//! What opens over the page, once its code is there.

use crate::app::lazy::chunks::{LazyView, ViewFn};
use crate::app::session::state::session;
use crate::browser::document;
use crate::i18n::messages;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The part that is asked for; nothing otherwise.
#[component]
pub fn OverlayHost() -> impl IntoView {
    let session = session();
    let shown = RwSignal::new(None::<ViewFn>);
    Effect::new(move || {
        let overlay = session.overlay.get();
        // Closed before it is taken away: that gives the focus back to where it was. One that gives
        // way to another does too, so that the other gives it back there in its turn.
        if let Ok(Some(open)) = document().query_selector("dialog[open]") {
            open.unchecked_into::<HtmlDialogElement>().close();
        }
        shown.set(None);
        let Some(overlay) = overlay else { return };
        spawn_local(async move {
            let code = LazyView::Overlay(overlay).load().await;
            // It may have been closed, or another one asked for, while it was on its way.
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
