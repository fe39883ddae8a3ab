//! The drag gesture on the chart, from press to release, as a state machine.
//!
//! It has no access to events or clocks: the caller sends [`Input`]s and acts on each [`Outcome`].
//! [`Outcome::Show`] changes only the preview.

use crate::chart::geometry::{Point, clamp};
use crate::chart::hit_test::Hit;
use crate::chart::polar_grid::PolarGrid;

/// The state of the gesture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing is pressed.
    #[default]
    Idle,
    /// Pressed, and moved by at most `tap_tolerance`. A release makes it a tap. Further movement from a
    /// handle makes it a drag, and from anything else ends the gesture.
    Pressed {
        /// What was pressed.
        hit: Hit,
        /// Where it was pressed.
        at: Point,
        /// The maximum movement of a tap, in pixels.
        tap_tolerance: f64,
        /// The value at the pointer minus the value of the handle at the time of the press.
        grab_offset: f64,
    },
    /// A handle follows the pointer.
    Dragging {
        /// The axis of the handle.
        axis: usize,
        /// The value at the pointer minus the value of the handle when it was pressed.
        grab_offset: f64,
        /// The current value, snapped.
        value: f64,
    },
}

/// A pointer input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// The pointer was pressed.
    Down {
        /// What was pressed.
        hit: Hit,
        /// Where it was pressed.
        at: Point,
        /// The value at the displayed position of the handle on the pressed axis.
        value: f64,
        /// The maximum movement of a tap, in pixels.
        tap_tolerance: f64,
    },
    /// The pointer moved while pressed.
    Move {
        /// The new position.
        at: Point,
        /// The snap step: 1, or 0.5 for half steps.
        step: f64,
    },
    /// The pointer was released.
    Up,
    /// The gesture was canceled, by Escape or by the browser.
    Cancel,
}

/// What the caller has to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing.
    Nothing,
    /// Preview this value without changing the rating.
    Show {
        /// The axis.
        axis: usize,
        /// The value in levels.
        value: f64,
    },
    /// Change the rating.
    Set {
        /// The axis.
        axis: usize,
        /// The value in levels.
        value: f64,
    },
    /// Handle a tap: a press and a release with at most `tap_tolerance` of movement.
    Tap(Hit),
    /// Remove the preview.
    Reverted,
}

impl Gesture {
    /// The next state and what the caller has to do.
    #[must_use]
    pub fn next(self, input: Input, radial: &PolarGrid) -> (Self, Outcome) {
        match (self, input) {
            (Self::Idle, Input::Down { hit, at, value, tap_tolerance }) => {
                let grab_offset = radial.project(hit.axis(), at) - value;
                (Self::Pressed { hit, at, tap_tolerance, grab_offset }, Outcome::Nothing)
            }
            (
                Self::Pressed { hit, at: start, tap_tolerance, grab_offset },
                Input::Move { at, step },
            ) => {
                if at.distance(start) <= tap_tolerance {
                    return (self, Outcome::Nothing);
                }
                match hit {
                    Hit::Handle(axis) => drag(axis, grab_offset, at, step, radial),
                    // A swipe that starts on a label is neither a tap nor a drag.
                    Hit::Level { .. } | Hit::Axis(_) => (Self::Idle, Outcome::Nothing),
                }
            }
            (Self::Dragging { axis, grab_offset, .. }, Input::Move { at, step }) => {
                drag(axis, grab_offset, at, step, radial)
            }
            (Self::Pressed { hit, .. }, Input::Up) => (Self::Idle, Outcome::Tap(hit)),
            (Self::Dragging { axis, value, .. }, Input::Up) => {
                (Self::Idle, Outcome::Set { axis, value })
            }
            (Self::Dragging { .. }, Input::Cancel) => (Self::Idle, Outcome::Reverted),
            (_, Input::Cancel) => (Self::Idle, Outcome::Nothing),
            // A press during a gesture, or a move or release without a press. All inputs must be those
            // of one pointer.
            (state, Input::Down { .. } | Input::Move { .. } | Input::Up) => {
                (state, Outcome::Nothing)
            }
        }
    }

    /// The axis whose handle is pressed or dragged.
    #[must_use]
    pub const fn dragged_axis(self) -> Option<usize> {
        match self {
            Self::Pressed { hit: Hit::Handle(axis), .. } | Self::Dragging { axis, .. } => {
                Some(axis)
            }
            Self::Idle | Self::Pressed { .. } => None,
        }
    }
}

fn drag(
    axis: usize,
    grab_offset: f64,
    at: Point,
    step: f64,
    radial: &PolarGrid,
) -> (Gesture, Outcome) {
    let value = snap(radial.project(axis, at) - grab_offset, step, radial.levels);
    (Gesture::Dragging { axis, grab_offset, value }, Outcome::Show { axis, value })
}

