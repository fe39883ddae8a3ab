//! What a person does, as data that can be turned around.

use crate::model::assessment::assessment::{Assessment, FrameworkRef};
use crate::model::assessment::dials::BalanceArea;
use crate::model::assessment::person::Person;
use crate::model::assessment::rating::Rating;
use crate::model::change::merge::Merge;
use crate::model::framework::level_examples::LevelExamples;
use crate::model::framework::user_framework::UserFramework;
use crate::model::id::{AssessmentId, AxisId, FrameworkId, PersonId, PositionId};

/// A record as it was and as it becomes; `None` is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff<T> {
    /// Before.
    pub before: Option<T>,
    /// After.
    pub after: Option<T>,
}

impl<T: Merge> Diff<T> {
    /// Carries the change out on what is there now, which may have changed meanwhile; only what
    /// differs between before and after is touched.
    ///
    /// The answer is `true` where somebody else has changed the same part: that is left alone.
    #[must_use]
    pub fn apply(&self, now: &mut Option<T>) -> bool {
        match (&self.before, &self.after, now.as_mut()) {
            (Some(from), Some(to), Some(now)) => now.merge(from, to),
            (Some(_), Some(to), None) => {
                // Gone meanwhile: what is being worked on is kept.
                *now = Some(to.clone());
                false
            }
            // Made here; where there is one already, whoever made it was first.
            (None, Some(to), Some(now)) => *now != *to,
            (None, Some(to), None) => {
                *now = Some(to.clone());
                false
            }
            (_, None, _) => {
                // What somebody else changes at the same moment goes too: it comes back with undo
                // as this tab knew it, and as the other tab knew it from there.
                *now = None;
                false
            }
        }
    }

    /// The way back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}

/// A change of one record.
#[allow(clippy::large_enum_variant, reason = "nearly all edits are of assessments")]
#[derive(Clone, Debug, PartialEq)]
pub enum RecordChange {
    /// Of a person.
    Person(PersonId, Diff<Person>),
    /// Of an assessment.
    Assessment(AssessmentId, Diff<Assessment>),
    /// Of the examples of behavior for a framework's levels.
    Examples(FrameworkId, Diff<LevelExamples>),
    /// Of a framework of somebody's own.
    Framework(FrameworkId, Diff<UserFramework>),
}

impl RecordChange {
    /// The way back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        match self {
            Self::Person(id, change) => Self::Person(id.clone(), change.inverted()),
            Self::Assessment(id, change) => Self::Assessment(id.clone(), change.inverted()),
            Self::Examples(id, change) => Self::Examples(id.clone(), change.inverted()),
            Self::Framework(id, change) => Self::Framework(id.clone(), change.inverted()),
        }
    }
}

/// What was done, for the name of the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransactionKind {
    /// A record was changed; which part, its one edit tells.
    Change,
    /// A person was added, with a first assessment.
    AddPerson,
    /// An assessment was begun.
    Begin,
    /// An assessment was begun as a copy of another one.
    Duplicate,
    /// A record was put away or brought back.
    Archive,
    /// An assessment was deleted.
    Delete,
    /// A person was deleted, with all assessments.
    DeletePerson,
    /// A copy of what came from elsewhere was kept.
    Keep,
    /// What two raters agree on was recorded.
    Agree,
    /// A backup was restored.
    Restore,
    /// Everything was erased.
    Erase,
    /// Of two versions of an assessment one was chosen.
    Choose,
    /// A framework was added.
    AddFramework,
    /// A framework's draft was kept as a revision.
    KeepFramework,
    /// A framework was deleted.
    DeleteFramework,
}

/// One step a person takes, and can take back: edits that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// What was done.
    pub deed: TransactionKind,
    /// In the order they are made.
    pub edits: Vec<RecordChange>,
}

impl Transaction {
    /// A step of one edit.
    #[must_use]
    pub fn of(deed: TransactionKind, edit: RecordChange) -> Self {
        Self { deed, edits: vec![edit] }
    }

    /// The way back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self {
            deed: self.deed,
            edits: self.edits.iter().rev().map(RecordChange::inverted).collect(),
        }
    }

    /// A change of an assessment; `None` where nothing changes.
    pub fn change(
        id: &AssessmentId,
        assessment: &Assessment,
        change: impl FnOnce(&mut Assessment),
    ) -> Option<Self> {
        let mut to = assessment.clone();
        change(&mut to);
        let edit = Diff { before: Some(assessment.clone()), after: Some(to) };
        (edit.before != edit.after)
            .then(|| Self::of(TransactionKind::Change, RecordChange::Assessment(id.clone(), edit)))
    }
}

/// Which part of an assessment differs: what a step that changes one is named by.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangedField {
    /// What it is made with.
    Framework(FrameworkRef),
    /// The rating of an axis.
    Rating(AxisId, Option<Rating>),
    /// The position aimed at.
    Target(Option<PositionId>),
    /// The notes.
    Notes,
    /// A manager's dial.
    Dial(BalanceArea),
    /// The evidence on an axis.
    Evidence(AxisId),
    /// The growth plan on an axis.
    Plan(AxisId),
    /// The day.
    Date,
    /// Who rates.
    Rater,
    /// Draft or final.
    Status,
    /// Something else.
    Other,
}

