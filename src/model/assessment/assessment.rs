//! Assessments: one person's ratings on the axes of a framework.

use crate::model::assessment::dials::Dials;
use crate::model::assessment::evidence::Evidence;
use crate::model::assessment::person::Person;
use crate::model::assessment::plan::PlanItem;
use crate::model::assessment::rater::Rater;
use crate::model::assessment::rating::Rating;
use crate::model::change::fields::{Chooser, Fields, entries, field, join, map};
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

/// The path of the notes.
pub const NOTES_PATH: &str = "notes";

/// The path of the text of a piece of evidence.
#[must_use]
pub fn evidence_path(id: &EntryId) -> String {
    format!("{}/text", join("evidence", id.as_str()))
}

/// The path of the text of a plan item.
#[must_use]
pub fn plan_path(id: &EntryId) -> String {
    format!("{}/text", join("plan", id.as_str()))
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

    /// Combines the date: an entered date and the date of the last rating are two fields, so that a
    /// rating does not replace a date that somebody has entered elsewhere.
    fn combine_date(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        let entered = |version: &Self| version.date_is_manual.then_some(version.rated_on);
        let automatic = |version: &Self| version.rated_on.filter(|_| !version.date_is_manual);
        let (mut our_date, mut our_day) = (entered(self), automatic(self));
        field("dated", &mut our_date, &entered(theirs), choose);
        field("rated_on", &mut our_day, &automatic(theirs), choose);
        self.date_is_manual = our_date.is_some();
        self.rated_on = our_date.unwrap_or(our_day);
    }
}

impl Fields for Assessment {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        let (axis, entry) = (AxisId::to_string, EntryId::to_string);
        field("person", &mut self.person, &theirs.person, choose);
        field("rater", &mut self.rater, &theirs.rater, choose);
        field("framework", &mut self.framework, &theirs.framework, choose);
        field("target", &mut self.target, &theirs.target, choose);
        map("ratings", &mut self.ratings, &theirs.ratings, axis, choose);
        self.combine_date(theirs, choose);
        field(NOTES_PATH, &mut self.notes, &theirs.notes, choose);
        entries("evidence", &mut self.evidence, &theirs.evidence, entry, choose);
        entries("plan", &mut self.plan, &theirs.plan, entry, choose);
        field("status", &mut self.status, &theirs.status, choose);
        field("archived", &mut self.archived, &theirs.archived, choose);
        field("answers", &mut self.in_reply_to, &theirs.in_reply_to, choose);
        map("dials", &mut self.dials, &theirs.dials, |area| area.key().to_owned(), choose);
    }

    fn long_text(&self, path: &str) -> Option<String> {
        let evidence =
            self.evidence.iter().map(|(id, evidence)| (evidence_path(id), &evidence.text));
        let plan = self.plan.iter().map(|(id, item)| (plan_path(id), &item.text));
        let mut texts = evidence.chain(plan).chain([(NOTES_PATH.to_owned(), &self.notes)]);
        Some(texts.find(|(known, _)| known == path)?.1.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::fields::Choice;

    #[test]
    fn first_assessment_targets_d4_and_is_unrated() {
        let framework = Framework::builtin();
        let first = Assessment::first(framework);
        assert_eq!(first.target_in(framework).map(|target| target.id.as_str()), Some("D4"));
        assert_eq!(first.ratings_in(framework), [None; 5]);
        assert_eq!(first.person, Person::ME);
    }

    #[test]
    fn entered_date_is_kept_when_a_rating_changes_the_other_date() {
        let dated = |day: u8, is_manual: bool| Assessment {
            rated_on: Date::new(2026, 11, day),
            date_is_manual: is_manual,
            ..Assessment::first(Framework::builtin())
        };
        let base = dated(1, false);
        assert_eq!(base.differences(&dated(3, false)), ["rated_on"]);
        let mut entered = dated(5, true);
        assert_eq!(base.differences(&entered), ["dated", "rated_on"]);
        // A later rating elsewhere.
        entered.combine(&dated(8, false), &mut |path, _| match path {
            "rated_on" => Choice::Theirs,
            _ => Choice::Ours,
        });
        assert_eq!(entered, dated(5, true));
        let mut rated = dated(8, false);
        rated.combine(&entered, &mut |path, _| match path {
            "dated" => Choice::Theirs,
            _ => Choice::Ours,
        });
        assert_eq!(rated, dated(5, true));
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
