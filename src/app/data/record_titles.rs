//! The titles of records in the preview of a backup.

use crate::i18n::messages;
use crate::model::{Assessment, Diff, FrameworkId, Person, PersonId, RecordChange};
use crate::storage::RecordSnapshot;
use crate::storage::backup::{PlannedRecord, RestorePlan};

/// Names records by the people and frameworks of this browser and of the backup.
#[derive(Clone, Debug)]
pub struct RecordTitles {
    snapshot: RecordSnapshot,
    plan: RestorePlan,
}

impl RecordTitles {
    /// The titles for the records of a plan.
    #[must_use]
    pub const fn new(snapshot: RecordSnapshot, plan: RestorePlan) -> Self {
        Self { snapshot, plan }
    }

    /// The title of a record, such as "Ada · November 22, 2026 · Self".
    #[must_use]
    pub fn of(&self, record: &PlannedRecord) -> String {
        match &record.change {
            RecordChange::Person(id, change) => {
                let person = version(change).cloned().unwrap_or_default();
                messages::assessments::person(id, &person)
            }
            RecordChange::Assessment(_, change) => {
                version(change).map_or_else(String::new, |assessment| self.assessment(assessment))
            }
            RecordChange::Examples(id, _) => messages::restore::examples_of(&self.framework(id)),
            RecordChange::Framework(_, change) => version(change)
                .map_or_else(String::new, |known| {
                    messages::restore::framework_of(&known.draft.name)
                }),
        }
    }

    /// The titles of several records. A person who is among them has one title, with the number of
    /// their assessments.
    #[must_use]
    pub fn list(&self, records: &[PlannedRecord]) -> Vec<String> {
        let is_listed = |person: &PersonId| {
            records
                .iter()
                .any(|record| matches!(&record.change, RecordChange::Person(id, _) if id == person))
        };
        let line = |record: &PlannedRecord| match &record.change {
            RecordChange::Person(id, _) => {
                let count = records.iter().filter(|other| person_of(other) == Some(id)).count();
                Some(messages::restore::person_with(&self.of(record), count))
            }
            _ => person_of(record).is_none_or(|person| !is_listed(person)).then(|| self.of(record)),
        };
        records.iter().filter_map(line).collect()
    }

    fn assessment(&self, assessment: &Assessment) -> String {
        let person = self.person(&assessment.person);
        messages::restore::assessment_of(&person, assessment)
    }

    fn person(&self, id: &PersonId) -> String {
        let in_plan = self.plan.records.iter().find_map(|record| match &record.change {
            RecordChange::Person(known, change) if known == id => version(change),
            _ => None,
        });
        let person = in_plan.or_else(|| self.snapshot.person(id)).cloned();
        messages::assessments::person(id, &person.unwrap_or_else(Person::default))
    }

    fn framework(&self, id: &FrameworkId) -> String {
        let stored = self.snapshot.framework(id).map(|known| known.draft.name.to_string());
        stored.unwrap_or_else(|| id.to_string())
    }
}

/// The value after a change, or before it if the record is deleted.
const fn version<T>(change: &Diff<T>) -> Option<&T> {
    match (&change.after, &change.before) {
        (Some(value), _) | (None, Some(value)) => Some(value),
        (None, None) => None,
    }
}

/// The person of an assessment.
const fn person_of(record: &PlannedRecord) -> Option<&PersonId> {
    match &record.change {
        RecordChange::Assessment(_, change) => match version(change) {
            Some(assessment) => Some(&assessment.person),
            None => None,
        },
        _ => None,
    }
}
