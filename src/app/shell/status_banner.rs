//! The banner that says what has just been done, such as a restored backup.

use crate::app::session::state::session;
use crate::i18n::messages;
use leptos::prelude::*;

/// The banner; hidden if there is nothing to say.
#[component]
pub fn StatusBanner() -> impl IntoView {
    let session = session();
    let is_hidden = Signal::derive(move || session.status_text.with(String::is_empty));
    view! {
        <div class="notice done" class:hidden=is_hidden>
            <p role="status">{move || session.status_text.get()}</p>
            <p class="notice-actions">
                <button type="button" class="plain" on:click=move |_| session.status_text.set(String::new())>
                    {messages::shell::CLOSE}
                </button>
            </p>
        </div>
    }
}
