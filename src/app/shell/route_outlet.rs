//! Shows the page of the route in place of the chart page, after its chunk is loaded.

use crate::app::lazy::chunks::{LazyView, ViewFn};
use crate::app::session::state::session;
use crate::browser::location;
use crate::i18n::messages;
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page; empty for the chart page, which stays in the document.
#[component]
pub fn RouteOutlet() -> impl IntoView {
    let session = session();
    let code = RwSignal::new(None::<ViewFn>);
    let wanted = move || match session.route.get() {
        Route::Chart => None,
        Route::Gap | Route::Packet | Route::Open(_) => Some(LazyView::SecondaryPage),
        Route::Handbook(_) => Some(LazyView::Handbook),
        Route::Frameworks(_) => Some(LazyView::Frameworks),
    };
    Effect::new(move |before: Option<Option<LazyView>>| {
        let (view, before) = (wanted(), before.flatten());
        if view == before && code.get_untracked().is_some() {
            return view;
        }
        code.set(None);
        if let Some(view) = view {
            spawn_local(async move {
                let loaded = view.load().await;
                // Another page may have been requested in the meantime.
                if untrack(wanted) == Some(view) {
                    session.set_error(&messages::notices::NOT_FETCHED, loaded.is_err());
                    code.set(loaded.ok());
                }
            });
        } else if before.is_some() {
            location::start_page(&messages::shell::TITLE);
        }
        view
    });
    move || code.get().map(|make| make())
}
