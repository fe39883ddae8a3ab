//! The validation errors of a framework draft, with links to the fields.

use crate::app::frameworks::editor::editor_state::{EditorState, field_id, parent_of};
use crate::browser::{document, events, focus};
use crate::i18n::messages;
use crate::model::framework::validation::{ErrorKind, Location};
use crate::model::framework::validation_sentence;
use leptos::prelude::*;

/// The maximum number of listed errors.
const MOST: usize = 12;

/// The list of errors, or a text that there are none.
#[component]
pub fn ValidationPanel(
    /// The editor.
    editor: EditorState,
) -> impl IntoView {
    let list = move || {
        let problems = editor.problems.get();
        if problems.is_empty() {
            return view! { <p class="muted">{messages::frameworks::ALL_FITS}</p> }.into_any();
        }
        let more = problems.len().saturating_sub(MOST);
        let more = (more > 0)
            .then(|| view! { <p class="muted">{messages::frameworks::more_remarks(more)}</p> });
        let line = |problem: crate::model::ValidationError| {
            let words =
                editor.now.with_untracked(|draft| validation_sentence::sentence(draft, &problem));
            let at = problem.location;
            let is_link = problem.kind == ErrorKind::InvalidLink;
            view! {
                <li><button type="button" class="plain wrong" on:click=move |_| if is_link { go_to_link() } else { go_to(editor, at) }>{words}</button></li>
            }
        };
        view! {
            <h2>{messages::frameworks::TO_MEND}</h2>
            <ul class="listed">{problems.into_iter().take(MOST).map(line).collect_view()}</ul>
            {more}
        }
        .into_any()
    };
    view! { <section class="mending">{list}</section> }
}

/// Expands and focuses the field at a location.
pub fn go_to(editor: EditorState, at: Location) {
    if let Some(folded) = parent_of(at) {
        editor.unfold(folded);
    }
    events::on_animation_frame(move || focus::focus_id(&field_id(at)));
}

/// The `id` of the collapsible attribution.
pub const CREDIT: &str = "edit-credit";

/// Expands and focuses the link of the attribution.
fn go_to_link() {
    let found = document().get_element_by_id(CREDIT);
    if let Some(credit) = found {
        let _ = credit.set_attribute("open", "");
        let _ = focus::focus_first(&credit, "label:nth-of-type(2) input");
    }
}

/// The errors below a field.
#[component]
pub fn FieldErrors(
    /// The editor.
    editor: EditorState,
    /// The location of the field.
    at: Location,
) -> impl IntoView {
    let words = Signal::derive(move || {
        let said = editor.errors_at(at).into_iter().map(|problem| {
            editor.now.with_untracked(|draft| validation_sentence::sentence(draft, &problem))
        });
        said.collect::<Vec<_>>().join(" ")
    });
    let id = errors_id(at);
    view! { <span class="wrong" id=id>{words}</span> }
}

/// The `id` of the errors below a field.
#[must_use]
pub fn errors_id(at: Location) -> String {
    format!("{}-wrong", field_id(at))
}
