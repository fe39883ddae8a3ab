//! Read-only lists of the evidence and plan items of an axis.

use crate::app::growth::entries::{on_axis, stored};
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::assessment::queries;
use crate::model::{Axis, EntryId, Evidence, PlanItem};
use leptos::prelude::*;

/// The evidence of an axis; empty if there is none.
#[component]
pub fn EvidenceList(
    /// The axis.
    axis: &'static Axis,
) -> impl IntoView {
    let session = session();
    let row = |(_, evidence): &(EntryId, Evidence)| {
        let level = axis.level(evidence.level).map_or("", |level| level.name.as_ref());
        let link = evidence.link.as_ref().map(|link| {
            let (address, words) = (link.to_string(), link.to_string());
            view! { " " <a href=address rel="noreferrer" target="_blank">{words}</a> }
        });
        let date = evidence.date.map(messages::dates::long);
        view! {
            <li>
                <strong>{level}</strong> ": " <span class="written">{evidence.text.clone()}</span> {link}
                {date.map(|date| view! { <span class="muted">" " {date}</span> })}
            </li>
        }
    };
    move || {
        let assessment = session.assessment();
        let rows =
            queries::evidence_on_axis(&assessment, &axis.id).into_iter().map(row).collect_view();
        (!rows.is_empty()).then(|| view! { <ul class="entry-list">{rows}</ul> })
    }
}

/// The plan items of an axis with checkboxes, in order of creation. A checked item keeps its
/// position and the focus.
#[component]
pub fn PlanList(
    /// The axis.
    axis: &'static Axis,
) -> impl IntoView {
    let ids = on_axis::<PlanItem>(session(), axis);
    let is_empty = Signal::derive(move || ids.with(Vec::is_empty));
    view! {
        <ul class="entry-list actions" class:hidden=is_empty>
            <For each=move || ids.get() key=EntryId::to_string let(id)>
                <PlanLine id=id/>
            </For>
        </ul>
    }
}

#[component]
fn PlanLine(id: EntryId) -> impl IntoView {
    let session = session();
    let action = stored::<PlanItem>(session, id.clone());
    let done =
        Signal::derive(move || action.with(|item| item.as_ref().is_some_and(|item| item.done)));
    let words = Signal::derive(move || {
        action.with(|entry| entry.as_ref().map(|entry| entry.text.clone())).unwrap_or_default()
    });
    let due = Signal::derive(move || {
        let due = action.with(|item| item.as_ref().and_then(|item| item.due));
        due.map(messages::evidence::due).unwrap_or_default()
    });
    let is_final = Signal::derive(move || session.is_final());
    let tick = move |event| {
        let Some(before) = action.get_untracked() else { return };
        let after = PlanItem { done: event_target_checked(&event), ..before };
        session.change_assessment(|assessment| assessment.plan.set(&id, Some(after)));
    };
    view! {
        <li>
            <label class:done=done>
                <input type="checkbox" disabled=is_final prop:checked=done on:change=tick/>
                <span>
                    <span class="written">{words}</span>
                    <span class="muted">" " {due}</span>
                </span>
            </label>
        </li>
    }
}
