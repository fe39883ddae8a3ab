//! Transactions: undoable changes of records, as data.

use crate::model::assessment::assessment::{Assessment, FrameworkRef};
use crate::model::assessment::dials::BalanceArea;
use crate::model::assessment::person::Person;
use crate::model::assessment::rating::Rating;
use crate::model::change::fields::{Choice, Fields};
use crate::model::framework::level_examples::LevelExamples;
use crate::model::framework::user_framework::UserFramework;
use crate::model::id::{AssessmentId, AxisId, FrameworkId, PersonId, PositionId};

/// The value of a record before and after a change; `None` means that there is no record.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff<T> {
    /// The value before.
    pub before: Option<T>,
    /// The value after.
    pub after: Option<T>,
}

impl<T: Fields> Diff<T> {
    /// Applies the change to a value that may differ from `before`: only fields that differ between
    /// `before` and `after` are written.
    pub fn apply(&self, now: &mut Option<T>) {
        let (Some(before), Some(after), Some(now)) = (&self.before, &self.after, &mut *now) else {
            now.clone_from(&self.after);
            return;
        };
        let changed = before.differences(after);
        now.combine(after, &mut |path, pair| {
            if changed.iter().any(|changed| changed == path) {
                Choice::Theirs
            } else if pair.has_fields() {
                Choice::EachField
            } else {
                Choice::Ours
            }
        });
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    /// Adds a change that starts where this one ends. Returns false and does nothing if it starts
    /// elsewhere.
    fn extend(&mut self, next: &Self) -> bool {
        let continues = self.after == next.before;
        if continues {
            self.after.clone_from(&next.after);
        }
        continues
    }
}

/// The change of one record.
#[allow(clippy::large_enum_variant, reason = "nearly all edits are of assessments")]
#[derive(Clone, Debug, PartialEq)]
pub enum RecordChange {
    /// A person.
    Person(PersonId, Diff<Person>),
    /// An assessment.
    Assessment(AssessmentId, Diff<Assessment>),
    /// The level examples of a framework.
    Examples(FrameworkId, Diff<LevelExamples>),
    /// A user framework.
    Framework(FrameworkId, Diff<UserFramework>),
}

impl RecordChange {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Person(_, change) => change.before == change.after,
            Self::Assessment(_, change) => change.before == change.after,
            Self::Examples(_, change) => change.before == change.after,
            Self::Framework(_, change) => change.before == change.after,
        }
    }

    /// Whether the record exists before and after the change.
    #[must_use]
    pub const fn presence(&self) -> (bool, bool) {
        match self {
            Self::Person(_, Diff { before, after }) => (before.is_some(), after.is_some()),
            Self::Assessment(_, Diff { before, after }) => (before.is_some(), after.is_some()),
            Self::Examples(_, Diff { before, after }) => (before.is_some(), after.is_some()),
            Self::Framework(_, Diff { before, after }) => (before.is_some(), after.is_some()),
        }
    }

    /// The change that undoes this one.
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

/// What a transaction does. It determines the label of undo and redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransactionKind {
    /// One record was changed. The label is derived from the changed field.
    Change,
    /// As `Change`, and undone together with the last transaction: typing on in the same text, or
    /// holding a key.
    Continued,
    /// A person was added, with a first assessment.
    AddPerson,
    /// An assessment was created.
    Begin,
    /// An assessment was created as a copy of another one.
    Duplicate,
    /// A record was archived or restored from the archive.
    Archive,
    /// An assessment was deleted.
    Delete,
    /// A person and all their assessments were deleted.
    DeletePerson,
    /// A received assessment was saved as a copy.
    Keep,
    /// A consensus of two raters was saved.
    Agree,
    /// A backup was restored.
    Restore,
    /// All data was erased.
    Erase,
    /// A framework was added.
    AddFramework,
    /// A revision of a framework was saved.
    KeepFramework,
    /// A framework was deleted.
    DeleteFramework,
}

/// Changes that are made and undone together.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// What it does.
    pub kind: TransactionKind,
    /// The changes, in the order in which they are applied.
    pub edits: Vec<RecordChange>,
}

impl Transaction {
    /// A transaction with one change.
    #[must_use]
    pub fn of(kind: TransactionKind, edit: RecordChange) -> Self {
        Self { kind, edits: vec![edit] }
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self {
            kind: self.kind,
            edits: self.edits.iter().rev().map(RecordChange::inverted).collect(),
        }
    }

