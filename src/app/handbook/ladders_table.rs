//! The table of all ladders. Each position links to its page and can be selected for comparison.

use crate::app::session::state::session;
use crate::handbook::MAX_COMPARED;
use crate::i18n::messages;
use crate::model::{Framework, Ladder, Position, PositionId};
use crate::route::HandbookRoute;
use leptos::prelude::*;

/// The table, and the link to the comparison.
#[component]
pub fn LaddersTable() -> impl IntoView {
    let framework = session().framework();
    let picked = RwSignal::new(Vec::<PositionId>::new());
    let ladders = framework.ladders();
    let row = move |level: u8| {
        let senior = framework.senior_from().map(|from| {
            let words =
                if level >= from { messages::handbook::YES } else { messages::handbook::NO };
            view! { <td class="muted">{words}</td> }
        });
        let cell = |ladder: &'static Ladder| {
            // A ladder of a user framework may have several positions of one level.
            let found = ladder.positions.iter().filter(|position| position.level == level);
            let found: Vec<_> = found.map(|position| entry(position, picked)).collect();
            let is_none = found.is_empty();
            view! { <td class:muted=is_none>{is_none.then_some(messages::handbook::NONE)} {found}</td> }
        };
        view! {
            <tr>
                <th scope="row">{level}</th>
                {senior}
                {ladders.iter().map(cell).collect_view()}
            </tr>
        }
    };
    let head = |ladder: &'static Ladder| {
        let address = HandbookRoute::Ladder(ladder.id.clone()).address();
        view! { <th scope="col"><a href=address>{ladder.name.as_ref()}</a></th> }
    };
    let words =
        Signal::derive(move || messages::handbook::picked(&known(framework, &picked.get())));
    let address = Signal::derive(move || HandbookRoute::Compare(picked.get()).address());
    let is_ready = Signal::derive(move || picked.with(|picked| picked.len() > 1));
    view! {
        <table class="ladders">
            <thead>
                <tr>
                    <th scope="col">{messages::handbook::CAREER_LEVEL}</th>
                    {framework.senior_from().map(|_| view! { <th scope="col">{messages::handbook::SENIOR}</th> })}
                    {ladders.iter().map(head).collect_view()}
                </tr>
            </thead>
            <tbody>{(1..=framework.top_level()).map(row).collect_view()}</tbody>
        </table>
        <p class="picked" role="status">
            <a class="primary" class:hidden=Signal::derive(move || !is_ready.get()) href=address>{words}</a>
            <span class="muted" class:hidden=is_ready>{words}</span>
        </p>
    }
}

fn known(framework: &'static Framework, ids: &[PositionId]) -> Vec<&'static Position> {
    ids.iter().filter_map(|id| framework.position(id).map(|(_, position)| position)).collect()
}

fn entry(position: &'static Position, picked: RwSignal<Vec<PositionId>>) -> AnyView {
    let id = &position.id;
    let address = HandbookRoute::Position(id.clone()).address();
    let is_picked = Signal::derive(move || picked.with(|picked| picked.contains(id)));
    // Selected positions can always be deselected; no more can be selected than can be compared.
    let is_full = Signal::derive(move || {
        !is_picked.get() && picked.with(|picked| picked.len() >= MAX_COMPARED)
    });
    let pick = move |event| {
        let is_picked = event_target_checked(&event);
        picked.update(|picked| {
            picked.retain(|known| known != id);
            if is_picked {
                picked.push(id.clone());
            }
        });
    };
    view! {
        <span class="pick" class:picked=is_picked>
            <a href=address>{id.to_string()}</a>
            <label>
                <input
                    type="checkbox"
                    aria-label=messages::handbook::pick(position)
                    title=messages::handbook::pick(position)
                    disabled=is_full
                    prop:checked=is_picked
                    on:change=pick
                />
            </label>
        </span>
    }
    .into_any()
}
