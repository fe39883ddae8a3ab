//! Compares a backup with the stored records, and plans what restoring it would change.

use crate::model::{
    Diff, LevelExamples, Merge, Person, RecordChange, Transaction, TransactionKind, UserFramework,
};
use crate::storage::backup::{Backup, revision};
use crate::storage::envelope::Stored;
use crate::storage::key_value::KeyValue;
use crate::storage::record::{self, Record};
use crate::storage::records::{assessment, framework, level_examples, person};
use crate::storage::snapshot::RecordSnapshot;

/// The result of comparing a backup with the stored records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestorePlan {
    /// Records that do not exist here or were deleted here.
    pub added: Vec<RecordChange>,
    /// Records that are older here.
    pub updated: Vec<RecordChange>,
    /// The number of records that are newer here and will not be changed.
    pub newer_here: usize,
    /// The number of equal records.
    pub unchanged: usize,
}

impl RestorePlan {
    fn classify<T: Merge>(
        &mut self,
        ours: Record<T>,
        theirs: &Record<T>,
        edit: impl FnOnce(Diff<T>) -> RecordChange,
    ) {
        if ours.data == theirs.data {
            self.unchanged += 1;
        } else if ours.data.is_none() {
            self.added.push(edit(Diff { before: None, after: theirs.data.clone() }));
        } else if theirs.revision > ours.revision {
            self.updated.push(edit(Diff { before: ours.data, after: theirs.data.clone() }));
        } else {
            self.newer_here += 1;
        }
    }

    /// The transaction that restores the backup; `None` if there is nothing to restore.
    #[must_use]
    pub fn into_transaction(self) -> Option<Transaction> {
        let edits: Vec<RecordChange> = self.added.into_iter().chain(self.updated).collect();
        (!edits.is_empty()).then_some(Transaction { kind: TransactionKind::Restore, edits })
    }
}

impl Backup {
    /// Compares the backup with the stored records and the tab's snapshot, and plans what restoring
    /// would change.
    #[must_use]
    pub fn plan(&self, store: &impl KeyValue, library: &RecordSnapshot) -> RestorePlan {
        let mut plan = RestorePlan::default();
        for (id, record) in &self.people {
            let key = person::key(id);
            let is_stored = || record::open::<Person>(store, &key).record.data.is_some();
            // A person that is only mentioned by an assessment has no record.
            let data =
                library.person(id).filter(|person| **person != Person::default() || is_stored());
            let ours = current_record(store, &key, data);
            plan.classify(ours, record, |change| RecordChange::Person(id.clone(), change));
        }
        for (id, record) in &self.assessments {
            let key = assessment::key(id);
            let data = library.assessment(id);
            let ours = current_record(store, &key, data);
            plan.classify(ours, record, |change| RecordChange::Assessment(id.clone(), change));
        }
        for (id, record) in &self.examples {
            let key = level_examples::key(id);
            let data = library.examples(id);
            let ours = current_record(store, &key, data);
            // Restore level by level: keep texts that are only here, add those that are only there.
            let theirs = union(&ours, record, LevelExamples::union);
            plan.classify(ours, &theirs, |change| RecordChange::Examples(id.clone(), change));
        }
        for (id, record) in &self.frameworks {
            let key = framework::key(id);
            let data = library.framework(id);
            let ours = current_record(store, &key, data);
            // Keep the revisions of both sides, because assessments may use any of them.
            let theirs = union(&ours, record, UserFramework::with_revisions_of);
            plan.classify(ours, &theirs, |change| RecordChange::Framework(id.clone(), change));
        }
        plan
    }
}

/// The record as this tab has it, with the revision that a backup of it would have.
fn current_record<T: Stored + PartialEq + Clone>(
    store: &impl KeyValue,
    key: &str,
    data: Option<&T>,
) -> Record<T> {
    Record { revision: revision(store, key, data), data: data.cloned() }
}

/// The restored value of a record whose parts can be combined: the newer one, plus what only the
/// older one has.
fn union<T: Clone + PartialEq>(
    ours: &Record<T>,
    theirs: &Record<T>,
    with: fn(&T, &T) -> T,
) -> Record<T> {
    let both = ours.data.as_ref().zip(theirs.data.as_ref()).map(|(here, there)| {
        if theirs.revision > ours.revision { with(there, here) } else { with(here, there) }
    });
    let is_new = both != ours.data;
    let revision = if is_new { ours.revision + 1 } else { theirs.revision };
    Record { revision, data: both.or_else(|| theirs.data.clone()) }
}
