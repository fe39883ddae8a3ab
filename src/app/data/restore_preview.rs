//! The preview of a backup before it is restored.

use crate::app::session::state::session;
use crate::browser::mirrored_store::MirroredStore;
use crate::i18n::messages;
use crate::storage::backup::Backup;
use leptos::html::Button;
use leptos::prelude::*;

/// Lists the records that restoring a backup would change, with the button that restores it.
#[component]
pub fn RestorePreview(
    /// The backup.
    backup: Backup,
    /// Discards it.
    leave: Callback<()>,
) -> impl IntoView {
    let session = session();
    let plan = backup.plan(&MirroredStore, &untrack(|| session.snapshot()));
    let does_something = !plan.added.is_empty() || !plan.updated.is_empty();
    let mut lines = messages::data::plan(&plan);
    if !does_something {
        lines.push(messages::data::NOTHING_NEW.to_owned());
    }
    let unreadable = backup.unreadable.iter();
    lines.extend(unreadable.map(|(name, reason)| messages::data::unreadable(name, reason)));
    let line = |line: String| view! { <li>{line}</li> };
    let title = messages::data::of(backup.made_on);
    let done = RwSignal::new(false);
    let close = NodeRef::<Button>::new();
    let restore = move |_| {
        // Compare again, because records may have changed since the preview.
        let plan = backup.plan(&MirroredStore, &untrack(|| session.snapshot()));
        if let Some(step) = plan.into_transaction() {
            session.commit(step);
        }
        done.set(true);
        // The restore button disappears; focus the close button.
        if let Some(close) = close.get_untracked() {
            let _ = close.focus();
        }
    };
    let restored = Signal::derive(move || {
        if done.get() { messages::data::RESTORED.get() } else { "" }.to_owned()
    });
    let over = Signal::derive(move || done.get() || !does_something);
    let leave_words = Signal::derive(move || {
        if over.get() { messages::shell::CLOSE } else { messages::data::CANCEL }.to_owned()
    });
    view! {
        <h3>{title}</h3>
        <ul>{lines.into_iter().map(line).collect_view()}</ul>
        <p role="status" class="prose">{restored}</p>
        <div class="library-actions">
            <button type="button" class="primary" class:hidden=over on:click=restore>{messages::data::RESTORE_NOW}</button>
            <button type="button" class="secondary" node_ref=close on:click=move |_| leave.run(())>{leave_words}</button>
        </div>
    }
}
