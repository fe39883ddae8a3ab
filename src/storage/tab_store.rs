//! The tab store: one tab's view of the stored records, and its undo stack.

mod known_records;

use crate::model::{
    Assessment, AssessmentId, Date, Diff, EarlierText, EarlierTexts, EntryId, Fields, Framework,
    FrameworkId, FrameworkRef, LevelExamples, Person, PersonId, RecordChange, Transaction,
    UserFramework,
};
use crate::storage::backup::{Backup, BackupWriter, RestorePlan};
use crate::storage::envelope::encode;
use crate::storage::key_value::{KeyValue, PREFIX, StoreError};
use crate::storage::opened_record::{self, OpenedRecord};
use crate::storage::quarantine;
use crate::storage::records::registry::{key_of, merge_text_into, merge_texts, remove_erased};
use crate::storage::records::settings::{self, Settings};
use crate::storage::records::{
    assessment, earlier_texts, erasure, framework, level_examples, person,
};
use crate::storage::snapshot::RecordSnapshot;
use crate::storage::snapshot_cache::SnapshotCache;
use crate::storage::stamp::{Stamp, StampClock};
use crate::storage::storage_issue::StorageIssue;
use crate::storage::stored::Stored;
use crate::storage::undo_stack::UndoStack;
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

/// The result of writing a transaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommitOutcome {
    /// The storage issue; `None` if everything was stored.
    pub issue: Option<StorageIssue>,
    /// The long texts that were replaced by somebody who had not seen them, or by a backup.
    pub replaced: Vec<ReplacedText>,
    /// The frameworks whose changed draft was replaced in the same way, as they were before.
    pub replaced_frameworks: Vec<UserFramework>,
    /// The keys of the records that were deleted.
    deleted_keys: Vec<String>,
    /// Whether undo or redo has left values alone that somebody else has changed meanwhile.
    pub has_kept_others: bool,
    /// Whether nothing was written, because another tab has erased everything since this tab last
    /// read it.
    pub is_erased: bool,
}

