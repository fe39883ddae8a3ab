//! The chart whose points can be dragged: three stacked canvases, each repainted when its own
//! shapes change.

use crate::app::chart::canvas_layer::{CanvasLayer, measured};
use crate::app::session::state::{Session, session};
use crate::app::widgets::animation::animated;
use crate::app::widgets::pointer_drag::{PointerDrag, position};
use crate::browser::canvas::CanvasTextMetrics;
use crate::browser::events::Listener;
use crate::browser::shortcuts::Shortcut;
use crate::browser::window;
use crate::chart::drag_gesture::{Gesture, Input, Outcome};
use crate::chart::hit_test::{Hit, crowded_handles, hit};
use crate::chart::radar::handle_points;
use crate::chart::{AxisValue, Layout, Point, Rect, Size, compared_series, radar};
use crate::presentation;
use crate::presentation::legend::Series;
use leptos::html::Figure;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent, TouchEvent};

/// The maximum distance from a handle at which a press grabs it, in CSS pixels: half of a target of
/// 24 px, and of 44 px for touch.
const HANDLE_REACH: f64 = 12.0;
const HANDLE_REACH_TOUCH: f64 = 22.0;
/// The maximum movement of a tap.
const TAP_TOLERANCE: f64 = 3.0;
const TAP_TOLERANCE_TOUCH: f64 = 8.0;

/// The main button in `PointerEvent.buttons`.
const MAIN_BUTTON: u16 = 1;

/// The chart.
#[component]
pub fn Chart() -> impl IntoView {
    let session = session();
    let figure_ref = NodeRef::<Figure>::new();
    let size = measured(figure_ref);
    let metrics = StoredValue::new_local(CanvasTextMetrics::new());
    let layout = Memo::new(move |_| {
        let Size { width, height } = size.get().0;
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(width, height) };
        let labels = presentation::radar::labels(session.framework());
        metrics.with_value(|metrics| Layout::new(&labels, frame, metrics))
    });

    let axis_values = Memo::new(move |_| -> Vec<AxisValue> {
        session.ratings().into_iter().map(presentation::radar::axis_value).collect()
    });
    let eased_values = animated(Signal::derive(move || {
        axis_values.with(|values| values.iter().map(|axis| axis.value).collect())
    }));
    let expected = animated(Signal::derive(move || {
        session.target().map(presentation::radar::expected).unwrap_or_default()
    }));

    let background = Memo::new(move |_| {
        let expected = expected.get();
        layout.with(|layout| {
            let mut shapes = radar::background(layout);
            if !expected.is_empty() && session.shows_series(Series::Target) {
                let weight = session.series_weight(Series::Target);
                shapes.extend(radar::target_shapes(layout, &expected, weight));
            }
            session.compared.with(|compared| {
                for (index, other) in compared.iter().enumerate() {
                    let series = Series::Compared(index);
                    if session.shows_series(series) {
                        let weight = session.series_weight(series);
                        shapes.extend(compared_series::shapes(layout, other, weight));
                    }
                }
            });
            shapes
        })
    });
    let rating = Memo::new(move |_| {
        let eased = axis_values.get().into_iter().zip(eased_values.get());
        let eased: Vec<AxisValue> =
            eased.map(|(axis, value)| AxisValue { value, ..axis }).collect();
        if !session.shows_series(Series::Own) {
            return Vec::new();
        }
        let (emphasis, weight) = (session.emphasis(), session.series_weight(Series::Own));
        layout.with(|layout| radar::rating_shapes(layout, &eased, emphasis, weight))
    });
    let labels = Memo::new(move |_| {
        let texts = presentation::radar::axis_texts(session.framework(), &session.ratings());
        let emphasis = session.emphasis();
        metrics.with_value(|metrics| {
            layout.with(|layout| radar::label_shapes(layout, &texts, emphasis, metrics))
        })
    });

    let pointer = ChartPointer {
        session,
        layout,
        axis_values,
        gesture: StoredValue::default(),
        pointer: PointerDrag::new(),
    };
    pointer.listen_for_cancel();
    view! {
        <figure
            class="chart"
            node_ref=figure_ref
            role="img"
            aria-label=Signal::derive(move || presentation::radar::description(session.framework(), &session.assessment()))
            on:pointerdown=move |event| pointer.down(&event)
            on:pointermove=move |event| pointer.move_to(&event)
            on:pointerup=move |event| pointer.up(&event)
            on:pointercancel=move |event| pointer.cancel(&event)
            on:lostpointercapture=move |event| pointer.cancel(&event)
            on:pointerleave=move |event| pointer.leave(&event)
            on:touchstart=move |event| pointer.prevent_scroll(&event)
        >
            <CanvasLayer size=size shapes=background/>
            <CanvasLayer size=size shapes=rating/>
            <CanvasLayer size=size shapes=labels/>
        </figure>
    }
}

/// Forwards pointer events to the drag gesture, and its outcomes to the session.
#[derive(Clone, Copy)]
struct ChartPointer {
    session: Session,
    layout: Memo<Layout>,
    axis_values: Memo<Vec<AxisValue>>,
    gesture: StoredValue<Gesture>,
    /// The pointer of the current gesture; other pointers are ignored.
    pointer: PointerDrag,
}

impl ChartPointer {
    /// The handles; none while the ratings are hidden.
    fn handles(&self) -> Vec<Point> {
        if !untrack(|| self.session.shows_series(Series::Own)) {
            return Vec::new();
        }
        self.layout.with_untracked(|layout| {
            self.axis_values
                .with_untracked(|values| handle_points(&layout.grid, values, layout.scale()))
        })
    }

