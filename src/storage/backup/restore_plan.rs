//! Compares a backup with the records of a tab, and plans what restoring it would change.

use crate::model::{
    AssessmentId, Diff, EarlierTexts, FrameworkId, PersonId, RecordChange, Transaction,
    TransactionKind, UserFramework,
};
use crate::storage::backup::Backup;
use crate::storage::envelope::{Decoded, decode, encode};
use crate::storage::key_value::KeyValue;
use crate::storage::opened_record;
use crate::storage::record::Record;
use crate::storage::records::settings::{self, Settings};
use crate::storage::records::{
    assessment, earlier_texts, erasure, framework, level_examples, person,
};
use crate::storage::stored::Stored;

/// The changes that restoring a backup would make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestorePlan {
    /// The records that differ.
    pub records: Vec<PlannedRecord>,
    /// The number of records that are the same here.
    pub unchanged: usize,
    /// The versions to merge into the store, by key: also the settings, the earlier texts, and records
    /// with equal data. It contains neither records that are brought back, nor records that the backup
    /// has as deleted and that were changed here later.
    pub versions: Vec<(String, String)>,
}

/// A record that differs between the backup and here.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRecord {
    /// The value here before restoring and after it. They are equal if everything is newer here.
    pub change: RecordChange,
    /// The value in the backup and the value after restoring, if something is newer here.
    pub newer_here: Option<RecordChange>,
    /// Whether the record was deleted here and is created again.
    pub is_brought_back: bool,
}

/// The effect of restoring on a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is not here and is added.
    Added,
    /// It is changed.
    Changed,
    /// It was deleted elsewhere and is deleted here too.
    Removed,
    /// Everything that differs is newer here and stays.
    Kept,
}

impl PlannedRecord {
    /// The user framework with this identifier as it is in the backup; if the backup has it as deleted
    /// and it is kept, as it is here.
    #[must_use]
    pub fn framework(&self, id: &FrameworkId) -> Option<&UserFramework> {
        let (known, framework) = match (&self.newer_here, &self.change) {
            (Some(RecordChange::Framework(known, newer)), _) => (known, newer.before.as_ref()),
            (None, RecordChange::Framework(known, change)) => (known, change.after.as_ref()),
            _ => return None,
        };
        framework.filter(|_| known == id)
    }

    /// The effect of restoring.
    #[must_use]
    pub fn effect(&self) -> Effect {
        match self.change.presence() {
            (false, true) => Effect::Added,
            (true, false) => Effect::Removed,
            _ if self.change.is_empty() => Effect::Kept,
            _ => Effect::Changed,
        }
    }
}

impl RestorePlan {
    /// Whether restoring changes a record.
    #[must_use]
    pub fn changes_anything(&self) -> bool {
        self.records.iter().any(|record| record.effect() != Effect::Kept)
    }

    /// The transaction for undo; `None` if no record changes. It does not include settings and earlier
    /// texts.
    #[must_use]
    pub fn transaction(&self) -> Option<Transaction> {
        let changes = self.records.iter().map(|record| record.change.clone());
        let edits: Vec<RecordChange> = changes.filter(|change| !change.is_empty()).collect();
        (!edits.is_empty()).then_some(Transaction { kind: TransactionKind::Restore, edits })
    }

    fn add<T: Stored>(
        &mut self,
        store: &dyn KeyValue,
        key: &str,
        text: &str,
        change: impl Fn(Diff<T>) -> RecordChange,
    ) {
        let Decoded::Record { record: theirs, .. } = decode::<T>(text) else { return };
        let ours = opened_record::open::<T>(store, key).record;
        // Set the time of the current erasure, so that records are restored that were erased after the
        // backup was made.
        let theirs = Record { last_erasure: erasure::time(store), ..theirs };
        let is_brought_back = theirs.data.is_some()
            && ours.data.is_none()
            && ours.existence_changed > theirs.existence_changed;
        // A record stays if it was changed here after it was deleted elsewhere.
        let changed_at = ours.existence_changed.max(ours.stamps.latest());
        let is_kept =
            theirs.data.is_none() && ours.data.is_some() && changed_at > theirs.existence_changed;
        let mut merged = ours.clone();
        if is_brought_back {
            merged.data.clone_from(&theirs.data);
        } else if !is_kept {
            merged.merge(&theirs);
            self.versions.push((key.to_owned(), encode(&theirs)));
        }
        if ours.data == merged.data && theirs.data == merged.data {
            self.unchanged += usize::from(ours.data.is_some());
            return;
        }
        let is_newer_here = theirs.data.is_some() && theirs.data != merged.data;
        let newer_here = is_newer_here
            .then(|| change(Diff { before: theirs.data.clone(), after: merged.data.clone() }));
        let change = change(Diff { before: ours.data, after: merged.data });
        self.records.push(PlannedRecord { change, newer_here, is_brought_back });
    }

    fn add_earlier_texts(&mut self, store: &dyn KeyValue, text: &str) {
        if let Decoded::Record { mut record, .. } = decode::<EarlierTexts>(text) {
            record.last_erasure = erasure::time(store);
            self.versions.push((earlier_texts::KEY.to_owned(), encode(&record)));
        }
    }

    /// Adds the settings, except those that concern one device: the open assessment and the last backup.
    fn add_settings(&mut self, store: &dyn KeyValue, text: &str) {
        let Decoded::Record { mut record, .. } = decode::<Settings>(text) else { return };
        let here = opened_record::open::<Settings>(store, settings::KEY).record.data;
        if let Some(settings) = &mut record.data {
            let Settings { open, backed_up, .. } = here.unwrap_or_default();
            (settings.open, settings.backed_up) = (open, backed_up);
            record.last_erasure = erasure::time(store);
            self.versions.push((settings::KEY.to_owned(), encode(&record)));
        }
    }
}

impl Backup {
    /// Compares one record, and adds what restoring it would change to a plan.
    pub fn compare(&self, store: &dyn KeyValue, key: &str, plan: &mut RestorePlan) {
        let Some(text) = self.records.get(key) else { return };
        if let Some(id) = key.strip_prefix(person::PREFIX) {
            let change = |diff| RecordChange::Person(PersonId::new(id), diff);
            plan.add(store, key, text, change);
        } else if let Some(id) = key.strip_prefix(assessment::PREFIX) {
            let change = |diff| RecordChange::Assessment(AssessmentId::new(id), diff);
            plan.add(store, key, text, change);
        } else if let Some(id) = key.strip_prefix(level_examples::PREFIX) {
            let change = |diff| RecordChange::Examples(FrameworkId::new(id), diff);
            plan.add(store, key, text, change);
        } else if let Some(id) = key.strip_prefix(framework::PREFIX) {
            let change = |diff| RecordChange::Framework(FrameworkId::new(id), diff);
            plan.add(store, key, text, change);
        } else if key == settings::KEY {
            plan.add_settings(store, text);
        } else if key == earlier_texts::KEY {
            plan.add_earlier_texts(store, text);
        }
    }
}
