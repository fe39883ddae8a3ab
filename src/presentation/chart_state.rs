//! The state of the interactive chart: its content, the hovered part, the drag and the animations. It
//! interprets pointer input and decides which layers to paint. It has no access to events, canvases or
//! clocks.

use crate::chart::drag_gesture::{Gesture, Input, Outcome};
use crate::chart::easing::Easing;
use crate::chart::hit_test::{Hit, crowded_handles, hit};
use crate::chart::radar::handle_points;
use crate::chart::{AxisValue, Layout, Point, Rect, Shape, TextMetrics};
use crate::i18n::{Locale, current_locale};
use crate::model::Rating;
use crate::presentation::chart_spec::ChartSpec;
use crate::presentation::legend::Series;
use crate::presentation::radar::{FIRST_RATING, axis_value};
use std::fmt;
use std::ptr;

/// The maximum distance from a handle at which a press grabs it, in CSS pixels: half of a target of
/// 24 px, and of 44 px for touch.
const HANDLE_REACH: f64 = 12.0;
const HANDLE_REACH_TOUCH: f64 = 22.0;
/// The maximum movement of a tap, in CSS pixels.
const TAP_TOLERANCE: f64 = 3.0;
const TAP_TOLERANCE_TOUCH: f64 = 8.0;

/// The number of layers: background with target, ratings, labels.
pub const LAYERS: usize = 3;

/// An action of the person on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChartEvent {
    /// An axis and its value in levels during a drag; `None` if the drag was canceled.
    Preview(Option<(usize, f64)>),
    /// An axis was rated.
    Rate {
        /// The axis.
        axis: usize,
        /// The value in levels.
        value: f64,
    },
    /// The pointer has entered or left a part of the chart.
    Hover(Option<Hit>),
}

/// The state of the chart.
pub struct ChartState {
    spec: ChartSpec,
    /// The locale of the layout's texts.
    locale: Option<&'static Locale>,
    metrics: Box<dyn TextMetrics>,
    frame: Rect,
    layout: Layout,
    gesture: Gesture,
    /// The axis that is dragged, and its value.
    preview: Option<(usize, Rating)>,
    hovered: Option<Hit>,
    values: Easing,
    expected: Easing,
    /// The layers that have to be painted again.
    stale: [bool; LAYERS],
}

impl fmt::Debug for ChartState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChartState").field("spec", &self.spec).finish_non_exhaustive()
    }
}

impl ChartState {
    /// A chart in a frame.
    #[must_use]
    pub fn new(spec: ChartSpec, frame: Rect, metrics: Box<dyn TextMetrics>) -> Self {
        let values = spec.ratings.iter().map(|rating| axis_value(*rating).value).collect();
        Self {
            layout: spec.layout(frame, &*metrics),
            locale: current_locale(),
            gesture: Gesture::Idle,
            preview: None,
            hovered: None,
            values: Easing::at_rest(values),
            expected: Easing::at_rest(spec.expected()),
            stale: [true; LAYERS],
            spec,
            metrics,
            frame,
        }
    }

    /// Replaces the content. A change of the framework ends a drag, without an event.
    pub fn set(&mut self, spec: ChartSpec) {
        let old = std::mem::replace(&mut self.spec, spec);
        let new = &self.spec;
        let address = |locale: Option<&'static Locale>| locale.map(ptr::from_ref);
        let revision = |spec: &ChartSpec| (spec.framework.id(), spec.framework.revision());
        let is_other_framework = revision(&old) != revision(new);
        let is_relabeled = !ptr::eq(old.framework, new.framework)
            || address(self.locale) != address(current_locale());
        // The built-in framework in another language has the same axes.
        if is_other_framework {
            (self.gesture, self.preview, self.hovered) = (Gesture::Idle, None, None);
        }
        let is_focus_moved = old.focused_axis != new.focused_axis;
        if is_focus_moved && new.focused_axis.is_some() {
            self.hovered = None;
        }
        let are_ratings_changed = old.ratings != new.ratings;
        let are_series_changed = old.hidden_series != new.hidden_series
            || old.emphasized_series != new.emphasized_series;
        let is_target_changed = old.target.map(ptr::from_ref) != new.target.map(ptr::from_ref);
        self.mark_stale([
            are_series_changed || is_target_changed || old.compared != new.compared,
            are_series_changed || are_ratings_changed || is_focus_moved,
            are_ratings_changed || is_focus_moved,
        ]);
        if is_relabeled {
            self.relayout();
        }
    }

    /// Fits the chart into another frame, and paints everything again.
    pub fn resize(&mut self, frame: Rect) {
        self.frame = frame;
        self.relayout();
    }

    fn relayout(&mut self) {
        self.locale = current_locale();
        self.layout = self.spec.layout(self.frame, &*self.metrics);
        self.stale = [true; LAYERS];
    }

