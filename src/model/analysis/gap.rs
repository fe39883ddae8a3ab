//! What lies between where somebody stands and what a position asks. Axis by axis and never as one
//! number: a ladder is a conversation, not a score.

use crate::model::assessment::assessment::Assessment;
use crate::model::assessment::rating::Rating;
use crate::model::framework::framework::Framework;
use crate::model::framework::parts::{Ladder, Position};

/// An axis as it is and as a position asks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The axis's place in its framework.
    pub axis: usize,
    /// Where it stands; `None` is unrated.
    pub rated: Option<Rating>,
    /// What is asked.
    pub expected: Rating,
}

/// On which side of what is asked an axis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapStatus {
    /// Nobody has said.
    Unrated,
    /// Something is missing.
    Below,
    /// It is just what is asked.
    Met,
    /// It is more than is asked.
    Exceeded,
}

impl Gap {
    /// On which side it is.
    #[must_use]
    pub fn status(&self) -> GapStatus {
        match self.rated {
            None => GapStatus::Unrated,
            Some(has) if has < self.expected => GapStatus::Below,
            Some(has) if has > self.expected => GapStatus::Exceeded,
            Some(_) => GapStatus::Met,
        }
    }

    /// The levels that are still to be reached, lowest first; all that are asked where nothing is
    /// rated, and none where nothing is missing.
    pub fn missing_levels(&self) -> std::ops::RangeInclusive<u8> {
        let reached = self.rated.and_then(Rating::reached).unwrap_or(0);
        reached + 1..=self.expected.reached().unwrap_or(0)
    }

    /// How many half steps lie between, whichever way; `None` where it is unrated.
    fn half_steps(&self) -> Option<u8> {
        Some(self.rated?.half_steps().abs_diff(self.expected.half_steps()))
    }
}

/// What lies between an assessment and a position, in the order of the axes.
#[must_use]
pub fn to_position(
    framework: &Framework,
    assessment: &Assessment,
    position: &Position,
) -> Vec<Gap> {
    let pairs = assessment.ratings_in(framework).into_iter().zip(position.expects.iter());
    pairs
        .enumerate()
        .map(|(axis, (has, needs))| Gap { axis, rated: has, expected: *needs })
        .collect()
}

/// What lies between two positions, in the order of the axes: what the second asks more or less.
#[must_use]
pub fn between_positions(one: &Position, other: &Position) -> Vec<Gap> {
    let pairs = one.expects.iter().zip(other.expects.iter()).enumerate();
    pairs.map(|(axis, (has, needs))| Gap { axis, rated: Some(*has), expected: *needs }).collect()
}

/// The position after another one on its ladder; `None` for the last one.
#[must_use]
pub fn next_on_ladder<'a>(
    framework: &'a Framework,
    position: &Position,
) -> Option<(&'a Ladder, &'a Position)> {
    let (ladder, _) = framework.position(&position.id)?;
    let at = ladder.positions.iter().position(|known| known.id == position.id)?;
    Some((ladder, ladder.positions.get(at + 1)?))
}

/// A position with what lies between it and an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionMatch<'a> {
    /// Its ladder.
    pub ladder: &'a Ladder,
    /// The position.
    pub position: &'a Position,
    /// In the order of the axes.
    pub gaps: Vec<Gap>,
}

/// The positions that an assessment is nearest to: those from which the fewest half steps lie on the
/// rated axes, of equal ones those it falls short of the least. None where nothing is rated.
///
/// What counts is only used to put them in order: it is not an answer.
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
        all.filter(|near| near.gaps.iter().any(|gap| gap.rated.is_some())).collect();
    let apart = |gap: &Gap| usize::from(gap.half_steps().unwrap_or(0));
    let short = |gap: &Gap| if gap.status() == GapStatus::Below { apart(gap) } else { 0 };
    all.sort_by_key(|near| {
        (near.gaps.iter().map(apart).sum::<usize>(), near.gaps.iter().map(short).sum::<usize>())
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
    fn a_gap_names_the_levels_between() {
        let assessment = rated([Some(1.0), Some(2.5), Some(3.0), Some(5.0), None]);
        let gaps = to_position(Framework::builtin(), &assessment, position("D5"));
        let standing: Vec<GapStatus> = gaps.iter().map(Gap::status).collect();
        assert_eq!(
            standing,
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
    fn a_sideways_move_can_ask_for_less() {
        let gaps = between_positions(position("D4"), position("TL4"));
        let standing: Vec<GapStatus> = gaps.iter().map(Gap::status).collect();
        assert_eq!(standing[4], GapStatus::Exceeded, "TL4 asks for less influence than D4");
        assert_eq!((standing[1], standing[2]), (GapStatus::Met, GapStatus::Below));
    }

    #[test]
    fn the_nearest_position_is_the_one_that_fits_best() {
        let framework = Framework::builtin();
        for ladder in framework.ladders() {
            for position in ladder.positions.iter() {
                let mut exact = Assessment::first(framework);
                for (axis, asked) in framework.axes().iter().zip(position.expects.iter()) {
                    exact.ratings.set(&axis.id, Some(*asked));
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
    fn after_a_position_comes_the_next_one() {
        let next = |id: &str| {
            next_on_ladder(Framework::builtin(), position(id)).map(|(_, it)| it.id.to_string())
        };
        assert_eq!(next("D4").as_deref(), Some("D5"));
        assert_eq!(next("TL7"), None);
    }
}
