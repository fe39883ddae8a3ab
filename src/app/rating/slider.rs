//! The slider of an axis: pointer, arrow keys and other keys.

use crate::app::session::state::{Session, session};
use crate::browser::locale;
use crate::i18n::messages;
use crate::model::{Axis, Rating};
use crate::presentation::radar::{FIRST_RATING, UNRATED_AT, axis_value};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The slider of an axis, with its levels.
#[component]
pub fn Slider(
    /// The index of the axis.
    index: usize,
    /// The axis.
    axis: &'static Axis,
    /// Whether the axis is unrated.
    unrated: Signal<bool>,
) -> impl IntoView {
    let session = session();
    let levels = axis.levels.len();
    let value = move || axis_value(session.rating(index)).value;
    // An integer for the style sheet, which counts in half steps.
    let place = Signal::derive(move || ((value() * 2.0) as u8).to_string());
    let asked = Signal::derive(move || {
        session
            .target_level(index)
            .map(|(_, asked)| asked.half_steps().to_string())
            .unwrap_or_default()
    });
    let aimless = Signal::derive(move || session.target_level(index).is_none());
    let spoken = Signal::derive(move || {
        messages::rating::spoken(axis, session.rating(index), session.target_level(index))
    });
    let stop = move |level: usize| {
        let known = axis.levels.get(level.wrapping_sub(1));
        let name = known.map(|level| level.name.as_ref());
        view! {
            <span
                class="stop"
                title=known.map(|level| level.definition.as_ref())
                class:reached=Signal::derive(move || session.rating(index) >= Some(Rating::level(level as u8)))
                on:click=move |_| session.rate(index, Some(level as f64))
            >
                <span class="stop-number">{level}</span>
                <span class="stop-name">{name.unwrap_or_default()}</span>
            </span>
        }
    };
    view! {
        <div class="slider" style:--stops=(levels + 1).to_string() class:unrated=unrated>
            <div class="track">
                <span class="track-fill" style:--at=place></span>
                <span class="track-target" class:hidden=aimless style:--at=asked></span>
            </div>
            <input
                type="range"
                min="0"
                max=levels
                step="0.5"
                aria-label=axis.name.as_ref()
                aria-valuetext=spoken
                prop:value=value
                on:input=move |event| preview(session, &event, index)
                on:change=move |event| session.rate(index, Some(field(&event).value_as_number()))
                on:pointerup=move |event| {
                    // Clicking the handle of an unrated axis rates it. Not every browser fires a
                    // change event if the value stays the same.
                    if event.button() == 0 {
                        rate_tapped(session, index, field(&event).value_as_number());
                    }
                }
                on:pointercancel=move |_| session.preview_drag(None)
                on:keydown=move |event| handle_key(session, &event, index)
                on:focus=move |_| {
                    session.hovered.set(None);
                    session.focused.set(Some(index));
                }
                on:blur=move |_| {
                    session.preview_drag(None);
                    session.focused.set(None);
                }
            />
            <div class="stops" aria-hidden="true">{(0..=levels).map(stop).collect_view()}</div>
        </div>
    }
}

/// Rates an axis whose slider was released. If that is an unrated axis whose handle has not moved, it
/// was tapped.
fn rate_tapped(session: Session, index: usize, value: f64) {
    let is_unrated = untrack(|| session.stored_rating(index)).is_none();
    if is_unrated && value == UNRATED_AT {
        session.rate(index, Some(FIRST_RATING));
    } else {
        session.rate(index, Some(value));
    }
}

fn field(event: &ev::Event) -> HtmlInputElement {
    event_target(event)
}

/// Previews the slider's value, on a whole level unless half steps are on.
fn preview(session: Session, event: &ev::Event, index: usize) {
    let field = field(event);
    let (wanted, now) =
        (field.value_as_number(), axis_value(untrack(|| session.stored_rating(index))).value);
    let value = match session.snap_step(false) {
        // Round away from the old value, so that moving by half a step always has an effect.
        1.0 if wanted > now => wanted.ceil(),
        1.0 => wanted.floor(),
        _ => wanted,
    };
    field.set_value_as_number(value);
    session.preview_drag(Some((index, value)));
}

/// Handles a key: arrow keys move by a step, Home and End go to the ends, Delete clears the rating.
fn handle_key(session: Session, event: &ev::KeyboardEvent, index: usize) {
    let value = || axis_value(untrack(|| session.rating(index))).value;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let step = session.snap_step(event.shift_key());
    let nudge = |up| session.nudge(index, step, up, event.repeat());
    // The arrow keys follow the reading direction.
    let (more, less) =
        if locale::is_rtl() { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    match event.key().as_str() {
        "ArrowUp" | "PageUp" => nudge(true),
        "ArrowDown" | "PageDown" => nudge(false),
        key if key == more => nudge(true),
        key if key == less => nudge(false),
        "Home" => session.rate(index, Some(0.0)),
        "End" => session.rate(index, Some(f64::from(session.framework().level_count()))),
        "Backspace" | "Delete" => session.rate(index, None),
        "Enter" | " " => rate_tapped(session, index, value()),
        _ => return,
    }
    event.prevent_default();
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = target {
        field.set_value_as_number(value());
    }
}
