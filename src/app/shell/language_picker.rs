//! The language picker.

use crate::app::lazy::startup_chunk;
use crate::app::session::language::LANGUAGES;
use crate::app::session::state::{Session, session};
use crate::app::widgets::icon::Icon;
use crate::i18n::messages;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, HtmlSelectElement};

/// A select field with the native names of the languages.
#[component]
pub fn LanguagePicker() -> impl IntoView {
    let session = session();
    let option = move |(tag, name): (&'static str, &'static str)| {
        let is_chosen = Signal::derive(move || session.language.with(|now| now == tag));
        view! { <option value=tag lang=tag prop:selected=is_chosen>{name}</option> }
    };
    let change = move |event: Event| {
        let select = event_target::<HtmlSelectElement>(&event);
        let wanted = select.value();
        // Show the current language until the new one is loaded and the page is replaced.
        select.set_value(&session.language.get_untracked());
        if let Some((tag, _)) = LANGUAGES.into_iter().find(|(tag, _)| *tag == wanted) {
            change_language(session, tag);
        }
    };
    view! {
        <label class="language" title=messages::shell::LANGUAGE>
            <Icon name="language"/>
            <span class="unseen">{messages::shell::LANGUAGE}</span>
            <select on:change=change>{LANGUAGES.map(option)}</select>
        </label>
    }
}

/// Changes the language once the code that does so has been fetched.
fn change_language(session: Session, tag: &'static str) {
    spawn_local(async move {
        match startup_chunk::load().await {
            Ok(chunk) => (chunk.change_language)(session, tag),
            Err(_) => session.set_error(&messages::notices::NO_LANGUAGE, true),
        }
    });
}
