//! Takes a row away; undo brings it back.

use super::icon::Icon;
use crate::text;
use leptos::prelude::*;

/// The button.
#[component]
pub fn RemoveButton(
    /// What the row says.
    words: Signal<String>,
    /// Whether there is nothing to take away.
    idle: Signal<bool>,
    /// Takes it away.
    remove: Callback<()>,
) -> impl IntoView {
    let label = Signal::derive(move || words.with(|words| text::evidence::remove(words)));
    view! {
        <button
            type="button"
            class="tool remove"
            class:unseen=idle
            disabled=idle
            aria-label=label
            title=text::evidence::REMOVE
            on:click=move |_| remove.run(())
        >
            <Icon name="close"/>
        </button>
    }
}
