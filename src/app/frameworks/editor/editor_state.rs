//! A framework on the bench: as it is shown while somebody edits it, and what becomes of a change.

use crate::app::session::state::Session;
use crate::i18n::messages;
use crate::model::framework::validation::{Location, ValidationError, validate};
use crate::model::{
    Diff, FrameworkDraft, FrameworkId, RecordChange, Transaction, TransactionKind, UserFramework,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::mem::discriminant;

/// The bench. Copies refer to the same one.
#[derive(Clone, Copy, Debug)]
pub struct EditorState {
    /// As it is shown: with what is being typed.
    pub now: RwSignal<FrameworkDraft>,
    /// What does not fit.
    pub problems: Memo<Vec<ValidationError>>,
    /// The position on the chart, by its ladder and its place there.
    pub shown: RwSignal<Option<(usize, usize)>>,
    /// What is folded open: axes and ladders.
    pub open: RwSignal<BTreeSet<Location>>,
    keep: Callback<FrameworkDraft>,
}

impl EditorState {
    /// A bench with a document on it; `keep` gets what every change makes of it.
    #[must_use]
    pub fn new(document: FrameworkDraft, keep: Callback<FrameworkDraft>) -> Self {
        let now = RwSignal::new(document);
        Self {
            now,
            problems: Memo::new(move |_| now.with(validate)),
            shown: RwSignal::new(None),
            open: RwSignal::default(),
            keep,
        }
    }

    /// The draft of a framework that is stored; it follows what undo and other tabs do to it.
    #[must_use]
    pub fn of_stored(session: Session, id: FrameworkId) -> Option<Self> {
        let stored = {
            let id = id.clone();
            Memo::new(move |_| session.snapshot().framework(&id).cloned())
        };
        let draft = stored.get_untracked()?.draft;
        let keep = Callback::new(move |draft: FrameworkDraft| {
            let Some(from) = stored.get_untracked().filter(|from| from.draft != draft) else {
                return;
            };
            let to = UserFramework { draft, ..from.clone() };
            let change = Diff { before: Some(from), after: Some(to) };
            session.commit(Transaction::of(
                TransactionKind::Change,
                RecordChange::Framework(id.clone(), change),
            ));
        });
        let bench = Self::new(draft, keep);
        Effect::new(move || {
            if let Some(custom) = stored.get()
                && bench.now.with_untracked(|now| *now != custom.draft)
            {
                bench.now.set(custom.draft);
            }
        });
        Some(bench)
    }

    /// Shows what is being typed, without keeping it.
    pub fn preview(&self, by: impl FnOnce(&mut FrameworkDraft)) {
        let _ = self.now.try_update(by);
    }

    /// Makes a change, and keeps it.
    pub fn edit(&self, by: impl FnOnce(&mut FrameworkDraft)) {
        // A field that goes with its page may tell of a change after the page has gone.
        if self.now.try_update(by).is_some()
            && let Some(document) = self.now.try_get_untracked()
        {
            self.keep.run(document);
        }
    }

    /// What does not fit at a place.
    #[must_use]
    pub fn errors_at(&self, at: Location) -> Vec<ValidationError> {
        self.problems.with(|all| all.iter().filter(|it| it.location == at).cloned().collect())
    }

    /// What a place is called.
    #[must_use]
    pub fn error_text_at(&self, at: Location) -> String {
        self.now.with(|it| messages::frameworks::place(it, at))
    }

    /// Forgets which of a kind are folded open, and which position is shown: places mean others now.
    pub fn collapse_kind(&self, at: Location) {
        self.open.update(|open| open.retain(|it| discriminant(it) != discriminant(&at)));
        self.shown.set(None);
    }

    /// Folds something open.
    pub fn unfold(&self, at: Location) {
        self.open.update(|open| {
            open.insert(at);
        });
    }

    /// Folds something open or shut.
    pub fn fold(&self, at: Location) {
        self.open.update(|open| {
            if !open.remove(&at) {
                open.insert(at);
            }
        });
    }
}

/// What a field is called in the page, by what it is of.
#[must_use]
pub fn field_id(at: Location) -> String {
    match at {
        Location::Framework => "edit-name".to_owned(),
        Location::Axis(axis) => format!("edit-axis-{axis}"),
        Location::Level(axis, level) => format!("edit-level-{axis}-{level}"),
        Location::Ladder(ladder) => format!("edit-ladder-{ladder}"),
        Location::Position(ladder, position) => format!("edit-position-{ladder}-{position}"),
    }
}

/// What has to be folded open for a field to be there.
#[must_use]
pub const fn parent_of(at: Location) -> Option<Location> {
    match at {
        Location::Level(axis, _) => Some(Location::Axis(axis)),
        Location::Position(ladder, _) => Some(Location::Ladder(ladder)),
        Location::Axis(_) | Location::Ladder(_) | Location::Framework => None,
    }
}
