//! Creating assessments.

use crate::app::session::autosave::random_assessment_id;
use crate::app::session::state::Session;
use crate::browser::local_storage;
use crate::model::{
    Assessment, Diff, Person, PersonId, Rater, RecordChange, Role, Transaction, TransactionKind,
};
use leptos::prelude::*;

/// Commits a new assessment and opens it.
pub fn begin(
    session: Session,
    kind: TransactionKind,
    assessment: Assessment,
    mut edits: Vec<RecordChange>,
) {
    let id = random_assessment_id();
    let change = Diff { before: None, after: Some(assessment) };
    edits.push(RecordChange::Assessment(id.clone(), change));
    session.commit(Transaction { kind, edits });
    session.open_assessment(id);
    session.overlay.set(None);
    // Now there is data worth protecting.
    local_storage::persist();
}

/// The default rater: the person themselves, or a manager for other people.
#[must_use]
pub fn rater(session: Session, person: &PersonId) -> Rater {
    if *person == Person::ME {
        return Rater::default();
    }
    let me = session.snapshot().person(&Person::ME).map(|me| me.name.clone());
    Rater { role: Role::Manager, name: me.unwrap_or_default() }
}

/// Starts an empty assessment of a person.
pub fn begin_blank(session: Session, person: PersonId) {
    let rater = rater(session, &person);
    let assessment = Assessment { rater, ..Assessment::blank(session.framework(), person) };
    begin(session, TransactionKind::Begin, assessment, Vec::new());
}
