//! The banner with errors that concern the whole page.

use crate::app::session::state::session;
use leptos::prelude::*;

/// The banner; hidden if there is no error.
#[component]
pub fn ErrorBanner() -> impl IntoView {
    let session = session();
    let text = Signal::derive(move || session.error_banner.get().join("\n"));
    let is_hidden = Signal::derive(move || session.error_banner.get().is_empty());
    view! {
        <div role="alert">
            <p class="notice" class:hidden=is_hidden>{text}</p>
        </div>
    }
}
