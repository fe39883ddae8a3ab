//! Autosave: handles commands, including undo and redo, and changes by other tabs. It is loaded
//! after the first paint; earlier commands wait for it.

use crate::app::session::command::Command;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::{CommandHandler, Session};
use crate::browser::{
    events, focus, indexed_db_mirror, local_storage, location, mirrored_store::MirroredStore,
    random_id,
};
use crate::i18n::messages;
use crate::model::analysis::migration;
use crate::model::{
    Assessment, AssessmentId, AxisId, Diff, Framework, FrameworkRef, LevelExamples, Person,
    PersonId, RecordChange, Transaction, TransactionKind, UserFramework,
};
use crate::route::Route;
use crate::storage::records::assessment;
use crate::storage::records::settings::KEY;
use crate::storage::{
    CommitOutcome, EditConflict, RecordSnapshot, Settings, StorageIssue, TabStore, quarantine,
    record,
};
use leptos::prelude::*;
use std::cell::RefCell;

/// This tab's connection to storage.
#[derive(Default)]
struct AutosaveState {
    is_started: bool,
    store: TabStore,
    /// The settings before the changes that could not be stored.
    unsaved_settings_base: Option<Settings>,
    /// The assessment that was open before, to return to if the open one is deleted.
    previous_assessment: Option<AssessmentId>,
    /// The open assessment that was deleted. If it is restored, it is opened again.
    closed_assessment: Option<AssessmentId>,
}

thread_local! {
    static STATE: RefCell<AutosaveState> = RefCell::default();
}

fn with_store<T>(with: impl FnOnce(&mut TabStore) -> T) -> T {
    STATE.with_borrow_mut(|keeping| with(&mut keeping.store))
}

/// Loads the stored state once, then passes the command handler to `begin`.
pub fn start(session: Session, begin: fn(Session, CommandHandler)) {
    if STATE.with_borrow_mut(|keeping| std::mem::replace(&mut keeping.is_started, true)) {
        return;
    }
    let go_on = indexed_db_mirror::open(MirroredStore, move |healed| {
        assessment::adopt_name(&MirroredStore);
        if healed {
            session.adopt_settings();
        }
        session.refresh();
        begin(session, handle);
    });
    focus::restore_focus_after_removal();
    // Commit the focused field before the page may be closed.
    events::on_hide(move || {
        focus::commit_field();
        go_on();
    });
}

fn handle(session: Session, act: Command) {
    match act {
        Command::Commit(mut step) => {
            session.include_frameworks(&mut step);
            let made = with_store(|desk| desk.commit(&MirroredStore, step, random_assessment_id));
            session.after_commit(made);
        }
        Command::Undo => session.turn(true),
        Command::Redo => session.turn(false),
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
            let [from, to] = *change;
            session.store_settings(from, &to);
            // Translate the labels of undo and redo.
            session.refresh();
        }
    }
}

impl Session {
    /// A reactive snapshot of all records, including pending changes.
    #[must_use]
    pub fn snapshot(&self) -> RecordSnapshot {
        self.store_version.track();
        let mut library = with_store(|desk| desk.library(&MirroredStore));
        library.apply(&self.pending_changes());
        if library.quarantined_any {
            set(self.has_quarantined, true);
        }
        library
    }

    /// The changes of commands that wait for autosave.
    fn pending_changes(&self) -> Vec<RecordChange> {
        let edits = |act: &Command| match act {
            Command::Commit(step) => step.edits.clone(),
            _ => Vec::new(),
        };
        self.pending_commands.with_value(|waiting| waiting.iter().flat_map(edits).collect())
    }

    /// The assessments of the same person that are not archived, oldest first.
    #[must_use]
    pub fn history(&self) -> Vec<(AssessmentId, Assessment)> {
        let library = self.snapshot();
        let (open, person) = (self.id(), self.assessment().person);
        let mut all: Vec<_> =
            library.of(&person).filter(|(id, it)| !it.archived || *id == open).cloned().collect();
        all.reverse();
        // Show all of them in the framework of the open one.
        let framework = self.framework();
        for (id, it) in &mut all {
            if *id != open {
                *it = migration::project_onto(framework, it);
            }
        }
        all
    }

