//! A checkbox.

use leptos::prelude::*;

/// A labelled checkbox.
#[component]
pub fn Checkbox(
    /// The label.
    words: String,
    /// Whether it is checked.
    on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| on.set(event_target_checked(&event))
            />
            {words}
        </label>
    }
}
