//! A ladder in the framework editor: name, description and positions.

use crate::app::frameworks::editor::collapsible_entry::CollapsibleEntry;
use crate::app::frameworks::editor::editor_state::EditorState;
use crate::app::frameworks::editor::text_fields::{NameField, TextField};
use crate::app::frameworks::editor::validation_panel::{FieldErrors, go_to};
use crate::app::widgets::reorder::Reorder;
use crate::i18n::messages;
use crate::model::framework::validation::{Location, MAX_CAREER_LEVEL};
use crate::model::{FrameworkDraft, Ladder, Position, PositionId, Rating};
use leptos::prelude::*;

fn ladder(document: &FrameworkDraft, at: Location) -> Option<&Ladder> {
    match at {
        Location::Ladder(ladder) | Location::Position(ladder, _) => document.ladders.get(ladder),
        _ => None,
    }
}

fn ladder_mut(document: &mut FrameworkDraft, at: Location) -> Option<&mut Ladder> {
    match at {
        Location::Ladder(ladder) | Location::Position(ladder, _) => {
            document.ladders.to_mut().get_mut(ladder)
        }
        _ => None,
    }
}

fn position(document: &FrameworkDraft, at: Location) -> Option<&Position> {
    let Location::Position(_, position) = at else { return None };
    ladder(document, at)?.positions.get(position)
}

fn write_position(document: &mut FrameworkDraft, at: Location, by: impl FnOnce(&mut Position)) {
    let Location::Position(_, position) = at else { return };
    if let Some(position) =
        ladder_mut(document, at).and_then(|ladder| ladder.positions.to_mut().get_mut(position))
    {
        by(position);
    }
}

fn title(document: &FrameworkDraft, at: Location) -> String {
    let title = position(document, at).and_then(|position| position.title.as_ref());
    title.map_or(String::new(), ToString::to_string)
}

/// The ladder.
#[component]
pub fn LadderFields(
    /// The editor.
    editor: EditorState,
    /// The index of the ladder.
    index: usize,
    /// The number of ladders.
    count: Signal<usize>,
) -> impl IntoView {
    let at = Location::Ladder(index);
    let positions = Signal::derive(move || {
        editor.now.with(|draft| draft.ladders.get(index).map_or(0, |ladder| ladder.positions.len()))
    });
    let add = move |_| {
        editor.edit(|draft| draft.add_position(index));
        let last = positions.get_untracked().saturating_sub(1);
        editor.shown.set(Some((index, last)));
        go_to(editor, Location::Position(index, last));
    };
    let shift = Callback::new(move |(from, to)| {
        editor.edit(|draft| draft.move_position(index, from, to));
        editor.shown.set(Some((index, to)));
    });
    let remove = Callback::new(move |position| {
        editor.shown.set(None);
        editor.edit(|draft| draft.remove_position(index, position));
    });
    view! {
        <CollapsibleEntry
            editor=editor
            at=at
            index=index
            count=count
            list="edit-ladders"
            kind=&messages::frameworks::LADDER
            name=|draft, at| ladder(draft, at).map_or(String::new(), |ladder| ladder.name.to_string())
            write=|draft, at, name| if let Some(ladder) = ladder_mut(draft, at) { ladder.name = name.into() }
            holds=Signal::derive(move || messages::frameworks::positions(positions.get()))
            shift=FrameworkDraft::move_ladder
            remove=FrameworkDraft::remove_ladder
        >
            <TextField
                editor=editor at=at label=&messages::frameworks::ABOUT
                value=|draft, at| ladder(draft, at).map_or(String::new(), |ladder| ladder.about.to_string())
                write=|draft, at, text| if let Some(ladder) = ladder_mut(draft, at) { ladder.about = text.trim().to_owned().into() }
            />
            <TextField
                editor=editor at=at lines=1 label=&messages::frameworks::ALSO
                value=|draft, at| ladder(draft, at).map_or(String::new(), |ladder| ladder.aliases.join(", "))
                write=|draft, at, text| if let Some(ladder) = ladder_mut(draft, at) {
                    let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
                    ladder.aliases = names.map(|name| name.to_owned().into()).collect();
                }
            />
            <ol class="edit-list" data-entries="" id=format!("edit-positions-{index}")>
                <For each=move || 0..positions.get() key=|position| *position let(position)>
                    <PositionFields editor=editor ladder=index index=position count=positions shift=shift remove=remove/>
                </For>
            </ol>
            <button type="button" class="secondary" on:click=add>{messages::frameworks::ADD_POSITION}</button>
        </CollapsibleEntry>
    }
}

