//! Autosave: executes commands and adopts changes by other tabs. It is loaded after the app has
//! rendered its first view; commands are queued until then.

use crate::app::session::command::Command;
use crate::app::session::state::{CommandHandler, Session};
use crate::browser::mirrored_store::MirroredStore;
use crate::browser::{clock, events, focus, indexed_db_mirror, local_storage, location, random_id};
use crate::i18n::messages;
use crate::model::{
    Assessment, AssessmentId, Diff, FrameworkDraft, FrameworkId, RecordChange, Transaction,
    TransactionKind, UserFramework,
};
use crate::route::Route;
use crate::storage::records::{assessment, erasure, person, settings};
use crate::storage::recovery::Recovery;
use crate::storage::tab_store::ReplacedText;
use crate::storage::{
    CommitOutcome, Settings, StampClock, StorageIssue, TabStore, opened_record, quarantine,
};
use leptos::prelude::*;
use std::cell::RefCell;

/// The state of autosave in this tab.
struct AutosaveState {
    is_started: bool,
    store: TabStore,
    /// The assessment that was open before, to return to if the open one is deleted.
    previous_assessment: Option<AssessmentId>,
    /// The assessment that was open when it was deleted. If it is restored, it is opened again.
    closed_assessment: Option<AssessmentId>,
}

impl Default for AutosaveState {
    fn default() -> Self {
        let clock = StampClock::new(random_id::random_number(), clock::unix_millis);
        Self {
            is_started: false,
            store: TabStore::new(&MirroredStore, clock),
            previous_assessment: None,
            closed_assessment: None,
        }
    }
}

thread_local! {
    static STATE: RefCell<AutosaveState> = RefCell::default();
}

fn with_state<T>(with: impl FnOnce(&mut AutosaveState) -> T) -> T {
    STATE.with_borrow_mut(with)
}

pub(super) fn with_store<T>(with: impl FnOnce(&mut TabStore) -> T) -> T {
    with_state(|state| with(&mut state.store))
}

/// Refreshes the session, passes the command handler to `attach`, and opens the mirror. Later calls
/// do nothing.
pub fn start(session: Session, attach: fn(Session, CommandHandler)) {
    if with_state(|state| std::mem::replace(&mut state.is_started, true)) {
        return;
    }
    assessment::adopt_name(&MirroredStore);
    session.refresh();
    attach(session, handle);
    indexed_db_mirror::on_overflow(move |key, text, is_written| {
        session.adopt_overflow(key, text, is_written);
    });
    indexed_db_mirror::open(MirroredStore, move |recovery| session.adopt_recovery(recovery));
    focus::restore_focus_after_removal();
    // Before the page may be closed, commit the focused field.
    events::on_hide(focus::commit_field);
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
            session.store_settings(before, after);
            // The language may have changed: translate the labels of undo and redo.
            session.refresh();
        }
    }
}

impl Session {
    fn save(&self, mut transaction: Transaction) {
        self.include_frameworks(&mut transaction);
        self.include_person(&mut transaction);
        let outcome = with_store(|store| store.commit(&MirroredStore, transaction));
        self.after_commit(outcome);
    }

    fn undo_stored(&self) {
        let undone = with_store(|store| store.undo(&MirroredStore));
        // Another tab may have erased everything, also what could be undone.
        let Some((transaction, outcome)) = undone else { return self.refresh() };
        let name = messages::transactions::transaction(self.framework(), &transaction);
        let message = if outcome.has_kept_others {
            messages::shell::undone_in_part(&name)
        } else {
            messages::shell::undone(&name)
        };
        self.announce(message);
        self.show_effect(&transaction.inverted(), outcome);
    }

    fn redo_stored(&self) {
        let redone = with_store(|store| store.redo(&MirroredStore));
        let Some((transaction, outcome)) = redone else { return self.refresh() };
        let name = messages::transactions::transaction(self.framework(), &transaction);
        let message = if outcome.has_kept_others {
            messages::shell::redone_in_part(&name)
        } else {
            messages::shell::redone(&name)
        };
        self.announce(message);
        self.show_effect(&transaction, outcome);
    }

    /// After undo or redo, opens the changed assessment. If archiving, a deletion, an erasure or the
    /// restoring of a backup was undone or redone, opens only the assessment that was open when it was
    /// deleted.
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

    pub(super) fn after_commit(&self, outcome: CommitOutcome) {
        let is_stored = outcome.issue.is_none();
        // If earlier changes are only in the mirror, this one is being written there too.
        // `adopt_overflow` sets the issue when the mirror answers.
        let is_only_in_mirror =
            |issue: &Option<StorageIssue>| *issue == Some(StorageIssue::OnlyInMirror);
        let awaits_mirror = self.storage_issue.with_untracked(is_only_in_mirror);
        if !(awaits_mirror && outcome.issue == Some(StorageIssue::Full)) {
            set_if_changed(self.storage_issue, outcome.issue);
        }
        if is_stored {
            set_if_changed(self.settings_issue, None);
        }
        self.error_banner.set(Vec::new());
        self.status_text.set(String::new());
        self.set_error(&messages::notices::ERASED_ELSEWHERE, outcome.is_erased);
        self.keep_replaced(outcome.replaced, outcome.replaced_frameworks);
        let open = self.id.get_untracked();
        self.refresh();
        // The next visit must not open a deleted assessment.
        if self.id.get_untracked() != open {
            self.update_remembered();
        }
    }

