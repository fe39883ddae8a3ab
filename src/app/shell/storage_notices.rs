//! Notices about storage and about the site framework, at the top of the page.

use crate::app::session::state::session;
use crate::browser::{file, site_framework, window};
use crate::i18n::messages;
use crate::storage::StorageIssue;
use crate::storage::records::framework;
use leptos::prelude::*;

/// The notices; empty if there are none.
#[component]
pub fn StorageNotices() -> impl IntoView {
    let session = session();
    // Quarantined texts have their own notice.
    let trouble = Signal::derive(move || match session.storage_issue() {
        None | Some(StorageIssue::Quarantined { .. }) => String::new(),
        Some(notice) => messages::notices::notice(&notice).to_owned(),
    });
    let fine = Signal::derive(move || trouble.with(String::is_empty));
    let bad_site =
        site_framework::text().and_then(|text| framework::parse_site_framework(&text).err());
    let bad_site = bad_site
        .map(|reason| view! { <p class="notice">{messages::frameworks::bad_site(&reason)}</p> });
    let readable = Signal::derive(move || !session.has_quarantined());
    let download = move |_| {
        for (key, content) in session.quarantined_texts() {
            let name = key.replace('/', "-") + ".txt";
            let saved =
                file::text(&content, "text/plain").and_then(|blob| file::download(&blob, &name));
            if saved.is_err() {
                session.set_error(&messages::export::FAILED_FILE, true);
            }
        }
    };
    let discard = move |_| {
        if window().confirm_with_message(&messages::notices::SURE).unwrap_or(false) {
            session.discard_quarantined();
        }
    };
    view! {
        <div role="alert">
            <p class="notice" class:hidden=fine>{trouble}</p>
            {bad_site}
            <div class="notice" class:hidden=readable>
                <p>{messages::notices::SET_ASIDE}</p>
                <p class="notice-actions">
                    <button type="button" class="plain" on:click=download>{messages::notices::DOWNLOAD}</button>
                    <button type="button" class="plain" on:click=discard>{messages::notices::DISCARD}</button>
                </p>
            </div>
        </div>
    }
}