    fn hit(&self, event: &PointerEvent, reach: f64) -> Option<Hit> {
        self.layout.with_untracked(|layout| hit(layout, &self.handles(), position(event), reach))
    }

    fn down(&self, event: &PointerEvent) {
        if !PointerDrag::can_start(event) || self.gesture.get_value() != Gesture::Idle {
            return;
        }
        let touch = event.pointer_type() == "touch";
        let (reach, tap_tolerance) = if touch {
            (HANDLE_REACH_TOUCH, TAP_TOLERANCE_TOUCH)
        } else {
            (HANDLE_REACH, TAP_TOLERANCE)
        };
        let hit = self.hit(event, reach);
        self.session.hovered.set(hit);
        let Some(hit) = hit else { return };
        // Use the displayed position: handles with value 0 are drawn farther out, so that they do
        // not overlap.
        let handle = self.handles().get(hit.axis()).copied();
        let value = handle.map_or(0.0, |point| {
            self.layout.with_untracked(|layout| layout.grid.project(hit.axis(), point))
        });
        self.pointer.start(event);
        let at = position(event);
        let crowded = self
            .layout
            .with_untracked(|layout| crowded_handles(layout, &self.handles(), at, reach, touch));
        self.feed(Input::Down { hit, at, value, tap_tolerance, crowded });
        if matches!(hit, Hit::Handle(_)) {
            PointerDrag::capture(event);
        }
    }

    fn move_to(&self, event: &PointerEvent) {
        if self.gesture.get_value() == Gesture::Idle {
            if event.pointer_type() != "touch" {
                let hit = self.hit(event, HANDLE_REACH);
                self.hover(hit);
                self.set_cursor(event, hit);
            }
        } else if self.pointer.is_of(event) {
            if event.buttons() & MAIN_BUTTON == 0 {
                // The main button was released while another one stays pressed.
                self.feed(Input::Up);
                return;
            }
            let step = self.session.snap_step(event.shift_key());
            self.feed(Input::Move { at: position(event), step });
        }
    }

    fn up(&self, event: &PointerEvent) {
        if self.pointer.is_of(event) {
            self.feed(Input::Up);
        }
    }

    fn cancel(&self, event: &PointerEvent) {
        if self.pointer.is_of(event) {
            self.feed(Input::Cancel);
        }
    }

    fn leave(&self, event: &PointerEvent) {
        // After a touch, what was touched stays emphasized.
        if event.pointer_type() != "touch" && self.gesture.get_value() == Gesture::Idle {
            self.hover(None);
        }
    }

    /// A touch on a handle drags it; any other touch scrolls the page.
    fn prevent_scroll(&self, event: &TouchEvent) {
        if self.gesture.get_value().dragged_axis().is_some() {
            event.prevent_default();
        }
    }

    /// Cancels the gesture with Escape or with the shortcut of undo, if the window loses the focus, and
    /// if another page is shown.
    fn listen_for_cancel(self) {
        let cancel = move || {
            if self.gesture.try_get_value().is_some_and(|gesture| gesture != Gesture::Idle) {
                self.feed(Input::Cancel);
            }
        };
        let on_key = Listener::new(&window(), "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.key() == "Escape" || Shortcut::of(event) == Some(Shortcut::Undo) {
                cancel();
            }
        });
        let on_blur = Listener::new(&window(), "blur", move |_| cancel());
        StoredValue::new_local((on_key, on_blur));
        Effect::new(move || {
            self.session.route.track();
            cancel();
        });
    }

    fn hover(&self, hit: Option<Hit>) {
        if self.session.hovered.get_untracked() != hit {
            self.session.hovered.set(hit);
        }
    }

    fn set_cursor(&self, event: &PointerEvent, hit: Option<Hit>) {
        let is_final = untrack(|| self.session.is_final());
        let name = match hit {
            Some(Hit::Handle(_) | Hit::Level { .. }) if is_final => "default",
            Some(Hit::Handle(_)) => "grab",
            Some(Hit::Level { .. }) => "pointer",
            Some(Hit::Axis(_)) => "help",
            None => "default",
        };
        if let Some(target) = event.current_target() {
            let _ = target
                .unchecked_into::<web_sys::HtmlElement>()
                .style()
                .set_property("cursor", name);
        }
    }

    fn feed(&self, input: Input) {
        let grid = self.layout.with_untracked(|layout| layout.grid);
        let (gesture, outcome) = self.gesture.get_value().next(input, &grid);
        self.gesture.set_value(gesture);
        match outcome {
            Outcome::Nothing => {}
            Outcome::Show { axis, value } => self.session.preview_drag(Some((axis, value))),
            Outcome::Reverted => self.session.preview_drag(None),
            Outcome::Set { axis, value } => self.session.rate(axis, Some(value)),
            Outcome::Tap(Hit::Level { axis, level }) => {
                self.session.rate(axis, Some(f64::from(level)));
            }
            // Tapping the mark of an unrated axis rates it.
            Outcome::Tap(Hit::Handle(axis)) => {
                let shown = self.axis_values.with_untracked(|values| values.get(axis).copied());
                if let Some(AxisValue { rated: false, .. }) = shown {
                    self.session.rate_first(axis);
                }
            }
            Outcome::Tap(Hit::Axis(_)) => {}
        }
    }
}
