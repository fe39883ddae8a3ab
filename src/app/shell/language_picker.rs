//! The choice of a language.

use crate::app::session::language::{LANGUAGES, choose};
use crate::app::session::state::session;
use crate::app::widgets::icon::Icon;
use crate::i18n::messages;
use leptos::prelude::*;
use web_sys::{Event, HtmlSelectElement};

/// The choice of a language, each by its own name.
#[component]
pub fn LanguagePicker() -> impl IntoView {
    let session = session();
    let option = move |(tag, name): (&'static str, &'static str)| {
        let is_chosen = Signal::derive(move || session.language.with(|now| now == tag));
        view! { <option value=tag lang=tag prop:selected=is_chosen>{name}</option> }
    };
    let choose = move |event: Event| {
        let select = event_target::<HtmlSelectElement>(&event);
        let wanted = select.value();
        // It shows what holds, and the page is made anew once another language is here.
        select.set_value(&session.language.get_untracked());
        if let Some((tag, _)) = LANGUAGES.into_iter().find(|(tag, _)| *tag == wanted) {
            choose(session, tag);
        }
    };
    view! {
        <label class="language" title=messages::shell::LANGUAGE>
            <Icon name="language"/>
            <span class="unseen">{messages::shell::LANGUAGE}</span>
            <select on:change=choose>{LANGUAGES.map(option)}</select>
        </label>
    }
}
