//! Autosave: executes commands and adopts changes by other tabs. It is loaded after the first
//! paint; commands are queued until then.

use crate::app::session::command::Command;
use crate::app::session::state::{CommandHandler, Session};
use crate::browser::mirrored_store::MirroredStore;
use crate::browser::{events, focus, indexed_db_mirror, local_storage, location, random_id};
use crate::i18n::messages;
use crate::model::{Assessment, AssessmentId, Diff, RecordChange, Transaction, TransactionKind};
use crate::route::Route;
use crate::storage::records::{assessment, settings};
use crate::storage::{CommitOutcome, Settings, StorageIssue, TabStore, quarantine, record};
use leptos::prelude::*;
use std::cell::RefCell;

/// The state of autosave in this tab.
#[derive(Default)]
pub(super) struct AutosaveState {
    is_started: bool,
    store: TabStore,
    /// The settings before the changes that could not be stored.
    pub(super) unsaved_settings_base: Option<Settings>,
    /// The assessment that was open before, to return to if the open one is deleted.
    previous_assessment: Option<AssessmentId>,
    /// The assessment that was open when it was deleted. If it is restored, it is opened again.
    closed_assessment: Option<AssessmentId>,
}

thread_local! {
    static STATE: RefCell<AutosaveState> = RefCell::default();
}

pub(super) fn with_state<T>(with: impl FnOnce(&mut AutosaveState) -> T) -> T {
    STATE.with_borrow_mut(with)
}

pub(super) fn with_store<T>(with: impl FnOnce(&mut TabStore) -> T) -> T {
    with_state(|state| with(&mut state.store))
}

/// Opens the mirror, refreshes the session, and passes the command handler to `attach`. Later calls
/// do nothing.
pub fn start(session: Session, attach: fn(Session, CommandHandler)) {
    if with_state(|state| std::mem::replace(&mut state.is_started, true)) {
        return;
    }
    let skip_waiting = indexed_db_mirror::open(MirroredStore, move |has_recovered| {
        assessment::adopt_name(&MirroredStore);
        if has_recovered {
            session.adopt_settings();
        }
        session.refresh();
        attach(session, handle);
    });
    focus::restore_focus_after_removal();
    // Before the page may be closed, commit the focused field, and stop waiting for the mirror.
    events::on_hide(move || {
        focus::commit_field();
        skip_waiting();
    });
}

fn handle(session: Session, command: Command) {
    match command {
        Command::Commit(transaction) => session.save(transaction),
        Command::Undo => session.undo_stored(),
        Command::Redo => session.redo_stored(),
        Command::OpenAssessment(id) => {
            session.show_assessment(&id);
            session.remember_open();
            // The content of the link is saved now; remove it from the address.
            if matches!(session.route.get_untracked(), Route::Open(_)) {
                location::replace_hash(&Route::Chart.to_string());
            }
        }
        Command::AdoptFromOtherTab(key) => session.adopt_from_other_tab(key.as_deref()),
        Command::StoreSettings(change) => {
            let [before, after] = *change;
            session.store_settings(before, &after);
            // The language may have changed: translate the labels of undo and redo.
            session.refresh();
        }
    }
}

impl Session {
    fn save(&self, mut transaction: Transaction) {
        self.include_frameworks(&mut transaction);
        let outcome =
            with_store(|store| store.commit(&MirroredStore, transaction, random_assessment_id));
        self.after_commit(outcome);
    }

    fn undo_stored(&self) {
        let Some((transaction, outcome)) = with_store(|store| store.undo(&MirroredStore)) else {
            return;
        };
        let name = messages::transactions::transaction(self.framework(), &transaction);
        self.announce(messages::shell::undone(&name));
        self.show_effect(&transaction.inverted(), outcome);
    }

    fn redo_stored(&self) {
        let Some((transaction, outcome)) = with_store(|store| store.redo(&MirroredStore)) else {
            return;
        };
        let name = messages::transactions::transaction(self.framework(), &transaction);
        self.announce(messages::shell::redone(&name));
        self.show_effect(&transaction, outcome);
    }

    /// Opens the assessment that undo or redo has changed.
    fn show_effect(&self, transaction: &Transaction, outcome: CommitOutcome) {
        let closed = with_state(|state| state.closed_assessment.take());
        let is_restored = |id: &AssessmentId| closed.as_ref() == Some(id);
        let changed = transaction.edits.iter().filter_map(|change| match change {
            RecordChange::Assessment(id, Diff { after: Some(_), .. }) => Some(id),
            _ => None,
        });
        // Archiving, deleting or restoring another assessment does not change which one is open.
        let concerns_others = matches!(
            transaction.kind,
            TransactionKind::Archive
                | TransactionKind::Delete
                | TransactionKind::DeletePerson
                | TransactionKind::Restore
                | TransactionKind::Erase
        );
        if let Some(id) = changed.max_by_key(|id| is_restored(id))
            && (is_restored(id) || !concerns_others)
        {
            self.show_assessment(id);
        }
        self.after_commit(outcome);
        self.update_remembered();
    }

