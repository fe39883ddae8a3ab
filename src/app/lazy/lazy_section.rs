//! A section of the page whose code is a lazy chunk.

use crate::app::lazy::chunks::{LazyView, ViewFn};
use crate::app::session::state::session;
use crate::browser::events::{self, Listener};
use crate::browser::window;
use crate::i18n::messages;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section; empty until its chunk is loaded.
#[component]
pub fn LazySection(
    /// The section to show.
    view: LazyView,
) -> impl IntoView {
    let session = session();
    let code = RwSignal::new(None::<ViewFn>);
    let fetch = move || {
        spawn_local(async move {
            let fetched = view.load().await;
            session.set_error(&messages::notices::NOT_FETCHED, fetched.is_err());
            if let Ok(make) = fetched {
                code.set(Some(make));
            }
        });
    };
    events::when_idle(fetch);
    // Loading may have failed because there was no connection.
    let again = Listener::new(&window(), "online", move |_| {
        if code.get_untracked().is_none() {
            fetch();
        }
    });
    let _again = StoredValue::new_local(again);
    move || code.get().map(|make| make())
}
