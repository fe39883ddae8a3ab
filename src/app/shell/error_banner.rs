//! The banner with errors that concern the whole page.

use crate::app::session::state::session;
use crate::i18n::join;
use leptos::prelude::*;

/// The banner; hidden if there is no error.
#[component]
pub fn ErrorBanner() -> impl IntoView {
    let session = session();
    let text = Signal::derive(move || join(&session.error_banner.get(), "\n"));
    let is_hidden = Signal::derive(move || session.error_banner.get().is_empty());
    view! {
        <div role="alert">
            <p class="notice" class:hidden=is_hidden>{text}</p>
        </div>
    }
}
