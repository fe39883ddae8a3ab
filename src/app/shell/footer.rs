//! The footer: the framework's attribution, the visitor's data and the language.

use crate::app::lazy::chunks::LazyView;
use crate::app::lazy::lazy_section::LazySection;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::i18n::messages;
use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let session = session();
    let credit = move || session.framework().credit();
    let has_no_credit = Signal::derive(move || credit().is_none());
    let link =
        Signal::derive(move || credit().map_or(String::new(), |credit| credit.link.to_string()));
    let has_no_link = Signal::derive(move || link.with(String::is_empty));
    let author =
        Signal::derive(move || messages::shell::credit(session.framework()).unwrap_or_default());
    // Without a URL, the author is plain text before the license.
    let plain_text = Signal::derive(move || {
        let author = if has_no_link.get() { author.get() } else { String::new() };
        author + &messages::shell::licensed(session.framework())
    });
    view! {
        <footer class="footer">
            <p class:hidden=has_no_credit>
                {messages::shell::FRAMEWORK} " "
                <a class:hidden=has_no_link href=link rel="noreferrer" target="_blank">{author}</a>
                {plain_text}
            </p>
            <p>
                {messages::shell::PRIVATE} " "
                <button type="button" class="plain" on:click=move |_| session.overlay.set(Some(Overlay::Data))>
                    {messages::data::TITLE}
                </button>
            </p>
            <LazySection view=LazyView::LanguagePicker/>
        </footer>
    }
}
