//! The state of the framework editor.

use crate::app::session::state::Session;
use crate::model::framework::validation::{Location, ValidationError, validate};
use crate::model::framework::validation_sentence;
use crate::model::{
    Diff, FrameworkDraft, FrameworkId, RecordChange, Transaction, TransactionKind, UserFramework,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::mem::discriminant;

/// The editor's state. Copies refer to the same state.
#[derive(Clone, Copy, Debug)]
pub struct EditorState {
    /// The draft as it is shown, including the text that is being typed.
    pub now: RwSignal<FrameworkDraft>,
    /// Its validation errors.
    pub problems: Memo<Vec<ValidationError>>,
    /// The position on the preview chart, as indexes of ladder and position.
    pub shown: RwSignal<Option<(usize, usize)>>,
    /// The expanded axes and ladders.
    pub open: RwSignal<BTreeSet<Location>>,
    keep: Callback<FrameworkDraft>,
}

impl EditorState {
    /// Creates the state. `keep` receives the draft after every change.
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

    /// Edits the draft of a stored framework. The state follows undo and other tabs.
    #[must_use]
    pub fn for_stored(session: Session, id: FrameworkId) -> Option<Self> {
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
        let editor = Self::new(draft, keep);
        Effect::new(move || {
            if let Some(custom) = stored.get()
                && editor.now.with_untracked(|now| *now != custom.draft)
            {
                editor.now.set(custom.draft);
            }
        });
        Some(editor)
    }

    /// Shows a change without saving it, while the person is typing.
    pub fn preview(&self, by: impl FnOnce(&mut FrameworkDraft)) {
        let _ = self.now.try_update(by);
    }

    /// Makes a change and saves it.
    pub fn edit(&self, by: impl FnOnce(&mut FrameworkDraft)) {
        // A field that is removed with its page may report a change after the state was disposed.
        if self.now.try_update(by).is_some()
            && let Some(document) = self.now.try_get_untracked()
        {
            self.keep.run(document);
        }
    }

    /// The validation errors at a location.
    #[must_use]
    pub fn errors_at(&self, at: Location) -> Vec<ValidationError> {
        self.problems.with(|all| all.iter().filter(|error| error.location == at).cloned().collect())
    }

    /// The name of a location, as the page shows it.
    #[must_use]
    pub fn location_name(&self, at: Location) -> String {
        self.now.with(|draft| validation_sentence::place(draft, at))
    }

    /// Collapses all entries of a kind and deselects the position, because indexes have changed.
    pub fn collapse_kind(&self, at: Location) {
        self.open.update(|open| open.retain(|entry| discriminant(entry) != discriminant(&at)));
        self.shown.set(None);
    }

    /// Expands an entry.
    pub fn unfold(&self, at: Location) {
        self.open.update(|open| {
            open.insert(at);
        });
    }

    /// Expands or collapses an entry.
    pub fn fold(&self, at: Location) {
        self.open.update(|open| {
            if !open.remove(&at) {
                open.insert(at);
            }
        });
    }
}

/// The `id` of the field for a location.
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

/// The entry that must be expanded to show a location.
#[must_use]
pub const fn parent_of(at: Location) -> Option<Location> {
    match at {
        Location::Level(axis, _) => Some(Location::Axis(axis)),
        Location::Position(ladder, _) => Some(Location::Ladder(ladder)),
        Location::Axis(_) | Location::Ladder(_) | Location::Framework => None,
    }
}
