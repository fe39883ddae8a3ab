//! Choices in dialogs, stored in the settings.

use crate::app::session::state::Session;
use leptos::prelude::*;

/// A list of options of which one is chosen.
pub trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// The options, in the order of the page.
    const ALL: &'static [Self];

    /// The key under which the option is stored.
    fn key(self) -> &'static str;

    /// The text of the option.
    fn label(self) -> String;

    /// The option with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|option| option.key() == key)
    }

    /// All options with their texts.
    fn labelled() -> Vec<(Self, String)> {
        Self::ALL.iter().map(|option| (*option, option.label())).collect()
    }
}

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

/// The last choice with this name, as a signal that is stored when it changes.
#[must_use]
pub fn remembered<T: Choice>(session: Session, name: &'static str, default: T) -> RwSignal<T> {
    let last = last_choice(session, name).and_then(|key| T::from_key(&key));
    let value = RwSignal::new(last.unwrap_or(default));
    store_changes(session, name, move || value.get().key());
    value
}

/// A boolean choice, as a signal that is stored when it changes.
#[must_use]
pub fn flag(session: Session, name: &'static str, default: bool) -> RwSignal<bool> {
    let value = RwSignal::new(last_choice(session, name).map_or(default, |last| last == "on"));
    store_changes(session, name, move || if value.get() { "on" } else { "off" });
    value
}

/// Stores a choice whenever its key changes.
fn store_changes(session: Session, name: &'static str, key: impl Fn() -> &'static str + 'static) {
    Effect::new(move |before: Option<&'static str>| {
        let key = key();
        if before.is_some_and(|before| before != key) {
            remember(session, name, key);
        }
        key
    });
}
