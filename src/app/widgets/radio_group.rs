//! A radio group that looks like a segmented control.

use leptos::prelude::*;

/// A labelled radio group.
#[component]
pub fn RadioGroup(
    /// The label.
    label: &'static str,
    /// The name of the group; unique on the page.
    name: &'static str,
    /// The labels of the options.
    options: Vec<String>,
    /// The index of the selected option.
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
