//! The fields for selecting the positions to compare: one for each position, and one more if
//! possible.

use crate::app::session::state::session;
use crate::browser::location;
use crate::handbook::MAX_COMPARED;
use crate::i18n::messages;
use crate::model::{Ladder, PositionId};
use crate::route::HandbookRoute;
use leptos::prelude::*;

/// The minimum number of fields.
const LEAST: usize = 2;

/// The field that was changed last, until it is focused again.
#[derive(Clone, Copy, Debug)]
pub struct ChosenField(pub StoredValue<Option<usize>>);

/// The `id` of a field.
#[must_use]
pub fn field_id(at: usize) -> String {
    format!("compare-{at}")
}

/// The fields. A change updates the address, and the page follows.
#[component]
pub fn CompareChoices(
    /// The selected positions.
    ids: Vec<PositionId>,
) -> impl IntoView {
    let framework = session().framework();
    let ChosenField(field_chosen) = expect_context();
    let fields = (ids.len() + 1).clamp(LEAST, MAX_COMPARED);
    let field = |at: usize| {
        let chosen = ids.get(at).cloned();
        let is_empty = chosen.is_none();
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
            // Replace the address, so that going back leaves the comparison.
            location::replace_hash(&HandbookRoute::Compare(ids).address());
            field_chosen.set_value(Some(at));
        };
        let group = |ladder: &'static Ladder| {
            let option = |position: &'static crate::model::Position| {
                let is_chosen = chosen.as_ref() == Some(&position.id);
                let is_taken = !is_chosen && ids.contains(&position.id);
                let words = messages::rating::position(ladder, position);
                view! {
                    <option value=position.id.to_string() disabled=is_taken prop:selected=is_chosen>
                        {words}
                    </option>
                }
            };
            view! {
                <optgroup label=ladder.name.as_ref()>
                    {ladder.positions.iter().map(option).collect_view()}
                </optgroup>
            }
        };
        view! {
            <label class="field">
                <span>{messages::handbook::compare_at(at)}</span>
                <select id=field_id(at) on:change=choose>
                    <option value="" prop:selected=is_empty>{messages::handbook::COMPARE_NONE}</option>
                    {framework.ladders().iter().map(group).collect_view()}
                </select>
            </label>
        }
    };
    view! { <div class="choices">{(0..fields).map(field).collect_view()}</div> }
}
