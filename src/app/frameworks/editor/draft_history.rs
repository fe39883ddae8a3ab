//! The undo history of a draft that is not stored. The tab's undo stack only has stored changes.

use crate::model::FrameworkDraft;
use leptos::prelude::*;

/// The history. Copies refer to the same history.
#[derive(Clone, Copy, Debug)]
pub struct DraftHistory {
    now: StoredValue<FrameworkDraft>,
    done: StoredValue<Vec<FrameworkDraft>>,
    undone: StoredValue<Vec<FrameworkDraft>>,
}

impl DraftHistory {
    /// An empty history that starts at a draft.
    #[must_use]
    pub fn new(document: FrameworkDraft) -> Self {
        Self {
            now: StoredValue::new(document),
            done: StoredValue::default(),
            undone: StoredValue::default(),
        }
    }

    /// Adds the draft after a change, unless nothing has changed.
    pub fn add(&self, document: FrameworkDraft) {
        let before = self.now.get_value();
        if before != document {
            self.done.update_value(|done| done.push(before));
            self.undone.set_value(Vec::new());
            self.now.set_value(document);
        }
    }

    /// Undoes or redoes a change and returns the draft; `None` if there is nothing to do.
    #[must_use]
    pub fn turn(&self, back: bool) -> Option<FrameworkDraft> {
        let (from, to) = if back { (self.done, self.undone) } else { (self.undone, self.done) };
        let document = from.try_update_value(Vec::pop)??;
        to.update_value(|to| to.push(self.now.get_value()));
        self.now.set_value(document.clone());
        Some(document)
    }
}
