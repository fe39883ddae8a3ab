//! Ratings: values on an axis, in half steps.

use crate::i18n::{Message, message};
use std::fmt;

/// The maximum number of levels of a framework.
pub const MAX_LEVELS: u8 = 9;

const INVALID_RATING: Message = message!("a rating is 0 to 9 in steps of one half");

/// A value on an axis, from 0 (below level 1) to the last level, in half steps. "Unrated" is not a
/// rating but `None` of `Option<Rating>`. Its JSON form is the number of levels: `3` or `3.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(u8);

impl Rating {
    /// Below level 1.
    pub const ZERO: Self = Self(0);

    /// The rating of a whole level, 0 to [`MAX_LEVELS`]. Larger values are clamped.
    #[must_use]
    pub const fn level(level: u8) -> Self {
        Self(if level > MAX_LEVELS { MAX_LEVELS } else { level } * 2)
    }

    /// The rating of a number of half steps. Larger values are clamped.
    #[must_use]
    pub const fn of_half_steps(half_steps: u8) -> Self {
        Self(if half_steps > MAX_LEVELS * 2 { MAX_LEVELS * 2 } else { half_steps })
    }

    /// The rating closest to a number of levels, clamped to 0 to `last`. NaN becomes 0.
    #[must_use]
    pub fn nearest(levels: f64, last: u8) -> Self {
        let top = Self::level(last);
        // A float-to-integer cast saturates and maps NaN to 0.
        Self((levels * 2.0).round() as u8).min(top)
    }

    /// The rating of a number of levels.
    ///
    /// # Errors
    /// If the number is not 0 to 9 in steps of one half.
    pub fn try_from_levels(levels: f64) -> Result<Self, String> {
        let half_steps = levels * 2.0;
        if half_steps.fract() != 0.0 || !(0.0..=f64::from(MAX_LEVELS * 2)).contains(&half_steps) {
            return Err(INVALID_RATING.to_owned());
        }
        Ok(Self(half_steps as u8))
    }

    /// The number of levels, such as 3.5.
    #[must_use]
    pub fn levels(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// The number of half steps, such as 7 for 3.5.
    #[must_use]
    pub const fn half_steps(self) -> u8 {
        self.0
    }

    /// The level that was reached: 3 for both 3 and 3.5; `None` below level 1.
    #[must_use]
    pub const fn reached(self) -> Option<u8> {
        match self.0 / 2 {
            0 => None,
            level => Some(level),
        }
    }

    /// The level above a half step: 4 for 3.5; `None` on a whole level.
    #[must_use]
    pub const fn approaching(self) -> Option<u8> {
        if self.0 % 2 == 1 { Some(self.0 / 2 + 1) } else { None }
    }
}

impl fmt::Display for Rating {
    /// Writes "3" or "3.5".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        write!(f, "{}{half}", self.0 / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_step_lies_between_owned_and_next_level() {
        let rating = Rating::nearest(3.4, 5);
        assert_eq!(rating.levels(), 3.5);
        assert_eq!(
            (rating.to_string(), Rating::level(3).to_string()),
            ("3.5".to_owned(), "3".to_owned())
        );
        assert_eq!(rating.reached(), Some(3));
        assert_eq!(rating.approaching(), Some(4));
        assert_eq!(Rating::level(3).approaching(), None);
    }

    #[test]
    fn zero_and_half_are_below_level_one() {
        assert_eq!(Rating::ZERO.reached(), None);
        assert_eq!(Rating::nearest(0.5, 5).reached(), None);
        assert_eq!(Rating::nearest(0.5, 5).approaching(), Some(1));
    }

    #[test]
    fn nearest_rating_clamps_at_the_ends() {
        assert_eq!(Rating::nearest(-7.0, 5), Rating::ZERO);
        assert_eq!(Rating::nearest(5.4, 5), Rating::level(5));
        assert_eq!(Rating::nearest(f64::INFINITY, 5), Rating::level(5));
        assert_eq!(Rating::nearest(f64::NAN, 5), Rating::ZERO);
    }

    #[test]
    fn only_half_steps_are_ratings() {
        for half_steps in 0..=18 {
            let levels = f64::from(half_steps) / 2.0;
            assert_eq!(Rating::try_from_levels(levels).map(Rating::levels), Ok(levels));
        }
        for bad in [-0.5, 3.25, 9.5, 255.0, 1e300, f64::INFINITY, f64::NAN] {
            assert!(Rating::try_from_levels(bad).is_err(), "{bad}");
        }
    }
}
