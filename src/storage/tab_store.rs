//! The tab store: one tab's transactions, its pending writes and its undo stack.

use crate::model::{
    Assessment, AssessmentId, Diff, FrameworkId, LevelExamples, Merge, Person, PersonId,
    RecordChange, Transaction, UserFramework,
};
use crate::storage::conflict::{self, EditConflict, NewAssessmentId};
use crate::storage::envelope::Stored;
use crate::storage::key_value::KeyValue;
use crate::storage::record;
use crate::storage::record::{Record, StorageIssue};
use crate::storage::records::{self, assessment, framework, level_examples, person};
use crate::storage::snapshot::RecordSnapshot;
use crate::storage::undo_stack::UndoStack;
use std::collections::VecDeque;

/// The maximum number of recent writes that are checked for having been overwritten by another tab.
const MAX_RECENT_WRITES: usize = 32;

/// The pending writes, recent writes and undo stack of one tab.
#[derive(Clone, Debug, Default)]
pub struct TabStore {
    history: UndoStack<Transaction>,
    /// Changes that are not stored yet, oldest first.
    pending_writes: Vec<RecordChange>,
    /// Changes that were stored, each with the revision that the record had after the write, oldest
    /// first.
    recent_writes: Vec<(u64, RecordChange)>,
}

/// The result of committing a transaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommitOutcome {
    /// The storage issue; `None` if everything was stored.
    pub issue: Option<StorageIssue>,
    /// The conflicts: another tab changed the same field of an assessment since this tab last read
    /// it. The other tab's version stays, and this tab's version is kept as a copy.
    pub conflicts: Vec<EditConflict>,
}

impl TabStore {
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

    /// Commits a transaction. `fresh` creates identifiers for copies of conflicting versions.
    pub fn commit(
        &mut self,
        store: &impl KeyValue,
        transaction: Transaction,
        fresh: NewAssessmentId,
    ) -> CommitOutcome {
        let outcome = self.write(store, &transaction, Some(fresh));
        self.history.push_or_extend(transaction, Transaction::extend);
        outcome
    }

    /// Reverts the last transaction and returns it. Fields that another tab has changed since then
    /// keep their values.
    pub fn undo(&mut self, store: &impl KeyValue) -> Option<(Transaction, CommitOutcome)> {
        let transaction = self.history.undo()?;
        let outcome = self.write(store, &transaction.inverted(), None);
        Some((transaction, outcome))
    }

    /// Applies the last reverted transaction again.
    pub fn redo(&mut self, store: &impl KeyValue) -> Option<(Transaction, CommitOutcome)> {
        let transaction = self.history.redo()?;
        let outcome = self.write(store, &transaction, None);
        Some((transaction, outcome))
    }

    /// Whether there are changes that are not stored.
    #[must_use]
    pub fn has_pending_writes(&self) -> bool {
        !self.pending_writes.is_empty()
    }

    /// A snapshot of all records, including pending writes.
    pub fn library(&self, store: &impl KeyValue) -> RecordSnapshot {
        let mut library = RecordSnapshot::read(store);
        library.apply(&self.pending_writes);
        library
    }

    /// A person, including pending writes.
    pub fn person(&self, store: &impl KeyValue, id: &PersonId) -> Option<Person> {
        self.load_with_pending(store, &person::key(id), |edit| match edit {
            RecordChange::Person(of, change) if of == id => Some(change),
            _ => None,
        })
    }

    /// An assessment, including pending writes.
    pub fn assessment(&self, store: &impl KeyValue, id: &AssessmentId) -> Option<Assessment> {
        self.load_with_pending(store, &assessment::key(id), |edit| match edit {
            RecordChange::Assessment(of, change) if of == id => Some(change),
            _ => None,
        })
    }

    /// The level examples of a framework, including pending writes.
    pub fn examples(&self, store: &impl KeyValue, id: &FrameworkId) -> Option<LevelExamples> {
        self.load_with_pending(store, &level_examples::key(id), |edit| match edit {
            RecordChange::Examples(of, change) if of == id => Some(change),
            _ => None,
        })
    }

    /// A user framework, including pending writes.
    pub fn framework(&self, store: &impl KeyValue, id: &FrameworkId) -> Option<UserFramework> {
        self.load_with_pending(store, &framework::key(id), |edit| match edit {
            RecordChange::Framework(of, change) if of == id => Some(change),
            _ => None,
        })
    }

