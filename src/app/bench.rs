//! A framework on the bench: as it is shown while somebody edits it, and what becomes of a change.

use super::state::Session;
use crate::model::problem::{At, Problem, problems};
use crate::model::{Change, Custom, Deed, Document, Edit, FrameworkId, Step};
use crate::text;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::mem::discriminant;

/// The bench. Copies refer to the same one.
#[derive(Clone, Copy, Debug)]
pub struct Bench {
    /// As it is shown: with what is being typed.
    pub now: RwSignal<Document>,
    /// What does not fit.
    pub problems: Memo<Vec<Problem>>,
    /// The position on the chart, by its ladder and its place there.
    pub shown: RwSignal<Option<(usize, usize)>>,
    /// What is folded open: axes and ladders.
    pub open: RwSignal<BTreeSet<At>>,
    keep: Callback<Document>,
}

impl Bench {
    /// A bench with a document on it; `keep` gets what every change makes of it.
    #[must_use]
    pub fn new(document: Document, keep: Callback<Document>) -> Self {
        let now = RwSignal::new(document);
        Self {
            now,
            problems: Memo::new(move |_| now.with(problems)),
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
            Memo::new(move |_| session.library().framework(&id).cloned())
        };
        let draft = stored.get_untracked()?.draft;
        let keep = Callback::new(move |draft: Document| {
            let Some(from) = stored.get_untracked().filter(|from| from.draft != draft) else {
                return;
            };
            let to = Custom { draft, ..from.clone() };
            let change = Change { from: Some(from), to: Some(to) };
            session.make(Step::of(Deed::Change, Edit::Framework(id.clone(), change)));
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
    pub fn type_in(&self, by: impl FnOnce(&mut Document)) {
        let _ = self.now.try_update(by);
    }

    /// Makes a change, and keeps it.
    pub fn edit(&self, by: impl FnOnce(&mut Document)) {
        // A field that goes with its page may tell of a change after the page has gone.
        if self.now.try_update(by).is_some()
            && let Some(document) = self.now.try_get_untracked()
        {
            self.keep.run(document);
        }
    }

    /// What does not fit at a place.
    #[must_use]
    pub fn wrong(&self, at: At) -> Vec<Problem> {
        self.problems.with(|all| all.iter().filter(|it| it.at == at).cloned().collect())
    }

    /// What a place is called.
    #[must_use]
    pub fn said(&self, at: At) -> String {
        self.now.with(|it| text::ladder::place(it, at))
    }

    /// Forgets which of a kind are folded open, and which position is shown: places mean others now.
    pub fn shut_all_like(&self, at: At) {
        self.open.update(|open| open.retain(|it| discriminant(it) != discriminant(&at)));
        self.shown.set(None);
    }

    /// Folds something open.
    pub fn unfold(&self, at: At) {
        self.open.update(|open| {
            open.insert(at);
        });
    }

    /// Folds something open or shut.
    pub fn fold(&self, at: At) {
        self.open.update(|open| {
            if !open.remove(&at) {
                open.insert(at);
            }
        });
    }
}

/// What a field is called in the page, by what it is of.
#[must_use]
pub fn field_id(at: At) -> String {
    match at {
        At::Whole => "edit-name".to_owned(),
        At::Axis(axis) => format!("edit-axis-{axis}"),
        At::Level(axis, level) => format!("edit-level-{axis}-{level}"),
        At::Ladder(ladder) => format!("edit-ladder-{ladder}"),
        At::Position(ladder, position) => format!("edit-position-{ladder}-{position}"),
    }
}

/// What has to be folded open for a field to be there.
#[must_use]
pub const fn around(at: At) -> Option<At> {
    match at {
        At::Level(axis, _) => Some(At::Axis(axis)),
        At::Position(ladder, _) => Some(At::Ladder(ladder)),
        At::Axis(_) | At::Ladder(_) | At::Whole => None,
    }
}