    /// Adds the change of a transaction that continues this one, so that both are undone together.
    /// Returns false and does nothing if it does not.
    #[must_use]
    pub fn extend(&mut self, next: &Self) -> bool {
        let ([last], [next], TransactionKind::Continued) =
            (&mut self.edits[..], &next.edits[..], next.kind)
        else {
            return false;
        };
        match (last, next) {
            (RecordChange::Person(last_id, last), RecordChange::Person(id, next)) => {
                last_id == id && last.extend(next)
            }
            (RecordChange::Assessment(last_id, last), RecordChange::Assessment(id, next)) => {
                last_id == id && last.extend(next)
            }
            (RecordChange::Examples(last_id, last), RecordChange::Examples(id, next)) => {
                last_id == id && last.extend(next)
            }
            _ => false,
        }
    }

    /// The transaction that edits an assessment; `None` if the edit changes nothing.
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

/// The field of an assessment that a transaction changes. It is used for the label of undo.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangedField {
    /// The framework revision.
    Framework(FrameworkRef),
    /// The rating of an axis.
    Rating(AxisId, Option<Rating>),
    /// The target position.
    Target(Option<PositionId>),
    /// The notes.
    Notes,
    /// A dial.
    Dial(BalanceArea),
    /// The evidence on an axis.
    Evidence(AxisId),
    /// The plan items on an axis.
    Plan(AxisId),
    /// The date.
    Date,
    /// The rater.
    Rater,
    /// The status.
    Status,
    /// Another field.
    Other,
}

impl ChangedField {
    /// The first field that differs.
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
    fn typing_extends_the_change_of_the_same_text() {
        let name = |from: &str, to: &str, kind| {
            let person = |name: &str| Some(Person { name: name.to_owned(), archived: false });
            let change = Diff { before: person(from), after: person(to) };
            Transaction::of(kind, RecordChange::Person(Person::ME, change))
        };
        let mut first = name("", "A", TransactionKind::Change);
        assert!(first.extend(&name("A", "Ada", TransactionKind::Continued)));
        assert_eq!(first, name("", "Ada", TransactionKind::Change));
        // Another tab has changed the name meanwhile, or it is another change.
        assert!(!first.extend(&name("Bob", "Bobby", TransactionKind::Continued)));
        assert!(!first.extend(&name("Ada", "Ada L", TransactionKind::Change)));
    }

    #[test]
    fn inverted_change_restores_the_original() {
        let before = first();
        type By = fn(&mut Assessment);
        let edits: [By; 7] = [
            |assessment| assessment.rate(&AxisId::new("people"), Some(Rating::level(3)), day(1)),
            |assessment| assessment.target = Some(PositionId::new("EM5")),
            |assessment| assessment.target = None,
            |assessment| assessment.notes = "Ask Grace".to_owned(),
            |assessment| assessment.status = Status::Final,
            |assessment| {
                assessment.dials.set(&BalanceArea::Goals, Some(DialPosition::nearest(2.0)));
            },
            |assessment| assessment.rater = Rater { name: "Grace".to_owned(), ..Rater::default() },
        ];
        for edit in edits {
            let transaction = Transaction::change(&Assessment::FIRST, &before, edit).unwrap();
            let RecordChange::Assessment(_, change) = &transaction.edits[0] else { panic!() };
            let mut now = Some(before.clone());
            change.apply(&mut now);
            assert_ne!(now.as_ref(), Some(&before));
            change.inverted().apply(&mut now);
            assert_eq!(now, Some(before.clone()));
        }
        assert_eq!(Transaction::change(&Assessment::FIRST, &before, |_| {}), None);
    }

    #[test]
    fn change_keeps_other_fields() {
        let base = first();
        let (mine, theirs) = (rated(&base, "people", 3, 1), rated(&base, "system", 4, 1));
        let mut now = Some(theirs);
        change(&base, &mine).apply(&mut now);
        assert_eq!(now, Some(rated(&mine, "system", 4, 1)));
    }

    #[test]
    fn deleted_record_is_restored() {
        let record = rated(&first(), "people", 3, 1);
        let delete = Diff { before: Some(record.clone()), after: None };
        let mut now = Some(record.clone());
        delete.apply(&mut now);
        assert_eq!(now, None);
        delete.inverted().apply(&mut now);
        assert_eq!(now, Some(record));
    }
}
