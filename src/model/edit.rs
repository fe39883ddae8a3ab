//! What a person can change about an assessment, as data that can be turned around.

use super::assessment::Assessment;
use super::date::Date;
use super::id::{AxisId, PositionId};
use super::rating::Rating;

/// A value as it was and as it becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    /// The value before.
    pub from: T,
    /// The value after.
    pub to: T,
}

impl<T: Clone + PartialEq> Change<T> {
    fn take_back(&self, value: &mut T) {
        if *value == self.to {
            value.clone_from(&self.from);
        }
    }
}

/// One step a person takes, and can take back.
///
/// An edit touches little, so it can be applied to an assessment that has changed elsewhere
/// meanwhile (in another tab) without undoing that change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// An axis got another rating, or none.
    Rate {
        /// Which axis.
        axis: AxisId,
        /// Its rating; `None` is unrated.
        rating: Change<Option<Rating>>,
        /// The day ratings last changed.
        rated_on: Change<Option<Date>>,
    },
    /// Another position is aimed at, or none.
    Target(Change<Option<PositionId>>),
    /// The person's name.
    Person(Change<String>),
}

impl Edit {
    /// Rates an axis of `assessment` on the day `on`; `None` where that changes nothing.
    #[must_use]
    pub fn rate(
        assessment: &Assessment,
        axis: &AxisId,
        to: Option<Rating>,
        on: Date,
    ) -> Option<Self> {
        let from = assessment.ratings.get(axis);
        (from != to).then(|| Self::Rate {
            axis: axis.clone(),
            rating: Change { from, to },
            rated_on: Change { from: assessment.rated_on, to: Some(on) },
        })
    }

    /// Aims at another position; `None` where that changes nothing.
    #[must_use]
    pub fn target(assessment: &Assessment, to: Option<PositionId>) -> Option<Self> {
        let from = assessment.target.clone();
        (from != to).then_some(Self::Target(Change { from, to }))
    }

    /// Renames the person; `None` where that changes nothing.
    #[must_use]
    pub fn person(assessment: &Assessment, to: String) -> Option<Self> {
        let from = assessment.person.clone();
        (from != to).then_some(Self::Person(Change { from, to }))
    }

    /// Carries the edit out.
    pub fn apply(&self, assessment: &mut Assessment) {
        match self {
            Self::Rate { axis, rating, rated_on } => {
                assessment.ratings.set(axis, rating.to);
                assessment.rated_on = rated_on.to;
            }
            Self::Target(target) => assessment.target.clone_from(&target.to),
            Self::Person(person) => assessment.person.clone_from(&person.to),
        }
    }

    /// Takes the edit back, where what it set still stands; what somebody else has changed since
    /// is left alone.
    pub fn take_back(&self, assessment: &mut Assessment) {
        match self {
            Self::Rate { axis, rating, rated_on } => {
                if assessment.ratings.get(axis) == rating.to {
                    assessment.ratings.set(axis, rating.from);
                }
                rated_on.take_back(&mut assessment.rated_on);
            }
            Self::Target(target) => target.take_back(&mut assessment.target),
            Self::Person(person) => person.take_back(&mut assessment.person),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Framework;

    fn day(day: u8) -> Date {
        Date::new(2026, 11, day).unwrap()
    }

    #[test]
    fn an_edit_taken_back_leaves_nothing_behind() {
        let before = Assessment::first(Framework::builtin());
        let edits = [
            Edit::rate(&before, &AxisId::new("people"), Some(Rating::level(3)), day(1)),
            Edit::target(&before, Some(PositionId::new("EM5"))),
            Edit::target(&before, None),
            Edit::person(&before, "Ada".to_owned()),
        ];
        for edit in edits.into_iter().flatten() {
            let mut after = before.clone();
            edit.apply(&mut after);
            assert_ne!(after, before, "{edit:?}");
            edit.take_back(&mut after);
            assert_eq!(after, before, "{edit:?}");
        }
    }

    #[test]
    fn what_somebody_else_has_changed_since_is_left_alone() {
        let mut shared = Assessment::first(Framework::builtin());
        let people = AxisId::new("people");
        let mine = Edit::rate(&shared, &people, Some(Rating::level(3)), day(1)).unwrap();
        mine.apply(&mut shared);
        let theirs = Edit::rate(&shared, &people, Some(Rating::level(4)), day(2)).unwrap();
        theirs.apply(&mut shared);
        let before = shared.clone();
        mine.take_back(&mut shared);
        assert_eq!(shared, before);
    }

    #[test]
    fn no_change_is_no_edit() {
        let first = Assessment::first(Framework::builtin());
        assert_eq!(Edit::rate(&first, &AxisId::new("people"), None, day(1)), None);
        assert_eq!(Edit::target(&first, first.target.clone()), None);
        assert_eq!(Edit::person(&first, String::new()), None);
    }
}
