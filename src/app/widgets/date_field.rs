//! A date field.

use crate::model::Date;
use leptos::prelude::*;

/// The field.
#[component]
pub fn DateField(
    /// The label.
    label: &'static str,
    /// The date.
    value: Signal<Option<Date>>,
    /// Receives the new date; `None` if the field was cleared.
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