    /// Keeps the texts and framework drafts that a backup, or somebody who had not seen them, has
    /// replaced.
    pub(super) fn keep_replaced(&self, texts: Vec<ReplacedText>, frameworks: Vec<UserFramework>) {
        if !texts.is_empty() {
            let today = clock::today();
            with_store(|store| store.keep_earlier_texts(&MirroredStore, texts, today));
            self.announce(messages::notices::TEXT_KEPT);
        }
        for framework in frameworks {
            let id = FrameworkId::new(random_id::random_id());
            let draft = FrameworkDraft { id: id.clone(), ..framework.draft };
            let copy = UserFramework { draft, revisions: Vec::new() };
            let change = RecordChange::Framework(id, Diff { before: None, after: Some(copy) });
            let outcome = with_store(|store| store.write_without_undo(&MirroredStore, change));
            set_if_changed(self.storage_issue, outcome.issue);
            self.set_error(&messages::notices::DRAFT_KEPT, true);
        }
    }

    /// Erases everything. While the page is open, undo restores people, assessments, level examples
    /// and frameworks. Returns whether it was erased.
    pub fn erase(&self) -> bool {
        let snapshot = untrack(|| self.snapshot());
        let transaction = Transaction { kind: TransactionKind::Erase, edits: snapshot.deletions() };
        // First, because erasing puts the record of the erasure into the mirror.
        indexed_db_mirror::clear();
        let erased = with_store(|store| store.erase(&MirroredStore, transaction));
        self.settings.set(Settings::default());
        self.has_quarantined.set(false);
        self.after_commit(CommitOutcome::default());
        erased.is_ok()
    }

    /// Shows what the mirror has changed in the store, and keeps what the store has no room for.
    fn adopt_recovery(&self, recovery: Recovery) {
        if recovery.restored.is_empty() && recovery.without_room.is_empty() {
            return;
        }
        // The mirror may have restored the time of an erasure. Adopt it now, so that the next change is
        // not rejected.
        with_store(|store| store.adopt(&MirroredStore, erasure::KEY));
        if !recovery.without_room.is_empty() {
            with_store(|store| store.keep_mirrored(recovery.without_room));
            let has_unsaved = with_store(|store| store.has_unsaved());
            let issue = if has_unsaved { StorageIssue::Full } else { StorageIssue::OnlyInMirror };
            set_if_changed(self.storage_issue, Some(issue));
        }
        self.adopt_settings();
        self.refresh();
    }

    /// Updates the storage issues after the mirror has written, or failed to write, a record for which
    /// local storage has no room.
    fn adopt_overflow(&self, key: &str, text: &str, is_written: bool) {
        if is_written {
            with_store(|store| store.set_mirrored(key, text));
        }
        let has_unsaved = with_store(|store| store.has_unsaved());
        let issue = if has_unsaved { StorageIssue::Full } else { StorageIssue::OnlyInMirror };
        for signal in [self.storage_issue, self.settings_issue] {
            let known = signal.get_untracked();
            if matches!(known, Some(StorageIssue::Full | StorageIssue::OnlyInMirror)) {
                set_if_changed(signal, Some(issue.clone()));
            }
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
        // So that a reload of this tab shows it, and not the one that another tab has open.
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

    /// Adopts a change by another tab, and writes this tab's changes again if they are not in it.
    fn adopt_from_other_tab(&self, key: Option<&str>) {
        let Some(key) = key else {
            // The user or the browser has cleared the storage. Keep the displayed state.
            let person = self.assessment.with_untracked(|assessment| assessment.person.clone());
            let shown = [assessment::key(&self.id.get_untracked()), person::key(&person)];
            with_store(|store| store.forget_stored(&shown));
            self.set_error(&messages::notices::EMPTIED, true);
            return;
        };
        let adopted = with_store(|store| store.adopt(&MirroredStore, key));
        if key == settings::KEY {
            self.adopt_settings();
            return;
        }
        if key == erasure::KEY {
            self.settings.set(Settings::default());
        }
        let open = assessment::key(&self.id.get_untracked());
        let issue = opened_record::open::<Assessment>(&MirroredStore, &open).issue;
        if issue == Some(StorageIssue::FutureVersion) {
            // Another tab runs a later version of the app, so this one cannot read its record: keep
            // showing the last known state, and do not open another assessment.
            set_if_changed(self.storage_issue, issue);
        } else {
            if adopted.is_some() {
                set_if_changed(self.storage_issue, adopted);
            }
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
