//! Changes the language of the page while it is open.

use crate::app::session::language::{ENGLISH, set_english, set_locale};
use crate::app::session::preferences;
use crate::app::session::state::Session;
use crate::browser::{self, document, events, focus};
use crate::i18n::messages;
use crate::model::Framework;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

/// The choice of a language among what was last chosen. `public/early.js` reads it, too.
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