/// The closest multiple of `step`, clamped to 0 to `levels`.
#[must_use]
pub fn snap(value: f64, step: f64, levels: u8) -> f64 {
    clamp((value / step).round() * step, 0.0, f64::from(levels))
}

/// The next multiple of `step` above or below `value`, clamped to 0 to `levels`.
#[must_use]
pub fn step_from(value: f64, step: f64, up: bool, levels: u8) -> f64 {
    let steps = value / step;
    let next = if up { steps.floor() + 1.0 } else { steps.ceil() - 1.0 };
    snap(next * step, step, levels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::polar_grid::AxisEnd;

    const RADIAL: PolarGrid = PolarGrid {
        center: Point { x: 100.0, y: 100.0 },
        radius: 60.0,
        axes: 4,
        levels: 5,
        end: AxisEnd::Outline,
    };

    /// Runs inputs from the idle state and returns all outcomes except `Nothing`.
    fn play(inputs: &[Input]) -> (Gesture, Vec<Outcome>) {
        let mut gesture = Gesture::Idle;
        let mut outcomes = Vec::new();
        for input in inputs {
            let (next, outcome) = gesture.next(*input, &RADIAL);
            gesture = next;
            if outcome != Outcome::Nothing {
                outcomes.push(outcome);
            }
        }
        (gesture, outcomes)
    }

    const fn down(hit: Hit, y: f64, value: f64) -> Input {
        Input::Down { hit, at: Point::new(100.0, y), value, tap_tolerance: 3.0 }
    }

    const fn to(x: f64, y: f64) -> Input {
        Input::Move { at: Point::new(x, y), step: 1.0 }
    }

    /// Presses the handle of the axis that points up, at level 1, 4 px from its center.
    const GRAB: Input = down(Hit::Handle(0), 86.0, 1.0);

    #[test]
    fn handle_follows_pointer_and_commits_on_release() {
        let (gesture, outcomes) = play(&[GRAB, to(130.0, 66.0), Input::Up]);
        assert_eq!(gesture, Gesture::Idle);
        let (axis, value) = (0, 3.0);
        assert_eq!(outcomes, [Outcome::Show { axis, value }, Outcome::Set { axis, value }]);
    }

    #[test]
    fn drag_clamps_past_the_end_and_through_the_center() {
        let shows = |y| play(&[GRAB, to(100.0, y)]).1;
        assert_eq!(shows(-500.0), [Outcome::Show { axis: 0, value: 5.0 }]);
        assert_eq!(shows(180.0), [Outcome::Show { axis: 0, value: 0.0 }]);
    }

    #[test]
    fn steps_go_to_the_next_stop() {
        assert_eq!(step_from(3.0, 1.0, true, 5), 4.0);
        assert_eq!(step_from(3.5, 1.0, true, 5), 4.0);
        assert_eq!(step_from(3.5, 1.0, false, 5), 3.0);
        assert_eq!(step_from(3.5, 0.5, false, 5), 3.0);
        assert_eq!(step_from(5.0, 1.0, true, 5), 5.0);
        assert_eq!(step_from(0.0, 0.5, false, 5), 0.0);
    }

    #[test]
    fn half_steps_with_modifier() {
        let half = Input::Move { at: Point::new(100.0, 71.0), step: 0.5 };
        assert_eq!(play(&[GRAB, half]).1, [Outcome::Show { axis: 0, value: 2.5 }]);
    }

    #[test]
    fn escape_reverts_and_ends_the_drag() {
        let (gesture, outcomes) =
            play(&[GRAB, to(100.0, 40.0), Input::Cancel, to(100.0, 60.0), Input::Up]);
        assert_eq!(gesture, Gesture::Idle);
        assert_eq!(outcomes[1..], [Outcome::Reverted]);
    }

    #[test]
    fn press_without_movement_is_a_tap() {
        let name = Hit::Level { axis: 0, level: 4 };
        assert_eq!(
            play(&[down(name, 60.0, 1.0), to(101.0, 61.0), Input::Up]).1,
            [Outcome::Tap(name)]
        );
        assert_eq!(play(&[down(name, 60.0, 1.0), to(120.0, 61.0), Input::Up]).1, []);
        assert_eq!(play(&[GRAB, Input::Up]).1, [Outcome::Tap(Hit::Handle(0))]);
    }

    #[test]
    fn second_pointer_is_ignored() {
        let (gesture, _) = play(&[GRAB, to(100.0, 60.0), down(Hit::Handle(2), 140.0, 2.0)]);
        assert_eq!(gesture.dragged_axis(), Some(0));
    }
}
