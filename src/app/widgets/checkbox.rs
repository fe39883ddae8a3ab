//! Something that is on or off.

use leptos::prelude::*;

/// A labelled switch: a native checkbox.
#[component]
pub fn Checkbox(
    /// What is switched.
    words: &'static str,
    /// Whether it is on.
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
