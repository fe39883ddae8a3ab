//! Assessments: one person's ratings on the axes of a framework.

use crate::model::assessment::dials::Dials;
use crate::model::assessment::evidence::Evidence;
use crate::model::assessment::person::Person;
use crate::model::assessment::plan::PlanItem;
use crate::model::assessment::rater::Rater;
use crate::model::assessment::rating::Rating;
use crate::model::change::merge::{Merge, field};
use crate::model::date::Date;
use crate::model::framework::framework::Framework;
use crate::model::framework::parts::{Axis, Position};
use crate::model::id::{AssessmentId, AxisId, EntryId, FrameworkId, PersonId, PositionId};
use crate::model::sorted_map::SortedMap;

/// Ratings by axis. An axis without an entry is unrated.
pub type Ratings = SortedMap<AxisId, Rating>;

/// How one rater sees one person at one time, based on one revision of a framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The assessed person.
    pub person: PersonId,
    /// The rater.
    pub rater: Rater,
    /// The framework revision it is based on.
    pub framework: FrameworkRef,
    /// The target position.
    pub target: Option<PositionId>,
    /// The ratings. Ratings on axes that the framework does not have are kept.
    pub ratings: Ratings,
    /// The date of the assessment: the day of the last rating change, unless
    /// [`Self::date_is_manual`]. `None` before the first rating.
    pub rated_on: Option<Date>,
    /// Whether somebody entered the date. Rating changes do not update a manual date.
    pub date_is_manual: bool,
    /// Discussion notes.
    pub notes: String,
    /// Evidence for levels.
    pub evidence: SortedMap<EntryId, Evidence>,
    /// The growth plan.
    pub plan: SortedMap<EntryId, PlanItem>,
    /// Draft or final.
    pub status: Status,
    /// Whether it is hidden from lists.
    pub archived: bool,
    /// The request that this assessment replies to: the identifier of an assessment in the
    /// requester's browser.
    pub in_reply_to: Option<AssessmentId>,
    /// A manager's dials.
    pub dials: Dials,
}

/// The state of an assessment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It can be edited.
    #[default]
    Draft,
    /// It is read-only until it is reopened.
    Final,
}

impl Status {
    /// All states.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Final];

    /// The key in stored records and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
        }
    }
}

/// Identifies one revision of a framework.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameworkRef {
    /// The framework.
    pub id: FrameworkId,
    /// The name of the revision.
    pub revision: String,
}

impl FrameworkRef {
    /// The reference to a framework.
    #[must_use]
    pub fn to(framework: &Framework) -> Self {
        Self { id: framework.id().clone(), revision: framework.revision().to_owned() }
    }
}

/// The target of a first visit with the built-in framework.
const FIRST_TARGET: &str = "D4";

impl Assessment {
    /// The identifier of the assessment of a first visit.
    pub const FIRST: AssessmentId = AssessmentId::of("current");

    /// The assessment of a first visit: nothing rated, with target D4, or with the framework's
    /// first position if there is no D4.
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

    /// An empty assessment without a target.
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

    /// A person's first assessment.
    #[must_use]
    pub fn blank(framework: &Framework, person: PersonId) -> Self {
        Self { person, ..Self::first(framework) }
    }

    /// Sets the rating of an axis and the date; `None` clears the rating.
    pub fn rate(&mut self, axis: &AxisId, rating: Option<Rating>, on: Date) {
        if self.ratings.get(axis) != rating {
            self.ratings.set(axis, rating);
            if !self.date_is_manual {
                self.rated_on = Some(on);
            }
        }
    }

    /// Whether the assessment has no ratings, evidence, plan, dials or notes, and is not a reply.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ratings.is_empty()
            && self.evidence.is_empty()
            && self.plan.is_empty()
            && self.dials.is_empty()
            && self.notes.is_empty()
            && self.in_reply_to.is_none()
    }

    /// Starts the next assessment by the same rater: a draft with the same target, ratings,
    /// evidence, plan and dials, with today's date and without notes.
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

    /// The rating on an axis; `None` is unrated. A rating above the last level, which only a stored
    /// text that somebody has edited can have, is ignored.
    #[must_use]
    pub fn rating_on(&self, axis: &Axis) -> Option<Rating> {
        self.ratings.get(&axis.id).filter(|rating| *rating <= axis.last_level())
    }

    /// The ratings in the order of the framework's axes; `None` is unrated.
    #[must_use]
    pub fn ratings_in(&self, framework: &Framework) -> Vec<Option<Rating>> {
        framework.axes().iter().map(|axis| self.rating_on(axis)).collect()
    }

    /// The target position; `None` if there is no target or the framework does not have it.
    #[must_use]
    pub fn target_in<'a>(&self, framework: &'a Framework) -> Option<&'a Position> {
        Some(framework.position(self.target.as_ref()?)?.1)
    }

    /// Merges the date; see [`Merge::merge`]. A manual date wins over an automatic one. Of two
    /// automatic dates the later one wins.
    fn merge_day(&mut self, from: &Self, to: &Self) -> bool {
        let date = |assessment: &Self| (assessment.rated_on, assessment.date_is_manual);
        if date(from) == date(to) {
            return false;
        }
        let mut now = date(self);
        let mut clashes = false;
        match (self.date_is_manual, from.date_is_manual, to.date_is_manual) {
            (false, false, false) if now != date(from) => now.0 = now.0.max(to.rated_on),
            (true, false, false) => {}
            (false, false, true) => now = date(to),
            _ => clashes = field(&mut now, &date(from), &date(to)),
        }
        (self.rated_on, self.date_is_manual) = now;
        clashes
    }
}

impl Merge for Assessment {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        // Merge every field, even if an earlier one has a conflict.
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
    fn first_assessment_targets_d4_and_is_unrated() {
        let framework = Framework::builtin();
        let first = Assessment::first(framework);
        assert_eq!(first.target_in(framework).map(|target| target.id.as_str()), Some("D4"));
        assert_eq!(first.ratings_in(framework), [None; 5]);
        assert_eq!(first.person, Person::ME);
    }

    #[test]
    fn manual_date_is_kept() {
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
    fn rating_above_the_last_level_is_ignored() {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        let [axis, other] = [0, 1].map(|index| framework.axes()[index].id.clone());
        assessment.ratings.set(&axis, Some(Rating::level(5)));
        assessment.ratings.set(&other, Some(Rating::level(6)));
        assert_eq!(assessment.ratings_in(framework)[..2], [Some(Rating::level(5)), None]);
    }

    #[test]
    fn next_assessment_starts_with_last_ratings() {
        let today = Date::new(2026, 11, 22).unwrap();
        let mut last = Assessment::first(Framework::builtin());
        last.status = Status::Final;
        last.notes = "Good year.".to_owned();
        let next = last.next(today);
        assert_eq!((next.status, next.notes.as_str()), (Status::Draft, ""));
        assert_eq!((next.rated_on, &next.ratings), (Some(today), &last.ratings));
    }
}
