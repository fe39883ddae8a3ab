//! The actions for a position on its handbook page.

use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::browser::location;
use crate::i18n::messages;
use crate::model::PositionId;
use crate::route::HandbookRoute;
use crate::route::Route;
use leptos::prelude::*;

/// The actions.
#[component]
pub fn PositionActions(
    /// The position.
    id: PositionId,
) -> impl IntoView {
    let session = session();
    let known = session.framework().position(&id);
    let compare = HandbookRoute::Compare(vec![id.clone()]).address();
    let id = StoredValue::new(id);
    let is_target = Signal::derive(move || {
        id.with_value(|id| session.target().is_some_and(|target| target.id == *id))
    });
    let aim = move || {
        session.set_target(Some(id.get_value()));
        if let (Some((ladder, position)), true) = (known, untrack(|| is_target.get())) {
            session.announce(messages::handbook::aimed(ladder, position));
        }
    };
    let rate = move |_| {
        if !is_target.get_untracked() {
            session.set_target(Some(id.get_value()));
        }
        location::set_hash(&Route::Chart.to_string());
    };
    view! {
        <div class="guide-actions">
            <button
                type="button"
                class="primary"
                // Only `aria-disabled`: a disabled button would lose the focus.
                aria-disabled=Signal::derive(move || is_target.get().to_string())
                on:click=move |_| if !is_target.get_untracked() { aim() }
            >
                {Signal::derive(move || if is_target.get() { messages::handbook::IS_TARGET } else { messages::handbook::AIM }.get())}
            </button>
            <button type="button" class="secondary" on:click=rate>{messages::handbook::RATE}</button>
            <a class="secondary" href=compare>{messages::handbook::COMPARE_WITH}</a>
            <button type="button" class="secondary" on:click=move |_| session.overlay.set(Some(Overlay::Image))>
                {messages::handbook::PICTURE}
            </button>
        </div>
    }
}
