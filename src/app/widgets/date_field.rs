//! A field for a day.

use crate::model::Date;
use leptos::prelude::*;

/// The field.
#[component]
pub fn DateField(
    /// What it is for.
    label: &'static str,
    /// The day in it, if any.
    value: Signal<Option<Date>>,
    /// Is told the day that was chosen; `None` where the field was emptied.
    set: Callback<Option<Date>>,
) -> impl IntoView {
    let written =
        Signal::derive(move || value.get().map(|day| day.to_string()).unwrap_or_default());
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="date"
                min="1990-01-01"
                max="2100-12-31"
                prop:value=written
                on:change=move |event| set.run(event_target_value(&event).parse().ok())
            />
        </label>
    }
}
