//! The tab store: one tab's view of the stored records, and its undo stack.

mod backups;
mod commit_outcome;
mod earlier_texts;
mod known_records;

use crate::model::{
    Assessment, AssessmentId, Diff, FrameworkId, LevelExamples, Person, PersonId, RecordChange,
    Transaction, UserFramework,
};
use crate::storage::envelope::encode;
use crate::storage::key_value::{KeyValue, StoreError};
use crate::storage::opened_record::{self, OpenedRecord};
use crate::storage::records::registry::{key_of, merge_text_into, merge_texts, remove_erased};
use crate::storage::records::settings::{self, Settings};
use crate::storage::records::{assessment, erasure, framework, level_examples, person};
use crate::storage::snapshot::RecordSnapshot;
use crate::storage::snapshot_cache::SnapshotCache;
use crate::storage::stamp::{Stamp, StampClock};
use crate::storage::storage_issue::StorageIssue;
use crate::storage::stored::Stored;
use crate::storage::undo_stack::UndoStack;
pub use commit_outcome::{CommitOutcome, ReplacedText};
use known_records::KnownRecords;

/// The records that one tab keeps in memory, its clock, and its undo stack.
#[derive(Clone, Debug)]
pub struct TabStore {
    clock: StampClock,
    history: UndoStack<Transaction>,
    known: KnownRecords,
    snapshot_cache: SnapshotCache,
    /// When everything was erased, as far as this tab knows.
    erased_at: Stamp,
}

impl TabStore {
    /// The store of a new tab.
    #[must_use]
    pub fn new(store: &dyn KeyValue, clock: StampClock) -> Self {
        Self {
            clock,
            history: UndoStack::default(),
            known: KnownRecords::default(),
            snapshot_cache: SnapshotCache::default(),
            erased_at: erasure::time(store),
        }
    }

    /// The transaction that undo would revert.
    #[must_use]
    pub fn peek_undo(&self) -> Option<&Transaction> {
        self.history.peek_undo()
    }

    /// The transaction that redo would apply.
    #[must_use]
    pub fn peek_redo(&self) -> Option<&Transaction> {
        self.history.peek_redo()
    }

    /// Writes a transaction.
    pub fn commit(&mut self, store: &dyn KeyValue, transaction: Transaction) -> CommitOutcome {
        if self.adopt_erasure(store) {
            return CommitOutcome { is_erased: true, ..CommitOutcome::default() };
        }
        let outcome = self.write_all(store, &transaction.edits, WriteMode::Edit);
        self.history.push_or_extend(transaction, Transaction::extend);
        outcome
    }

    /// Reverts the last transaction and returns it. Fields that somebody else has changed since then
    /// keep their values.
    pub fn undo(&mut self, store: &dyn KeyValue) -> Option<(Transaction, CommitOutcome)> {
        self.adopt_erasure(store);
        let transaction = self.history.undo()?;
        let outcome = self.write_all(store, &transaction.inverted().edits, WriteMode::Revert);
        Some((transaction, outcome))
    }

    /// Applies the last reverted transaction again.
    pub fn redo(&mut self, store: &dyn KeyValue) -> Option<(Transaction, CommitOutcome)> {
        self.adopt_erasure(store);
        let transaction = self.history.redo()?;
        let outcome = self.write_all(store, &transaction.edits, WriteMode::Revert);
        Some((transaction, outcome))
    }

    /// Writes a change without adding it to the undo stack.
    pub fn write_without_undo(
        &mut self,
        store: &dyn KeyValue,
        change: RecordChange,
    ) -> CommitOutcome {
        self.write_all(store, &[change], WriteMode::Edit)
    }

    /// Adds the mirror's versions of records for which the store has no room, by key.
    pub fn keep_mirrored(&mut self, versions: Vec<(String, String)>) {
        for (key, text) in versions {
            // The tab may have changed the record before the mirror answered.
            let known = self.known.text(&key).and_then(|known| merge_texts(&key, known, &text));
            self.known.put(&key, known.unwrap_or_else(|| text.clone()));
            self.known.set_mirrored(&key, &text);
        }
    }

    /// Takes note that the mirror has a text for which the store has no room.
    pub fn set_mirrored(&mut self, key: &str, text: &str) {
        self.known.set_mirrored(key, text);
    }

