//! An axis in the framework editor: name, description and levels.

use crate::app::frameworks::editor::collapsible_entry::CollapsibleEntry;
use crate::app::frameworks::editor::editor_state::EditorState;
use crate::app::frameworks::editor::text_fields::{NameField, TextField};
use crate::app::frameworks::editor::validation_panel::{FieldErrors, go_to};
use crate::app::widgets::reorder::Reorder;
use crate::i18n::messages;
use crate::model::framework::validation::Location;
use crate::model::{Axis, FrameworkDraft, Level};
use leptos::prelude::*;

fn axis(document: &FrameworkDraft, at: Location) -> Option<&Axis> {
    match at {
        Location::Axis(axis) | Location::Level(axis, _) => document.axes.get(axis),
        _ => None,
    }
}

fn axis_mut(document: &mut FrameworkDraft, at: Location) -> Option<&mut Axis> {
    match at {
        Location::Axis(axis) | Location::Level(axis, _) => document.axes.to_mut().get_mut(axis),
        _ => None,
    }
}

fn level(document: &FrameworkDraft, at: Location) -> Option<&Level> {
    let Location::Level(_, level) = at else { return None };
    axis(document, at)?.levels.get(level)
}

fn write_level(document: &mut FrameworkDraft, at: Location, by: impl FnOnce(&mut Level)) {
    let Location::Level(_, level) = at else { return };
    if let Some(level) = axis_mut(document, at).and_then(|axis| axis.levels.to_mut().get_mut(level))
    {
        by(level);
    }
}

/// The axis.
#[component]
pub fn AxisFields(
    /// The editor.
    editor: EditorState,
    /// The index of the axis.
    index: usize,
    /// The number of axes.
    count: Signal<usize>,
) -> impl IntoView {
    let at = Location::Axis(index);
    let levels = Signal::derive(move || {
        editor.now.with(|draft| draft.axes.get(index).map_or(0, |axis| axis.levels.len()))
    });
    let add = move |_| {
        editor.edit(|draft| draft.add_level(index));
        go_to(editor, Location::Level(index, levels.get_untracked().saturating_sub(1)));
    };
    let shift =
        Callback::new(move |(from, to)| editor.edit(|draft| draft.move_level(index, from, to)));
    let remove = Callback::new(move |level| editor.edit(|draft| draft.remove_level(index, level)));
    view! {
        <CollapsibleEntry
            editor=editor
            at=at
            index=index
            count=count
            list="edit-axes"
            kind=&messages::frameworks::AXIS
            name=|draft, at| axis(draft, at).map_or(String::new(), |axis| axis.name.to_string())
            write=|draft, at, name| if let Some(axis) = axis_mut(draft, at) { axis.name = name.into() }
            holds=Signal::derive(move || messages::frameworks::levels(levels.get()))
            shift=FrameworkDraft::move_axis
            remove=FrameworkDraft::remove_axis
        >
            <TextField
                editor=editor at=at label=&messages::frameworks::ABOUT
                value=|draft, at| axis(draft, at).map_or(String::new(), |axis| axis.about.to_string())
                write=|draft, at, text| if let Some(axis) = axis_mut(draft, at) { axis.about = text.into() }
            />
            <ol class="edit-list levels-list" data-entries="" id=format!("edit-levels-{index}")>
                <For each=move || 0..levels.get() key=|level| *level let(level)>
                    <LevelFields editor=editor axis=index index=level count=levels shift=shift remove=remove/>
                </For>
            </ol>
            <button type="button" class="secondary" on:click=add>{messages::frameworks::ADD_LEVEL}</button>
        </CollapsibleEntry>
    }
}

#[component]
fn LevelFields(
    editor: EditorState,
    axis: usize,
    index: usize,
    count: Signal<usize>,
    shift: Callback<(usize, usize)>,
    remove: Callback<usize>,
) -> impl IntoView {
    let at = Location::Level(axis, index);
    let location_name = Signal::derive(move || editor.location_name(at));
    view! {
        <li class="edit-entry level">
            <div class="edit-head">
                <span class="level-number" aria-hidden="true">{index + 1}</span>
                <NameField
                    editor=editor
                    at=at
                    label=location_name
                    placeholder=&messages::frameworks::LEVEL
                    value=|draft, at| level(draft, at).map_or(String::new(), |level| level.name.to_string())
                    write=|draft, at, name| write_level(draft, at, |level| level.name = name.into())
                />
                <Reorder index=index count=count name=location_name list=format!("edit-levels-{axis}") shift=shift remove=remove/>
            </div>
            <FieldErrors editor=editor at=at/>
            <TextField
                editor=editor at=at label=&messages::frameworks::DEFINITION lines=3
                value=|draft, at| level(draft, at).map_or(String::new(), |level| level.definition.to_string())
                write=|draft, at, text| write_level(draft, at, |level| level.definition = text.trim().to_owned().into())
            />
            <TextField
                editor=editor at=at label=&messages::frameworks::EXAMPLES
                value=|draft, at| level(draft, at).map_or(String::new(), |level| level.examples.to_string())
                write=|draft, at, text| write_level(draft, at, |level| level.examples = text.trim().to_owned().into())
            />
        </li>
    }
}
