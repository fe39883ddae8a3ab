//! The choice of positions to compare: a field each, and one more while there is room.

use crate::app::state::session;
use crate::guide::Place;
use crate::model::{Ladder, PositionId};
use crate::text;
use crate::web::{document, focus, listen, location};
use leptos::prelude::*;

/// How many can be compared, and how many fields there are at least.
const MOST: usize = 4;
const LEAST: usize = 2;

/// The field that was changed last, until it has the focus again.
#[derive(Clone, Copy, Debug)]
pub struct ChosenField(pub StoredValue<Option<usize>>);

/// The fields. A choice changes the address, and the page follows that.
#[component]
pub fn CompareChoices(
    /// The positions that are compared.
    ids: Vec<PositionId>,
) -> impl IntoView {
    let framework = session().framework;
    let ChosenField(field_chosen) = expect_context();
    if let Some(at) = field_chosen.try_update_value(Option::take).flatten() {
        listen::before_paint(move || {
            let _ =
                document().body().and_then(|it| focus::on_first(&it, &format!("#compare-{at}")));
        });
    }
    let fields = (ids.len() + 1).clamp(LEAST, MOST);
    let field = |at: usize| {
        let chosen = ids.get(at).cloned();
        let others = ids.clone();
        let choose = move |event| {
            let mut ids = others.clone();
            let value = event_target_value(&event);
            let chosen = (!value.is_empty()).then(|| PositionId::new(value));
            match (chosen, at < ids.len()) {
                (Some(id), true) => ids[at] = id,
                (Some(id), false) => ids.push(id),
                (None, true) => drop(ids.remove(at)),
                (None, false) => {}
            }
            // One address for all choices: going back leaves the comparison.
            location::replace(&Place::Compare(ids).address());
            field_chosen.set_value(Some(at));
        };
        let group = |ladder: &'static Ladder| {
            let option = |position: &'static crate::model::Position| {
                let is_chosen = chosen.as_ref() == Some(&position.id);
                let words = text::rating::position(ladder, position);
                view! { <option value=position.id.to_string() selected=is_chosen>{words}</option> }
            };
            view! {
                <optgroup label=ladder.name.as_ref()>
                    {ladder.positions.iter().map(option).collect_view()}
                </optgroup>
            }
        };
        view! {
            <label class="field">
                <span>{text::guide::compare_at(at)}</span>
                <select id=format!("compare-{at}") on:change=choose>
                    <option value="">{text::guide::COMPARE_NONE}</option>
                    {framework.ladders().iter().map(group).collect_view()}
                </select>
            </label>
        }
    };
    view! { <div class="choices">{(0..fields).map(field).collect_view()}</div> }
}
