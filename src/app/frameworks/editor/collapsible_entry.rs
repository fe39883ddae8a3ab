//! A collapsible entry of the framework editor: an axis or a ladder.

use crate::app::frameworks::editor::editor_state::EditorState;
use crate::app::frameworks::editor::text_fields::{NameField, Write};
use crate::app::frameworks::editor::validation_panel::FieldErrors;
use crate::app::widgets::reorder::Reorder;
use crate::i18n::messages;
use crate::model::FrameworkDraft;
use crate::model::framework::validation::Location;
use leptos::prelude::*;

/// The entry.
#[component]
pub fn CollapsibleEntry(
    /// The editor.
    editor: EditorState,
    /// The location of the entry.
    at: Location,
    /// The index in its list.
    index: usize,
    /// The number of entries.
    count: Signal<usize>,
    /// The `id` of the list.
    list: &'static str,
    /// The kind of entry as text.
    kind: &'static str,
    /// Reads the name.
    name: fn(&FrameworkDraft, Location) -> String,
    /// Writes the name.
    write: Write,
    /// A summary of the collapsed content.
    holds: Signal<String>,
    /// Moves an entry.
    shift: fn(&mut FrameworkDraft, usize, usize),
    /// Removes an entry.
    remove: fn(&mut FrameworkDraft, usize),
    /// The collapsible content.
    children: ChildrenFn,
) -> impl IntoView {
    let location_name = Signal::derive(move || editor.location_name(at));
    let is_open = Signal::derive(move || editor.open.with(|open| open.contains(&at)));
    let body = move || {
        is_open.get().then(|| untrack(|| view! { <div class="edit-body">{children()}</div> }))
    };
    view! {
        <li class="edit-entry">
            <div class="edit-head">
                <NameField
                    editor=editor
                    at=at
                    label=format!("{kind} {}", index + 1)
                    placeholder=kind
                    value=name
                    write=write
                />
                <button
                    type="button"
                    class="plain fold"
                    aria-expanded=Signal::derive(move || is_open.get().to_string())
                    aria-label=Signal::derive(move || messages::named(&holds.get(), &location_name.get()))
                    on:click=move |_| editor.fold(at)
                >
                    {holds}
                </button>
                <Reorder
                    index=index
                    count=count
                    name=location_name
                    list=list.to_owned()
                    shift=Callback::new(move |(from, to)| {
                        editor.collapse_kind(at);
                        editor.edit(|draft| shift(draft, from, to));
                    })
                    remove=Callback::new(move |index| {
                        editor.collapse_kind(at);
                        editor.edit(|draft| remove(draft, index));
                    })
                />
            </div>
            <FieldErrors editor=editor at=at/>
            {body}
        </li>
    }
}
