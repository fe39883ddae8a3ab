//! The dials: each is set by dragging its needle or with keys. They belong to the open assessment.

use crate::app::chart::canvas_figure::CanvasFigure;
use crate::app::session::state::{Session, session};
use crate::browser::clock;
use crate::browser::pointer_drag::{PointerDrag, is_touch, position};
use crate::chart::{Gauge, Point, Size};
use crate::i18n::messages;
use crate::model::{BalanceArea, DialPosition};
use crate::presentation::dials;
use leptos::html::Figure;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, PointerEvent, TouchEvent};

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

/// The state of a dial. Copies refer to the same state.
#[derive(Clone, Copy)]
struct DialState {
    session: Session,
    area: BalanceArea,
    canvas: CanvasFigure,
    stored: Memo<Option<DialPosition>>,
    /// The position while it changes; it is stored on release.
    preview: RwSignal<Option<DialPosition>>,
    pointer: StoredValue<PointerDrag, LocalStorage>,
}

impl DialState {
    /// The displayed position.
    fn position(&self) -> Option<DialPosition> {
        self.preview.get().or_else(|| self.stored.get())
    }

    fn set(&self, position: Option<DialPosition>) {
        self.preview.set(None);
        let area = self.area;
        self.session.change_assessment(|assessment| assessment.dials.set(&area, position));
    }

    fn gauge(&self) -> Gauge {
        gauge(self.canvas.size.get_untracked().0)
    }

    /// The position at a pointer.
    fn at_pointer(&self, event: &PointerEvent) -> DialPosition {
        dials::needle(self.gauge().value(position(event)))
    }

    fn pointer_down(&self, event: &PointerEvent) {
        // A touch beside the arc scrolls the page.
        let can_drag = !is_touch(event) || self.gauge().is_near(position(event));
        if PointerDrag::can_start(event) && can_drag {
            self.preview.set(Some(self.at_pointer(event)));
            self.pointer.with_value(|pointer| pointer.start(event));
            PointerDrag::capture(event);
        }
    }

    fn is_dragged_by(&self, event: &PointerEvent) -> bool {
        self.preview.get_untracked().is_some()
            && self.pointer.with_value(|pointer| pointer.is_of(event))
    }

    fn pointer_move(&self, event: &PointerEvent) {
        if self.is_dragged_by(event) {
            self.preview.set(Some(self.at_pointer(event)));
        }
    }

    fn pointer_up(&self, event: &PointerEvent) {
        if self.is_dragged_by(event) {
            self.set(self.preview.get_untracked());
        }
    }

    fn cancel(&self) {
        self.preview.set(None);
    }

    fn prevent_scroll(&self, event: &TouchEvent) {
        if self.preview.get_untracked().is_some() {
            event.prevent_default();
        }
    }

    fn key_down(&self, event: &KeyboardEvent) {
        let position = match event.key().as_str() {
            "Backspace" | "Delete" => None,
            // Sets an unset dial to the middle.
            "Enter" | " " => Some(untrack(|| self.position()).unwrap_or_default()),
            "Escape" if self.preview.get_untracked().is_some() => self.stored.get_untracked(),
            _ => return,
        };
        event.prevent_default();
        self.set(position);
    }
}

/// A dial: its heading, the gauge, a slider, and the area's tensions.
#[component]
fn DialControl(area: BalanceArea) -> impl IntoView {
    let session = session();
    let figure = NodeRef::<Figure>::new();
    let dial = DialState {
        session,
        area,
        canvas: CanvasFigure::new(figure),
        stored: Memo::new(move |_| {
            session.assessment.with(|assessment| assessment.dials.get(&area))
        }),
        preview: RwSignal::new(None),
        pointer: StoredValue::new_local(PointerDrag::default()),
    };
    let focused = RwSignal::new(false);
    let is_unset = Signal::derive(move || dial.stored.get().is_none());
    let description = Signal::derive(move || messages::dials::stands(area, dial.position()));
    let tension =
        |[one, other]: [&'static str; 2]| view! { <li><span>{one}</span><span>{other}</span></li> };
    view! {
        <section class="dial" class:unset=is_unset>
            <header class="axis-head">
                <h3>{messages::dials::name(area)}</h3>
                <button
                    type="button"
                    class="plain clear"
                    class:hidden=is_unset
                    aria-label=messages::dials::clear(area)
                    on:click=move |_| dial.set(None)
                >
                    {messages::shell::CLEAR}
                </button>
            </header>
            <DialGauge dial=dial figure=figure focused=focused/>
            <DialSlider dial=dial focused=focused/>
            <p class="dial-words">{description}</p>
            <ul class="tensions" aria-label=messages::handbook::TENSIONS>
                {messages::dials::tensions(area).map(tension)}
            </ul>
        </section>
    }
}

/// The gauge, whose needle is dragged. Screen readers use the slider.
#[component]
fn DialGauge(dial: DialState, figure: NodeRef<Figure>, focused: RwSignal<bool>) -> impl IntoView {
    dial.canvas.paint(Memo::new(move |_| {
        let emphasis = dial.preview.get().is_some() || focused.get();
        gauge(dial.canvas.size.get().0).shapes(dial.position().map(dials::value), emphasis)
    }));
    let [first, second] = messages::dials::sides(dial.area);
    let [first_help, second_help] = messages::dials::side_help(dial.area);
    view! {
        <figure
            class="gauge"
            node_ref=figure
            aria-hidden="true"
            on:pointerdown=move |event| dial.pointer_down(&event)
            on:pointermove=move |event| dial.pointer_move(&event)
            on:touchstart=move |event| dial.prevent_scroll(&event)
            on:pointerup=move |event| dial.pointer_up(&event)
            on:pointercancel=move |_| dial.cancel()
            on:lostpointercapture=move |_| dial.cancel()
        ></figure>
        <div class="sides" aria-hidden="true">
            <span>{first} " " <small>{first_help}</small></span>
            <span>{second} " " <small>{second_help}</small></span>
        </div>
    }
}

/// The slider, for keyboards and screen readers.
#[component]
fn DialSlider(dial: DialState, focused: RwSignal<bool>) -> impl IntoView {
    let area = dial.area;
    let value = Signal::derive(move || f64::from(dial.position().unwrap_or_default().value()));
    let value_text = Signal::derive(move || messages::dials::dial(area, dial.position()));
    let slider_position = |event: &Event| -> DialPosition {
        DialPosition::nearest(event_target::<HtmlInputElement>(event).value_as_number())
    };
    view! {
        <input
            type="range"
            min=(-DialPosition::MAX).to_string()
            max=DialPosition::MAX.to_string()
            step="1"
            aria-label=messages::dials::name(area)
            aria-valuetext=value_text
            prop:value=value
            on:input=move |event| dial.preview.set(Some(slider_position(&event)))
            on:change=move |event| dial.set(Some(slider_position(&event)))
            on:keydown=move |event| dial.key_down(&event)
            on:focus=move |_| focused.set(true)
            on:blur=move |_| {
                focused.set(false);
                dial.cancel();
            }
        />
    }
}
