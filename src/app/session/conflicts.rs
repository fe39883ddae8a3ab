//! Asks the visitor about an edit conflict, and keeps the version that they choose.
//! `storage/tab_store.rs` detects conflicts, and `storage/conflict.rs` keeps both versions.

use crate::app::session::autosave::with_store;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::Session;
use crate::browser::focus;
use crate::browser::mirrored_store::MirroredStore;
use crate::model::{Diff, RecordChange, Transaction, TransactionKind};
use crate::storage::EditConflict;
use leptos::prelude::*;

/// The version of an assessment that the visitor keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Both versions, as two assessments.
    KeepBoth,
    /// This tab's version.
    KeepOurs,
    /// The other tab's version.
    KeepTheirs,
}

impl Session {
    /// Opens the conflict dialog for the first conflict. The copies of the others stay in the list
    /// of assessments.
    pub(super) fn prompt_conflict(&self, conflicts: Vec<EditConflict>) {
        if let Some(conflict) = conflicts.into_iter().next() {
            focus::blur_field();
            self.conflict.set(Some(conflict));
            self.overlay.set(Some(Overlay::Conflict));
        }
    }

    /// Resolves a conflict.
    pub fn resolve_conflict(&self, conflict: &EditConflict, resolution: Resolution) {
        let read = |id| with_store(|store| store.assessment(&MirroredStore, id));
        let versions = read(&conflict.theirs).zip(read(&conflict.ours));
        self.conflict.set(None);
        // One version may have been deleted in the meantime. Then there is nothing to resolve.
        let Some((theirs, ours)) = versions else { return };
        if resolution == Resolution::KeepBoth {
            return;
        }
        let delete_copy = Diff { before: Some(ours.clone()), after: None };
        let mut edits = vec![RecordChange::Assessment(conflict.ours.clone(), delete_copy)];
        if resolution == Resolution::KeepOurs {
            let replace = Diff { before: Some(theirs), after: Some(ours) };
            edits.push(RecordChange::Assessment(conflict.theirs.clone(), replace));
        }
        self.commit(Transaction { kind: TransactionKind::Choose, edits });
        self.show_assessment(&conflict.theirs);
    }
}
