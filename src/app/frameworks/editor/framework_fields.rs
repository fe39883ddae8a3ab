//! The fields of a framework: name, attribution, axes and ladders.

use crate::app::frameworks::editor::axis_fields::AxisFields;
use crate::app::frameworks::editor::editor_state::EditorState;
use crate::app::frameworks::editor::ladder_fields::LadderFields;
use crate::app::frameworks::editor::text_fields::{NameField, TextField};
use crate::app::frameworks::editor::validation_panel::{CREDIT, FieldErrors, go_to};
use crate::browser::random_id;
use crate::i18n::messages;
use crate::model::framework::validation::{Location, MAX_CAREER_LEVEL};
use crate::model::{AxisId, Credit, FrameworkDraft, LadderId};
use leptos::prelude::*;

/// The fields.
#[component]
pub fn FrameworkFields(
    /// The editor.
    editor: EditorState,
) -> impl IntoView {
    let axes = Signal::derive(move || editor.now.with(|draft| draft.axes.len()));
    let ladders = Signal::derive(move || editor.now.with(|draft| draft.ladders.len()));
    let senior = Signal::derive(move || editor.now.with(|draft| draft.senior_from));
    let choose_senior = move |event| {
        let level = event_target_value(&event).parse::<u8>().ok();
        editor.edit(|draft| draft.senior_from = level);
    };
    let option = move |level: u8| {
        view! {
            <option value=level.to_string() prop:selected=Signal::derive(move || senior.get() == Some(level))>{level}</option>
        }
    };
    let add_axis = move |_| {
        editor.edit(|draft| draft.add_axis(AxisId::new(random_id::random_id())));
        unfold(editor, Location::Axis(axes.get_untracked().saturating_sub(1)));
    };
    let add_ladder = move |_| {
        editor.edit(|draft| {
            draft.add_ladder(LadderId::new(random_id::random_id()));
            draft.add_position(draft.ladders.len() - 1);
        });
        unfold(editor, Location::Ladder(ladders.get_untracked().saturating_sub(1)));
    };
    let add_levels =
        move |_| editor.edit(|draft| (0..draft.axes.len()).for_each(|axis| draft.add_level(axis)));
    view! {
        <div class="bench-fields">
            <div class="field">
                <span aria-hidden="true">{messages::frameworks::NAME}</span>
                <NameField
                    editor=editor
                    at=Location::Framework
                    label=messages::frameworks::NAME.to_owned()
                    value=|draft, _| draft.name.to_string()
                    write=|draft, _, name| draft.name = name.into()
                />
                <FieldErrors editor=editor at=Location::Framework/>
            </div>
            <CreditFields editor=editor/>
            <h2>{messages::frameworks::AXES_HEAD}</h2>
            <ol class="edit-list" data-entries="" id="edit-axes">
                <For each=move || 0..axes.get() key=|at| *at let(at)>
                    <AxisFields editor=editor index=at count=axes/>
                </For>
            </ol>
            <div class="library-actions">
                <button type="button" class="secondary" on:click=add_axis>{messages::frameworks::ADD_AXIS}</button>
                <button type="button" class="secondary" on:click=add_levels>{messages::frameworks::ADD_LEVELS}</button>
            </div>
            <h2>{messages::frameworks::LADDERS_HEAD}</h2>
            <label class="field">
                <span>{messages::frameworks::SENIOR}</span>
                <select on:change=choose_senior>
                    <option value="" prop:selected=Signal::derive(move || senior.get().is_none())>{messages::frameworks::NO_SENIOR}</option>
                    {(1..=MAX_CAREER_LEVEL).map(option).collect_view()}
                </select>
            </label>
            <ol class="edit-list" data-entries="" id="edit-ladders">
                <For each=move || 0..ladders.get() key=|at| *at let(at)>
                    <LadderFields editor=editor index=at count=ladders/>
                </For>
            </ol>
            <div class="library-actions">
                <button type="button" class="secondary" on:click=add_ladder>{messages::frameworks::ADD_LADDER}</button>
            </div>
        </div>
    }
}

/// Expands a new entry and focuses its name.
fn unfold(editor: EditorState, at: Location) {
    editor.unfold(at);
    go_to(editor, at);
}

/// The attribution. It is removed if all its fields are empty.
#[component]
fn CreditFields(editor: EditorState) -> impl IntoView {
    fn change(document: &mut FrameworkDraft, by: impl FnOnce(&mut Credit)) {
        let none = || Credit { author: "".into(), link: "".into(), license: "".into() };
        let mut credit = document.credit.clone().unwrap_or_else(none);
        by(&mut credit);
        let is_empty =
            credit.author.is_empty() && credit.link.is_empty() && credit.license.is_empty();
        document.credit = (!is_empty).then_some(credit);
    }
    view! {
        <details class="share" id=CREDIT>
            <summary>{messages::frameworks::CREDIT}</summary>
            <TextField
                editor=editor at=Location::Framework lines=1 label=&messages::frameworks::AUTHOR
                value=|draft, _| draft.credit.as_ref().map_or(String::new(), |credit| credit.author.to_string())
                write=|draft, _, text| change(draft, |credit| credit.author = text.trim().to_owned().into())
            />
            <TextField
                editor=editor at=Location::Framework lines=1 label=&messages::frameworks::LINK
                value=|draft, _| draft.credit.as_ref().map_or(String::new(), |credit| credit.link.to_string())
                write=|draft, _, text| change(draft, |credit| credit.link = text.trim().to_owned().into())
            />
            <TextField
                editor=editor at=Location::Framework lines=1 label=&messages::frameworks::LICENSE
                value=|draft, _| draft.credit.as_ref().map_or(String::new(), |credit| credit.license.to_string())
                write=|draft, _, text| change(draft, |credit| credit.license = text.trim().to_owned().into())
            />
        </details>
    }
}