    /// Paints everything again, because the palette has changed.
    pub const fn invalidate(&mut self) {
        self.stale = [true; LAYERS];
    }

    fn mark_stale(&mut self, layers: [bool; LAYERS]) {
        for (stale, is_changed) in self.stale.iter_mut().zip(layers) {
            *stale |= is_changed;
        }
    }

    /// Whether a layer has to be painted again.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale.contains(&true)
    }

    /// The shapes of the layers that have to be painted again, at a time of a monotonic clock in
    /// milliseconds. While values are animated, their layers stay stale. `is_motion_reduced` is only called
    /// if an animation would start.
    pub fn repaint(
        &mut self,
        now: f64,
        is_motion_reduced: impl Fn() -> bool,
    ) -> [Option<Vec<Shape>>; LAYERS] {
        let ratings = self.ratings();
        let goal: Vec<f64> = ratings.iter().map(|rating| axis_value(*rating).value).collect();
        for (easing, goal) in [(&mut self.values, goal), (&mut self.expected, self.spec.expected())]
        {
            if easing.goal() != goal {
                easing.animate_to(goal, now, is_motion_reduced());
            }
        }
        let [background, own, labels] = self.stale;
        self.stale = [!self.expected.is_done(now), !self.values.is_done(now), false];
        let (spec, layout, emphasis) = (&self.spec, &self.layout, self.emphasized_axis());
        let eased = || -> Vec<AxisValue> {
            let values = ratings.iter().zip(self.values.at(now));
            values.map(|(rating, value)| AxisValue { value, ..axis_value(*rating) }).collect()
        };
        [
            background.then(|| spec.background(layout, &self.expected.at(now))),
            own.then(|| spec.ratings(layout, &eased(), emphasis)),
            labels.then(|| spec.labels(layout, &ratings, emphasis, &*self.metrics)),
        ]
    }

    /// The displayed ratings: those of the spec, and the value that is being dragged.
    #[must_use]
    pub fn ratings(&self) -> Vec<Option<Rating>> {
        let mut ratings = self.spec.ratings.clone();
        if let Some((axis, rating)) = self.preview
            && let Some(dragged) = ratings.get_mut(axis)
        {
            *dragged = Some(rating);
        }
        ratings
    }

    /// The part under the pointer, or that was touched last.
    #[must_use]
    pub const fn hovered(&self) -> Option<Hit> {
        self.hovered
    }

    /// The axis that is dragged, and its value in levels.
    #[must_use]
    pub fn preview(&self) -> Option<(usize, f64)> {
        self.preview.map(|(axis, rating)| (axis, rating.levels()))
    }

    /// The axis to emphasize: the hovered one, or else the one whose slider has the focus.
    fn emphasized_axis(&self) -> Option<usize> {
        self.hovered.map(Hit::axis).or(self.spec.focused_axis)
    }

    /// The positions of the handles; none while the ratings are hidden.
    fn handles(&self) -> Vec<Point> {
        if !self.spec.shows(Series::Own) {
            return Vec::new();
        }
        let values: Vec<_> = self.ratings().into_iter().map(axis_value).collect();
        handle_points(&self.layout.grid, &values, self.layout.scale())
    }

    /// Whether a pointer is pressed on the chart.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        self.gesture != Gesture::Idle
    }

    /// Whether a handle is pressed or dragged. Then a touch does not scroll the page.
    #[must_use]
    pub const fn is_handle_pressed(&self) -> bool {
        self.gesture.dragged_axis().is_some()
    }

    /// A pointer moves over the chart without being pressed. Returns the event, and the name of the CSS
    /// cursor.
    pub fn hover(&mut self, at: Point) -> (Option<ChartEvent>, &'static str) {
        let hit = hit(&self.layout, &self.handles(), at, HANDLE_REACH);
        let cursor = match hit {
            Some(Hit::Handle(_) | Hit::Level { .. }) if self.spec.is_final => "default",
            Some(Hit::Handle(_)) => "grab",
            Some(Hit::Level { .. }) => "pointer",
            Some(Hit::Axis(_)) => "help",
            None => "default",
        };
        (self.set_hovered(hit), cursor)
    }

    /// The pointer has left the chart.
    pub fn leave(&mut self) -> Option<ChartEvent> {
        self.set_hovered(None)
    }

    fn set_hovered(&mut self, hit: Option<Hit>) -> Option<ChartEvent> {
        if self.hovered == hit {
            return None;
        }
        let before = self.emphasized_axis();
        self.hovered = hit;
        let is_moved = before != self.emphasized_axis();
        self.mark_stale([false, is_moved, is_moved]);
        Some(ChartEvent::Hover(hit))
    }

    /// The pointer is pressed, unless it is already.
    pub fn press(&mut self, at: Point, is_touch: bool) -> Option<ChartEvent> {
        if self.is_pressed() {
            return None;
        }
        let (reach, tap_tolerance) = if is_touch {
            (HANDLE_REACH_TOUCH, TAP_TOLERANCE_TOUCH)
        } else {
            (HANDLE_REACH, TAP_TOLERANCE)
        };
        let handles = self.handles();
        let pressed = hit(&self.layout, &handles, at, reach);
        if let Some(hit) = pressed {
            // Use the displayed position: handles with value 0 are drawn farther out, so that they do
            // not overlap.
            let handle = handles.get(hit.axis());
            let value = handle.map_or(0.0, |at| self.layout.grid.project(hit.axis(), *at));
            let crowded = crowded_handles(&self.layout, &handles, at, reach, is_touch);
            self.feed(Input::Down { hit, at, value, tap_tolerance, crowded });
        }
        self.set_hovered(pressed)
    }

    /// The pressed pointer moves. With `is_fine`, the value snaps to half levels.
    pub fn drag_to(&mut self, at: Point, is_fine: bool) -> Option<ChartEvent> {
        let step = if is_fine { 0.5 } else { self.spec.snap_step };
        self.feed(Input::Move { at, step })
    }

    /// The pressed pointer is released.
    pub fn release(&mut self) -> Option<ChartEvent> {
        self.feed(Input::Up)
    }

    /// Ends the gesture without a change.
    pub fn cancel(&mut self) -> Option<ChartEvent> {
        self.feed(Input::Cancel)
    }

    fn feed(&mut self, input: Input) -> Option<ChartEvent> {
        let (gesture, outcome) = self.gesture.next(input, &self.layout.grid);
        self.gesture = gesture;
        match outcome {
            Outcome::Nothing | Outcome::Tap(Hit::Axis(_)) => None,
            Outcome::Show { axis, value } => {
                let rating = Rating::nearest(value, self.spec.framework.level_count());
                let is_changed = self.set_preview(Some((axis, rating)));
                is_changed.then_some(ChartEvent::Preview(Some((axis, value))))
            }
            Outcome::Reverted => {
                self.set_preview(None);
                Some(ChartEvent::Preview(None))
            }
            Outcome::Set { axis, value } => {
                self.set_preview(None);
                Some(ChartEvent::Rate { axis, value })
            }
            Outcome::Tap(Hit::Level { axis, level }) => {
                Some(ChartEvent::Rate { axis, value: f64::from(level) })
            }
            // Tapping the mark of an unrated axis rates it.
            Outcome::Tap(Hit::Handle(axis)) => {
                let is_unrated = self.spec.ratings.get(axis) == Some(&None);
                is_unrated.then_some(ChartEvent::Rate { axis, value: FIRST_RATING })
            }
        }
    }

    /// Returns whether the preview has changed.
    fn set_preview(&mut self, preview: Option<(usize, Rating)>) -> bool {
        let is_changed = self.preview != preview;
        self.preview = preview;
        self.mark_stale([false, is_changed, is_changed]);
        is_changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::easing::DURATION;
    use crate::chart::text_metrics::EstimatedTextMetrics;
    use crate::model::{Assessment, Date, Framework};

    fn spec() -> ChartSpec {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        for axis in &framework.axes()[..4] {
            assessment.rate(&axis.id, Some(Rating::level(3)), Date::LAST);
        }
        ChartSpec::of(framework, &assessment)
    }

    fn painted(spec: ChartSpec) -> ChartState {
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(560.0, 540.0) };
        let mut state = ChartState::new(spec, frame, Box::new(EstimatedTextMetrics));
        assert_eq!(repainted(&mut state, 0.0), [true; LAYERS]);
        assert!(!state.is_stale());
        state
    }

    fn repainted(state: &mut ChartState, now: f64) -> [bool; LAYERS] {
        state.repaint(now, || false).map(|shapes| shapes.is_some())
    }

    fn at(state: &ChartState, axis: usize, value: f64) -> Point {
        state.layout.grid.point(axis, value)
    }

    fn rated(spec: &ChartSpec, axis: usize, rating: Option<Rating>) -> ChartSpec {
        let mut spec = spec.clone();
        spec.ratings[axis] = rating;
        spec
    }

    #[test]
    fn drag_is_previewed_and_then_reported() {
        let mut state = painted(spec());
        let handle = at(&state, 1, 3.0);
        assert_eq!(state.press(handle, false), Some(ChartEvent::Hover(Some(Hit::Handle(1)))));
        let to = at(&state, 1, 4.2);
        let preview = ChartEvent::Preview(Some((1, 4.0)));
        assert_eq!(state.drag_to(to, false), Some(preview));
        assert_eq!(state.drag_to(to, false), None, "reports each value once");
        assert_eq!(state.ratings()[1], Some(Rating::level(4)));
        assert_eq!(
            state.drag_to(at(&state, 1, 4.4), true),
            Some(ChartEvent::Preview(Some((1, 4.5))))
        );
        assert_eq!(state.release(), Some(ChartEvent::Rate { axis: 1, value: 4.5 }));
        // The owner decides what is shown next.
        assert_eq!(state.ratings(), spec().ratings);
    }

    #[test]
    fn drag_ends_without_change_if_canceled_or_if_framework_changes() {
        let mut state = painted(spec());
        state.press(at(&state, 1, 3.0), false);
        state.drag_to(at(&state, 1, 5.0), false);
        assert_eq!(state.cancel(), Some(ChartEvent::Preview(None)));
        assert_eq!(state.ratings(), spec().ratings);
        state.press(at(&state, 1, 3.0), false);
        state.drag_to(at(&state, 1, 5.0), false);
        let mut document = Framework::builtin().draft().clone();
        document.name = "Another".into();
        document.revision = "another".into();
        let another = Framework::try_from(document).unwrap().intern();
        state.set(ChartSpec { framework: another, ..spec() });
        assert!(!state.is_pressed());
        assert_eq!(state.ratings(), spec().ratings);
        assert_eq!(repainted(&mut state, 0.0), [true; LAYERS]);
    }

    #[test]
    fn drag_goes_on_while_the_owner_sets_the_same_framework() {
        let mut state = painted(spec());
        state.press(at(&state, 1, 3.0), false);
        state.drag_to(at(&state, 1, 4.0), false);
        state.set(rated(&spec(), 2, Some(Rating::level(1))));
        assert_eq!(state.ratings()[1..3], [Some(Rating::level(4)), Some(Rating::level(1))]);
        assert_eq!(state.release(), Some(ChartEvent::Rate { axis: 1, value: 4.0 }));
    }

    #[test]
    fn only_changed_layers_are_painted() {
        let mut state = painted(spec());
        state.set(spec());
        assert!(!state.is_stale());
        state.set(rated(&spec(), 0, Some(Rating::level(5))));
        assert_eq!(repainted(&mut state, 0.0), [false, true, true]);
        // The point moves to its new place.
        assert_eq!(repainted(&mut state, DURATION / 2.0), [false, true, false]);
        assert_eq!(repainted(&mut state, DURATION), [false, true, false]);
        assert!(!state.is_stale());
        state.set(ChartSpec { target: None, ..state.spec.clone() });
        assert_eq!(repainted(&mut state, 1000.0), [true, false, false]);
        state.set(ChartSpec { hidden_series: 1, ..state.spec.clone() });
        assert_eq!(repainted(&mut state, 2000.0), [true, true, false]);
    }

    #[test]
    fn reduced_motion_jumps() {
        let mut state = painted(spec());
        state.set(rated(&spec(), 0, Some(Rating::level(5))));
        let _ = state.repaint(0.0, || true);
        assert!(!state.is_stale());
    }

    #[test]
    fn focused_slider_takes_over_the_emphasis() {
        let mut state = painted(spec());
        let handle = at(&state, 1, 3.0);
        assert_eq!(state.hover(handle), (Some(ChartEvent::Hover(Some(Hit::Handle(1)))), "grab"));
        assert_eq!(state.hover(handle), (None, "grab"));
        assert_eq!(state.emphasized_axis(), Some(1));
        state.set(ChartSpec { focused_axis: Some(3), ..spec() });
        assert_eq!(state.emphasized_axis(), Some(3));
        assert_eq!(state.leave(), None);
        state.set(spec());
        assert_eq!(state.emphasized_axis(), None);
    }

    #[test]
    fn final_chart_has_no_grab_cursor_and_hidden_ratings_cannot_be_grabbed() {
        let mut state = painted(ChartSpec { is_final: true, ..spec() });
        let handle = at(&state, 1, 3.0);
        assert_eq!(state.hover(handle).1, "default");
        state.set(ChartSpec { hidden_series: 1, ..spec() });
        assert_eq!(state.hover(handle).1, "pointer");
    }

    #[test]
    fn taps_rate() {
        let mut state = painted(spec());
        state.press(at(&state, 2, 5.0), false);
        assert_eq!(state.release(), Some(ChartEvent::Rate { axis: 2, value: 5.0 }));
        let mark = state.handles()[4];
        state.press(mark, true);
        assert_eq!(state.release(), Some(ChartEvent::Rate { axis: 4, value: FIRST_RATING }));
        state.press(state.handles()[0], false);
        assert_eq!(state.release(), None, "a rated point stays");
    }
}
