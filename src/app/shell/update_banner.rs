//! Offers the new version of the page, which takes this one's place only when the person says so.

use crate::app::frameworks::pending_import;
use crate::app::session::state::session;
use crate::browser::{focus, service_worker, window};
use crate::i18n::messages;
use crate::storage::StorageIssue;
use leptos::prelude::*;

/// The offer, once there is something to offer.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let session = session();
    let ready = RwSignal::new(false);
    StoredValue::new_local(service_worker::on_new_version(move |is_there| ready.set(is_there)));
    // What is not stored lasts while the page is open, so that is not what is offered.
    let safe = Signal::derive(move || {
        // What was brought comes, and goes, with a change of the page.
        session.route.track();
        session.error_banner.get().is_empty()
            && !pending_import::is_there()
            && matches!(session.storage_issue(), None | Some(StorageIssue::Quarantined { .. }))
    });
    let change = move |_| {
        // What is being written is kept when its field is left.
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
