//! The result of writing a transaction: storage issues, and the values that it replaced.

use crate::model::{Diff, Fields, RecordChange, UserFramework};
use crate::storage::records::registry::key_of;
use crate::storage::storage_issue::StorageIssue;

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
    pub(super) deleted_keys: Vec<String>,
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

impl CommitOutcome {
    /// Adds the texts and drafts that a restored record has replaced. A text that is part of the new one
    /// is not added.
    pub(super) fn add_replaced_by(&mut self, change: &RecordChange) {
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
            RecordChange::Assessment(_, change) => self.replaced.extend(texts(&key, change)),
            RecordChange::Examples(_, change) => self.replaced.extend(texts(&key, change)),
            RecordChange::Framework(_, Diff { before: Some(before), after: Some(after) })
                if before.draft != after.draft && before.is_changed() =>
            {
                self.replaced_frameworks.push(before.clone());
            }
            RecordChange::Framework(..) | RecordChange::Person(..) => {}
        }
    }
}