impl ChangedField {
    /// What differs first.
    #[must_use]
    pub fn between(from: &Assessment, to: &Assessment) -> Self {
        if from.framework != to.framework {
            return Self::Framework(to.framework.clone());
        }
        let axes = from.ratings.iter().chain(to.ratings.iter());
        let mut changed = axes.filter(|(axis, _)| from.ratings.get(axis) != to.ratings.get(axis));
        if let Some((axis, _)) = changed.next() {
            return Self::Rating(axis.clone(), to.ratings.get(axis));
        }
        let evidence = from.evidence.iter().chain(to.evidence.iter());
        let mut shown = evidence.filter(|(id, _)| from.evidence.get(id) != to.evidence.get(id));
        let plan = from.plan.iter().chain(to.plan.iter());
        let mut planned = plan.filter(|(id, _)| from.plan.get(id) != to.plan.get(id));
        let dials = from.dials.iter().chain(to.dials.iter());
        let mut set = dials.filter(|(area, _)| from.dials.get(area) != to.dials.get(area));
        if let Some((area, _)) = set.next() {
            Self::Dial(*area)
        } else if let Some((_, evidence)) = shown.next() {
            Self::Evidence(evidence.axis.clone())
        } else if let Some((_, action)) = planned.next() {
            Self::Plan(action.axis.clone())
        } else if from.target != to.target {
            Self::Target(to.target.clone())
        } else if from.notes != to.notes {
            Self::Notes
        } else if from.rated_on != to.rated_on || from.date_is_manual != to.date_is_manual {
            Self::Date
        } else if from.rater != to.rater {
            Self::Rater
        } else if from.status != to.status {
            Self::Status
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, DialPosition, Framework, Rater, Status};

    fn day(day: u8) -> Date {
        Date::new(2026, 11, day).unwrap()
    }

    fn first() -> Assessment {
        Assessment::first(Framework::builtin())
    }

    fn rated(assessment: &Assessment, axis: &str, level: u8, on: u8) -> Assessment {
        let mut to = assessment.clone();
        to.rate(&AxisId::new(axis), Some(Rating::level(level)), day(on));
        to
    }

    fn change(from: &Assessment, to: &Assessment) -> Diff<Assessment> {
        Diff { before: Some(from.clone()), after: Some(to.clone()) }
    }

    #[test]
    fn a_change_taken_back_leaves_nothing_behind() {
        let before = first();
        type By = fn(&mut Assessment);
        let edits: [By; 7] = [
            |it| it.rate(&AxisId::new("people"), Some(Rating::level(3)), day(1)),
            |it| it.target = Some(PositionId::new("EM5")),
            |it| it.target = None,
            |it| it.notes = "Ask Grace".to_owned(),
            |it| it.status = Status::Final,
            |it| it.dials.set(&BalanceArea::Goals, Some(DialPosition::nearest(2.0))),
            |it| it.rater = Rater { name: "Grace".to_owned(), ..Rater::default() },
        ];
        for edit in edits {
            let step = Transaction::change(&Assessment::FIRST, &before, edit).unwrap();
            let RecordChange::Assessment(_, change) = &step.edits[0] else { panic!() };
            let mut now = Some(before.clone());
            assert!(!change.apply(&mut now));
            assert_ne!(now.as_ref(), Some(&before));
            assert!(!change.inverted().apply(&mut now));
            assert_eq!(now, Some(before.clone()));
        }
        assert_eq!(Transaction::change(&Assessment::FIRST, &before, |_| {}), None);
    }

    #[test]
    fn changes_of_different_parts_both_stand() {
        let base = first();
        let (mine, theirs) = (rated(&base, "people", 3, 1), rated(&base, "system", 4, 2));
        let mut now = Some(theirs);
        assert!(!change(&base, &mine).apply(&mut now));
        let now = now.unwrap();
        assert_eq!(now.ratings.iter().count(), 2);
        assert_eq!(now.rated_on, Some(day(2)), "the later day holds");
    }

    #[test]
    fn a_part_that_somebody_else_has_changed_is_left_alone() {
        let base = first();
        let (mine, theirs) = (rated(&base, "people", 3, 1), rated(&base, "people", 4, 2));
        let mut now = Some(theirs.clone());
        assert!(change(&base, &mine).apply(&mut now));
        assert_eq!(now, Some(theirs));
    }

    #[test]
    fn what_is_deleted_comes_back() {
        let record = rated(&first(), "people", 3, 1);
        let delete = Diff { before: Some(record.clone()), after: None };
        let mut now = Some(record.clone());
        assert!(!delete.apply(&mut now));
        assert_eq!(now, None);
        assert!(!delete.inverted().apply(&mut now));
        assert_eq!(now, Some(record));
    }

    #[test]
    fn a_day_that_was_said_stays() {
        let mut told = first();
        (told.rated_on, told.date_is_manual) = (Some(day(1)), true);
        assert_eq!(rated(&told, "people", 3, 9).rated_on, Some(day(1)));
    }
}
