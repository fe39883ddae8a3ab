//! The banner that offers a new version of the app. The page is only updated when the person
//! accepts.

use crate::app::frameworks::pending_import;
use crate::app::session::state::session;
use crate::browser::{focus, service_worker, window};
use crate::i18n::messages;
use crate::storage::StorageIssue;
use leptos::prelude::*;

/// The banner; empty if there is no new version.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let session = session();
    let ready = RwSignal::new(false);
    StoredValue::new_local(service_worker::on_new_version(move |is_there| ready.set(is_there)));
    // Do not offer to reload while there are changes that are not stored.
    let safe = Signal::derive(move || {
        // A pending import appears and disappears with a route change.
        session.route.track();
        session.error_banner.get().is_empty()
            && !pending_import::is_there()
            && matches!(session.storage_issue(), None | Some(StorageIssue::Quarantined { .. }))
    });
    let change = move |_| {
        // Commit the focused field first.
        focus::blur_field();
        let _ = window().location().reload();
    };
    let hidden = Signal::derive(move || !ready.get() || !safe.get());
    view! {
        <div role="status">
            <div class="notice" class:hidden=hidden>
                <p>{messages::notices::NEW_VERSION}</p>
                <p class="notice-actions">
                    <button type="button" class="plain" on:click=change>{messages::notices::RELOAD}</button>
                    <button type="button" class="plain" on:click=move |_| ready.set(false)>
                        {messages::notices::LATER}
                    </button>
                </p>
            </div>
        </div>
    }
}
