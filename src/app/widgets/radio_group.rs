//! A radio group that looks like a segmented control.

use leptos::prelude::*;

/// A labelled radio group.
#[component]
pub fn RadioGroup<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The label.
    label: &'static str,
    /// The name of the group; unique on the page.
    name: &'static str,
    /// The options and their texts.
    options: Vec<(T, String)>,
    /// The selected option.
    value: RwSignal<T>,
) -> impl IntoView {
    let radio = move |(option, text): (T, String)| {
        let is_selected = Signal::derive(move || value.get() == option);
        let select = Callback::new(move |()| value.set(option));
        view! { <Radio name=name text=text is_selected=is_selected select=select/> }
    };
    view! {
        <fieldset class="segmented">
            <legend>{label}</legend>
            <div class="segments">{options.into_iter().map(radio).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Radio(
    name: &'static str,
    text: String,
    is_selected: Signal<bool>,
    select: Callback<()>,
) -> impl IntoView {
    view! {
        <label>
            <input type="radio" name=name prop:checked=is_selected on:change=move |_| select.run(())/>
            <span>{text}</span>
        </label>
    }
}