    /// The level examples of the framework.
    #[must_use]
    pub fn examples(&self) -> LevelExamples {
        self.store_version.track();
        let id = self.framework().id();
        let mut now = with_store(|desk| desk.examples(&MirroredStore, id));
        for edit in self.pending_changes() {
            if let RecordChange::Examples(of, change) = edit
                && of == *id
            {
                let _ = change.apply(&mut now);
            }
        }
        now.unwrap_or_default()
    }

    /// Changes the text about a level. `before` is the text that the person has seen.
    pub fn write_example(&self, axis: &AxisId, level: u8, before: &str, text: &str) {
        let mut from = untrack(|| self.examples());
        from.set(axis, level, before);
        let mut to = from.clone();
        to.set(axis, level, text);
        if from != to {
            // Start from an empty record instead of none, so that the texts of two tabs are merged.
            let change = Diff { before: Some(from), after: Some(to) };
            let id = self.framework().id().clone();
            self.commit(Transaction::of(
                TransactionKind::Change,
                RecordChange::Examples(id, change),
            ));
        }
    }

    /// The framework of an assessment: built in, stored, or shipped by the site. `None` if it is
    /// unknown.
    #[must_use]
    pub fn find_framework(&self, made_with: &FrameworkRef) -> Option<&'static Framework> {
        let FrameworkRef { id, revision } = made_with;
        if id.is_builtin() {
            return Some(Framework::builtin());
        }
        let custom = with_store(|desk| desk.framework(&MirroredStore, id));
        let stored = custom.and_then(|custom| custom.revision(revision));
        let site = || self.site.filter(|site| site.id() == id);
        stored
            .filter(|it| it.revision() == revision)
            .or_else(|| Framework::interned(id, revision))
            .or(stored)
            .or_else(site)
    }

    /// Adds the frameworks of a transaction's assessments to it, if they are not stored yet: they
    /// came with a link or from the site.
    fn include_frameworks(&self, step: &mut Transaction) {
        let mut brought: Vec<RecordChange> = Vec::new();
        for edit in &step.edits {
            let RecordChange::Assessment(_, Diff { after: Some(to), .. }) = edit else { continue };
            let FrameworkRef { id, revision } = &to.framework;
            let is_there = |edit: &RecordChange| matches!(edit, RecordChange::Framework(known, _) if known == id);
            let Some(framework) = Framework::interned(id, revision) else { continue };
            if id.is_builtin() || step.edits.iter().chain(&brought).any(is_there) {
                continue;
            }
            let from = with_store(|desk| desk.framework(&MirroredStore, id));
            let to = match &from {
                Some(custom) if custom.revisions.contains(&framework) => continue,
                // The site framework becomes the current revision.
                Some(custom) if self.site == Some(framework) => {
                    let now = custom.with_new_revision(framework, |_| true);
                    let draft =
                        if custom.is_changed() { custom.draft.clone() } else { now.draft.clone() };
                    UserFramework { draft, ..now }
                }
                Some(custom) => custom.with_older_revision(framework),
                None => UserFramework::from_revision(framework),
            };
            brought
                .push(RecordChange::Framework(id.clone(), Diff { before: from, after: Some(to) }));
        }
        step.edits.extend(brought);
    }

    /// Shows another stored assessment.
    pub fn show_assessment(&self, id: &AssessmentId) {
        let before = self.id.get_untracked();
        if before != *id {
            STATE.with_borrow_mut(|keeping| keeping.previous_assessment = Some(before));
            self.id.set(id.clone());
            self.refresh();
        }
    }

    /// Remembers the open assessment for the next load of this tab and for the next visit.
    pub fn remember_open(&self) {
        let id = self.id.get_untracked();
        local_storage::set_tab_assessment(id.as_str());
        if self.settings.with_untracked(|settings| settings.open.as_ref() != Some(&id)) {
            self.change_settings(|settings| settings.open = Some(id));
        }
    }

    /// Renames a person.
    pub fn rename_person(&self, id: &PersonId, person: &Person, name: String) {
        if person.name != name {
            let to = Person { name, ..person.clone() };
            let change = Diff { before: Some(person.clone()), after: Some(to) };
            self.commit(Transaction::of(
                TransactionKind::Change,
                RecordChange::Person(id.clone(), change),
            ));
        }
    }

    /// Reads the open assessment again.
    fn refresh(&self) {
        let id = self.id.get_untracked();
        let before = STATE.with_borrow(|keeping| keeping.previous_assessment.clone());
        let (known, undoable, redoable) = with_store(|desk| {
            // If it was deleted, return to the assessment that was open before, or to the first
            // one.
            let candidates = [Some(id), before, Some(Assessment::FIRST)].into_iter().flatten();
            let mut known =
                candidates.filter_map(|id| Some((desk.assessment(&MirroredStore, &id)?, id)));
            let known = known.next();
            let words = |step: Option<&Transaction>| {
                Some(messages::transactions::step(self.framework(), step?))
            };
            (known, words(desk.peek_undo()), words(desk.peek_redo()))
        });
        let (assessment, id) = known
            .unwrap_or_else(|| (Assessment::first(self.default_framework()), Assessment::FIRST));
        let person =
            with_store(|desk| desk.person(&MirroredStore, &assessment.person)).unwrap_or_default();
        let open = self.id.get_untracked();
        if open != id {
            STATE.with_borrow_mut(|keeping| keeping.closed_assessment = Some(open));
        }
        let made_with = self.find_framework(&assessment.framework);
        self.set_error(&messages::notices::NO_FRAMEWORK, made_with.is_none());
        self.show_framework(made_with.unwrap_or_else(|| self.default_framework()));
        set(self.id, id);
        set(self.person, person);
        set(self.assessment, assessment);
        set(self.undoable, undoable);
        set(self.redoable, redoable);
        set(self.has_quarantined, !quarantined_texts().is_empty());
        self.store_version.update(|count| *count += 1);
    }

    fn turn(&self, back: bool) {
        let turned =
            with_store(
                |desk| if back { desk.undo(&MirroredStore) } else { desk.redo(&MirroredStore) },
            );
        let Some((step, made)) = turned else { return };
        let words = messages::transactions::step(self.framework(), &step);
        self.announce(if back {
            messages::shell::undone(&words)
        } else {
            messages::shell::redone(&words)
        });
        let step = if back { step.inverted() } else { step };
        // Show what changes.
        let gone = STATE.with_borrow_mut(|keeping| keeping.closed_assessment.take());
        let changed = step.edits.iter().filter_map(|edit| match edit {
            RecordChange::Assessment(id, Diff { after: Some(_), .. }) => Some(id),
            _ => None,
        });
        let came_back = |id: &AssessmentId| gone.as_ref() == Some(id);
        // Archiving, deleting or restoring another assessment does not change which one is open.
        let elsewhere = matches!(
            step.deed,
            TransactionKind::Archive
                | TransactionKind::Delete
                | TransactionKind::DeletePerson
                | TransactionKind::Restore
                | TransactionKind::Erase
        );
        if let Some(id) = changed.max_by_key(|id| came_back(id))
            && (came_back(id) || !elsewhere)
        {
            self.show_assessment(id);
        }
        self.after_commit(made);
        if self.settings.with_untracked(|settings| settings.open.is_some()) {
            self.remember_open();
        }
    }

    fn after_commit(&self, made: CommitOutcome) {
        set(self.storage_issue, made.issue);
        // Settings that could not be stored are stored with the next change.
        let before = STATE.with_borrow(|keeping| keeping.unsaved_settings_base.clone());
        if let Some(before) = before {
            self.store_settings(before, &self.settings.get_untracked());
        }
        self.prompt_conflict(made.conflicts);
        self.error_banner.set(Vec::new());
        let open = self.id.get_untracked();
        self.refresh();
        // The next visit must not open a deleted assessment.
        if self.id.get_untracked() != open
            && self.settings.with_untracked(|settings| settings.open.is_some())
        {
            self.remember_open();
        }
    }

    /// Opens the conflict dialog.
    fn prompt_conflict(&self, clashes: Vec<EditConflict>) {
        if let Some(clash) = clashes.into_iter().next() {
            focus::blur_field();
            self.conflict.set(Some(clash));
            self.overlay.set(Some(Overlay::Conflict));
        }
    }

    /// Resolves a conflict; `None` keeps both versions.
    pub fn resolve_conflict(&self, clash: &EditConflict, ours: Option<bool>) {
        let of = |id| with_store(|desk| desk.assessment(&MirroredStore, id));
        let versions = of(&clash.theirs).zip(of(&clash.ours));
        self.conflict.set(None);
        // One version may have been deleted in the meantime. Then there is nothing to resolve.
        let (Some(ours), Some((theirs, mine))) = (ours, versions) else { return };
        let drop = Diff { before: Some(mine.clone()), after: None };
        let mut edits = vec![RecordChange::Assessment(clash.ours.clone(), drop)];
        if ours {
            let take = Diff { before: Some(theirs), after: Some(mine) };
            edits.push(RecordChange::Assessment(clash.theirs.clone(), take));
        }
        self.commit(Transaction { deed: TransactionKind::Choose, edits });
        self.show_assessment(&clash.theirs);
    }

    /// Adopts a change by another tab, and applies this tab's lost changes again.
    fn adopt_from_other_tab(&self, key: Option<&str>) {
        let Some(key) = key else {
            // Cleared by the person or the browser: keep what is shown.
            self.set_error(&messages::notices::EMPTIED, true);
            return;
        };
        if key == KEY {
            self.adopt_settings();
            return;
        }
        let made =
            with_store(|desk| desk.reapply_lost_edits(&MirroredStore, key, random_assessment_id));
        self.prompt_conflict(made.conflicts);
        let open = assessment::key(&self.id.get_untracked());
        if record::open::<Assessment>(&MirroredStore, &open).issue
            == Some(StorageIssue::FutureVersion)
        {
            // Another tab runs a later version of the app.
            set(self.storage_issue, Some(StorageIssue::FutureVersion));
        } else {
            self.refresh();
        }
    }

    fn adopt_settings(&self) {
        let Some(stored) = record::open::<Settings>(&MirroredStore, KEY).record.data else {
            return;
        };
        let mut settings = stored.clone();
        STATE.with_borrow_mut(|keeping| {
            // Keep changes that are not stored yet.
            if let Some(before) = &mut keeping.unsaved_settings_base {
                settings.merge(before, &self.settings.get_untracked());
                *before = stored;
            }
        });
        set(self.settings, settings);
    }

    /// Stores changed settings, including earlier changes that could not be stored.
    fn store_settings(&self, from: Settings, to: &Settings) {
        let before = STATE.with_borrow_mut(|keeping| keeping.unsaved_settings_base.take());
        let from = before.unwrap_or(from);
        let follow = |data: &mut Option<Settings>| {
            // If the stored settings were deleted, store all of them.
            data.get_or_insert_with(|| from.clone()).merge(&from, to);
        };
        let opened = record::change(&MirroredStore, KEY, follow);
        if opened.issue.as_ref().is_some_and(StorageIssue::blocks_saving) {
            let mut now = self.settings.get_untracked();
            now.merge(&from, to);
            set(self.settings, now);
            STATE.with_borrow_mut(|keeping| keeping.unsaved_settings_base = Some(from));
        } else {
            set(self.settings, opened.record.data.unwrap_or_default());
        }
        set(self.settings_issue, opened.issue);
    }

    /// The quarantined texts and their keys.
    #[must_use]
    pub fn quarantined_texts(&self) -> Vec<(String, String)> {
        quarantined_texts()
    }

    /// Deletes the quarantined texts.
    pub fn discard_quarantined(&self) {
        if quarantine::discard(&MirroredStore).is_ok() {
            self.has_quarantined.set(false);
        }
    }
}

fn quarantined_texts() -> Vec<(String, String)> {
    quarantine::texts(&MirroredStore).unwrap_or_default()
}

/// Sets a signal only if the value differs, to avoid unnecessary updates.
fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// A new assessment identifier.
#[must_use]
pub fn random_assessment_id() -> AssessmentId {
    AssessmentId::new(random_id::random_id())
}
