//! A field of a framework on the bench: shown as it is typed, kept when it is left.

use crate::app::frameworks::editor::editor_state::{EditorState, field_id};
use crate::app::frameworks::editor::validation_panel::errors_id;
use crate::i18n::messages;
use crate::model::FrameworkDraft;
use crate::model::framework::validation::{Location, MAX_NAME_CHARS, MAX_TEXT_CHARS};
use leptos::prelude::*;

/// Writes into a document.
pub type Write = fn(&mut FrameworkDraft, Location, String);

/// A name: one line, with what does not fit told where it stands.
#[component]
pub fn NameField(
    /// What is edited.
    bench: EditorState,
    /// What it names.
    at: Location,
    /// What the field is called.
    #[prop(into)]
    label: Signal<String>,
    /// The name as it is.
    value: fn(&FrameworkDraft, Location) -> String,
    /// Writes it.
    write: Write,
    /// What stands in an empty field.
    #[prop(default = "")]
    placeholder: &'static str,
) -> impl IntoView {
    let shown = Signal::derive(move || bench.now.with(|it| value(it, at)));
    let is_wrong = Signal::derive(move || (!bench.errors_at(at).is_empty()).to_string());
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
            on:input=move |event| bench.preview(|it| write(it, at, event_target_value(&event)))
            on:change=move |event| bench.edit(|it| write(it, at, event_target_value(&event)))
        />
    }
}

/// A text with its label over it: one line, or several.
#[component]
pub fn TextField(
    /// What is edited.
    bench: EditorState,
    /// What it is about.
    at: Location,
    /// What stands over it.
    label: &'static str,
    /// The text as it is.
    value: fn(&FrameworkDraft, Location) -> String,
    /// Writes it.
    write: Write,
    /// How many lines it shows; one is a line that cannot break.
    #[prop(default = 2)]
    lines: u8,
) -> impl IntoView {
    let shown = Signal::derive(move || bench.now.with(|it| value(it, at)));
    // For those who do not see where it stands.
    let spoken = Signal::derive(move || match at {
        Location::Framework => label.to_owned(),
        _ => messages::named(label, &bench.error_text_at(at)),
    });
    let kept =
        move |event: web_sys::Event| bench.edit(|it| write(it, at, event_target_value(&event)));
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
