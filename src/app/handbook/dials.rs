//! The dials: each is set by dragging its needle or with keys. They belong to the open assessment.

use crate::app::chart::canvas_layer::{CanvasLayer, measured};
use crate::app::chart::chart::place;
use crate::app::session::state::session;
use crate::browser::clock;
use crate::chart::{Gauge, Point, Size};
use crate::i18n::messages;
use crate::model::{BalanceArea, DialPosition};
use crate::presentation::dials;
use leptos::html::Figure;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent, PointerEvent, TouchEvent};

/// All dials.
#[component]
pub fn DialsSection() -> impl IntoView {
    let session = session();
    let kept = Signal::derive(move || {
        let date = session.assessment().rated_on.unwrap_or_else(clock::today);
        messages::dials::kept(session.person().name.trim(), &messages::dates::long(date))
    });
    view! {
        <h2>{messages::dials::BOARD}</h2>
        <p class="muted">{messages::dials::BOARD_HELP}</p>
        <div class="dials">{BalanceArea::ALL.map(|area| view! { <DialControl area=area/> })}</div>
        <p class="muted">{kept}</p>
    }
}

/// The gauge in a figure of this size.
fn gauge(Size { width, height }: Size) -> Gauge {
    let radius = (width / 2.0 - 24.0).min(height - 32.0).max(1.0);
    Gauge { pivot: Point::new(width / 2.0, height - 12.0), radius, healthy: dials::HEALTHY }
}

#[component]
fn DialControl(area: BalanceArea) -> impl IntoView {
    let session = session();
    let figure = NodeRef::<Figure>::new();
    let size = measured(figure);
    let stored = Memo::new(move |_| session.assessment.with(|it| it.dials.get(&area)));
    // The position while dragging; it is saved on release.
    let held = RwSignal::new(None::<DialPosition>);
    // The pointer that drags.
    let pointer = StoredValue::new(None::<i32>);
    let focused = RwSignal::new(false);
    let now = Memo::new(move |_| held.get().or_else(|| stored.get()));
    let shapes = Memo::new(move |_| {
        let emphasis = held.get().is_some() || focused.get();
        gauge(size.get().0).shapes(now.get().map(dials::value), emphasis)
    });
    let set = move |needle: Option<DialPosition>| {
        held.set(None);
        session.change_assessment(|it| it.dials.set(&area, needle));
    };
    let pointed = move |event: &PointerEvent| {
        dials::needle(gauge(size.get_untracked().0).value(place(event)))
    };
    let down = move |event: PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        // A touch beside the arc scrolls the page.
        let is_off = !gauge(size.get_untracked().0).is_near(place(&event));
        if event.pointer_type() == "touch" && is_off {
            return;
        }
        held.set(Some(pointed(&event)));
        pointer.set_value(Some(event.pointer_id()));
        if let Some(target) = event.current_target() {
            // Without pointer capture, the drag ends at the edge of the figure.
            let _ =
                target.unchecked_into::<web_sys::Element>().set_pointer_capture(event.pointer_id());
        }
    };
    let keep_page_still = move |event: TouchEvent| {
        if held.get_untracked().is_some() {
            event.prevent_default();
        }
    };
    let is_its = move |event: &PointerEvent| {
        held.get_untracked().is_some() && pointer.get_value() == Some(event.pointer_id())
    };
    let moved = move |event: PointerEvent| {
        if is_its(&event) {
            held.set(Some(pointed(&event)));
        }
    };
    let up = move |event: PointerEvent| {
        if is_its(&event) {
            set(held.get_untracked());
        }
    };
    let spoken = Signal::derive(move || messages::dials::dial(area, now.get()));
    let words = Signal::derive(move || messages::dials::stands(area, now.get()));
    let value = Signal::derive(move || f64::from(now.get().unwrap_or_default().value()));
    let is_set = Signal::derive(move || stored.get().is_some());
    let of = |event: &web_sys::Event| -> DialPosition {
        DialPosition::nearest(event_target::<HtmlInputElement>(event).value_as_number())
    };
    let key = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "Backspace" | "Delete" => None,
            // Sets an unset dial to the middle.
            "Enter" | " " => Some(now.get_untracked().unwrap_or_default()),
            "Escape" if held.get_untracked().is_some() => stored.get_untracked(),
            _ => return,
        };
        event.prevent_default();
        set(to);
    };
    let [first, second] = messages::dials::sides(area);
    let [first_help, second_help] = messages::dials::side_help(area);
    let tension =
        |[one, other]: [&'static str; 2]| view! { <li><span>{one}</span><span>{other}</span></li> };
    view! {
        <section class="dial" class:unset=Signal::derive(move || !is_set.get())>
            <header class="axis-head">
                <h3>{messages::dials::name(area)}</h3>
                <button
                    type="button"
                    class="plain clear"
                    class:hidden=Signal::derive(move || !is_set.get())
                    aria-label=messages::dials::clear(area)
                    on:click=move |_| set(None)
                >
                    {messages::shell::CLEAR}
                </button>
            </header>
            <figure
                class="gauge"
                node_ref=figure
                aria-hidden="true"
                on:pointerdown=down
                on:pointermove=moved
                on:touchstart=keep_page_still
                on:pointerup=up
                on:pointercancel=move |_| held.set(None)
                on:lostpointercapture=move |_| held.set(None)
            >
                <CanvasLayer size=size shapes=shapes/>
            </figure>
            <div class="sides" aria-hidden="true">
                <span>{first} " " <small>{first_help}</small></span>
                <span>{second} " " <small>{second_help}</small></span>
            </div>
            <input
                type="range"
                min=(-DialPosition::MAX).to_string()
                max=DialPosition::MAX.to_string()
                step="1"
                aria-label=messages::dials::name(area)
                aria-valuetext=spoken
                prop:value=value
                on:input=move |event| held.set(Some(of(&event)))
                on:change=move |event| set(Some(of(&event)))
                on:keydown=key
                on:focus=move |_| focused.set(true)
                on:blur=move |_| {
                    focused.set(false);
                    held.set(None);
                }
            />
            <p class="dial-words">{words}</p>
            <ul class="tensions" aria-label=messages::handbook::TENSIONS>
                {messages::dials::tensions(area).map(tension)}
            </ul>
        </section>
    }
}
