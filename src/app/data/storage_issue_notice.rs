//! The notice about a storage issue.

use crate::app::data::save_backup::save_backup;
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::storage::StorageIssue;
use leptos::prelude::*;

/// What is wrong with storage, and a button that saves a backup; empty if nothing is wrong. It is
/// on the page and in every dialog, because a dialog covers the page.
#[component]
pub fn StorageIssueNotice() -> impl IntoView {
    let session = session();
    // Quarantined texts have their own notice.
    let issue = Memo::new(move |_| {
        session.storage_issue().filter(|issue| !matches!(issue, StorageIssue::Quarantined { .. }))
    });
    let text = Signal::derive(move || {
        let text = issue.with(|issue| issue.as_ref().map(messages::notices::notice));
        text.unwrap_or_default().to_owned()
    });
    let is_fine = Signal::derive(move || issue.with(Option::is_none));
    let message = RwSignal::new(String::new());
    // A backup does not contain later changes.
    Effect::new(move || {
        session.store_version.track();
        message.set(String::new());
    });
    view! {
        <div class="notice" class:hidden=is_fine>
            <p role="alert">{text}</p>
            <p class="notice-actions">
                <button type="button" class="plain" on:click=move |_| message.set(save_backup(session))>
                    {messages::data::BACK_UP}
                </button>
                <span role="status">{message}</span>
            </p>
        </div>
    }
}
