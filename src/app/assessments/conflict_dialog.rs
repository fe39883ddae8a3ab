//! The dialog for an edit conflict: two tabs have changed the same field of an assessment.

use crate::app::session::state::session;
use crate::app::widgets::dialog::Dialog;
use crate::i18n::messages;
use crate::model::analysis::timeline::differences;
use leptos::prelude::*;

/// The dialog. Closing it keeps both versions.
#[component]
pub fn ConflictDialog() -> impl IntoView {
    let session = session();
    let clash = session.conflict.get_untracked();
    let library = session.snapshot();
    let of = |id| library.assessments.iter().find(|(known, _)| known == id).map(|(_, it)| it);
    let found = clash.as_ref().and_then(|clash| {
        Some(differences(session.framework(), of(&clash.ours)?, of(&clash.theirs)?))
    });
    let line =
        |it| view! { <li>{messages::assessments::difference(session.framework(), &it)}</li> };
    let lines = found.unwrap_or_default().into_iter().map(line).collect_view();
    let settle = move |ours: Option<bool>| {
        if let Some(clash) = session.conflict.get_untracked() {
            session.resolve_conflict(&clash, ours);
        }
        session.overlay.set(None);
    };
    view! {
        <Dialog title=&messages::notices::CLASH_TITLE>
            <div class="library">
                <p>{messages::notices::CLASH}</p>
                <ol class="differences">{lines}</ol>
                <div class="library-actions">
                    <button type="button" class="primary" on:click=move |_| settle(None)>
                        {messages::notices::KEEP_BOTH}
                    </button>
                    <button type="button" class="secondary" on:click=move |_| settle(Some(true))>
                        {messages::notices::KEEP_OURS}
                    </button>
                    <button type="button" class="secondary" on:click=move |_| settle(Some(false))>
                        {messages::notices::KEEP_THEIRS}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
