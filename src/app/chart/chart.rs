//! The chart with drag and drop: three stacked canvases, each repainted when its own shapes change.

use crate::app::chart::canvas_layer::{CanvasLayer, measured};
use crate::app::session::state::{Session, session};
use crate::app::widgets::animation::animated;
use crate::browser::canvas::CanvasTextMetrics;
use crate::browser::events::Listener;
use crate::browser::window;
use crate::chart::drag_gesture::{Gesture, Input, Outcome};
use crate::chart::hit_test::{Hit, hit};
use crate::chart::radar::handle_points;
use crate::chart::{AxisValue, Layout, Point, Rect, Size, overlay, radar};
use crate::presentation::radar as figure;
use leptos::html::Figure;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent, TouchEvent};

/// How close a pointer must be to a handle: half of 24 px, and half of 44 px for touch.
const REACH: f64 = 12.0;
const REACH_TOUCH: f64 = 22.0;
/// The maximum movement of a tap.
const SLACK: f64 = 3.0;
const SLACK_TOUCH: f64 = 8.0;

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
        let labels = figure::labels(session.framework());
        metrics.with_value(|metrics| Layout::new(&labels, frame, metrics))
    });

    let marks = Memo::new(move |_| -> Vec<AxisValue> {
        session.ratings().into_iter().map(figure::axis_value).collect()
    });
    let values = animated(Signal::derive(move || {
        marks.with(|marks| marks.iter().map(|mark| mark.value).collect())
    }));
    let expected = animated(Signal::derive(move || {
        session.target().map(figure::expected).unwrap_or_default()
    }));

    let ground = Memo::new(move |_| {
        let expected = expected.get();
        let target = (!expected.is_empty()).then_some(expected.as_slice());
        layout.with(|layout| {
            let mut shapes = radar::background(layout, target);
            session.overlays.with(|overlays| {
                shapes.extend(overlays.iter().flat_map(|overlay| overlay::shapes(layout, overlay)));
            });
            shapes
        })
    });
    let rating = Memo::new(move |_| {
        let marks = marks.get().into_iter().zip(values.get());
        let marks: Vec<AxisValue> =
            marks.map(|(mark, value)| AxisValue { value, ..mark }).collect();
        layout.with(|layout| radar::rating_shapes(layout, &marks, session.emphasis()))
    });
    let names = Memo::new(move |_| {
        let (words, emphasis) =
            (figure::axis_texts(session.framework(), &session.ratings()), session.emphasis());
        metrics.with_value(|metrics| {
            layout.with(|layout| radar::label_shapes(layout, &words, emphasis, metrics))
        })
    });

    let hand = ChartPointer {
        session,
        layout,
        marks,
        gesture: StoredValue::default(),
        pointer: StoredValue::default(),
    };
    hand.cancel_on_escape();
    view! {
        <figure
            class="chart"
            node_ref=figure_ref
            role="img"
            aria-label=Signal::derive(move || figure::description(session.framework(), &session.assessment()))
            on:pointerdown=move |event| hand.down(&event)
            on:pointermove=move |event| hand.moved(&event)
            on:pointerup=move |event| hand.up(&event)
            on:pointercancel=move |event| hand.lost(&event)
            on:lostpointercapture=move |event| hand.lost(&event)
            on:pointerleave=move |event| hand.left(&event)
            on:touchstart=move |event| hand.keep_page_still(&event)
        >
            <CanvasLayer size=size shapes=ground/>
            <CanvasLayer size=size shapes=rating/>
            <CanvasLayer size=size shapes=names/>
        </figure>
    }
}

/// Forwards pointer events to the drag gesture, and its outcomes to the session.
#[derive(Clone, Copy)]
struct ChartPointer {
    session: Session,
    layout: Memo<Layout>,
    marks: Memo<Vec<AxisValue>>,
    gesture: StoredValue<Gesture>,
    /// The pointer of the current gesture; other pointers are ignored.
    pointer: StoredValue<i32>,
}

impl ChartPointer {
    fn handles(&self) -> Vec<Point> {
        self.layout.with_untracked(|layout| {
            self.marks.with_untracked(|marks| handle_points(&layout.grid, marks, layout.scale()))
        })
    }

