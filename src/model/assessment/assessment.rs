//! One person's ratings on a framework's axes.

use crate::model::assessment::dials::Dials;
use crate::model::assessment::evidence::Evidence;
use crate::model::assessment::person::Person;
use crate::model::assessment::plan::PlanItem;
use crate::model::assessment::rater::Rater;
use crate::model::assessment::rating::Rating;
use crate::model::change::merge::{Merge, field};
use crate::model::date::Date;
use crate::model::framework::framework::Framework;
use crate::model::framework::parts::Position;
use crate::model::id::{AssessmentId, AxisId, EntryId, FrameworkId, PersonId, PositionId};
use crate::model::sorted_map::SortedMap;

/// A rating each for some axes; an axis that is not here is unrated.
pub type Ratings = SortedMap<AxisId, Rating>;

/// Where somebody stands, as somebody sees it at one time, made with one revision of one framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Who is assessed.
    pub person: PersonId,
    /// Who assesses.
    pub rater: Rater,
    /// What it was made with.
    pub framework: FrameworkRef,
    /// The position aimed at, if any.
    pub target: Option<PositionId>,
    /// Ratings of axes the framework does not have are kept.
    pub ratings: Ratings,
    /// The day it is of: that of the last change to a rating, unless [`Self::dated`]. `None` before
    /// the first one.
    pub rated_on: Option<Date>,
    /// Whether somebody said which day it is of; then rating does not change that.
    pub date_is_manual: bool,
    /// What was thought or said.
    pub notes: String,
    /// What shows the levels.
    pub evidence: SortedMap<EntryId, Evidence>,
    /// The growth plan.
    pub plan: SortedMap<EntryId, PlanItem>,
    /// Whether it is still being made.
    pub status: Status,
    /// Whether it is kept out of the way.
    pub archived: bool,
    /// The assessment that asked for this one, in the browser of whoever asked: this one is an
    /// answer that can be sent back.
    pub in_reply_to: Option<AssessmentId>,
    /// For a manager of managers: how they keep the balance.
    pub dials: Dials,
}

/// How far an assessment has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It can be changed.
    #[default]
    Draft,
    /// It stands as it is.
    Final,
}

/// Names a framework in one of its states.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameworkRef {
    /// Which framework.
    pub id: FrameworkId,
    /// Which state of it.
    pub revision: String,
}

impl FrameworkRef {
    /// Names a framework as it is.
    #[must_use]
    pub fn to(framework: &Framework) -> Self {
        Self { id: framework.id().clone(), revision: framework.revision().to_owned() }
    }
}

/// The position a first visitor of the built-in framework is shown.
const FIRST_TARGET: &str = "D4";

