//! One person's ratings on a framework's axes.

use super::date::Date;
use super::framework::{Framework, Position};
use super::id::{FrameworkId, PositionId};
use super::rating::Rating;
use super::ratings::Ratings;

/// Where somebody stands, made with one revision of one framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// What it was made with.
    pub framework: FrameworkRef,
    /// The person's name; empty when they did not say.
    pub person: String,
    /// The position aimed at, if any.
    pub target: Option<PositionId>,
    /// Ratings of axes the framework does not have are kept.
    pub ratings: Ratings,
    /// The day a rating last changed; `None` before the first.
    pub rated_on: Option<Date>,
}

/// Names a framework in one of its states.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameworkRef {
    /// Which framework.
    pub id: FrameworkId,
    /// Which state of it.
    pub revision: String,
}

/// The position a first visitor of the built-in framework is shown.
const FIRST_TARGET: &str = "D4";

impl Assessment {
    /// What a first visitor sees: nothing rated, aiming at D4, or at a framework's first
    /// position where there is no D4.
    #[must_use]
    pub fn first(framework: &Framework) -> Self {
        let d4 = PositionId::new(FIRST_TARGET);
        let target = framework.position(&d4).map(|_| d4).or_else(|| {
            let mut positions =
                framework.ladders().iter().flat_map(|ladder| ladder.positions.iter());
            positions.next().map(|position| position.id.clone())
        });
        Self {
            framework: FrameworkRef {
                id: framework.id().clone(),
                revision: framework.revision().to_owned(),
            },
            person: String::new(),
            target,
            ratings: Ratings::default(),
            rated_on: None,
        }
    }

    /// The ratings in the order of the framework's axes; `None` is unrated.
    #[must_use]
    pub fn ratings_in(&self, framework: &Framework) -> Vec<Option<Rating>> {
        framework.axes().iter().map(|axis| self.ratings.get(&axis.id)).collect()
    }

    /// The target as the framework knows it; `None` without one, or where it has no such position.
    #[must_use]
    pub fn target_in<'a>(&self, framework: &'a Framework) -> Option<&'a Position> {
        Some(framework.position(self.target.as_ref()?)?.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_aims_at_d4_and_rates_nothing() {
        let framework = Framework::builtin();
        let first = Assessment::first(framework);
        assert_eq!(first.target_in(framework).map(|target| target.id.as_str()), Some("D4"));
        assert_eq!(first.ratings_in(framework), [None; 5]);
    }
}
