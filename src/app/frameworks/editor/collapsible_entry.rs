//! An axis or a ladder in the editor: its name in its place, and folded away what else there is to it.

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
    /// What is edited.
    bench: EditorState,
    /// Which entry it is.
    at: Location,
    /// Its place in the list.
    index: usize,
    /// How many entries there are.
    count: Signal<usize>,
    /// What the list is called in the page.
    list: &'static str,
    /// What one of its kind is called.
    kind: &'static str,
    /// Its name.
    name: fn(&FrameworkDraft, Location) -> String,
    /// Writes that.
    write: Write,
    /// How much is folded away, in words.
    holds: Signal<String>,
    /// Moves an entry from one place to another.
    shift: fn(&mut FrameworkDraft, usize, usize),
    /// Takes an entry away.
    remove: fn(&mut FrameworkDraft, usize),
    /// What is folded away.
    children: ChildrenFn,
) -> impl IntoView {
    let said = Signal::derive(move || bench.error_text_at(at));
    let is_open = Signal::derive(move || bench.open.with(|open| open.contains(&at)));
    let body = move || {
        is_open.get().then(|| untrack(|| view! { <div class="edit-body">{children()}</div> }))
    };
    view! {
        <li class="edit-entry">
            <div class="edit-head">
                <NameField
                    bench=bench
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
                    aria-label=Signal::derive(move || messages::named(&holds.get(), &said.get()))
                    on:click=move |_| bench.fold(at)
                >
                    {holds}
                </button>
                <Reorder
                    index=index
                    count=count
                    name=said
                    list=list.to_owned()
                    shift=Callback::new(move |(from, to)| {
                        bench.collapse_kind(at);
                        bench.edit(|it| shift(it, from, to));
                    })
                    remove=Callback::new(move |index| {
                        bench.collapse_kind(at);
                        bench.edit(|it| remove(it, index));
                    })
                />
            </div>
            <FieldErrors bench=bench at=at/>
            {body}
        </li>
    }
}
