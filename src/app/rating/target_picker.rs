//! The target picker: a table of all positions.

use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::{Ladder, Position, PositionId};
use leptos::prelude::*;

/// The picker. It uses native radio buttons, so that arrow keys move between positions.
#[component]
pub fn TargetPicker() -> impl IntoView {
    let session = session();
    let framework = session.framework();
    let position = move |ladder: &Ladder, position: &Position| {
        let title = messages::rating::position(ladder, position);
        let label = messages::shell::senior(&title, framework.is_senior(position));
        let column = position.level.to_string();
        view! { <Choice id=Some(position.id.clone()) label=label column=column/> }
    };
    let ladder = move |ladder: &'static Ladder| {
        view! {
            <div class="ladder" class:starts-high=ladder.positions.first().is_some_and(|first| first.level > 3)>
                <span class="ladder-name" title=ladder.about.as_ref()>{ladder.name.as_ref()}</span>
                <div class="rungs">
                    {ladder.positions.iter().map(|at| position(ladder, at)).collect_view()}
                </div>
            </div>
        }
    };
    let title = Signal::derive(move || {
        let target = session.target().and_then(|target| framework.position(&target.id));
        let title = target.map(|(ladder, position)| messages::rating::position(ladder, position));
        title.unwrap_or(messages::shell::NO_TARGET.to_owned())
    });
    view! {
        <fieldset class="target" style:--top=framework.top_level().to_string()>
            <legend>
                {messages::shell::TARGET} " "
                <span class="target-title">{title}</span>
            </legend>
            {framework.ladders().iter().map(ladder).collect_view()}
            <Choice id=None label=messages::shell::NO_TARGET.to_owned() column="auto".to_owned()/>
        </fieldset>
    }
}

/// One position, or no target.
#[component]
fn Choice(id: Option<PositionId>, label: String, column: String) -> impl IntoView {
    let session = session();
    let words = id.as_ref().map_or(label.clone(), ToString::to_string);
    let (mine, chosen, title) = (id.clone(), id, label.clone());
    view! {
        <label class="rung" style:grid-column=column title=title>
            <input
                type="radio"
                name="target"
                aria-label=label
                prop:checked=Signal::derive(move || session.target().map(|position| &position.id) == mine.as_ref())
                on:change=move |_| session.set_target(chosen.clone())
            />
            <span>{words}</span>
        </label>
    }
}
