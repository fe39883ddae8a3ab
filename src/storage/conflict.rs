//! Resolves conflicts: two tabs have changed the same field of a record.

use crate::model::{
    AssessmentId, Diff, FrameworkDraft, FrameworkId, LevelExamples, Person, PersonId, RecordChange,
    UserFramework,
};
use crate::storage::key_value::KeyValue;
use crate::storage::record;
use crate::storage::records::{self, level_examples, person};
use std::collections::VecDeque;

/// Two versions of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct EditConflict {
    /// The assessment with the other tab's version.
    pub theirs: AssessmentId,
    /// The copy with this tab's version.
    pub ours: AssessmentId,
}

/// A function that returns a new identifier.
pub type NewAssessmentId = fn() -> AssessmentId;

/// Resolves the conflict of a change with the stored record. The record has the other tab's value.
/// `later` are the changes that this tab writes next; the changes that resolve the conflict are
/// added at the front.
///
/// - Assessment: the other tab's version stays, and this tab's version becomes a copy. The visitor
///   is asked which one to keep.
/// - Framework: the same, without a question.
/// - Person: the later name wins.
/// - Level examples: both texts are kept.
pub fn resolve(
    store: &impl KeyValue,
    change: &RecordChange,
    later: &mut VecDeque<RecordChange>,
    fresh: NewAssessmentId,
) -> Option<EditConflict> {
    match change {
        RecordChange::Assessment(id, _) => return copy_assessment(id, change, later, fresh),
        RecordChange::Framework(..) => copy_framework(change, later, fresh),
        RecordChange::Person(id, diff) => {
            if let Some(renamed) = rename(store, id, diff) {
                later.push_front(renamed);
            }
        }
        RecordChange::Examples(id, diff) => {
            if let Some(both) = merge_texts(store, id, diff) {
                later.push_front(both);
            }
        }
    }
    None
}

/// Adds this tab's version of an assessment as a copy. It contains the later changes of the
/// assessment, so these are removed.
fn copy_assessment(
    id: &AssessmentId,
    change: &RecordChange,
    later: &mut VecDeque<RecordChange>,
    fresh: NewAssessmentId,
) -> Option<EditConflict> {
    let RecordChange::Assessment(_, Diff { after: Some(ours), .. }) = last_version(change, later)
    else {
        return None;
    };
    drop_changes_of_record(change, later);
    let copy = fresh();
    let added = Diff { before: None, after: Some(ours) };
    later.push_front(RecordChange::Assessment(copy.clone(), added));
    Some(EditConflict { theirs: id.clone(), ours: copy })
}

/// Adds this tab's version of a framework as a new one. It contains the later changes of the
/// framework, so these are removed.
fn copy_framework(
    change: &RecordChange,
    later: &mut VecDeque<RecordChange>,
    fresh: NewAssessmentId,
) {
    let RecordChange::Framework(_, Diff { after: Some(ours), .. }) = last_version(change, later)
    else {
        return;
    };
    drop_changes_of_record(change, later);
    let id = FrameworkId::new(fresh().as_str());
    let draft = FrameworkDraft { id: id.clone(), ..ours.draft };
    let copy = UserFramework { draft, revisions: Vec::new() };
    let added = Diff { before: None, after: Some(copy) };
    later.push_front(RecordChange::Framework(id, added));
}

/// The last change of the record. Its `after` is this tab's version.
fn last_version(change: &RecordChange, later: &VecDeque<RecordChange>) -> RecordChange {
    let key = records::key_of(change);
    let last = later.iter().rfind(|later| records::key_of(later) == key);
    last.unwrap_or(change).clone()
}

fn drop_changes_of_record(change: &RecordChange, later: &mut VecDeque<RecordChange>) {
    let key = records::key_of(change);
    later.retain(|later| records::key_of(later) != key);
}

/// Gives the stored person the name of the change.
fn rename(store: &impl KeyValue, id: &PersonId, change: &Diff<Person>) -> Option<RecordChange> {
    let now = record::open::<Person>(store, &person::key(id)).record.data?;
    let renamed = Person { name: change.after.as_ref()?.name.clone(), ..now.clone() };
    Some(RecordChange::Person(id.clone(), Diff { before: Some(now), after: Some(renamed) }))
}

/// Adds the texts of the change to the stored ones.
fn merge_texts(
    store: &impl KeyValue,
    id: &FrameworkId,
    change: &Diff<LevelExamples>,
) -> Option<RecordChange> {
    let now = record::open::<LevelExamples>(store, &level_examples::key(id)).record.data?;
    let both = now.merge_both(change.before.as_ref()?, change.after.as_ref()?);
    Some(RecordChange::Examples(id.clone(), Diff { before: Some(now), after: Some(both) }))
}
