//! A button that removes a row. The removal can be undone.

use crate::app::widgets::icon::Icon;
use crate::browser::{events, focus};
use crate::i18n::messages;
use leptos::prelude::*;
use web_sys::Element;

/// The button.
#[component]
pub fn RemoveButton(
    /// The text of the row, for the accessible label.
    words: Signal<String>,
    /// Whether there is nothing to remove.
    idle: Signal<bool>,
    /// Removes the row.
    remove: Callback<()>,
) -> impl IntoView {
    let label = Signal::derive(move || words.with(|words| messages::evidence::remove(words)));
    view! {
        <button
            type="button"
            class="tool remove"
            class:unseen=idle
            disabled=idle
            aria-label=label
            title=messages::evidence::REMOVE
            on:click=move |event| {
                let button: Element = event_target(&event);
                let rows = button.closest(".rows").ok().flatten();
                remove.run(());
                // The focused row disappears; focus the empty row.
                events::on_animation_frame(move || {
                    let _ = rows.and_then(|rows| focus::focus_first(&rows, ".row:last-child textarea, .row:last-child input"));
                });
            }
        >
            <Icon name="close"/>
        </button>
    }
}
