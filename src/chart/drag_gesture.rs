//! The drag gesture on the chart, from press to release, as a state machine.
//!
//! It has no access to events or clocks: the caller sends [`Input`]s and acts on each [`Outcome`].
//! [`Outcome::Show`] changes only the preview.

use crate::chart::geometry::{Point, clamp};
use crate::chart::hit_test::{AxisSet, Hit};
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
        /// The value of the pressed handle.
        handle_value: f64,
        /// The handles that the press can mean. The gesture chooses the one whose axis the pointer follows.
        crowded: AxisSet,
    },
    /// A handle follows the pointer.
    Dragging {
        /// The axis of the handle.
        axis: usize,
        /// The current value, snapped.
        value: f64,
        /// The axis of the handle that was pressed.
        pressed: usize,
        /// Where it was pressed.
        start: Point,
        /// The value of the pressed handle.
        handle_value: f64,
        /// The handles that the press can mean. Empty as soon as the pointer is so far from the center
        /// that its axis is clear.
        crowded: AxisSet,
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
        /// The handles that the press can mean.
        crowded: AxisSet,
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
            (Self::Idle, Input::Down { hit, at, value, tap_tolerance, crowded }) => (
                Self::Pressed { hit, at, tap_tolerance, handle_value: value, crowded },
                Outcome::Nothing,
            ),
            (
                Self::Pressed { hit, at: start, tap_tolerance, handle_value, crowded },
                Input::Move { at, step },
            ) => {
                if at.distance(start) <= tap_tolerance {
                    return (self, Outcome::Nothing);
                }
                match hit {
                    Hit::Handle(pressed) => {
                        Drag { pressed, start, handle_value, crowded }.follow(at, step, radial)
                    }
                    // A swipe that starts on a label is neither a tap nor a drag.
                    Hit::Level { .. } | Hit::Axis(_) => (Self::Idle, Outcome::Nothing),
                }
            }
            (
                Self::Dragging { pressed, start, handle_value, crowded, .. },
                Input::Move { at, step },
            ) => Drag { pressed, start, handle_value, crowded }.follow(at, step, radial),
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

/// Within this distance from the center, in pixels, the position of the pointer does not choose an axis.
const CENTER_ZONE: f64 = 8.0;

/// The constant part of a drag.
struct Drag {
    pressed: usize,
    start: Point,
    handle_value: f64,
    crowded: AxisSet,
}

impl Drag {
    /// The state after a move to a point.
    fn follow(self, at: Point, step: f64, grid: &PolarGrid) -> (Gesture, Outcome) {
        let Self { pressed, start, handle_value, crowded } = self;
        let axis = self.axis_towards(at, grid);
        // The pressed handle keeps its distance to the pointer; another one goes to the pointer.
        let grab_offset =
            if axis == pressed { grid.project(axis, start) - handle_value } else { 0.0 };
        let value = snap(grid.project(axis, at) - grab_offset, step, grid.levels);
        let dragging = if at.distance(grid.center) < grid.step() {
            Gesture::Dragging { axis, value, pressed, start, handle_value, crowded }
        } else {
            // The choice is clear now. The handle keeps the distance that it has.
            let handle_value = grid.project(axis, start) - grab_offset;
            let (pressed, crowded) = (axis, AxisSet::EMPTY);
            Gesture::Dragging { axis, value, pressed, start, handle_value, crowded }
        };
        (dragging, Outcome::Show { axis, value })
    }

    /// The axis of the pressed handle, or the crowded one that is closest to the pointer.
    fn axis_towards(&self, at: Point, grid: &PolarGrid) -> usize {
        if at.distance(grid.center) < CENTER_ZONE {
            return self.pressed;
        }
        let along = |axis: &usize| (at - grid.center).dot(grid.direction(*axis));
        let candidates = (0..grid.axes).filter(|axis| self.crowded.contains(*axis));
        candidates.max_by(|a, b| along(a).total_cmp(&along(b))).unwrap_or(self.pressed)
    }
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

    fn down(hit: Hit, y: f64, value: f64) -> Input {
        Input::Down {
            hit,
            at: Point::new(100.0, y),
            value,
            tap_tolerance: 3.0,
            crowded: AxisSet::EMPTY,
        }
    }

    const fn to(x: f64, y: f64) -> Input {
        Input::Move { at: Point::new(x, y), step: 1.0 }
    }

    /// Presses the handle of the axis that points up, at level 1, 4 px from its center.
    const GRAB: Input = Input::Down {
        hit: Hit::Handle(0),
        at: Point { x: 100.0, y: 86.0 },
        value: 1.0,
        tap_tolerance: 3.0,
        crowded: AxisSet::EMPTY,
    };

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
    fn pointer_position_chooses_between_crowded_handles() {
        let crowded: AxisSet = (0..4).collect();
        let (hit, at) = (Hit::Handle(3), Point::new(100.0, 100.0));
        let press = Input::Down { hit, at, value: 0.0, tap_tolerance: 3.0, crowded };
        // The first pixels choose nothing, and the last ones can be beside the axis.
        let moves = [press, to(100.0, 95.0), to(110.0, 102.0), to(140.0, 101.0), to(120.0, 130.0)];
        let axes: Vec<_> = play(&moves).1;
        let shows = |axis, value| Outcome::Show { axis, value };
        assert_eq!(axes, [shows(3, 0.0), shows(1, 1.0), shows(1, 4.0), shows(1, 2.0)]);
        // A release near the center rates the axis that is shown.
        let dropped = play(&[press, to(109.0, 100.0), Input::Up]).1;
        assert_eq!(dropped, [shows(1, 1.0), Outcome::Set { axis: 1, value: 1.0 }]);
        // Towards the center, the pressed handle moves.
        let (hit, at) = (Hit::Handle(0), Point::new(100.0, 93.0));
        let press = Input::Down { hit, at, value: 0.5, tap_tolerance: 3.0, crowded };
        assert_eq!(play(&[press, to(100.0, 98.0)]).1, [shows(0, 0.0)]);
        assert_eq!(play(&[press, Input::Up]).1, [Outcome::Tap(hit)]);
    }

    #[test]
    fn second_pointer_is_ignored() {
        let (gesture, _) = play(&[GRAB, to(100.0, 60.0), down(Hit::Handle(2), 140.0, 2.0)]);
        assert_eq!(gesture.dragged_axis(), Some(0));
    }
}
