//! Gives views the stored records, with the changes that wait for autosave.

use crate::app::session::autosave::{set_if_changed, with_store};
use crate::app::session::command::Command;
use crate::app::session::state::Session;
use crate::browser::mirrored_store::MirroredStore;
use crate::model::analysis::migration;
use crate::model::{
    Assessment, AssessmentId, Diff, Framework, FrameworkRef, LevelExamples, Person, RecordChange,
    Transaction, UserFramework,
};
use crate::storage::RecordSnapshot;
use leptos::prelude::*;

impl Session {
    /// A reactive snapshot of all records, including pending changes.
    #[must_use]
    pub fn snapshot(&self) -> RecordSnapshot {
        self.store_version.track();
        let mut snapshot = with_store(|store| store.snapshot(&MirroredStore));
        snapshot.apply(&self.pending_changes());
        if snapshot.quarantined_any {
            set_if_changed(self.has_quarantined, true);
        }
        snapshot
    }

    /// The number of stored assessments, with those that were deleted. It is found without reading
    /// them.
    #[must_use]
    pub fn assessment_count(&self) -> usize {
        self.store_version.track();
        with_store(|store| store.assessment_count(&MirroredStore))
    }

    /// Whether there are changes that could not be saved.
    #[must_use]
    pub fn has_unsaved_changes(&self) -> bool {
        with_store(|store| store.has_unsaved())
    }

    /// The number of records that are only in the mirror, because local storage has no room.
    #[must_use]
    pub fn only_in_mirror(&self) -> usize {
        self.store_version.track();
        // The mirror answers later, and then the issue changes.
        self.storage_issue.track();
        with_store(|store| store.only_in_mirror())
    }

    /// The changes of commands that wait for autosave.
    fn pending_changes(&self) -> Vec<RecordChange> {
        let changes = |command: &Command| match command {
            Command::Commit(transaction) => transaction.edits.clone(),
            _ => Vec::new(),
        };
        self.pending_commands.with_value(|commands| commands.iter().flat_map(changes).collect())
    }

    /// The open assessment and the same person's other assessments that are not archived, oldest
    /// first.
    #[must_use]
    pub fn history(&self) -> Vec<(AssessmentId, Assessment)> {
        let snapshot = self.snapshot();
        let (open, person) = (self.id(), self.assessment().person);
        let is_listed =
            |(id, assessment): &&(AssessmentId, Assessment)| !assessment.archived || *id == open;
        let mut history: Vec<_> = snapshot.of(&person).filter(is_listed).cloned().collect();
        history.reverse();
        // Show all of them in the framework of the open one.
        let framework = self.framework();
        for (id, assessment) in &mut history {
            if *id != open {
                *assessment = migration::project_onto(framework, assessment);
            }
        }
        history
    }

    /// The level examples of the framework.
    #[must_use]
    pub fn examples(&self) -> LevelExamples {
        self.store_version.track();
        let id = self.framework().id();
        let mut examples = with_store(|store| store.examples(&MirroredStore, id));
        for pending in self.pending_changes() {
            if let RecordChange::Examples(of, change) = pending
                && of == *id
            {
                change.apply(&mut examples);
            }
        }
        examples.unwrap_or_default()
    }

    /// The framework of an assessment: built in, stored, or shipped by the site. `None` if it is
    /// unknown.
    #[must_use]
    pub fn find_framework(&self, made_with: &FrameworkRef) -> Option<&'static Framework> {
        let FrameworkRef { id, revision } = made_with;
        if id.is_builtin() {
            return Some(Framework::builtin());
        }
        let user_framework = with_store(|store| store.framework(&MirroredStore, id));
        let stored = user_framework.and_then(|framework| framework.revision(revision));
        let site = || self.site.filter(|site| site.id() == id);
        stored
            .filter(|framework| framework.revision() == revision)
            .or_else(|| Framework::interned(id, revision))
            .or(stored)
            .or_else(site)
    }

    /// Adds the frameworks of a transaction's assessments to it, if they are not stored yet: they
    /// came with a link or from the site.
    pub(super) fn include_frameworks(&self, transaction: &mut Transaction) {
        let mut added: Vec<RecordChange> = Vec::new();
        for change in &transaction.edits {
            let RecordChange::Assessment(_, Diff { after: Some(assessment), .. }) = change else {
                continue;
            };
            let FrameworkRef { id, revision } = &assessment.framework;
            let is_same = |change: &RecordChange| matches!(change, RecordChange::Framework(other, _) if other == id);
            let is_included = transaction.edits.iter().chain(&added).any(is_same);
            let Some(framework) = Framework::interned(id, revision) else { continue };
            if id.is_builtin() || is_included {
                continue;
            }
            let before = with_store(|store| store.framework(&MirroredStore, id));
            if let Some(after) = self.with_revision(before.as_ref(), framework) {
                let diff = Diff { before, after: Some(after) };
                added.push(RecordChange::Framework(id.clone(), diff));
            }
        }
        transaction.edits.extend(added);
    }

    /// Adds the assessed person to a transaction that changes the open assessment, if nothing is
    /// stored about them: somebody has cleared the site's data.
    pub(super) fn include_person(&self, transaction: &mut Transaction) {
        let (open, person) = (self.id.get_untracked(), self.person.get_untracked());
        let id = self.assessment.with_untracked(|assessment| assessment.person.clone());
        let is_open = |change: &RecordChange| matches!(change, RecordChange::Assessment(id, Diff { after: Some(_), .. }) if *id == open);
        if person != Person::default()
            && transaction.edits.iter().any(is_open)
            && with_store(|store| store.person(&MirroredStore, &id)).is_none()
        {
            let diff = Diff { before: None, after: Some(person) };
            transaction.edits.push(RecordChange::Person(id, diff));
        }
    }

    /// A stored user framework with one more revision; `None` if it has that revision.
    fn with_revision(
        &self,
        stored: Option<&UserFramework>,
        revision: &'static Framework,
    ) -> Option<UserFramework> {
        let Some(stored) = stored else { return Some(UserFramework::from_revision(revision)) };
        if stored.revisions.contains(&revision) {
            return None;
        }
        if self.site != Some(revision) {
            return Some(stored.with_older_revision(revision));
        }
        // The site framework becomes the current revision.
        let current = stored.with_new_revision(revision, |_| true);
        let is_edited = stored.is_changed();
        let draft = if is_edited { stored.draft.clone() } else { current.draft.clone() };
        Some(UserFramework { draft, ..current })
    }
}
