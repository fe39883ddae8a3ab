//! One choice out of a few, side by side: native radio buttons that look like one control.

use leptos::prelude::*;

/// A labelled group of choices.
#[component]
pub fn RadioGroup(
    /// What is chosen.
    label: &'static str,
    /// The group's name; unique on the page.
    name: &'static str,
    /// The words of the choices.
    options: Vec<String>,
    /// The place of the chosen one among them.
    value: RwSignal<usize>,
) -> impl IntoView {
    let choice = move |(option, words): (usize, String)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=Signal::derive(move || value.get() == option)
                    on:change=move |_| value.set(option)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend>{label}</legend>
            <div class="segments">{options.into_iter().enumerate().map(choice).collect_view()}</div>
        </fieldset>
    }
}