    /// Erases everything. `transaction` has the deletions, for undo.
    ///
    /// # Errors
    /// If the store is not accessible, or has no room for the record of the erasure.
    pub fn erase(
        &mut self,
        store: &dyn KeyValue,
        transaction: Transaction,
    ) -> Result<(), StoreError> {
        self.clock.observe(erasure::time(store));
        let stamp = self.clock.tick();
        erasure::erase(store, stamp)?;
        self.known.clear();
        self.snapshot_cache = SnapshotCache::default();
        self.erased_at = stamp;
        self.history.push(transaction);
        Ok(())
    }

    /// Changes a record that has no undo: the settings or the earlier texts. Returns the storage issue,
    /// if there is one.
    pub fn change<T: Stored>(
        &mut self,
        store: &dyn KeyValue,
        key: &str,
        before: T,
        after: T,
    ) -> Option<StorageIssue> {
        self.adopt_erasure(store);
        let change = Diff { before: Some(before), after: Some(after) };
        let mut outcome = CommitOutcome::default();
        self.write(store, key, &change, WriteMode::Edit, &mut outcome);
        outcome.issue
    }

    /// Whether there are changes that are neither stored nor in the mirror.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.known.only_in_tab() > 0
    }

    /// The number of records whose latest version is only in the mirror, because the store has no
    /// room.
    #[must_use]
    pub fn only_in_mirror(&self) -> usize {
        self.known.only_in_mirror()
    }

    /// All records, including changes that are not stored.
    pub fn snapshot(&mut self, store: &dyn KeyValue) -> RecordSnapshot {
        RecordSnapshot::read_cached(&self.known.over(store), &mut self.snapshot_cache)
    }

    /// The settings, including changes that are not stored.
    pub fn settings(&self, store: &dyn KeyValue) -> Option<Settings> {
        self.open(store, settings::KEY).record.data
    }

    /// The number of keys of assessments, including deleted ones. The records are not decoded.
    pub fn assessment_count(&self, store: &dyn KeyValue) -> usize {
        let keys = self.known.over(store).keys().unwrap_or_default();
        keys.iter().filter(|key| key.starts_with(assessment::PREFIX)).count()
    }

    /// A person, including changes that are not stored.
    pub fn person(&self, store: &dyn KeyValue, id: &PersonId) -> Option<Person> {
        self.open(store, &person::key(id)).record.data
    }

    /// An assessment, including changes that are not stored.
    pub fn assessment(&self, store: &dyn KeyValue, id: &AssessmentId) -> Option<Assessment> {
        self.open(store, &assessment::key(id)).record.data
    }

    /// The level examples of a framework, including changes that are not stored.
    pub fn examples(&self, store: &dyn KeyValue, id: &FrameworkId) -> Option<LevelExamples> {
        self.open(store, &level_examples::key(id)).record.data
    }

    /// A user framework, including changes that are not stored.
    pub fn framework(&self, store: &dyn KeyValue, id: &FrameworkId) -> Option<UserFramework> {
        self.open(store, &framework::key(id)).record.data
    }

    /// Handles a write by another tab at `key`: merges this tab's version of the record into the store,
    /// because browsers do not order simultaneous writes of two tabs. At [`erasure::KEY`], it adopts
    /// the erasure instead.
    ///
    /// Returns the storage issue, if there is one.
    pub fn adopt(&mut self, store: &dyn KeyValue, key: &str) -> Option<StorageIssue> {
        if key == erasure::KEY {
            self.adopt_erasure(store);
            return None;
        }
        self.store_known(store, key)
    }

    /// Call this after the site's data was cleared. Forgets the records that were stored, except those
    /// whose keys are in `shown`: the next change stores them again.
    pub fn forget_stored(&mut self, shown: &[String]) {
        self.known.forget_stored(shown);
    }

    fn open<T: Stored>(&self, store: &dyn KeyValue, key: &str) -> OpenedRecord<T> {
        opened_record::open(&self.known.over(store), key)
    }

    /// Reads the time of the last erasure. If it is later than the one that this tab has, clears the
    /// known records and the undo stack, and returns true. If the store has lost the time, writes it
    /// again.
    fn adopt_erasure(&mut self, store: &dyn KeyValue) -> bool {
        let erased_at = erasure::time(store);
        let is_news = self.erased_at < erased_at;
        if erased_at < self.erased_at {
            // If that fails, the next access tries again.
            let _ = erasure::remember(store, self.erased_at);
        }
        self.erased_at = self.erased_at.max(erased_at);
        self.clock.observe(self.erased_at);
        if is_news {
            self.known.clear();
            self.snapshot_cache = SnapshotCache::default();
            self.history = UndoStack::default();
            remove_erased(store);
        }
        is_news
    }

    /// Writes changes, and tries again to store earlier ones.
    fn write_all(
        &mut self,
        store: &dyn KeyValue,
        changes: &[RecordChange],
        mode: WriteMode,
    ) -> CommitOutcome {
        let mut outcome = CommitOutcome::default();
        for change in changes {
            let (key, out) = (key_of(change), &mut outcome);
            match change {
                RecordChange::Person(_, change) => self.write(store, &key, change, mode, out),
                RecordChange::Assessment(_, change) => self.write(store, &key, change, mode, out),
                RecordChange::Examples(_, change) => self.write(store, &key, change, mode, out),
                RecordChange::Framework(id, change) => {
                    let before = self.framework(store, id);
                    let is_replaced = is_draft_replaced(before.as_ref(), change);
                    self.write(store, &key, change, mode, out);
                    if mode == WriteMode::Edit && is_replaced {
                        outcome.replaced_frameworks.extend(before);
                    }
                }
            }
        }
        self.forget_texts(store, std::mem::take(&mut outcome.deleted_keys));
        outcome.issue = outcome.issue.or(self.store_unstored(store));
        outcome
    }

    /// Tries to store what could not be stored before. Returns the storage issue, if there is one.
    fn store_unstored(&mut self, store: &dyn KeyValue) -> Option<StorageIssue> {
        let mut first = None;
        for key in self.known.unstored() {
            let issue = self.store_known(store, &key);
            let is_full = issue == Some(StorageIssue::Full);
            first = first.or(issue);
            if is_full {
                // There may be thousands, and most have no room either.
                break;
            }
        }
        first
    }

    /// Writes a change, and adds the result to an outcome.
    fn write<T: Stored>(
        &mut self,
        store: &dyn KeyValue,
        key: &str,
        change: &Diff<T>,
        mode: WriteMode,
        outcome: &mut CommitOutcome,
    ) {
        let is_known = self.known.text(key).is_some();
        let opened = self.open::<T>(store, key);
        let mut record = opened.record.clone();
        self.clock.observe(record.latest());
        let (stamp, erased_at) = (self.clock.tick(), self.erased_at);
        match mode {
            WriteMode::Edit => {
                let before = record.data.clone();
                let paths = record.edit(change, stamp, erased_at);
                let text = |path: String| {
                    let text = before.as_ref()?.long_text(&path)?;
                    (!text.is_empty()).then(|| ReplacedText { key: key.to_owned(), path, text })
                };
                outcome.replaced.extend(paths.into_iter().filter_map(text));
            }
            WriteMode::Revert => {
                outcome.has_kept_others |= record.revert(change, stamp, erased_at);
            }
        }
        if change.after.is_none() && record.data.is_none() {
            outcome.deleted_keys.push(key.to_owned());
        }
        self.known.put(key, encode(&record));
        let issue = if is_known {
            self.store_known(store, key)
        } else {
            // The tab had no version of its own, so `record` is the stored version with this change.
            let issue = opened.replace(store, key, &record);
            self.note_stored(key, issue.as_ref());
            issue
        };
        outcome.issue = outcome.issue.take().or(issue);
    }

    /// Merges a known record into the store. Returns the storage issue, if there is one.
    fn store_known(&mut self, store: &dyn KeyValue, key: &str) -> Option<StorageIssue> {
        let issue = merge_text_into(store, key, self.known.text(key)?);
        self.note_stored(key, issue.as_ref());
        issue
    }

    fn note_stored(&mut self, key: &str, issue: Option<&StorageIssue>) {
        if !issue.is_some_and(StorageIssue::blocks_saving) {
            self.known.set_stored(key);
        }
    }
}

/// Whether a change replaces a draft that somebody else has changed.
fn is_draft_replaced(now: Option<&UserFramework>, change: &Diff<UserFramework>) -> bool {
    let (Some(now), Some(before), Some(after)) = (now, &change.before, &change.after) else {
        return false;
    };
    before.draft != after.draft && now.draft != before.draft && now.draft != after.draft
}

/// How a change treats a field that somebody else has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WriteMode {
    /// Overwrites it.
    Edit,
    /// Leaves it as it is. For undo and redo.
    Revert,
}

#[cfg(test)]
mod tests;
