//! The language of the page. Another one than English is read by [`crate::app::parts::stored`], with what is
//! stored.

use crate::app::lazy::chunks;
use crate::app::session::preferences;
use crate::app::session::state::Session;
use crate::browser::{self, document, events, focus};
use crate::i18n::catalog_file::read;
use crate::i18n::messages;
use crate::i18n::messages::builtin_framework::translated;
use crate::i18n::{self, Locale};
use crate::model::{Framework, FrameworkDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

/// The languages there are, by tag, each with its own name.
pub const LANGUAGES: [(&str, &str); 4] =
    [(ENGLISH, "English"), ("de", "Deutsch"), ("es", "Español"), ("ja", "日本語")];

/// What the app is written in.
pub const ENGLISH: &str = "en";

/// The choice of a language among what was last chosen. `public/early.js` reads it, too.
const CHOICE: &str = "language";

/// Speaks the language of a file from now on; whether it could be read.
pub fn set_locale(tag: &str, text: &str) -> bool {
    let Ok([interface, framework]) = read(text) else { return false };
    let tongue = Locale::new(tag.to_owned(), interface, browser::locale::FORMATTERS);
    i18n::set_locale(Some(Box::leak(Box::new(tongue))));
    let said =
        |words: &str| framework.iter().find(|(key, _)| key == words).map(|(_, said)| said.clone());
    Framework::translate(Some(|document: &FrameworkDraft| translated(document, said)));
    true
}

fn set_english() {
    i18n::set_locale(None);
    Framework::translate(None::<fn(&FrameworkDraft) -> FrameworkDraft>);
}

thread_local! {
    /// The language that was chosen last.
    static REQUESTED: Cell<&'static str> = const { Cell::new(ENGLISH) };
}

/// Chooses a language for this page, and for the next visits.
pub fn choose(session: Session, tag: &'static str) {
    spawn_local(async move {
        match chunks::stored().await {
            Ok(code) => (code.choose)(session, tag),
            Err(_) => report_failure(session),
        }
    });
}

/// The same, once the code for it is there. Nothing changes where its words do not come.
pub fn change(session: Session, tag: &'static str) {
    REQUESTED.set(tag);
    spawn_local(async move {
        let text = if tag == ENGLISH { None } else { browser::locale::fetch(tag).await };
        // Somebody may have chosen another one meanwhile, which came sooner.
        if REQUESTED.get() != tag {
            return;
        }
        // In the words it was told in.
        session.set_error(&messages::notices::NO_LANGUAGE, false);
        if tag == ENGLISH {
            set_english();
        } else if !text.is_some_and(|text| set_locale(tag, &text)) {
            report_failure(session);
            return;
        }
        browser::locale::set_tag(tag);
        preferences::remember(session, CHOICE, tag);
        // The framework says the same in other words.
        if untrack(|| session.framework()).id().is_builtin() {
            session.show_framework(Framework::builtin());
        }
        session.language.set(tag.to_owned());
        // The page is made anew, and with it what has the focus; that comes when the page is idle.
        events::after_paint(|| {
            events::when_idle(|| {
                let page = document().document_element();
                page.and_then(|page| focus::focus_first(&page, ".language select"));
            });
        });
    });
}

fn report_failure(session: Session) {
    session.set_error(&messages::notices::NO_LANGUAGE, true);
}
