//! The notice about a storage issue.

use crate::app::data::save_backup::save_backup;
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::storage::StorageIssue;
use leptos::prelude::*;

/// Describes the storage issue and offers a backup; hidden if there is no issue. The notice is on the
/// page and in every dialog, because a dialog covers the page.
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
    // The version of the store that was saved, and the message about it. A later change is not in
    // the backup, so it hides the message.
    let saved = RwSignal::new((0, String::new()));
    let save = move |_| {
        save_backup(session, move |message| {
            drop(saved.try_set((session.store_version.get_untracked(), message)));
        });
    };
    let message = Signal::derive(move || {
        let (version, message) = saved.get();
        if version == session.store_version.get() { message } else { String::new() }
    });
    view! {
        <div class="notice" class:hidden=is_fine>
            <p role="alert">{text}</p>
            <p class="notice-actions">
                <button type="button" class="plain" on:click=save>
                    {messages::data::BACK_UP}
                </button>
                <span role="status">{message}</span>
            </p>
        </div>
    }
}