#[component]
fn PositionFields(
    editor: EditorState,
    ladder: usize,
    index: usize,
    count: Signal<usize>,
    shift: Callback<(usize, usize)>,
    remove: Callback<usize>,
) -> impl IntoView {
    let at = Location::Position(ladder, index);
    let location_name = Signal::derive(move || editor.location_name(at));
    let spoken = move |what: &'static str| {
        Signal::derive(move || messages::named(what, &location_name.get()))
    };
    let axes = Signal::derive(move || editor.now.with(|draft| draft.axes.len()));
    let level = Signal::derive(move || {
        editor.now.with(|draft| position(draft, at).map_or(0, |position| position.level))
    });
    let show = move |_| editor.shown.set(Some((ladder, index)));
    let write_career = move |event| {
        let level = event_target_value(&event).trim().parse::<u8>().unwrap_or(0);
        editor.edit(|draft| write_position(draft, at, |position| position.level = level));
    };
    view! {
        <li class="edit-entry position" on:focusin=show>
            <div class="edit-head">
                <NameField
                    editor=editor
                    at=at
                    label=spoken(&messages::frameworks::CODE)
                    placeholder=&messages::frameworks::CODE
                    value=|draft, at| position(draft, at).map_or(String::new(), |position| position.id.to_string())
                    write=|draft, at, name| write_position(draft, at, |position| position.id = PositionId::new(name))
                />
                <Reorder index=index count=count name=location_name list=format!("edit-positions-{ladder}") shift=shift remove=remove/>
            </div>
            <FieldErrors editor=editor at=at/>
            <div class="position-fields">
                <label class="field">
                    <span>{messages::frameworks::CAREER}</span>
                    <input
                        type="number"
                        min="1"
                        max=MAX_CAREER_LEVEL.to_string()
                        aria-label=spoken(&messages::frameworks::CAREER)
                        prop:value=Signal::derive(move || level.get().to_string())
                        on:change=write_career
                    />
                </label>
                <TextField
                    editor=editor at=at lines=1 label=&messages::frameworks::OWN_TITLE
                    value=title
                    write=|draft, at, text| write_position(draft, at, |position| {
                        let text = text.trim();
                        position.title = (!text.is_empty()).then(|| text.to_owned().into());
                    })
                />
                <For each=move || 0..axes.get() key=|axis| *axis let(axis)>
                    <ExpectedLevelField editor=editor at=at axis=axis location_name=location_name/>
                </For>
            </div>
        </li>
    }
}

/// The expected level of a position on an axis.
#[component]
fn ExpectedLevelField(
    editor: EditorState,
    at: Location,
    axis: usize,
    location_name: Signal<String>,
) -> impl IntoView {
    let name = Signal::derive(move || {
        editor.now.with(|draft| {
            draft.axes.get(axis).map_or(String::new(), |draft| draft.name.to_string())
        })
    });
    let asked = Signal::derive(move || {
        editor
            .now
            .with(|draft| {
                position(draft, at).and_then(|position| position.expects.get(axis).copied())
            })
            .map_or(0, Rating::half_steps)
    });
    let levels = Memo::new(move |_| {
        editor.now.with(|draft| {
            let levels = draft.axes.get(axis).map_or(&[][..], |axis| &axis.levels);
            levels.iter().map(|level| level.name.to_string()).collect::<Vec<_>>()
        })
    });
    let options = move || {
        let names = levels.get();
        let most = names.len() as u8 * 2;
        // Include an expected level that no longer exists, until another one is selected.
        let all = (0..=most).chain((asked.get() > most).then(|| asked.get()));
        let option = |half_steps: u8| {
            let name = (half_steps.is_multiple_of(2) && half_steps > 0)
                .then(|| names.get(usize::from(half_steps / 2) - 1))
                .flatten();
            let words = messages::frameworks::choice(half_steps, name.map(String::as_str));
            view! {
                <option value=half_steps.to_string() prop:selected=half_steps == asked.get()>{words}</option>
            }
        };
        all.map(option).collect_view()
    };
    let choose = move |event| {
        if let Ok(half_steps) = event_target_value(&event).parse::<u8>() {
            editor.edit(|draft| {
                write_position(draft, at, |position| {
                    if let Some(asked) = position.expects.to_mut().get_mut(axis) {
                        *asked = Rating::of_half_steps(half_steps);
                    }
                });
            });
        }
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <select
                aria-label=Signal::derive(move || messages::frameworks::asks(&location_name.get(), &name.get()))
                on:change=choose
            >
                {options}
            </select>
        </label>
    }
}
