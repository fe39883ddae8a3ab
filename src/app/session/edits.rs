//! Changes of assessments, people, level examples and settings, and undo: each becomes a [`Command`].

use crate::app::session::command::Command;
use crate::app::session::state::Session;
use crate::app::widgets::typed_text::TypedChange;
use crate::browser::{clock, focus};
use crate::chart::drag_gesture::step_from;
use crate::first_step::early_ratings;
use crate::i18n::messages;
use crate::model::{
    Assessment, AssessmentId, AxisId, Diff, Person, PersonId, PositionId, Rating, RecordChange,
    Status, Transaction, TransactionKind,
};
use crate::presentation::legend::Series;
use crate::presentation::radar;
use crate::storage::{Settings, Theme};
use leptos::prelude::*;

impl Session {
    /// Rates an axis; `None` clears the rating.
    pub fn rate(&self, axis: usize, value: Option<f64>) {
        self.rate_as(axis, value, TransactionKind::Change);
    }

    /// Commits the ratings of the open assessment that were made before the page was loaded.
    pub fn adopt_early_ratings(&self) {
        let id = self.id.get_untracked();
        for early in early_ratings::all().into_iter().filter(|early| early.assessment == id) {
            if let Some(axis) = early.axis_in(self.framework.get_untracked()) {
                self.rate(axis, Some(early.rating.levels()));
            }
        }
    }

    /// Moves a rating to the next multiple of a step. With `is_repeated`, the key is held down: all its
    /// steps are undone together.
    pub fn nudge(&self, axis: usize, step: f64, up: bool, is_repeated: bool) {
        let now = radar::axis_value(untrack(|| self.rating(axis))).value;
        let levels = self.framework.get_untracked().level_count();
        let kind = if is_repeated { TransactionKind::Continued } else { TransactionKind::Change };
        self.rate_as(axis, Some(step_from(now, step, up, levels)), kind);
    }

    fn rate_as(&self, axis: usize, value: Option<f64>, kind: TransactionKind) {
        let framework = self.framework.get_untracked();
        let Some(known) = framework.axes().get(axis) else { return };
        let rating = value.map(|value| Rating::nearest(value, framework.level_count()));
        self.preview_drag(None);
        self.show_series(Series::Own);
        let seen = self.assessment.get_untracked();
        let by = |assessment: &mut Assessment| assessment.rate(&known.id, rating, clock::today());
        self.change_from(&seen, kind, by);
    }

    /// Sets the target position.
    pub fn set_target(&self, target: Option<PositionId>) {
        self.show_series(Series::Target);
        self.change_assessment(|assessment| assessment.target = target);
    }

    /// Edits the open assessment. Of a final assessment only the status can be changed.
    pub fn change_assessment(&self, by: impl FnOnce(&mut Assessment)) {
        let seen = self.assessment.get_untracked();
        self.change_from(&seen, TransactionKind::Change, by);
    }

    /// Changes a text of the open assessment, which `write` sets.
    pub fn type_in_assessment(&self, change: &TypedChange, write: impl Fn(&mut Assessment, &str)) {
        let mut seen = self.assessment.get_untracked();
        // The text that the person has seen: if another tab has changed it since, both are kept.
        write(&mut seen, &change.before);
        self.change_from(&seen, typing_kind(change), |assessment| write(assessment, &change.after));
    }

    fn change_from(
        &self,
        seen: &Assessment,
        kind: TransactionKind,
        by: impl FnOnce(&mut Assessment),
    ) {
        let id = self.id.get_untracked();
        let Some(transaction) = Transaction::change(&id, seen, by) else { return };
        let stays = matches!(&transaction.edits[..], [RecordChange::Assessment(_, Diff { after: Some(to), .. })] if to.status == Status::Final);
        if seen.status == Status::Final && stays {
            self.set_error(&messages::notices::IS_FINAL, true);
            // Reset the slider or field to the stored value.
            self.assessment.update(|_| ());
        } else {
            self.commit(Transaction { kind, ..transaction });
        }
    }

    /// Renames the assessed person.
    pub fn rename_open_person(&self, change: &TypedChange) {
        let id = self.assessment.with_untracked(|assessment| assessment.person.clone());
        self.rename_person(&id, &self.person.get_untracked(), change);
    }

    /// Renames a person.
    pub fn rename_person(&self, id: &PersonId, person: &Person, change: &TypedChange) {
        let named = |name: &str| Some(Person { name: name.to_owned(), ..person.clone() });
        let diff = Diff { before: named(&change.before), after: named(&change.after) };
        let edit = RecordChange::Person(id.clone(), diff);
        self.commit(Transaction::of(typing_kind(change), edit));
    }

    /// Changes the text about a level.
    pub fn write_example(&self, axis: &AxisId, level: u8, change: &TypedChange) {
        let mut from = untrack(|| self.examples());
        from.set(axis, level, &change.before);
        let mut to = from.clone();
        to.set(axis, level, &change.after);
        // Start from an empty record instead of none, so that the texts of two tabs are merged.
        let diff = Diff { before: Some(from), after: Some(to) };
        let edit = RecordChange::Examples(self.framework().id().clone(), diff);
        self.commit(Transaction::of(typing_kind(change), edit));
    }

    /// Commits a transaction.
    pub fn commit(&self, transaction: Transaction) {
        self.dispatch(Command::Commit(transaction));
    }

    /// Undoes the last transaction.
    pub fn undo(&self) {
        focus::commit_text_field();
        self.dispatch(Command::Undo);
    }

    /// Redoes the last undone transaction.
    pub fn redo(&self) {
        focus::commit_text_field();
        self.dispatch(Command::Redo);
    }

    /// Opens an assessment, which may have been created by a pending command.
    pub fn open_assessment(&self, id: AssessmentId) {
        self.dispatch(Command::OpenAssessment(id));
    }

    /// Sets the color theme.
    pub fn set_theme(&self, theme: Theme) {
        self.change_settings(|settings| settings.theme = theme);
    }

    /// Sets whether ratings snap to half steps.
    pub fn set_half_steps(&self, half_steps: bool) {
        self.change_settings(|settings| settings.half_steps = half_steps);
    }

    /// Changes the settings.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        let from = self.settings.get_untracked();
        let mut to = from.clone();
        change(&mut to);
        self.settings.set(to.clone());
        self.dispatch(Command::StoreSettings(Box::new([from, to])));
    }
}

/// The kind of the transaction that saves a part of a text.
const fn typing_kind(change: &TypedChange) -> TransactionKind {
    if change.is_continued { TransactionKind::Continued } else { TransactionKind::Change }
}
