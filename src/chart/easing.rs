//! Numbers on their way from one set of values to another.

use crate::chart::geometry::clamp;

/// How long a value takes to where it is going, in milliseconds.
pub const DURATION: f64 = 130.0;

/// Values easing out from where they were to where they go. Times are milliseconds of any
/// clock that never goes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Easing {
    from: Vec<f64>,
    to: Vec<f64>,
    start: f64,
}

impl Easing {
    /// Values at rest.
    #[must_use]
    pub const fn at_rest(values: Vec<f64>) -> Self {
        Self { from: Vec::new(), to: values, start: f64::NEG_INFINITY }
    }

    /// Where the values are going.
    #[must_use]
    pub fn goal(&self) -> &[f64] {
        &self.to
    }

    /// Where the values are at a time.
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

    /// Whether the values have arrived.
    #[must_use]
    pub fn is_done(&self, now: f64) -> bool {
        self.from.len() != self.to.len() || now - self.start >= DURATION
    }

    /// From where the values are now, on to other values. At once where the number of values
    /// changed, or where `at_once` asks for it.
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
    fn a_new_aim_starts_where_the_values_are() {
        let mut tween = Easing::at_rest(vec![0.0]);
        tween.animate_to(vec![4.0], 0.0, false);
        let midway = tween.at(60.0);
        tween.animate_to(vec![0.0], 60.0, false);
        assert_eq!(tween.at(60.0), midway);
    }

    #[test]
    fn at_once_and_other_counts_do_not_move() {
        let mut tween = Easing::at_rest(vec![0.0]);
        tween.animate_to(vec![4.0], 0.0, true);
        assert!(tween.is_done(0.0));
        tween.animate_to(vec![4.0, 1.0], 0.0, false);
        assert_eq!(tween.at(0.0), [4.0, 1.0]);
    }
}