    /// A stored record with the pending writes applied.
    fn load_with_pending<T: Stored + Merge>(
        &self,
        store: &impl KeyValue,
        key: &str,
        change: impl Fn(&RecordChange) -> Option<&Diff<T>>,
    ) -> Option<T> {
        let mut data = record::open(store, key).record.data;
        for change in self.pending_writes.iter().filter_map(change) {
            let _ = change.apply(&mut data);
        }
        data
    }

    /// After another tab has written the record at `key`, checks that this tab's recent changes are
    /// still in it, and applies them again if not. Browsers do not order simultaneous writes of two
    /// tabs.
    pub fn reapply_lost_edits(
        &mut self,
        store: &impl KeyValue,
        key: &str,
        fresh: NewAssessmentId,
    ) -> CommitOutcome {
        let lost: Vec<RecordChange> = self
            .recent_writes
            .iter()
            .filter(|(revision, edit)| {
                // The other tab's version is based on a revision before these changes.
                records::key_of(edit) == key
                    && revision_at(store, edit).is_some_and(|now| now <= *revision)
            })
            .map(|(_, edit)| edit.clone())
            .collect();
        if lost.is_empty() {
            return CommitOutcome::default();
        }
        self.recent_writes.retain(|(_, edit)| records::key_of(edit) != key);
        self.write(
            store,
            &Transaction { kind: crate::model::TransactionKind::Change, edits: lost },
            Some(fresh),
        )
    }

    /// Stores the pending writes and the changes of a transaction. If `fresh` is `None` (undo and
    /// redo), a field that another tab has changed keeps that tab's value, and no copy is made.
    fn write(
        &mut self,
        store: &impl KeyValue,
        transaction: &Transaction,
        fresh: Option<NewAssessmentId>,
    ) -> CommitOutcome {
        let mut queue = VecDeque::from(std::mem::take(&mut self.pending_writes));
        queue.extend(transaction.edits.iter().cloned());
        let mut outcome = CommitOutcome::default();
        let mut stuck: Vec<String> = Vec::new();
        while let Some(change) = queue.pop_front() {
            let key = records::key_of(&change);
            // If one change of a record fails, hold back its later changes too.
            if stuck.contains(&key) {
                self.pending_writes.push(change);
                continue;
            }
            let (issue, conflicts) = self.write_one(store, &key, &change);
            if issue.as_ref().is_some_and(StorageIssue::blocks_saving) {
                stuck.push(key);
                self.pending_writes.push(change);
            } else if let (true, Some(fresh)) = (conflicts, fresh) {
                outcome.conflicts.extend(conflict::resolve(store, &change, &mut queue, fresh));
            }
            outcome.issue = outcome.issue.or(issue);
        }
        outcome
    }

    fn write_one(
        &mut self,
        store: &impl KeyValue,
        key: &str,
        edit: &RecordChange,
    ) -> (Option<StorageIssue>, bool) {
        let (revision, notice, clashes) = match edit {
            RecordChange::Person(_, change) => write(store, key, change),
            RecordChange::Assessment(_, change) => write(store, key, change),
            RecordChange::Examples(_, change) => write(store, key, change),
            RecordChange::Framework(_, change) => write(store, key, change),
        };
        if let Some(revision) = revision {
            if self.recent_writes.len() == MAX_RECENT_WRITES {
                self.recent_writes.remove(0);
            }
            self.recent_writes.push((revision, edit.clone()));
        }
        (notice, clashes)
    }
}

fn write<T: Stored + Merge>(
    store: &impl KeyValue,
    key: &str,
    change: &Diff<T>,
) -> (Option<u64>, Option<StorageIssue>, bool) {
    let mut clashes = false;
    let opened = record::change(store, key, |data| clashes = change.apply(data));
    let saved = !opened.issue.as_ref().is_some_and(StorageIssue::blocks_saving);
    (saved.then_some(opened.record.revision), opened.issue, clashes)
}

fn revision_at(store: &impl KeyValue, edit: &RecordChange) -> Option<u64> {
    let key = records::key_of(edit);
    let revision = match edit {
        RecordChange::Person(..) => record::open::<Person>(store, &key).record.revision,
        RecordChange::Assessment(..) => record::open::<Assessment>(store, &key).record.revision,
        RecordChange::Examples(..) => record::open::<LevelExamples>(store, &key).record.revision,
        RecordChange::Framework(..) => record::open::<UserFramework>(store, &key).record.revision,
    };
    (revision != Record::<()>::NONE.revision).then_some(revision)
}

#[cfg(test)]
mod tests;
