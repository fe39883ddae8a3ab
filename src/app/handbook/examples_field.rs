//! The field for a team's examples of a level.

use crate::app::session::state::session;
use crate::app::widgets::earlier_texts::EarlierTexts;
use crate::app::widgets::typed_text::{TypedChange, TypedText, typed_text};
use crate::i18n::messages;
use crate::model::AxisId;
use crate::model::framework::level_examples::example_path;
use crate::model::limits::MAX_EVIDENCE_CHARS;
use crate::storage::records::level_examples;
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
    let text = TypedText::new(written.into(), move |change| {
        axis.try_with_value(|axis| session.write_example(axis, level, &change));
    });
    let key = Signal::derive(move || level_examples::key(session.framework().id()));
    let path = axis.with_value(|axis| example_path(axis, level));
    let use_text = Callback::new(move |after: String| {
        let change = TypedChange { before: written.get_untracked(), after, is_continued: false };
        axis.with_value(|axis| session.write_example(axis, level, &change));
    });
    view! {
        <label class="field examples">
            <span>{messages::handbook::EXAMPLES}</span>
            <textarea
                rows="2"
                maxlength=MAX_EVIDENCE_CHARS.to_string()
                aria-label=label
                placeholder=messages::handbook::EXAMPLES_EMPTY
                use:typed_text=text
            ></textarea>
            // A text field prints only its visible part; this prints everything.
            <span class="written print-only">{written}</span>
        </label>
        <EarlierTexts key=key path=path use_text=use_text is_locked=false/>
    }
}
