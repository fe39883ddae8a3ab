//! Undo and redo for a draft that is not stored. The tab's own undo stack has stored changes only.

use crate::model::FrameworkDraft;
use crate::storage::UndoStack;
use leptos::prelude::*;

/// The history of a draft. Copies refer to the same history.
#[derive(Clone, Copy, Debug)]
pub struct DraftHistory {
    current: StoredValue<FrameworkDraft>,
    stack: StoredValue<UndoStack<DraftChange>>,
}

#[derive(Clone, Debug)]
struct DraftChange {
    before: FrameworkDraft,
    after: FrameworkDraft,
}

impl DraftHistory {
    /// An empty history that starts with a draft.
    #[must_use]
    pub fn new(draft: FrameworkDraft) -> Self {
        Self { current: StoredValue::new(draft), stack: StoredValue::default() }
    }

    /// Adds a change, unless the draft is the same.
    pub fn add(&self, after: FrameworkDraft) {
        let before = self.current.get_value();
        if before != after {
            self.current.set_value(after.clone());
            self.stack.update_value(|stack| stack.push(DraftChange { before, after }));
        }
    }

    /// Undoes the last change and returns the draft before it.
    #[must_use]
    pub fn undo(&self) -> Option<FrameworkDraft> {
        let change = self.stack.try_update_value(UndoStack::undo)??;
        self.current.set_value(change.before.clone());
        Some(change.before)
    }

    /// Redoes the last undone change and returns the draft after it.
    #[must_use]
    pub fn redo(&self) -> Option<FrameworkDraft> {
        let change = self.stack.try_update_value(UndoStack::redo)??;
        self.current.set_value(change.after.clone());
        Some(change.after)
    }
}
