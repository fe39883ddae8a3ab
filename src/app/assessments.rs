//! Assessments, begun and opened.

use super::keeper::fresh;
use super::state::Session;
use crate::model::{Assessment, Change, Deed, Edit, Person, PersonId, Rater, Role, Step};
use crate::web::storage;
use leptos::prelude::*;

/// Begins an assessment and opens it.
pub fn begin(session: Session, deed: Deed, assessment: Assessment, mut edits: Vec<Edit>) {
    let id = fresh();
    let change = Change { from: None, to: Some(assessment) };
    edits.push(Edit::Assessment(id.clone(), change));
    session.make(Step { deed, edits });
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
