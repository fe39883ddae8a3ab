//! Takes a row away; undo brings it back.

use crate::app::widgets::icon::Icon;
use crate::browser::{events, focus};
use crate::i18n::messages;
use leptos::prelude::*;
use web_sys::Element;

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
                // The row goes, with the focus on it: the one to write in takes that.
                events::on_animation_frame(move || {
                    let _ = rows.and_then(|rows| focus::focus_first(&rows, ".row:last-child textarea, .row:last-child input"));
                });
            }
        >
            <Icon name="close"/>
        </button>
    }
}
