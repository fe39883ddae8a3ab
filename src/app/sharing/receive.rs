//! Receiving shared assessments: saving a copy, replying to a request, and comparing a reply.

use crate::app::session::autosave::random_assessment_id;
use crate::app::session::overlay::Overlay;
use crate::app::session::preferences;
use crate::app::session::state::Session;
use crate::browser::{clock, focus, local_storage, location, random_id};
use crate::model::analysis::migration;
use crate::model::{
    Assessment, AssessmentId, AxisId, Dials, Diff, Person, PersonId, Rater, Rating, RecordChange,
    Role, Transaction, TransactionKind,
};
use crate::route::Route;
use crate::sharing::SharedAssessment;
use crate::storage::RecordSnapshot;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::File;

thread_local! {
    static FILES: RefCell<Vec<ChosenFile>> = const { RefCell::new(Vec::new()) };
    static COMPARED: ArcRwSignal<Vec<AssessmentId>> = ArcRwSignal::default();
}

/// A file and its path.
pub type ChosenFile = (String, File);

/// Opens files in the open-file dialog.
pub fn open_files(session: Session, files: Vec<ChosenFile>) {
    // Commit the focused field of another dialog before that dialog closes.
    focus::blur_field();
    FILES.set(files);
    // Close the dialog if it is already open.
    session.overlay.set(None);
    session.overlay.set(Some(Overlay::OpenFile));
}

/// Takes the opened files; the next call returns none.
#[must_use]
pub fn take_files() -> Vec<ChosenFile> {
    FILES.take()
}

/// The assessments that are overlaid on the open one.
#[must_use]
pub fn compared_ids() -> ArcRwSignal<Vec<AssessmentId>> {
    COMPARED.with(Clone::clone)
}

/// Whose assessment a saved copy becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyOwner {
    /// A new person.
    New,
    /// A person in this browser.
    Known(PersonId),
}

impl CopyOwner {
    /// The person's identifier; empty for a new person.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::New => "",
            Self::Known(id) => id.as_str(),
        }
    }
}

/// The settings key of the random part of this browser's request identifiers.
const ORIGIN: &str = "origin";

/// The identifier of a request for this assessment. The first assessment has the same identifier in
/// every browser, so a random part is added.
#[must_use]
pub fn request_id(session: Session, id: &AssessmentId) -> AssessmentId {
    if *id != Assessment::FIRST {
        return id.clone();
    }
    let origin = preferences::last_choice(session, ORIGIN).unwrap_or_else(|| {
        let origin = random_id::random_id();
        preferences::remember(session, ORIGIN, &origin);
        origin
    });
    AssessmentId::new(format!("{id}-{origin}"))
}

/// The assessment in this browser that a request was made for.
#[must_use]
pub fn requester(
    session: Session,
    library: &RecordSnapshot,
    request: &AssessmentId,
) -> Option<AssessmentId> {
    let first = preferences::last_choice(session, ORIGIN)
        .map(|origin| format!("{}-{origin}", Assessment::FIRST));
    if first.as_deref() == Some(request.as_str()) {
        return Some(Assessment::FIRST);
    }
    library.assessment(request).map(|_| request.clone())
}

/// The assessment in this browser that equals the received one and belongs to a person with the
/// same name, if the payload has a name.
#[must_use]
pub fn existing_copy(library: &RecordSnapshot, payload: &SharedAssessment) -> Option<AssessmentId> {
    let name = payload.name.trim();
    let same = |(_, assessment): &&(AssessmentId, Assessment)| {
        let who = library.person(&assessment.person).map_or("", |person| person.name.trim());
        let mine = Assessment {
            person: assessment.person.clone(),
            archived: assessment.archived,
            in_reply_to: assessment.in_reply_to.clone(),
            ..payload.assessment.clone()
        };
        *assessment == mine && (name.is_empty() || name == who)
    };
    library.assessments.iter().find(same).map(|(id, _)| id.clone())
}

/// The reply to a request that was already started here.
#[must_use]
pub fn started_reply(library: &RecordSnapshot, payload: &SharedAssessment) -> Option<AssessmentId> {
    let answers = |(_, answer): &&(AssessmentId, Assessment)| {
        answer.in_reply_to.as_ref() == Some(&payload.id)
    };
    library.assessments.iter().find(answers).map(|(id, _)| id.clone())
}

/// The most likely owner: a person with the same name or identifier. An assessment without a name
/// is suggested as one's own only if there is no other data.
#[must_use]
pub fn suggested_owner(library: &RecordSnapshot, payload: &SharedAssessment) -> CopyOwner {
    let (name, person) = (payload.name.trim(), &payload.assessment.person);
    let named = |(_, known): &&(PersonId, Person)| !name.is_empty() && known.name.trim() == name;
    let is_me = name.is_empty()
        && library.is_only_me()
        && library.assessments.is_empty()
        && payload.assessment.rater.role == Role::Own;
    if let Some((id, _)) = library.people.iter().find(named) {
        CopyOwner::Known(id.clone())
    } else if is_me {
        CopyOwner::Known(Person::ME)
    } else if *person != Person::ME && library.person(person).is_some() {
        CopyOwner::Known(person.clone())
    } else {
        CopyOwner::New
    }
}

