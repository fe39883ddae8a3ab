//! What was done to a document that is not stored yet: undo of what is stored knows nothing of it.

use crate::model::FrameworkDraft;
use leptos::prelude::*;

/// The steps. Copies refer to the same ones.
#[derive(Clone, Copy, Debug)]
pub struct DraftHistory {
    now: StoredValue<FrameworkDraft>,
    done: StoredValue<Vec<FrameworkDraft>>,
    undone: StoredValue<Vec<FrameworkDraft>>,
}

impl DraftHistory {
    /// None so far.
    #[must_use]
    pub fn new(document: FrameworkDraft) -> Self {
        Self {
            now: StoredValue::new(document),
            done: StoredValue::default(),
            undone: StoredValue::default(),
        }
    }

    /// Adds one, by what it has made of the document; what changes nothing is none.
    pub fn add(&self, document: FrameworkDraft) {
        let before = self.now.get_value();
        if before != document {
            self.done.update_value(|done| done.push(before));
            self.undone.set_value(Vec::new());
            self.now.set_value(document);
        }
    }

    /// Takes the last one back, or makes it again; the document after that, unless there is none.
    #[must_use]
    pub fn turn(&self, back: bool) -> Option<FrameworkDraft> {
        let (from, to) = if back { (self.done, self.undone) } else { (self.undone, self.done) };
        let document = from.try_update_value(Vec::pop)??;
        to.update_value(|to| to.push(self.now.get_value()));
        self.now.set_value(document.clone());
        Some(document)
    }
}
