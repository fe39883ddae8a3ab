//! The examples of behavior that a team writes for a level, kept when the field is left.

use crate::app::state::session;
use crate::model::AxisId;
use crate::text;
use leptos::prelude::*;

/// The field.
#[component]
pub fn ExamplesField(
    /// The axis.
    axis: AxisId,
    /// The level, from 1.
    level: u8,
) -> impl IntoView {
    let session = session();
    let known = session.framework.axis(&axis).and_then(|it| Some((it, it.level(level)?)));
    let label = known.map_or(String::new(), |(axis, level)| text::guide::examples_of(axis, level));
    let axis = StoredValue::new(axis);
    let written = Memo::new(move |_| axis.with_value(|axis| session.examples().of(axis, level)));
    let write = move |event| {
        axis.with_value(|axis| session.write_example(axis, level, &event_target_value(&event)));
    };
    view! {
        <label class="field examples">
            <span>{text::guide::EXAMPLES}</span>
            <textarea
                rows="2"
                maxlength="10000"
                aria-label=label
                placeholder=text::guide::EXAMPLES_EMPTY
                prop:value=written
                on:change=write
            ></textarea>
            // A field prints what it has room for; this prints all of it.
            <span class="written print-only">{written}</span>
        </label>
    }
}