/// Opens an assessment and navigates to the chart.
pub fn show(session: Session, id: &AssessmentId) {
    session.open_assessment(id.clone());
    session.overlay.set(None);
    if matches!(
        session.route.get_untracked(),
        Route::Gap | Route::Packet | Route::Handbook(_) | Route::Frameworks(_)
    ) {
        location::set_hash(&Route::Chart.to_string());
    }
}

/// Opens an assessment with another one overlaid.
pub fn show_beside(session: Session, mine: &AssessmentId, other: &AssessmentId) {
    show(session, mine);
    compared_ids().set(vec![other.clone()]);
}

/// The owner's identifier, and the changes that create the person if necessary.
fn person(session: Session, whose: &CopyOwner, name: &str) -> (PersonId, Vec<RecordChange>) {
    let library = untrack(|| session.snapshot());
    let known = match whose {
        CopyOwner::Known(id) => library.person(id).map(|person| (id.clone(), person.clone())),
        CopyOwner::New => None,
    };
    match known {
        Some((id, person)) if !person.name.trim().is_empty() || name.is_empty() => (id, Vec::new()),
        Some((id, person)) => {
            let named = Person { name: name.to_owned(), ..person.clone() };
            let edit =
                RecordChange::Person(id.clone(), Diff { before: Some(person), after: Some(named) });
            (id, vec![edit])
        }
        None => {
            let id = PersonId::new(random_assessment_id().as_str());
            let person = Person { name: name.to_owned(), archived: false };
            let edit = RecordChange::Person(id.clone(), Diff { before: None, after: Some(person) });
            (id, vec![edit])
        }
    }
}

/// Commits a transaction that adds an assessment.
fn add(
    session: Session,
    kind: TransactionKind,
    mut edits: Vec<RecordChange>,
    assessment: Assessment,
) -> AssessmentId {
    let id = random_assessment_id();
    edits
        .push(RecordChange::Assessment(id.clone(), Diff { before: None, after: Some(assessment) }));
    session.commit(Transaction { kind, edits });
    local_storage::persist();
    id
}

/// Saves a copy and opens it.
pub fn save_copy(session: Session, payload: &SharedAssessment, whose: &CopyOwner) {
    let (person, edits) = person(session, whose, payload.name.trim());
    // The request that it replies to is in another browser.
    let copy =
        Assessment { person, archived: false, in_reply_to: None, ..payload.assessment.clone() };
    let id = add(session, TransactionKind::Keep, edits, copy);
    show(session, &id);
}

/// Starts a reply and opens it.
pub fn start_reply(session: Session, payload: &SharedAssessment, rater: Rater) {
    let library = untrack(|| session.snapshot());
    let name = payload.name.trim();
    let named = |(id, known): &&(PersonId, Person)| {
        *id != Person::ME && !name.is_empty() && known.name.trim() == name
    };
    let known = library.people.iter().find(named);
    let whose = known.map_or(CopyOwner::New, |(id, _)| CopyOwner::Known(id.clone()));
    let (person, edits) = person(session, &whose, name);
    let answer = Assessment { person, rater, ..payload.assessment.clone() };
    let id = add(session, TransactionKind::Begin, edits, answer);
    // An overlay may show the ratings that the rater must not see yet.
    compared_ids().set(Vec::new());
    show(session, &id);
}

/// Adds a reply, and opens the assessment that it replies to with the reply overlaid.
pub fn accept_reply(
    session: Session,
    payload: &SharedAssessment,
    id: &AssessmentId,
    mine: &Assessment,
) {
    let answer =
        Assessment { person: mine.person.clone(), archived: false, ..payload.assessment.clone() };
    let known = untrack(|| session.snapshot()).assessment(id).is_some();
    // If the request was sent before anything was rated, that assessment is not stored yet.
    let first = Diff { before: None, after: (!known).then(|| mine.clone()) };
    let first = (!known).then(|| RecordChange::Assessment(id.clone(), first));
    let taken = add(session, TransactionKind::Keep, first.into_iter().collect(), answer);
    show_beside(session, id, &taken);
}

/// Creates a consensus: the ratings that both raters share, with the evidence and plan of the
/// first. Both stay on the chart.
pub fn create_consensus(session: Session, one: &AssessmentId, other: &AssessmentId) {
    let library = untrack(|| session.snapshot());
    let (Some(first), Some(second)) = (library.assessment(one), library.assessment(other)) else {
        return;
    };
    // Use the framework revision of the first assessment.
    let made_with = session.find_framework(&first.framework);
    let second = &made_with
        .map_or_else(|| second.clone(), |assessment| migration::project_onto(assessment, second));
    let alike = |(axis, rating): &&(AxisId, Rating)| second.ratings.get(axis) == Some(*rating);
    let agreed = Assessment {
        rater: Rater { role: Role::Agreed, name: String::new() },
        ratings: first.ratings.iter().filter(alike).cloned().collect(),
        dials: Dials::default(),
        ..first.next(clock::today())
    };
    let id = add(session, TransactionKind::Agree, Vec::new(), agreed);
    show(session, &id);
    compared_ids().set(vec![one.clone(), other.clone()]);
}
