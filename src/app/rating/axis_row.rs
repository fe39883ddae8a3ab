//! The row of an axis: the rating as text and as a slider, the alternative to the chart for
//! keyboards and screen readers.

use crate::app::rating::slider::Slider;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::{Axis, PositionId, Rating};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The row of an axis.
#[component]
pub fn AxisRow(
    /// The index of the axis.
    index: usize,
    /// The axis.
    axis: &'static Axis,
) -> impl IntoView {
    let session = session();
    let rating = move || session.rating(index);
    let unrated = Signal::derive(move || rating().is_none());
    let emphasis = Signal::derive(move || session.emphasis() == Some(index));
    let level = Signal::derive(move || messages::rating::level(axis, rating()));
    let definition = Signal::derive(move || {
        let level = rating().and_then(Rating::reached).and_then(|level| axis.level(level));
        level.map_or(&axis.about, |level| &level.definition).to_string()
    });
    let evidence = move || {
        session.assessment.with(|assessment| {
            assessment.evidence.iter().filter(|(_, evidence)| evidence.axis == axis.id).count()
        })
    };
    let asks = Signal::derive(move || {
        session
            .target_level(index)
            .map(|(id, asked)| asks(axis, rating(), id, asked))
            .unwrap_or_default()
    });
    view! {
        <article class="axis" class:emphasis=emphasis>
            <header class="axis-head">
                <h3>{axis.name.as_ref()}</h3>
                <span class="axis-level" class:unrated=unrated>{level}</span>
                <button
                    type="button"
                    class="plain clear"
                    class:hidden=unrated
                    aria-label=messages::shell::clear(&axis.name)
                    on:click=move |event| {
                        session.rate(index, None);
                        // The clear button disappears; move the focus to the slider.
                        focus_slider(&event);
                    }
                >
                    {messages::shell::CLEAR}
                </button>
            </header>
            <Slider index=index axis=axis unrated=unrated/>
            <p class="axis-text">{definition}</p>
            <div class="axis-foot">
                <p class="axis-asks">{asks}</p>
                <button
                    type="button"
                    class="plain"
                    aria-label=Signal::derive(move || messages::evidence::open(&axis.name, evidence()))
                    on:click=move |_| session.overlay.set(Some(Overlay::Growth { axis: index, level: None }))
                >
                    {Signal::derive(move || messages::evidence::count(evidence()))}
                </button>
            </div>
        </article>
    }
}

/// The text about the expected level of the target. It includes the level's definition if the axis
/// is unrated or rated below it.
fn asks(axis: &Axis, rating: Option<Rating>, id: &PositionId, asked: Rating) -> String {
    let words = messages::rating::asks(axis, rating, id, asked);
    let level = asked.reached().and_then(|level| axis.level(level));
    match level.filter(|_| rating.is_none_or(|rating| rating < asked)) {
        Some(level) => format!("{words} {}", level.definition),
        None => words,
    }
}

fn focus_slider(event: &ev::MouseEvent) {
    let button: web_sys::Element = event_target(event);
    let row = button.closest(".axis").ok().flatten();
    let slider = row.and_then(|row| row.query_selector("input").ok().flatten());
    if let Some(slider) = slider.and_then(|slider| slider.dyn_into::<HtmlInputElement>().ok()) {
        let _ = slider.focus();
    }
}
