//! Actions on frameworks: use, add, save a revision, delete.

use crate::app::assessments::new_assessment;
use crate::app::session::state::Session;
use crate::browser::{clock, local_storage, location, random_id};
use crate::i18n::messages;
use crate::model::{
    Assessment, AssessmentId, Diff, Framework, FrameworkDraft, FrameworkId, FrameworkRef,
    RecordChange, Transaction, TransactionKind, UserFramework,
};
use crate::route::Route;
use crate::storage::records::framework;
use leptos::prelude::*;

/// The assessments based on any revision of a framework.
#[must_use]
pub fn used_by(session: Session, id: &FrameworkId) -> Vec<(AssessmentId, Assessment)> {
    let library = session.snapshot();
    library
        .assessments
        .into_iter()
        .filter(|(_, assessment)| assessment.framework.id == *id)
        .collect()
}

/// Uses a framework for the open assessment if that is empty, or else for a new assessment of the
/// same person. Navigates to the chart.
pub fn use_framework(session: Session, framework: &'static Framework) {
    let (open, assessment) = untrack(|| (session.id(), session.assessment()));
    let blank = Assessment::blank(framework, assessment.person.clone());
    let is_in_use = assessment.framework == FrameworkRef::to(framework);
    if is_in_use && assessment.is_empty() {
        // It is already in use.
    } else if assessment.is_empty() && !untrack(|| session.is_final()) {
        let (made_with, target) = (FrameworkRef::to(framework), blank.target);
        let to = Assessment { framework: made_with, target, ..assessment.clone() };
        let change = Diff { before: Some(assessment), after: Some(to) };
        session.commit(Transaction::of(
            TransactionKind::Change,
            RecordChange::Assessment(open, change),
        ));
    } else {
        let rater = assessment.rater.clone();
        new_assessment::begin(
            session,
            TransactionKind::Begin,
            Assessment { rater, ..blank },
            Vec::new(),
        );
    }
    let chart = Route::Chart.to_string();
    if matches!(session.route.get_untracked(), Route::Open(_)) {
        // Remove the content of a link from the address.
        location::replace_hash(&chart);
    } else {
        location::set_hash(&chart);
    }
}

/// Adds a framework with a draft and without revisions, and returns its identifier.
pub fn add(session: Session, document: FrameworkDraft) -> FrameworkId {
    let id = document.id.clone();
    let custom = UserFramework { draft: document, revisions: Vec::new() };
    let change = Diff { before: None, after: Some(custom) };
    session.commit(Transaction::of(
        TransactionKind::AddFramework,
        RecordChange::Framework(id.clone(), change),
    ));
    local_storage::persist();
    id
}

/// A new framework identifier.
#[must_use]
pub fn fresh_id() -> FrameworkId {
    FrameworkId::new(random_id::random_id())
}

/// Adds a copy of a framework, including this browser's level examples.
pub fn duplicate(session: Session, framework: &Framework, name: String) -> FrameworkId {
    let mut document = framework.draft().duplicate(fresh_id(), name);
    let library = untrack(|| session.snapshot());
    if let Some(examples) = library.examples(framework.id()) {
        for axis in document.axes.to_mut() {
            let id = axis.id.clone();
            for (number, level) in (1..).zip(axis.levels.to_mut().iter_mut()) {
                let written = examples.get(&id, number);
                if !written.is_empty() {
                    level.examples =
                        format!("{}\n{written}", level.examples).trim().to_owned().into();
                }
            }
        }
    }
    add(session, document)
}

/// Saves a draft as the current revision; `None` if it has errors. The built-in framework is not
/// stored.
pub fn save_revision(session: Session, document: &FrameworkDraft) -> Option<&'static Framework> {
    if Framework::builtin_content_eq(document) {
        return Some(Framework::builtin());
    }
    let known =
        untrack(|| session.snapshot()).framework(&document.id).and_then(UserFramework::current);
    if let Some(current) = known.filter(|known| known.draft().content_eq(document)) {
        return Some(current);
    }
    let revision = framework::revision(document, clock::today());
    let document = FrameworkDraft { revision: revision.into(), ..document.clone() };
    let framework = Framework::try_from(document).ok()?.intern();
    save_received(session, framework, false);
    Some(framework)
}

/// Stores a framework as the current revision. With `keeps_draft`, an edited draft is not replaced.
pub fn save_received(session: Session, framework: &'static Framework, keeps_draft: bool) {
    let id = framework.id().clone();
    let library = untrack(|| session.snapshot());
    let from = library.framework(&id).cloned();
    if from.as_ref().is_some_and(|other| other.current() == Some(framework)) {
        return;
    }
    let is_used = |revision: &Framework| {
        let made_with = FrameworkRef::to(revision);
        library.assessments.iter().any(|(_, assessment)| assessment.framework == made_with)
    };
    let to = match &from {
        // Keep what the person is editing.
        Some(custom) if keeps_draft && custom.is_changed() => UserFramework {
            draft: custom.draft.clone(),
            ..custom.with_new_revision(framework, is_used)
        },
        Some(custom) => custom.with_new_revision(framework, is_used),
        None => UserFramework::from_revision(framework),
    };
    let change = Diff { before: from, after: Some(to) };
    session.commit(Transaction::of(
        TransactionKind::KeepFramework,
        RecordChange::Framework(id, change),
    ));
    local_storage::persist();
}

/// Deletes a framework that no assessment uses.
pub fn delete(session: Session, id: &FrameworkId, custom: UserFramework) {
    let change = Diff { before: Some(custom), after: None };
    session.commit(Transaction::of(
        TransactionKind::DeleteFramework,
        RecordChange::Framework(id.clone(), change),
    ));
}

/// The message about an imported draft whose framework already exists.
#[must_use]
pub fn save_error(session: Session, document: &FrameworkDraft) -> Option<&'static str> {
    let library = session.snapshot();
    let known = library.framework(&document.id);
    let mut here = [session.site, known.and_then(UserFramework::current)].into_iter().flatten();
    if Framework::builtin_content_eq(document)
        || here.any(|framework| framework.draft().content_eq(document))
    {
        return Some(&messages::frameworks::KNOWN);
    }
    known.is_some().then_some(&messages::frameworks::KNOWN_OTHER)
}

/// Whether a newer revision of an assessment's framework exists.
#[must_use]
pub fn is_behind(session: Session, made_with: &FrameworkRef) -> bool {
    let is_other = |framework: &&Framework| {
        *framework.id() == made_with.id && framework.revision() != made_with.revision
    };
    // There is only one built-in revision, whatever name old assessments have for it.
    !made_with.id.is_builtin() && usable(session).iter().any(is_other)
}

/// All frameworks for assessments: the built-in one, the site's, and the current revisions of user
/// frameworks.
#[must_use]
pub fn usable(session: Session) -> Vec<&'static Framework> {
    let library = session.snapshot();
    let site = session.site.into_iter();
    let own = library.frameworks.iter().filter_map(|(_, custom)| custom.current());
    let mut all: Vec<&'static Framework> = Vec::new();
    for framework in site.chain([Framework::builtin()]).chain(own) {
        if !all.iter().any(|known| known.id() == framework.id()) {
            all.push(framework);
        }
    }
    all
}
