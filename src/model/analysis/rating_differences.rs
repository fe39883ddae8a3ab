//! The differences between two assessments, such as a self-rating and a manager's.

use crate::model::assessment::assessment::Assessment;
use crate::model::assessment::rating::Rating;
use crate::model::framework::framework::Framework;

/// The difference between two assessments on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingDifference {
    /// The index of the axis in its framework.
    pub axis: usize,
    /// The rating in the first assessment; `None` is unrated.
    pub first: Option<Rating>,
    /// The rating in the second assessment.
    pub second: Option<Rating>,
}

impl RatingDifference {
    /// The distance in half steps; `None` if one of them is unrated.
    #[must_use]
    pub fn half_steps(&self) -> Option<u8> {
        Some(self.first?.half_steps().abs_diff(self.second?.half_steps()))
    }
}

/// The axes on which two assessments differ. The largest difference comes first; axes that only one
/// of them rates come last.
#[must_use]
pub fn differences(
    framework: &Framework,
    one: &Assessment,
    other: &Assessment,
) -> Vec<RatingDifference> {
    let pairs = one.ratings_in(framework).into_iter().zip(other.ratings_in(framework));
    let mut differences: Vec<RatingDifference> = pairs
        .enumerate()
        .map(|(axis, (one, other))| RatingDifference { axis, first: one, second: other })
        .filter(|difference| difference.first != difference.second)
        .collect();
    differences.sort_by_key(|difference| std::cmp::Reverse(difference.half_steps()));
    differences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::model::id::AxisId;

    fn people_at_level_3() -> Assessment {
        let mut assessment = Assessment::first(Framework::builtin());
        let day = Date::new(2026, 1, 1).unwrap();
        assessment.rate(&AxisId::new("people"), Some(Rating::level(3)), day);
        assessment
    }

    #[test]
    fn largest_difference_comes_first() {
        let framework = Framework::builtin();
        let axis = |index: usize| &framework.axes()[index].id;
        let (mut one, mut other) = (people_at_level_3(), people_at_level_3());
        let day = Date::new(2026, 3, 1).unwrap();
        one.rate(axis(0), Some(Rating::level(2)), day);
        other.rate(axis(0), Some(Rating::nearest(2.5, 5)), day);
        one.rate(axis(3), Some(Rating::level(5)), day);
        other.rate(axis(3), Some(Rating::level(1)), day);
        other.rate(axis(4), Some(Rating::level(1)), day);
        let found = differences(framework, &one, &other);
        let axes: Vec<usize> = found.iter().map(|difference| difference.axis).collect();
        assert_eq!(axes, [3, 0, 4]);
        assert_eq!(found[0].half_steps(), Some(8));
        assert_eq!(found[2].half_steps(), None);
    }
}
