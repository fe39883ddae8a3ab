//! Easing: animates a list of numbers to new values.

use crate::chart::geometry::clamp;

/// The duration of an animation in milliseconds.
pub const DURATION: f64 = 130.0;

/// Numbers that ease out towards their goal. Times are milliseconds of a monotonic clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Easing {
    from: Vec<f64>,
    to: Vec<f64>,
    start: f64,
}

impl Easing {
    /// Numbers that are not moving.
    #[must_use]
    pub const fn at_rest(values: Vec<f64>) -> Self {
        Self { from: Vec::new(), to: values, start: f64::NEG_INFINITY }
    }

    /// The values at the end of the animation.
    #[must_use]
    pub fn goal(&self) -> &[f64] {
        &self.to
    }

    /// The values at a time.
    #[must_use]
    pub fn at(&self, now: f64) -> Vec<f64> {
        let part = clamp((now - self.start) / DURATION, 0.0, 1.0);
        if part >= 1.0 || self.from.len() != self.to.len() {
            return self.to.clone();
        }
        let left = 1.0 - part;
        let eased = 1.0 - left * left * left;
        self.from.iter().zip(&self.to).map(|(from, to)| from + (to - from) * eased).collect()
    }

    /// Whether the animation has ended.
    #[must_use]
    pub fn is_done(&self, now: f64) -> bool {
        self.from.len() != self.to.len() || now - self.start >= DURATION
    }

    /// Starts an animation from the current values. Jumps if `at_once` is set or if the number of
    /// values has changed.
    pub fn animate_to(&mut self, to: Vec<f64>, now: f64, at_once: bool) {
        if to == self.to {
            return;
        }
        let from = self.at(now);
        let jumps = at_once || from.len() != to.len();
        *self = if jumps { Self::at_rest(to) } else { Self { from, to, start: now } };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_ease_out_and_arrive() {
        let mut tween = Easing::at_rest(vec![1.0, 2.0]);
        tween.animate_to(vec![3.0, 2.0], 1000.0, false);
        assert_eq!(tween.at(1000.0), [1.0, 2.0]);
        assert!(tween.at(1000.0 + DURATION / 2.0)[0] > 2.0);
        assert!(!tween.is_done(1000.0 + DURATION / 2.0));
        assert_eq!(tween.at(1000.0 + DURATION), [3.0, 2.0]);
        assert!(tween.is_done(1000.0 + DURATION));
    }

    #[test]
    fn new_target_starts_at_current_values() {
        let mut tween = Easing::at_rest(vec![0.0]);
        tween.animate_to(vec![4.0], 0.0, false);
        let midway = tween.at(60.0);
        tween.animate_to(vec![0.0], 60.0, false);
        assert_eq!(tween.at(60.0), midway);
    }

    #[test]
    fn instant_and_resized_values_do_not_animate() {
        let mut tween = Easing::at_rest(vec![0.0]);
        tween.animate_to(vec![4.0], 0.0, true);
        assert!(tween.is_done(0.0));
        tween.animate_to(vec![4.0, 1.0], 0.0, false);
        assert_eq!(tween.at(0.0), [4.0, 1.0]);
    }
}
