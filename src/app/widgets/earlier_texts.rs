//! The earlier texts of a field: what another tab or device has written there.

use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::{EarlierText, EntryId};
use leptos::prelude::*;

/// Lists the earlier texts of a field below it; empty if there are none.
#[component]
pub fn EarlierTexts(
    /// The key of the record.
    #[prop(into)]
    key: Signal<String>,
    /// The path of the field in the record.
    path: String,
    /// Puts a text into the field again.
    use_text: Callback<String>,
    /// Whether the field cannot be changed.
    #[prop(into)]
    is_locked: Signal<bool>,
) -> impl IntoView {
    let session = session();
    let path = StoredValue::new(path);
    let texts = Memo::new(move |_| {
        path.try_with_value(|path| session.earlier_texts(&key.get(), path)).unwrap_or_default()
    });
    let text = move |(id, earlier): (EntryId, EarlierText)| {
        let id = StoredValue::new(id);
        let delete = move || id.with_value(|id| session.delete_earlier_text(id));
        let text = earlier.text.clone();
        let restore = move |_| {
            use_text.run(text.clone());
            delete();
        };
        view! {
            <details class="earlier-text">
                <summary>{messages::notices::earlier_text(earlier.replaced_on)}</summary>
                <p class="written">{earlier.text}</p>
                <p class="notice-actions">
                    <button type="button" class="plain" class:hidden=is_locked on:click=restore>{messages::notices::USE_EARLIER}</button>
                    <button type="button" class="plain" on:click=move |_| delete()>{messages::notices::DELETE_EARLIER}</button>
                </p>
            </details>
        }
    };
    view! {
        <For each=move || texts.get() key=|(id, _)| id.to_string() children=text/>
    }
}
