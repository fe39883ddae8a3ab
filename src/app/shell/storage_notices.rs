//! Notices about storage and about the site framework, at the top of the page.

use crate::app::data::storage_issue_notice::StorageIssueNotice;
use crate::app::session::state::{Session, session};
use crate::app::shell::status_banner::StatusBanner;
use crate::browser::events::{self, Listener};
use crate::browser::{file, site_framework, window};
use crate::i18n::messages;
use crate::storage::records::framework;
use leptos::prelude::*;

/// The notices; empty if there are none.
#[component]
pub fn StorageNotices() -> impl IntoView {
    let session = session();
    ask_before_leaving(session);
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
        <StorageIssueNotice/>
        <StatusBanner/>
        <div role="alert">
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

/// Makes the browser ask before the page is left while there are changes that are not stored.
fn ask_before_leaving(session: Session) {
    let listener = StoredValue::new_local(None::<Listener>);
    Effect::new(move || {
        let is_needed = session.storage_issue().is_some_and(|issue| issue.blocks_saving());
        listener.set_value(
            is_needed.then(|| events::ask_before_leaving(move || session.has_unsaved_changes())),
        );
    });
}
