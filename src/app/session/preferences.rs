//! Choices in dialogs, stored in the settings.

use crate::app::session::state::Session;
use leptos::prelude::*;

/// The last choice with this name.
#[must_use]
pub fn last_choice(session: Session, name: &str) -> Option<String> {
    session.settings.with_untracked(|settings| settings.choices.get(&name.to_owned()))
}

/// Stores a choice.
pub fn remember(session: Session, name: &str, choice: &str) {
    session.change_settings(|settings| {
        settings.choices.set(&name.to_owned(), Some(choice.to_owned()));
    });
}

/// The index of a choice among `keys`, as a signal that is stored when it changes. The default is
/// `first`.
#[must_use]
pub fn remembered(
    session: Session,
    name: &'static str,
    keys: &'static [&'static str],
    first: usize,
) -> RwSignal<usize> {
    let at = keys
        .iter()
        .position(|key| last_choice(session, name).as_deref() == Some(key))
        .unwrap_or(first);
    let value = RwSignal::new(at);
    Effect::new(move |before: Option<usize>| {
        let now = value.get();
        if before.is_some_and(|before| before != now)
            && let Some(key) = keys.get(now)
        {
            remember(session, name, key);
        }
        now
    });
    value
}

/// A boolean choice, as a signal that is stored when it changes. The default is `first`.
#[must_use]
pub fn flag(session: Session, name: &'static str, first: bool) -> RwSignal<bool> {
    let value = RwSignal::new(last_choice(session, name).map_or(first, |last| last == "on"));
    Effect::new(move |before: Option<bool>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            remember(session, name, if now { "on" } else { "off" });
        }
        now
    });
    value
}
