//! Gaps between ratings and the expected levels of a position. They are reported per axis and never
//! as one number: a ladder supports a conversation and is not a score.

use crate::model::assessment::assessment::Assessment;
use crate::model::assessment::rating::Rating;
use crate::model::framework::framework::Framework;
use crate::model::framework::parts::{Ladder, Position};

/// The rating and the expected level on one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The index of the axis in its framework.
    pub axis: usize,
    /// The rating; `None` is unrated.
    pub rated: Option<Rating>,
    /// The expected level.
    pub expected: Rating,
}

/// How a rating compares with the expected level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapStatus {
    /// There is no rating.
    Unrated,
    /// Below the expected level.
    Below,
    /// Equal to the expected level.
    Met,
    /// Above the expected level.
    Exceeded,
}

impl Gap {
    /// How the rating compares with the expected level.
    #[must_use]
    pub fn status(&self) -> GapStatus {
        match self.rated {
            None => GapStatus::Unrated,
            Some(rating) if rating < self.expected => GapStatus::Below,
            Some(rating) if rating > self.expected => GapStatus::Exceeded,
            Some(_) => GapStatus::Met,
        }
    }

    /// The levels between the rating and the expected level, lowest first. All levels up to the
    /// expected one if the axis is unrated; none if the expected level is met.
    pub fn missing_levels(&self) -> std::ops::RangeInclusive<u8> {
        let reached = self.rated.and_then(Rating::reached).unwrap_or(0);
        reached + 1..=self.expected.reached().unwrap_or(0)
    }

    /// The distance in half steps, in either direction; `None` if unrated.
    fn half_steps(&self) -> Option<u8> {
        Some(self.rated?.half_steps().abs_diff(self.expected.half_steps()))
    }
}

/// The gaps between an assessment and a position, in axis order.
#[must_use]
pub fn to_position(
    framework: &Framework,
    assessment: &Assessment,
    position: &Position,
) -> Vec<Gap> {
    let pairs = assessment.ratings_in(framework).into_iter().zip(position.expects.iter());
    pairs
        .enumerate()
        .map(|(axis, (rated, expected))| Gap { axis, rated, expected: *expected })
        .collect()
}

/// The gaps between the expected levels of two positions, in axis order.
#[must_use]
pub fn between_positions(one: &Position, other: &Position) -> Vec<Gap> {
    let pairs = one.expects.iter().zip(other.expects.iter()).enumerate();
    pairs.map(|(axis, (from, to))| Gap { axis, rated: Some(*from), expected: *to }).collect()
}

/// The next position on the same ladder; `None` for the last one.
#[must_use]
pub fn next_on_ladder<'a>(
    framework: &'a Framework,
    position: &Position,
) -> Option<(&'a Ladder, &'a Position)> {
    let (ladder, _) = framework.position(&position.id)?;
    let at = ladder.positions.iter().position(|known| known.id == position.id)?;
    Some((ladder, ladder.positions.get(at + 1)?))
}

/// A position and its gaps to an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionMatch<'a> {
    /// The position's ladder.
    pub ladder: &'a Ladder,
    /// The position.
    pub position: &'a Position,
    /// The gaps, in axis order.
    pub gaps: Vec<Gap>,
}

/// The positions that match an assessment best: those with the smallest total distance on the rated
/// axes, and among equal ones those with the smallest total below the expected level. Empty if
/// nothing is rated.
///
/// The totals are used only for sorting and are never shown.
#[must_use]
pub fn closest_positions<'a>(
    framework: &'a Framework,
    assessment: &Assessment,
    most: usize,
) -> Vec<PositionMatch<'a>> {
    let all = framework.ladders().iter().flat_map(|ladder| {
        ladder.positions.iter().map(move |position| {
            let gaps = to_position(framework, assessment, position);
            PositionMatch { ladder, position, gaps }
        })
    });
    let mut all: Vec<PositionMatch<'_>> =
        all.filter(|candidate| candidate.gaps.iter().any(|gap| gap.rated.is_some())).collect();
    let distance = |gap: &Gap| usize::from(gap.half_steps().unwrap_or(0));
    let shortfall = |gap: &Gap| if gap.status() == GapStatus::Below { distance(gap) } else { 0 };
    all.sort_by_key(|candidate| {
        let sum = |of: &dyn Fn(&Gap) -> usize| candidate.gaps.iter().map(of).sum::<usize>();
        (sum(&distance), sum(&shortfall))
    });
    all.truncate(most);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, PositionId};

    fn rated(levels: [Option<f64>; 5]) -> Assessment {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        let day = Date::new(2026, 11, 23).unwrap();
        for (axis, level) in framework.axes().iter().zip(levels) {
            assessment.rate(&axis.id, level.map(|level| Rating::nearest(level, 5)), day);
        }
        assessment
    }

    fn position(id: &str) -> &'static Position {
        Framework::builtin().position(&PositionId::new(id)).unwrap().1
    }

    #[test]
    fn gap_lists_missing_levels() {
        let assessment = rated([Some(1.0), Some(2.5), Some(3.0), Some(5.0), None]);
        let gaps = to_position(Framework::builtin(), &assessment, position("D5"));
        let statuses: Vec<GapStatus> = gaps.iter().map(Gap::status).collect();
        assert_eq!(
            statuses,
            [
                GapStatus::Below,
                GapStatus::Below,
                GapStatus::Met,
                GapStatus::Exceeded,
                GapStatus::Unrated
            ]
        );
        let missing: Vec<Vec<u8>> = gaps.iter().map(|gap| gap.missing_levels().collect()).collect();
        assert_eq!(missing, [vec![2, 3, 4], vec![3, 4], vec![], vec![], vec![1, 2, 3]]);
    }

    #[test]
    fn lateral_move_can_expect_less() {
        let gaps = between_positions(position("D4"), position("TL4"));
        let statuses: Vec<GapStatus> = gaps.iter().map(Gap::status).collect();
        assert_eq!(statuses[4], GapStatus::Exceeded, "TL4 asks for less influence than D4");
        assert_eq!((statuses[1], statuses[2]), (GapStatus::Met, GapStatus::Below));
    }

    #[test]
    fn closest_match_comes_first() {
        let framework = Framework::builtin();
        for ladder in framework.ladders() {
            for position in ladder.positions.iter() {
                let mut exact = Assessment::first(framework);
                for (axis, expected) in framework.axes().iter().zip(position.expects.iter()) {
                    exact.ratings.set(&axis.id, Some(*expected));
                }
                let near = closest_positions(framework, &exact, 3);
                assert_eq!((near.len(), &near[0].position.id), (3, &position.id));
                assert!(near[0].gaps.iter().all(|gap| gap.status() == GapStatus::Met));
            }
        }
        assert_eq!(closest_positions(framework, &rated([None; 5]), 3), []);
        assert_eq!(
            closest_positions(framework, &rated([Some(1.0), None, None, None, None]), 30).len(),
            18
        );
    }

    #[test]
    fn next_position_follows_on_the_ladder() {
        let next = |id: &str| {
            next_on_ladder(Framework::builtin(), position(id))
                .map(|(_, position)| position.id.to_string())
        };
        assert_eq!(next("D4").as_deref(), Some("D5"));
        assert_eq!(next("TL7"), None);
    }
}
