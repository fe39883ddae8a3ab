//! The dialog for an edit conflict: two tabs have changed the same field of an assessment.

use crate::app::session::conflicts::Resolution;
use crate::app::session::state::session;
use crate::app::widgets::dialog::Dialog;
use crate::i18n::messages;
use crate::model::analysis::rating_differences::differences;
use leptos::prelude::*;

/// The dialog. Closing it keeps both versions.
#[component]
pub fn ConflictDialog() -> impl IntoView {
    let session = session();
    let conflict = session.conflict.get_untracked();
    let snapshot = session.snapshot();
    let differences = conflict.as_ref().and_then(|conflict| {
        let (ours, theirs) =
            (snapshot.assessment(&conflict.ours)?, snapshot.assessment(&conflict.theirs)?);
        Some(differences(session.framework(), ours, theirs))
    });
    let line = |difference| {
        view! { <li>{messages::assessments::difference(session.framework(), &difference)}</li> }
    };
    let lines = differences.unwrap_or_default().into_iter().map(line).collect_view();
    let resolve = move |resolution: Resolution| {
        if let Some(conflict) = session.conflict.get_untracked() {
            session.resolve_conflict(&conflict, resolution);
        }
        session.overlay.set(None);
    };
    view! {
        <Dialog title=&messages::notices::CLASH_TITLE>
            <div class="library">
                <p>{messages::notices::CLASH}</p>
                <ol class="differences">{lines}</ol>
                <div class="library-actions">
                    <button type="button" class="primary" on:click=move |_| resolve(Resolution::KeepBoth)>
                        {messages::notices::KEEP_BOTH}
                    </button>
                    <button type="button" class="secondary" on:click=move |_| resolve(Resolution::KeepOurs)>
                        {messages::notices::KEEP_OURS}
                    </button>
                    <button type="button" class="secondary" on:click=move |_| resolve(Resolution::KeepTheirs)>
                        {messages::notices::KEEP_THEIRS}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