    fn after_commit(&self, outcome: CommitOutcome) {
        set_if_changed(self.storage_issue, outcome.issue);
        self.retry_settings();
        self.prompt_conflict(outcome.conflicts);
        self.error_banner.set(Vec::new());
        let open = self.id.get_untracked();
        self.refresh();
        // The next visit must not open a deleted assessment.
        if self.id.get_untracked() != open {
            self.update_remembered();
        }
    }

    /// Shows another stored assessment.
    pub fn show_assessment(&self, id: &AssessmentId) {
        let before = self.id.get_untracked();
        if before != *id {
            with_state(|state| state.previous_assessment = Some(before));
            self.id.set(id.clone());
            self.refresh();
        }
    }

    /// Remembers the open assessment for the next visit.
    pub fn remember_open(&self) {
        let id = self.id.get_untracked();
        if self.settings.with_untracked(|settings| settings.open.as_ref() != Some(&id)) {
            self.change_settings(|settings| settings.open = Some(id));
        }
    }

    /// Updates the remembered assessment. Does nothing if none is remembered.
    fn update_remembered(&self) {
        if self.settings.with_untracked(|settings| settings.open.is_some()) {
            self.remember_open();
        }
    }

    /// Reads the open assessment, its person and its framework again.
    fn refresh(&self) {
        let (id, assessment) = self.read_open();
        let open = self.id.get_untracked();
        if open != id {
            with_state(|state| state.closed_assessment = Some(open));
        }
        let made_with = self.find_framework(&assessment.framework);
        self.set_error(&messages::notices::NO_FRAMEWORK, made_with.is_none());
        self.show_framework(made_with.unwrap_or_else(|| self.default_framework()));
        let person = with_store(|store| store.person(&MirroredStore, &assessment.person));
        // After a reload this tab shows the same assessment, whatever other tabs open.
        local_storage::set_tab_assessment(id.as_str());
        set_if_changed(self.id, id);
        set_if_changed(self.person, person.unwrap_or_default());
        set_if_changed(self.assessment, assessment);
        self.refresh_undo_labels();
        set_if_changed(self.has_quarantined, !self.quarantined_texts().is_empty());
        self.store_version.update(|count| *count += 1);
    }

    /// The open assessment. If it was deleted, the one that was open before, or the first one.
    fn read_open(&self) -> (AssessmentId, Assessment) {
        let previous = with_state(|state| state.previous_assessment.clone());
        let candidates = [Some(self.id.get_untracked()), previous, Some(Assessment::FIRST)];
        let read = |id: AssessmentId| {
            let assessment = with_store(|store| store.assessment(&MirroredStore, &id))?;
            Some((id, assessment))
        };
        let first = || (Assessment::FIRST, Assessment::first(self.default_framework()));
        candidates.into_iter().flatten().find_map(read).unwrap_or_else(first)
    }

    fn refresh_undo_labels(&self) {
        let label = |transaction: Option<&Transaction>| {
            Some(messages::transactions::transaction(self.framework(), transaction?))
        };
        let (undo, redo) = with_store(|store| (label(store.peek_undo()), label(store.peek_redo())));
        set_if_changed(self.undoable, undo);
        set_if_changed(self.redoable, redo);
    }

    /// Adopts a change by another tab, and applies this tab's overwritten changes again.
    fn adopt_from_other_tab(&self, key: Option<&str>) {
        let Some(key) = key else {
            // Storage was cleared by the person or the browser. Keep the displayed state.
            self.set_error(&messages::notices::EMPTIED, true);
            return;
        };
        if key == settings::KEY {
            self.adopt_settings();
            return;
        }
        let outcome =
            with_store(|store| store.reapply_lost_edits(&MirroredStore, key, random_assessment_id));
        self.prompt_conflict(outcome.conflicts);
        let open = assessment::key(&self.id.get_untracked());
        let issue = record::open::<Assessment>(&MirroredStore, &open).issue;
        if issue == Some(StorageIssue::FutureVersion) {
            // Another tab runs a later version of the app, so this one cannot read its record: keep
            // showing the last known state, and do not open another assessment.
            set_if_changed(self.storage_issue, issue);
        } else {
            self.refresh();
        }
    }

    /// The quarantined texts and their keys.
    #[must_use]
    pub fn quarantined_texts(&self) -> Vec<(String, String)> {
        quarantine::texts(&MirroredStore).unwrap_or_default()
    }

    /// Deletes the quarantined texts.
    pub fn discard_quarantined(&self) {
        if quarantine::discard(&MirroredStore).is_ok() {
            self.has_quarantined.set(false);
        }
    }
}

/// Sets a signal only if the value differs, to avoid unnecessary updates.
pub(super) fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|current| *current != value) {
        signal.set(value);
    }
}

/// A new assessment identifier.
#[must_use]
pub fn random_assessment_id() -> AssessmentId {
    AssessmentId::new(random_id::random_id())
}
