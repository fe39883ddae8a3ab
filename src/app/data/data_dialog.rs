//! The data dialog: where data is stored and how much there is, backup, restore and erase.

use crate::app::data::save_backup::save_backup;
use crate::app::session::state::session;
use crate::app::sharing::file_button::FileButton;
use crate::app::widgets::dialog::Dialog;
use crate::browser::local_storage;
use crate::browser::mirrored_store::MirroredStore;
use crate::i18n::messages;
use crate::storage::{KeyValue, StorageIssue};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog.
#[component]
pub fn DataDialog() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    let say = move |words| drop(message.try_set(words));
    let erasing = RwSignal::new(false);
    let room = RwSignal::new(String::new());
    let is_kept = RwSignal::new(false);
    spawn_local(async move {
        let found = local_storage::room().await;
        let words = found.map(|(used, all)| messages::data::room(used, all)).unwrap_or_default();
        room.set(words);
        is_kept.set(local_storage::is_persisted().await);
    });
    let library = Memo::new(move |_| session.snapshot());
    let stored = Signal::derive(move || {
        library.with(|all| messages::data::stored(all.people.len(), all.assessments.len(), bytes()))
    });
    let local_storage = Signal::derive(move || {
        session.store_version.track();
        messages::data::local_storage(local_storage::used_chars(), session.only_in_mirror())
    });
    let left_alone = move || match library.with(|library| library.unsupported_keys.len()) {
        0 => None,
        count => Some(view! { <p class="prose">{messages::data::left_alone(count)}</p> }),
    };
    let last = Signal::derive(move || messages::data::last(session.settings().backed_up));
    let blocked = Signal::derive(move || session.storage_issue() == Some(StorageIssue::Blocked));
    let kept = Signal::derive(move || {
        if is_kept.get() { messages::data::STAYS } else { messages::data::MAY_GO }.to_owned()
    });
    let aside = move || {
        let keys = session.quarantined_texts().into_iter().map(|(key, _)| key);
        session.has_quarantined().then(|| {
            view! { <dt>{messages::data::SET_ASIDE}</dt><dd>{keys.collect::<Vec<_>>().join(", ")}</dd> }
        })
    };
    let keep = move |_| {
        spawn_local(async move {
            local_storage::persist();
            is_kept.set(local_storage::is_persisted().await);
        });
    };
    view! {
        <Dialog title=&messages::data::TITLE>
            <div class="library">
                <p class="prose">{messages::data::WHERE}</p>
                <p class="prose" class:hidden=Signal::derive(move || !blocked.get())>{messages::data::BLOCKED}</p>
                <dl class="facts">
                    <dt>{messages::data::STORED}</dt><dd>{stored}</dd>
                    <dt>{messages::data::LOCAL_STORAGE}</dt><dd>{local_storage}</dd>
                    <dt>{messages::data::INDEXED_DB}</dt><dd>{room}</dd>
                    <dt>{messages::data::KEPT}</dt>
                    <dd>
                        {kept} " "
                        <button type="button" class="plain" class:hidden=is_kept on:click=keep>{messages::data::PERSIST}</button>
                    </dd>
                    <dt>{messages::data::LAST}</dt><dd>{last}</dd>
                    {aside}
                </dl>
                {left_alone}
                <div class="library-actions">
                    <button type="button" class="primary" on:click=move |_| save_backup(session, say)>{messages::data::BACK_UP}</button>
                    <FileButton words=&messages::data::RESTORE/>
                    <button type="button" class="secondary" on:click=move |_| erasing.set(true)>{messages::data::ERASE}</button>
                </div>
                <p role="status" class="prose">{message}</p>
                <div class="sure" class:hidden=Signal::derive(move || !erasing.get())>
                    <p class="prose">{messages::data::ERASE_SURE}</p>
                    <div class="library-actions">
                        <button type="button" class="primary" on:click=move |_| save_backup(session, say)>{messages::data::BACK_UP}</button>
                        <button
                            type="button"
                            class="secondary"
                            on:click=move |_| {
                                let words =
                                    if session.erase() { messages::data::ERASED } else { messages::data::NOT_ERASED };
                                erasing.set(false);
                                message.set(words.to_owned());
                            }
                        >
                            {messages::data::ERASE_NOW}
                        </button>
                        <button type="button" class="secondary" on:click=move |_| erasing.set(false)>{messages::data::CANCEL}</button>
                    </div>
                </div>
            </div>
        </Dialog>
    }
}

/// The size of all records in bytes. Browsers store two bytes per character.
fn bytes() -> usize {
    let size = |key: &String| {
        let text = MirroredStore.get(key).ok().flatten().unwrap_or_default();
        2 * (key.encode_utf16().count() + text.encode_utf16().count())
    };
    MirroredStore.keys().unwrap_or_default().iter().map(size).sum()
}
