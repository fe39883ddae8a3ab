//! The caption below the chart: the dragged, focused or hovered axis and the next level.

use crate::app::session::state::session;
use crate::chart::hit_test::Hit;
use crate::i18n::messages;
use crate::model::{Axis, Rating};
use leptos::prelude::*;

/// The texts of the caption; empty ones are not rendered.
#[derive(Clone, Default, PartialEq)]
struct Says {
    title: String,
    detail: String,
    body: String,
    next: String,
}

/// The caption. Its height does not depend on its content.
#[component]
pub fn ChartCaption() -> impl IntoView {
    let session = session();
    let says = Memo::new(move |_| {
        match session
            .emphasis()
            .and_then(|index| session.framework().axes().get(index).zip(Some(index)))
        {
            Some((axis, index)) => match session.hovered.get() {
                Some(Hit::Level { axis: at, level }) if at == index => {
                    at_rating(axis, Some(Rating::level(level)))
                }
                Some(Hit::Axis(at)) if at == index => about(axis),
                _ => at_rating(axis, session.rating(index)),
            },
            None if session.is_rated() => {
                Says { body: messages::shell::NOT_A_CHECKLIST.to_owned(), ..Says::default() }
            }
            None => hint(),
        }
    });
    let part = move |part: fn(Says) -> String| Signal::derive(move || part(says.get()));
    view! {
        <div class="readout">
            <p class="readout-title">
                <strong>{part(|says| says.title)}</strong> " " <span>{part(|says| says.detail)}</span>
            </p>
            <p>{part(|says| says.body)}</p>
            <p class="readout-next">{part(|says| says.next)}</p>
        </div>
    }
}

fn hint() -> Says {
    let (title, body) = (messages::shell::HINT.to_owned(), messages::shell::HINT_MORE.to_owned());
    Says { title, body, ..Says::default() }
}

fn about(axis: &Axis) -> Says {
    let (title, body) = (axis.name.to_string(), axis.about.to_string());
    Says { title, body, ..Says::default() }
}

fn at_rating(axis: &Axis, rating: Option<Rating>) -> Says {
    let reached = rating.and_then(Rating::reached).and_then(|level| axis.level(level));
    let next = rating.map_or(1, |rating| rating.reached().unwrap_or(0) + 1);
    let next = axis.level(next);
    Says {
        title: axis.name.to_string(),
        detail: messages::rating::level(axis, rating),
        body: reached.map_or(&axis.about, |level| &level.definition).to_string(),
        next: next
            .map(|level| messages::shell::next_level(&level.name, &level.definition))
            .unwrap_or_default(),
    }
}
