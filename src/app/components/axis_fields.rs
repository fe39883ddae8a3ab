//! An axis in the editor: its name in its place, and folded away what it is about and its levels.

use super::bench_field::{NameField, TextField};
use super::mending::Wrong;
use super::reorder::Reorder;
use crate::app::bench::{Bench, field_id};
use crate::model::problem::At;
use crate::model::{Axis, Document, Level};
use crate::text;
use crate::web::{focus, listen};
use leptos::prelude::*;

fn axis(document: &Document, at: At) -> Option<&Axis> {
    match at {
        At::Axis(axis) | At::Level(axis, _) => document.axes.get(axis),
        _ => None,
    }
}

fn axis_mut(document: &mut Document, at: At) -> Option<&mut Axis> {
    match at {
        At::Axis(axis) | At::Level(axis, _) => document.axes.to_mut().get_mut(axis),
        _ => None,
    }
}

fn level(document: &Document, at: At) -> Option<&Level> {
    let At::Level(_, level) = at else { return None };
    axis(document, at)?.levels.get(level)
}

fn write_level(document: &mut Document, at: At, by: impl FnOnce(&mut Level)) {
    let At::Level(_, level) = at else { return };
    if let Some(level) = axis_mut(document, at).and_then(|axis| axis.levels.to_mut().get_mut(level))
    {
        by(level);
    }
}

fn name(document: &Document, at: At) -> String {
    axis(document, at).map_or(String::new(), |axis| axis.name.to_string())
}

fn level_name(document: &Document, at: At) -> String {
    level(document, at).map_or(String::new(), |level| level.name.to_string())
}

/// The axis.
#[component]
pub fn AxisFields(
    /// What is edited.
    bench: Bench,
    /// Its place.
    index: usize,
    /// How many axes there are.
    count: Signal<usize>,
) -> impl IntoView {
    let at = At::Axis(index);
    let levels = Signal::derive(move || {
        bench.now.with(|it| it.axes.get(index).map_or(0, |axis| axis.levels.len()))
    });
    let said = Signal::derive(move || bench.now.with(|it| text::ladder::place(it, at)));
    let is_open = Signal::derive(move || bench.open.with(|open| open.contains(&at)));
    let label = Signal::derive(move || format!("{} {}", text::ladder::AXIS, index + 1));
    let add_level = move |_| {
        bench.edit(|it| it.add_level(index));
        let at = At::Level(index, levels.get_untracked().saturating_sub(1));
        listen::before_paint(move || focus::on_id(&field_id(at)));
    };
    let shift = Callback::new(move |(from, to)| bench.edit(|it| it.move_level(index, from, to)));
    let remove = Callback::new(move |level| bench.edit(|it| it.remove_level(index, level)));
    let body = move || {
        is_open.get().then(|| untrack(|| view! {
            <div class="edit-body">
                <TextField
                    bench=bench at=at label=text::ladder::ABOUT
                    spoken=Signal::derive(move || text::ladder::named(text::ladder::ABOUT, &said.get()))
                    value=|it, at| axis(it, at).map_or(String::new(), |axis| axis.about.to_string())
                    write=|it, at, text| if let Some(axis) = axis_mut(it, at) { axis.about = text.into() }
                />
                <ol class="edit-list levels-list" data-entries="" id=format!("edit-levels-{index}")>
                    <For each=move || 0..levels.get() key=|level| *level let(level)>
                        <LevelFields bench=bench at=At::Level(index, level) index=level count=levels list=format!("edit-levels-{index}") shift=shift remove=remove/>
                    </For>
                </ol>
                <button type="button" class="secondary" on:click=add_level>{text::ladder::ADD_LEVEL}</button>
            </div>
        }))
    };
    view! {
        <li class="edit-entry">
            <div class="edit-head">
                <NameField
                    bench=bench
                    at=at
                    label=label
                    placeholder=text::ladder::AXIS
                    value=name
                    write=|it, at, name| if let Some(axis) = axis_mut(it, at) { axis.name = name.into() }
                />
                <button
                    type="button"
                    class="plain fold"
                    aria-expanded=Signal::derive(move || is_open.get().to_string())
                    aria-label=Signal::derive(move || text::ladder::named(&text::ladder::levels(levels.get()), &said.get()))
                    on:click=move |_| bench.fold(at)
                >
                    {Signal::derive(move || text::ladder::levels(levels.get()))}
                </button>
                <Reorder
                    index=index
                    count=count
                    name=said
                    list="edit-axes".to_owned()
                    shift=Callback::new(move |(from, to)| {
                        bench.shut(|it| matches!(it, At::Axis(_)));
                        bench.edit(|it| it.move_axis(from, to));
                    })
                    remove=Callback::new(move |axis| {
                        bench.shut(|it| matches!(it, At::Axis(_)));
                        bench.edit(|it| it.remove_axis(axis));
                    })
                />
            </div>
            <Wrong bench=bench at=at/>
            {body}
        </li>
    }
}

#[component]
fn LevelFields(
    bench: Bench,
    at: At,
    index: usize,
    count: Signal<usize>,
    list: String,
    shift: Callback<(usize, usize)>,
    remove: Callback<usize>,
) -> impl IntoView {
    let said = Signal::derive(move || bench.now.with(|it| text::ladder::place(it, at)));
    let about =
        move |what: &'static str| Signal::derive(move || text::ladder::named(what, &said.get()));
    view! {
        <li class="edit-entry level">
            <div class="edit-head">
                <span class="level-number" aria-hidden="true">{index + 1}</span>
                <NameField
                    bench=bench
                    at=at
                    label=said
                    placeholder=text::ladder::LEVEL
                    value=level_name
                    write=|it, at, name| write_level(it, at, |level| level.name = name.into())
                />
                <Reorder index=index count=count name=said list=list shift=shift remove=remove/>
            </div>
            <Wrong bench=bench at=at/>
            <TextField
                bench=bench at=at label=text::ladder::DEFINITION lines=3 spoken=about(text::ladder::DEFINITION)
                value=|it, at| level(it, at).map_or(String::new(), |level| level.definition.to_string())
                write=|it, at, text| write_level(it, at, |level| level.definition = text.trim().to_owned().into())
            />
            <TextField
                bench=bench at=at label=text::ladder::EXAMPLES spoken=about(text::ladder::EXAMPLES)
                value=|it, at| level(it, at).map_or(String::new(), |level| level.examples.to_string())
                write=|it, at, text| write_level(it, at, |level| level.examples = text.trim().to_owned().into())
            />
        </li>
    }
}
