//! Text fields of the framework editor. They show a change while it is typed and save it when the
//! field is left.

use crate::app::frameworks::editor::editor_state::{EditorState, field_id};
use crate::app::frameworks::editor::validation_panel::errors_id;
use crate::i18n::messages;
use crate::model::FrameworkDraft;
use crate::model::framework::validation::Location;
use crate::model::limits::{MAX_NAME_CHARS, MAX_TEXT_CHARS};
use leptos::prelude::*;

/// Writes a value into a draft.
pub type Write = fn(&mut FrameworkDraft, Location, String);

/// A single-line field for a name, with its validation errors.
#[component]
pub fn NameField(
    /// The editor.
    editor: EditorState,
    /// The location of the name.
    at: Location,
    /// The accessible label.
    #[prop(into)]
    label: Signal<String>,
    /// Reads the value.
    value: fn(&FrameworkDraft, Location) -> String,
    /// Writes the value.
    write: Write,
    /// The placeholder.
    #[prop(default = "")]
    placeholder: &'static str,
) -> impl IntoView {
    let shown = Signal::derive(move || editor.now.with(|draft| value(draft, at)));
    let is_wrong = Signal::derive(move || (!editor.errors_at(at).is_empty()).to_string());
    view! {
        <input
            type="text"
            autocomplete="off"
            id=field_id(at)
            aria-label=label
            aria-invalid=is_wrong
            aria-describedby=errors_id(at)
            maxlength=MAX_NAME_CHARS.to_string()
            placeholder=placeholder
            prop:value=shown
            on:input=move |event| editor.preview(|draft| write(draft, at, event_target_value(&event)))
            on:change=move |event| editor.edit(|draft| write(draft, at, event_target_value(&event)))
        />
    }
}

/// A labelled text field with one or more lines.
#[component]
pub fn TextField(
    /// The editor.
    editor: EditorState,
    /// The location of the text.
    at: Location,
    /// The label.
    label: &'static str,
    /// Reads the value.
    value: fn(&FrameworkDraft, Location) -> String,
    /// Writes the value.
    write: Write,
    /// The number of lines; 1 is a single-line field.
    #[prop(default = 2)]
    lines: u8,
) -> impl IntoView {
    let shown = Signal::derive(move || editor.now.with(|draft| value(draft, at)));
    // The accessible label includes the name of the axis, level, ladder or position.
    let spoken = Signal::derive(move || match at {
        Location::Framework => label.to_owned(),
        _ => messages::named(label, &editor.location_name(at)),
    });
    let kept = move |event: web_sys::Event| {
        editor.edit(|draft| write(draft, at, event_target_value(&event)));
    };
    let field = if lines == 1 {
        view! {
            <input
                type="text"
                autocomplete="off"
                aria-label=spoken
                maxlength=MAX_TEXT_CHARS.to_string()
                prop:value=shown
                on:change=kept
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                rows=lines.to_string()
                aria-label=spoken
                maxlength=MAX_TEXT_CHARS.to_string()
                prop:value=shown
                on:change=kept
            ></textarea>
        }
        .into_any()
    };
    view! { <label class="field"><span>{label}</span>{field}</label> }
}