    fn hit(&self, event: &PointerEvent, reach: f64) -> Option<Hit> {
        self.layout.with_untracked(|layout| hit(layout, &self.handles(), place(event), reach))
    }

    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 || !event.is_primary() || self.gesture.get_value() != Gesture::Idle {
            return;
        }
        let touch = event.pointer_type() == "touch";
        let (reach, slack) = if touch { (REACH_TOUCH, SLACK_TOUCH) } else { (REACH, SLACK) };
        let hit = self.hit(event, reach);
        self.session.hovered.set(hit);
        let Some(hit) = hit else { return };
        // The displayed position: several handles with value 0 are moved outwards.
        let seen = self.handles().get(hit.axis()).copied();
        let value = seen.map_or(0.0, |at| {
            self.layout.with_untracked(|layout| layout.grid.project(hit.axis(), at))
        });
        self.pointer.set_value(event.pointer_id());
        self.feed(Input::Down { hit, at: place(event), value, slack });
        if let (Hit::Handle(_), Some(target)) = (hit, event.current_target()) {
            // Without pointer capture, the drag ends at the edge of the chart.
            let _ =
                target.unchecked_into::<web_sys::Element>().set_pointer_capture(event.pointer_id());
        }
    }

    fn moved(&self, event: &PointerEvent) {
        if self.gesture.get_value() == Gesture::Idle {
            if event.pointer_type() != "touch" {
                let hit = self.hit(event, REACH);
                self.point(hit);
                self.cursor(event, hit);
            }
        } else if self.is_mine(event) {
            let step = self.session.snap_step(event.shift_key());
            self.feed(Input::Move { at: place(event), step });
        }
    }

    fn is_mine(&self, event: &PointerEvent) -> bool {
        self.pointer.get_value() == event.pointer_id()
    }

    fn up(&self, event: &PointerEvent) {
        if self.is_mine(event) {
            self.feed(Input::Up);
        }
    }

    fn lost(&self, event: &PointerEvent) {
        if self.is_mine(event) {
            self.feed(Input::Cancel);
        }
    }

    fn left(&self, event: &PointerEvent) {
        // After a touch, what was touched stays emphasized.
        if event.pointer_type() != "touch" && self.gesture.get_value() == Gesture::Idle {
            self.point(None);
        }
    }

    /// A touch on a handle drags it; any other touch scrolls the page.
    fn keep_page_still(&self, event: &TouchEvent) {
        if self.gesture.get_value().dragged_axis().is_some() {
            event.prevent_default();
        }
    }

    fn cancel_on_escape(self) {
        let listener = Listener::new(&window(), "keydown", move |event| {
            let escape =
                event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if escape
                && self.gesture.try_get_value().is_some_and(|gesture| gesture != Gesture::Idle)
            {
                self.feed(Input::Cancel);
            }
        });
        StoredValue::new_local(listener);
    }

    fn point(&self, hit: Option<Hit>) {
        if self.session.hovered.get_untracked() != hit {
            self.session.hovered.set(hit);
        }
    }

    fn cursor(&self, event: &PointerEvent, hit: Option<Hit>) {
        let name = match hit {
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
        let radial = self.layout.with_untracked(|layout| layout.grid);
        let (gesture, outcome) = self.gesture.get_value().next(input, &radial);
        self.gesture.set_value(gesture);
        match outcome {
            Outcome::Nothing => {}
            Outcome::Show { axis, value } => self.session.preview_drag(Some((axis, value))),
            Outcome::Reverted => self.session.preview_drag(None),
            Outcome::Set { axis, value } => self.session.rate(axis, Some(value)),
            Outcome::Tap(Hit::Level { axis, level }) => {
                self.session.rate(axis, Some(f64::from(level)));
            }
            // Tapping the hollow handle of an unrated axis rates it.
            Outcome::Tap(Hit::Handle(axis)) => {
                let mark = self.marks.with_untracked(|marks| marks.get(axis).copied());
                if let Some(AxisValue { value, rated: false }) = mark {
                    self.session.rate(axis, Some(value));
                }
            }
            Outcome::Tap(Hit::Axis(_)) => {}
        }
    }
}

/// The position of a pointer relative to the element with the listener.
#[must_use]
pub fn place(event: &PointerEvent) -> Point {
    let corner = event.current_target().map_or((0.0, 0.0), |target| {
        let rect = target.unchecked_into::<web_sys::Element>().get_bounding_client_rect();
        (rect.left(), rect.top())
    });
    Point::new(f64::from(event.client_x()) - corner.0, f64::from(event.client_y()) - corner.1)
}
