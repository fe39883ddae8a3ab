//! Every handle can be dragged from every value to every level, also on charts as small as on a
//! phone. Uses the same hit test and drag gesture as the page.
#![expect(clippy::unwrap_used, reason = "tests")]

use rungs::chart::drag_gesture::{Gesture, Input, Outcome};
use rungs::chart::hit_test::{Hit, crowded_handles, hit};
use rungs::chart::radar::handle_points;
use rungs::chart::text_metrics::EstimatedTextMetrics;
use rungs::chart::{AxisValue, Layout, Point, Rect, Size};
use rungs::model::{Framework, Rating};
use rungs::presentation::radar as figure;

/// How close to a handle a mouse press must be, in pixels, as on the page.
const REACH: f64 = 12.0;
/// The maximum movement of a tap.
const TAP: f64 = 3.0;

/// The chart's size in windows of 320 px and of 768 or 1280 px, and a taller chart.
const SIZES: [Size; 3] =
    [Size::new(320.0, 307.0), Size::new(576.0, 553.0), Size::new(576.0, 720.0)];

fn layout(size: Size) -> Layout {
    let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(size.width, size.height) };
    Layout::new(&figure::labels(Framework::builtin()), frame, &EstimatedTextMetrics)
}

/// Drags the handle of an axis to a level, starting at its displayed position and with a stop on
/// the way. Returns the outcome.
fn drag(layout: &Layout, ratings: &[Option<Rating>], axis: usize, level: u8) -> Outcome {
    let marks: Vec<AxisValue> = ratings.iter().map(|rating| figure::axis_value(*rating)).collect();
    let handles = handle_points(&layout.grid, &marks, layout.scale());
    let (from, to) = (handles[axis], layout.grid.point(axis, f64::from(level)));
    let pressed = hit(layout, &handles, from, REACH).unwrap();
    assert_eq!(pressed, Hit::Handle(axis), "{marks:?} on {:?}", layout.grid);
    let value = layout.grid.project(axis, from);
    let crowded = crowded_handles(layout, &handles, from, REACH, false);
    let between = Point::new(from.x.midpoint(to.x), from.y.midpoint(to.y));
    let inputs = [
        Input::Down { hit: pressed, at: from, value, tap_tolerance: TAP, crowded },
        // A pointer that returns to its starting point has moved.
        Input::Move { at: Point::new(between.x + 2.0 * TAP, between.y), step: 1.0 },
        Input::Move { at: to, step: 1.0 },
        Input::Up,
    ];
    let (mut gesture, mut last) = (Gesture::Idle, Outcome::Nothing);
    for input in inputs {
        (gesture, last) = gesture.next(input, &layout.grid);
    }
    assert_eq!(gesture, Gesture::Idle);
    last
}

#[test]
fn every_handle_drags_from_every_value_to_every_level() {
    let framework = Framework::builtin();
    let levels = framework.level_count();
    let values: Vec<Option<Rating>> = std::iter::once(None)
        .chain((0..=levels * 2).map(|level| Some(Rating::of_half_steps(level))))
        .collect();
    for size in SIZES {
        let layout = layout(size);
        for axis in 0..framework.axes().len() {
            for value in &values {
                let mut ratings = vec![Some(Rating::level(3)); framework.axes().len()];
                ratings[axis] = *value;
                for level in 0..=levels {
                    let expected = Outcome::Set { axis, value: f64::from(level) };
                    assert_eq!(
                        drag(&layout, &ratings, axis, level),
                        expected,
                        "from {value:?} on {size:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn overlapping_handles_can_each_be_grabbed() {
    let framework = Framework::builtin();
    let count = framework.axes().len();
    for size in SIZES {
        let layout = layout(size);
        for ratings in [vec![Some(Rating::level(0)); count], vec![None; count]] {
            for axis in 0..count {
                let expected = Outcome::Set { axis, value: 3.0 };
                assert_eq!(drag(&layout, &ratings, axis, 3), expected, "{size:?}");
            }
        }
    }
}
