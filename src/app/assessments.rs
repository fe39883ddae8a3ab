//! Assessments, begun and opened.

use super::keeper::fresh;
use super::state::Session;
use crate::model::{
    Assessment, Diff, Person, PersonId, Rater, RecordChange, Role, Transaction, TransactionKind,
};
use crate::web::storage;
use leptos::prelude::*;

/// Begins an assessment and opens it.
pub fn begin(
    session: Session,
    deed: TransactionKind,
    assessment: Assessment,
    mut edits: Vec<RecordChange>,
) {
    let id = fresh();
    let change = Diff { before: None, after: Some(assessment) };
    edits.push(RecordChange::Assessment(id.clone(), change));
    session.make(Transaction { deed, edits });
    session.open_assessment(id);
    session.part.set(None);
    // From now on there is something to lose.
    storage::persist();
}

/// Whoever keeps other people's assessments is mostly their manager.
#[must_use]
pub fn rater(session: Session, person: &PersonId) -> Rater {
    if *person == Person::ME {
        return Rater::default();
    }
    let me = session.library().person(&Person::ME).map(|me| me.name.clone());
    Rater { role: Role::Manager, name: me.unwrap_or_default() }
}
