//! The field for a team's examples of a level. It is saved when it is left.

use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::AxisId;
use crate::model::limits::MAX_EVIDENCE_CHARS;
use leptos::html::Textarea;
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
    let known = session.framework().axis(&axis).and_then(|axis| Some((axis, axis.level(level)?)));
    let label =
        known.map_or(String::new(), |(axis, level)| messages::handbook::examples_of(axis, level));
    let axis = StoredValue::new(axis);
    let written = Memo::new(move |_| {
        axis.try_with_value(|axis| session.examples().get(axis, level)).unwrap_or_default()
    });
    let field = NodeRef::<Textarea>::new();
    // The text when the person started to type. It is not updated until they are done.
    let seen = StoredValue::new(None::<String>);
    Effect::new(move || {
        let text = written.get();
        let Some(field) = field.get() else { return };
        let Some(seen_there) = seen.try_get_value() else { return };
        let is_being_written = seen_there.as_ref().is_some_and(|seen| field.value().trim() != seen);
        if !is_being_written {
            field.set_value(&text);
            seen.set_value(seen_there.map(|_| text));
        }
    });
    let begin = move |_| seen.set_value(Some(written.get_untracked()));
    let write = move |event| {
        let before = seen.get_value().unwrap_or_else(|| written.get_untracked());
        let text = event_target_value(&event);
        axis.try_with_value(|axis| session.write_example(axis, level, &before, &text));
        // Storing may be delayed.
        seen.set_value(Some(text.trim().to_owned()));
    };
    let end = move |_| {
        seen.set_value(None);
        if let Some(field) = field.get_untracked() {
            field.set_value(&written.get_untracked());
        }
    };
    view! {
        <label class="field examples">
            <span>{messages::handbook::EXAMPLES}</span>
            <textarea
                rows="2"
                maxlength=MAX_EVIDENCE_CHARS.to_string()
                aria-label=label
                placeholder=messages::handbook::EXAMPLES_EMPTY
                node_ref=field
                on:focus=move |_| begin(())
                on:change=write
                on:blur=end
            ></textarea>
            // A text field prints only its visible part; this prints everything.
            <span class="written print-only">{written}</span>
        </label>
    }
}
