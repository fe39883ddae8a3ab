//! Two tabs have changed the same part of an assessment at the same time: which version stands?

use super::dialog::Dialog;
use crate::app::state::session;
use crate::model::timeline::differences;
use crate::text;
use leptos::prelude::*;

/// The dialog; closing it keeps both versions.
#[component]
pub fn ConflictDialog() -> impl IntoView {
    let session = session();
    let clash = session.conflict.get_untracked();
    let library = session.snapshot();
    let of = |id| library.assessments.iter().find(|(known, _)| known == id).map(|(_, it)| it);
    let found = clash.as_ref().and_then(|clash| {
        Some(differences(session.framework(), of(&clash.ours)?, of(&clash.theirs)?))
    });
    let line = |it| view! { <li>{text::assessments::difference(session.framework(), &it)}</li> };
    let lines = found.unwrap_or_default().into_iter().map(line).collect_view();
    let settle = move |ours: Option<bool>| {
        if let Some(clash) = session.conflict.get_untracked() {
            session.resolve_conflict(&clash, ours);
        }
        session.overlay.set(None);
    };
    view! {
        <Dialog title=&text::notices::CLASH_TITLE>
            <div class="library">
                <p>{text::notices::CLASH}</p>
                <ol class="differences">{lines}</ol>
                <div class="library-actions">
                    <button type="button" class="primary" on:click=move |_| settle(None)>
                        {text::notices::KEEP_BOTH}
                    </button>
                    <button type="button" class="secondary" on:click=move |_| settle(Some(true))>
                        {text::notices::KEEP_OURS}
                    </button>
                    <button type="button" class="secondary" on:click=move |_| settle(Some(false))>
                        {text::notices::KEEP_THEIRS}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