/// A long text that was replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplacedText {
    /// The key of the record.
    pub key: String,
    /// The path of the field.
    pub path: String,
    /// The text.
    pub text: String,
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

    /// Restores a backup.
    pub fn restore(&mut self, store: &dyn KeyValue, plan: &RestorePlan) -> CommitOutcome {
        self.restore_versions(store, &plan.versions);
        self.finish_restore(store, plan)
    }

    /// Restores some of the versions of a plan. [`Self::finish_restore`] reports issues.
    pub fn restore_versions(&mut self, store: &dyn KeyValue, versions: &[(String, String)]) {
        self.adopt_erasure(store);
        for (key, version) in versions {
            let _ = self.merge(store, key, version);
        }
    }

    /// After the versions of a plan were restored: brings back the records that were deleted here.
    pub fn finish_restore(&mut self, store: &dyn KeyValue, plan: &RestorePlan) -> CommitOutcome {
        let brought_back = plan.records.iter().filter(|record| record.is_brought_back);
        let changes: Vec<RecordChange> = brought_back.map(|record| record.change.clone()).collect();
        let mut outcome = self.write_all(store, &changes, WriteMode::Edit);
        for record in &plan.records {
            note_replaced(&record.change, &mut outcome);
            if let RecordChange::Assessment(_, Diff { after: Some(restored), .. }) = &record.change
            {
                self.restore_revision(store, plan, &restored.framework);
            }
        }
        if let Some(transaction) = plan.transaction() {
            self.history.push(transaction);
        }
        outcome
    }

    /// Restores the framework revision of a restored assessment, if it was removed here because no
    /// assessment used it.
    fn restore_revision(
        &mut self,
        store: &dyn KeyValue,
        plan: &RestorePlan,
        made_with: &FrameworkRef,
    ) {
        let Some(before) = self.framework(store, &made_with.id) else { return };
        let is_named = |revision: &&'static Framework| revision.revision() == made_with.revision;
        if before.revisions.iter().any(is_named) {
            return;
        }
        let in_backup = plan.records.iter().filter_map(|record| record.framework(&made_with.id));
        if let Some(revision) =
            in_backup.flat_map(|known| &known.revisions).find(|known| is_named(known))
        {
            let after = Some(before.with_older_revision(revision));
            let diff = Diff { before: Some(before), after };
            let change = RecordChange::Framework(made_with.id.clone(), diff);
            self.write_all(store, &[change], WriteMode::Edit);
        }
    }

    /// Writes a change that cannot be undone by itself.
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
    /// If the store is not accessible.
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

    /// Changes a record without a transaction, such as the settings. Returns the storage issue, if
    /// there is one.
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

    /// Keeps texts that were replaced on a day as earlier texts.
    pub fn keep_earlier_texts(
        &mut self,
        store: &dyn KeyValue,
        texts: Vec<ReplacedText>,
        today: Date,
    ) {
        let mut clock = self.clock;
        self.change_earlier_texts(store, |earlier| {
            for ReplacedText { key, path, text } in texts {
                let record = key.strip_prefix(PREFIX).unwrap_or(&key).to_owned();
                let id = EntryId::new(clock.tick().to_string());
                earlier.add(&id, EarlierText { record, field: path, text, replaced_on: today });
            }
        });
    }

    /// Changes the earlier texts.
    pub fn change_earlier_texts(
        &mut self,
        store: &dyn KeyValue,
        change: impl FnOnce(&mut EarlierTexts),
    ) {
        let before = self.earlier_texts(store);
        let mut after = before.clone();
        change(&mut after);
        if before != after {
            self.change(store, earlier_texts::KEY, before, after);
        }
    }

    /// The earlier texts of all records.
    pub fn earlier_texts(&self, store: &dyn KeyValue) -> EarlierTexts {
        self.open(store, earlier_texts::KEY).record.data.unwrap_or_default()
    }

    /// Whether there are changes that are neither stored nor in the mirror.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.known.only_in_tab() > 0
    }

    /// The number of records that are in the mirror because the store has no room.
    #[must_use]
    pub fn only_in_mirror(&self) -> usize {
        self.known.only_in_mirror()
    }

    /// All records, including changes that are not stored.
    pub fn snapshot(&mut self, store: &dyn KeyValue) -> RecordSnapshot {
        RecordSnapshot::read_cached(&self.known.over(store), &mut self.snapshot_cache)
    }

    /// A backup of all records, including changes that are not stored.
    #[must_use]
    pub fn backup(&self, store: &dyn KeyValue, made_on: Date) -> String {
        let mut writer = BackupWriter::default();
        self.add_to_backup(store, &mut writer, &self.keys(store));
        self.add_unread_to_backup(store, &mut writer);
        writer.finish(made_on)
    }

    /// The keys of all records, sorted.
    #[must_use]
    pub fn keys(&self, store: &dyn KeyValue) -> Vec<String> {
        self.known.over(store).keys().unwrap_or_default()
    }

    /// Adds records to a backup.
    pub fn add_to_backup(&self, store: &dyn KeyValue, writer: &mut BackupWriter, keys: &[String]) {
        // Another tab may have erased everything meanwhile.
        let erased_at = self.erased_at.max(erasure::time(store));
        for key in keys {
            writer.add(&self.known.over(store), key, erased_at);
        }
    }

    /// Adds to a backup the stored texts that the tab's own records hide, and the quarantined texts.
    pub fn add_unread_to_backup(&self, store: &dyn KeyValue, writer: &mut BackupWriter) {
        writer.add_unread(&self.known.hidden_texts(store));
        writer.add_unread(&quarantine::texts(store).unwrap_or_default());
    }

    /// What restoring a backup would change.
    #[must_use]
    pub fn plan(&self, store: &dyn KeyValue, backup: &Backup) -> RestorePlan {
        let mut plan = RestorePlan::default();
        self.add_to_plan(store, backup, &mut plan, &backup.keys());
        plan
    }

    /// Adds to a plan what restoring some records of a backup would change.
    pub fn add_to_plan(
        &self,
        store: &dyn KeyValue,
        backup: &Backup,
        plan: &mut RestorePlan,
        keys: &[String],
    ) {
        for key in keys {
            backup.compare(&self.known.over(store), key, plan);
        }
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

    /// After somebody has cleared the site's data: forgets the records that were stored, except the
    /// shown ones, by key. Those are stored again with the next change.
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

    /// Removes the earlier texts of records that were deleted, by key.
    fn forget_texts(&mut self, store: &dyn KeyValue, keys: Vec<String>) {
        if !keys.is_empty() {
            self.change_earlier_texts(store, |earlier| {
                for key in keys {
                    earlier.remove_record(key.strip_prefix(PREFIX).unwrap_or(&key));
                }
            });
        }
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
        // `opened` is what the store has, so it is replaced without a second merge.
        let issue = if is_known {
            self.store_known(store, key)
        } else {
            let issue = opened.replace(store, key, &record);
            self.note_stored(key, issue.as_ref());
            issue
        };
        outcome.issue = outcome.issue.take().or(issue);
    }

    /// Merges a version into the record. Returns the storage issue, if there is one.
    fn merge(&mut self, store: &dyn KeyValue, key: &str, version: &str) -> Option<StorageIssue> {
        let known = self.known.over(store).get(key).ok().flatten();
        let merged = known.and_then(|known| merge_texts(key, &known, version));
        self.known.put(key, merged.unwrap_or_else(|| version.to_owned()));
        self.store_known(store, key)
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

/// Adds to an outcome what a restored record has replaced: long texts, unless they are in the new
/// ones, and the draft of a framework.
fn note_replaced(change: &RecordChange, outcome: &mut CommitOutcome) {
    fn texts<T: Fields>(key: &str, change: &Diff<T>) -> Vec<ReplacedText> {
        let (Some(before), Some(after)) = (&change.before, &change.after) else {
            return Vec::new();
        };
        let replaced = |path: String| {
            let text = before.long_text(&path).filter(|text| !text.is_empty())?;
            let is_lost = !after.long_text(&path)?.contains(&text);
            is_lost.then(|| ReplacedText { key: key.to_owned(), path, text })
        };
        before.differences(after).into_iter().filter_map(replaced).collect()
    }
    let key = key_of(change);
    match change {
        RecordChange::Assessment(_, change) => outcome.replaced.extend(texts(&key, change)),
        RecordChange::Examples(_, change) => outcome.replaced.extend(texts(&key, change)),
        RecordChange::Framework(_, Diff { before: Some(before), after: Some(after) })
            if before.draft != after.draft && before.is_changed() =>
        {
            outcome.replaced_frameworks.push(before.clone());
        }
        RecordChange::Framework(..) | RecordChange::Person(..) => {}
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