impl Assessment {
    /// The assessment a first visitor begins.
    pub const FIRST: AssessmentId = AssessmentId::of("current");

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
        Self { target, ..Self::unrated(Person::ME, FrameworkRef::to(framework)) }
    }

    /// Nothing rated and nothing written, aiming at nothing.
    #[must_use]
    pub fn unrated(person: PersonId, framework: FrameworkRef) -> Self {
        Self {
            person,
            rater: Rater::default(),
            framework,
            target: None,
            ratings: Ratings::default(),
            rated_on: None,
            date_is_manual: false,
            notes: String::new(),
            evidence: SortedMap::default(),
            plan: SortedMap::default(),
            status: Status::Draft,
            archived: false,
            in_reply_to: None,
            dials: Dials::default(),
        }
    }

    /// A person's first assessment, beginning where nothing is rated.
    #[must_use]
    pub fn blank(framework: &Framework, person: PersonId) -> Self {
        Self { person, ..Self::first(framework) }
    }

    /// Rates an axis on a day; `None` is unrated.
    pub fn rate(&mut self, axis: &AxisId, rating: Option<Rating>, on: Date) {
        if self.ratings.get(axis) != rating {
            self.ratings.set(axis, rating);
            if !self.date_is_manual {
                self.rated_on = Some(on);
            }
        }
    }

    /// Whether nothing was said yet: no rating, no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ratings.is_empty()
            && self.evidence.is_empty()
            && self.plan.is_empty()
            && self.dials.is_empty()
            && self.notes.is_empty()
            && self.in_reply_to.is_none()
    }

    /// The next one of the same person by the same rater: it starts where this one stands, with its
    /// evidence and its plan, as a draft of today without notes.
    #[must_use]
    pub fn next(&self, today: Date) -> Self {
        Self {
            rated_on: Some(today),
            date_is_manual: false,
            notes: String::new(),
            status: Status::Draft,
            archived: false,
            in_reply_to: None,
            ..self.clone()
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

    /// [`Merge::merge`] for the day. A day that somebody said holds over one on which something was rated;
    /// of two of these the later one holds.
    fn merge_day(&mut self, from: &Self, to: &Self) -> bool {
        let day = |it: &Self| (it.rated_on, it.date_is_manual);
        if day(from) == day(to) {
            return false;
        }
        let mut now = day(self);
        let mut clashes = false;
        match (self.date_is_manual, from.date_is_manual, to.date_is_manual) {
            (false, false, false) if now != day(from) => now.0 = now.0.max(to.rated_on),
            (true, false, false) => {}
            (false, false, true) => now = day(to),
            _ => clashes = field(&mut now, &day(from), &day(to)),
        }
        (self.rated_on, self.date_is_manual) = now;
        clashes
    }
}

impl Merge for Assessment {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        // Every part is looked at, whatever the ones before it say.
        let clashes = [
            field(&mut self.person, &from.person, &to.person),
            field(&mut self.rater, &from.rater, &to.rater),
            field(&mut self.framework, &from.framework, &to.framework),
            field(&mut self.target, &from.target, &to.target),
            self.ratings.merge(&from.ratings, &to.ratings),
            self.merge_day(from, to),
            field(&mut self.notes, &from.notes, &to.notes),
            self.evidence.merge(&from.evidence, &to.evidence),
            self.plan.merge(&from.plan, &to.plan),
            field(&mut self.status, &from.status, &to.status),
            field(&mut self.archived, &from.archived, &to.archived),
            field(&mut self.in_reply_to, &from.in_reply_to, &to.in_reply_to),
            self.dials.merge(&from.dials, &to.dials),
        ];
        clashes.contains(&true)
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
        assert_eq!(first.person, Person::ME);
    }

    #[test]
    fn a_day_that_somebody_said_stays() {
        let merged = |now: (u8, bool), from: (u8, bool), to: (u8, bool)| {
            let [mut now, from, to] = [now, from, to].map(|(day, dated)| Assessment {
                rated_on: Date::new(2026, 11, day),
                date_is_manual: dated,
                ..Assessment::first(Framework::builtin())
            });
            let clashes = now.merge(&from, &to);
            (now.rated_on.unwrap().day(), now.date_is_manual, clashes)
        };
        assert_eq!(merged((1, false), (1, false), (3, false)), (3, false, false));
        assert_eq!(merged((4, false), (1, false), (3, false)), (4, false, false));
        assert_eq!(merged((3, false), (1, false), (5, true)), (5, true, false));
        assert_eq!(merged((5, true), (1, false), (8, false)), (5, true, false));
        assert_eq!(merged((4, true), (1, false), (5, true)), (4, true, true));
        assert_eq!(merged((6, true), (5, true), (9, false)), (6, true, true));
    }

    #[test]
    fn the_next_one_starts_where_the_last_one_stands() {
        let today = Date::new(2026, 11, 22).unwrap();
        let mut last = Assessment::first(Framework::builtin());
        last.status = Status::Final;
        last.notes = "Good year.".to_owned();
        let next = last.next(today);
        assert_eq!((next.status, next.notes.as_str()), (Status::Draft, ""));
        assert_eq!((next.rated_on, &next.ratings), (Some(today), &last.ratings));
    }
}
