//! Changes the language of the page while it is open.

use crate::app::session::language::{set_english, set_locale};
use crate::app::session::preferences;
use crate::app::session::state::Session;
use crate::browser::locale::ENGLISH;
use crate::browser::{self, document, events, focus};
use crate::i18n::messages;
use crate::model::Framework;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

/// The settings key of the language choice. `public/apply_preferences.js` reads it too.
const CHOICE: &str = "language";

thread_local! {
    /// The language that was chosen last.
    static REQUESTED: Cell<&'static str> = const { Cell::new(ENGLISH) };
}

/// Changes the language for this page and the next visits. If its catalog file cannot be read, nothing
/// changes, and an error is shown.
pub fn change(session: Session, tag: &'static str) {
    REQUESTED.set(tag);
    spawn_local(async move {
        let text = if tag == ENGLISH { None } else { browser::locale::fetch(tag).await };
        // Ignore a catalog that arrives after a newer choice.
        if REQUESTED.get() != tag {
            return;
        }
        // Clear the error while the old language is still set, because errors are compared by text.
        session.set_error(&messages::notices::NO_LANGUAGE, false);
        if tag == ENGLISH {
            set_english();
        } else if !text.is_some_and(|text| set_locale(tag, &text)) {
            report_failure(session);
            return;
        }
        browser::locale::set_tag(tag);
        preferences::remember(session, CHOICE, tag);
        // Show the built-in framework in the new language.
        if untrack(|| session.framework()).id().is_builtin() {
            session.show_framework(Framework::builtin());
        }
        session.language.set(tag.to_owned());
        // The page is replaced and loses the focus. Restore it once the language picker exists,
        // which is rendered when the page is idle.
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
