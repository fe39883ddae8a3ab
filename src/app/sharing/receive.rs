//! What becomes of an assessment that came from elsewhere: kept, answered, or put beside one's own.

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
    static FILES: RefCell<Vec<Chosen>> = const { RefCell::new(Vec::new()) };
    static BESIDE: ArcRwSignal<Vec<AssessmentId>> = ArcRwSignal::default();
}

/// A file, and where it lies: its name, with the folders that were chosen or dropped with it.
pub type Chosen = (String, File);

/// Looks into files.
pub fn open_files(session: Session, files: Vec<Chosen>) {
    // What is being written in another dialog is taken before it gives way.
    focus::blur_field();
    FILES.set(files);
    // One that is shown already gives way.
    session.overlay.set(None);
    session.overlay.set(Some(Overlay::OpenFile));
}

/// The files that were opened, once.
#[must_use]
pub fn take_files() -> Vec<Chosen> {
    FILES.take()
}

/// The assessments laid over the open one.
#[must_use]
pub fn beside() -> ArcRwSignal<Vec<AssessmentId>> {
    BESIDE.with(Clone::clone)
}

/// Whose assessment a copy becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyOwner {
    /// Of somebody who is not here yet.
    New,
    /// Of somebody who is.
    Known(PersonId),
}

impl CopyOwner {
    /// The person's identifier; empty for somebody new.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::New => "",
            Self::Known(id) => id.as_str(),
        }
    }
}

/// What the random part of this browser's requests is kept as.
const ORIGIN: &str = "origin";

/// What a request from this assessment is called. Every browser has a first assessment of one name,
/// so that alone would not tell whose it is.
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

/// The assessment of this browser from which a request came, if it did.
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

/// The assessment here that is just what came, of somebody of that name where it has one.
#[must_use]
pub fn existing_copy(library: &RecordSnapshot, parcel: &SharedAssessment) -> Option<AssessmentId> {
    let name = parcel.name.trim();
    let same = |(_, it): &&(AssessmentId, Assessment)| {
        let who = library.person(&it.person).map_or("", |person| person.name.trim());
        let mine = Assessment {
            person: it.person.clone(),
            archived: it.archived,
            in_reply_to: it.in_reply_to.clone(),
            ..parcel.assessment.clone()
        };
        *it == mine && (name.is_empty() || name == who)
    };
    library.assessments.iter().find(same).map(|(id, _)| id.clone())
}

/// The answer to a request that was begun here already.
#[must_use]
pub fn started_reply(library: &RecordSnapshot, parcel: &SharedAssessment) -> Option<AssessmentId> {
    let answers =
        |(_, it): &&(AssessmentId, Assessment)| it.in_reply_to.as_ref() == Some(&parcel.id);
    library.assessments.iter().find(answers).map(|(id, _)| id.clone())
}

/// Whose it most likely is: somebody of the same name or the same identifier. A rating without a
/// name is taken for one's own only where there is nothing yet.
#[must_use]
pub fn suggested_owner(library: &RecordSnapshot, parcel: &SharedAssessment) -> CopyOwner {
    let (name, person) = (parcel.name.trim(), &parcel.assessment.person);
    let named = |(_, known): &&(PersonId, Person)| !name.is_empty() && known.name.trim() == name;
    let is_me = name.is_empty()
        && library.is_only_me()
        && library.assessments.is_empty()
        && parcel.assessment.rater.role == Role::Own;
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

/// Opens an assessment and goes to the chart.
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

/// Opens an assessment with another one laid over it.
pub fn show_beside(session: Session, mine: &AssessmentId, other: &AssessmentId) {
    show(session, mine);
    beside().set(vec![other.clone()]);
}

/// Whoever it is to be of, and the edits that make them known.
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

/// Makes a step that adds an assessment.
fn add(
    session: Session,
    deed: TransactionKind,
    mut edits: Vec<RecordChange>,
    assessment: Assessment,
) -> AssessmentId {
    let id = random_assessment_id();
    edits
        .push(RecordChange::Assessment(id.clone(), Diff { before: None, after: Some(assessment) }));
    session.commit(Transaction { deed, edits });
    local_storage::persist();
    id
}

/// Keeps a copy, and opens it.
pub fn save_copy(session: Session, parcel: &SharedAssessment, whose: &CopyOwner) {
    let (person, edits) = person(session, whose, parcel.name.trim());
    // What it answers is in somebody else's browser.
    let copy =
        Assessment { person, archived: false, in_reply_to: None, ..parcel.assessment.clone() };
    let id = add(session, TransactionKind::Keep, edits, copy);
    show(session, &id);
}

/// Begins an answer, and opens it.
pub fn start_reply(session: Session, parcel: &SharedAssessment, rater: Rater) {
    let library = untrack(|| session.snapshot());
    let name = parcel.name.trim();
    let named = |(id, known): &&(PersonId, Person)| {
        *id != Person::ME && !name.is_empty() && known.name.trim() == name
    };
    let known = library.people.iter().find(named);
    let whose = known.map_or(CopyOwner::New, |(id, _)| CopyOwner::Known(id.clone()));
    let (person, edits) = person(session, &whose, name);
    let answer = Assessment { person, rater, ..parcel.assessment.clone() };
    let id = add(session, TransactionKind::Begin, edits, answer);
    // What was laid over another one may be the very view that is not to be seen yet.
    beside().set(Vec::new());
    show(session, &id);
}

/// Puts an answer beside the assessment it answers, and opens both.
pub fn accept_reply(
    session: Session,
    parcel: &SharedAssessment,
    id: &AssessmentId,
    mine: &Assessment,
) {
    let answer =
        Assessment { person: mine.person.clone(), archived: false, ..parcel.assessment.clone() };
    let known = untrack(|| session.snapshot()).assessment(id).is_some();
    // Who asked before rating anything has nothing stored yet.
    let first = Diff { before: None, after: (!known).then(|| mine.clone()) };
    let first = (!known).then(|| RecordChange::Assessment(id.clone(), first));
    let taken = add(session, TransactionKind::Keep, first.into_iter().collect(), answer);
    show_beside(session, id, &taken);
}

/// Begins what two raters agree on: what both rated alike, with the evidence and the plan of the
/// first. Both stay on the chart.
pub fn create_consensus(session: Session, one: &AssessmentId, other: &AssessmentId) {
    let library = untrack(|| session.snapshot());
    let (Some(first), Some(second)) = (library.assessment(one), library.assessment(other)) else {
        return;
    };
    // In the words of the first one, whichever revision the second one is made with.
    let made_with = session.find_framework(&first.framework);
    let second =
        &made_with.map_or_else(|| second.clone(), |it| migration::project_onto(it, second));
    let alike = |(axis, rating): &&(AxisId, Rating)| second.ratings.get(axis) == Some(*rating);
    let agreed = Assessment {
        rater: Rater { role: Role::Agreed, name: String::new() },
        ratings: first.ratings.iter().filter(alike).cloned().collect(),
        dials: Dials::default(),
        ..first.next(clock::today())
    };
    let id = add(session, TransactionKind::Agree, Vec::new(), agreed);
    show(session, &id);
    beside().set(vec![one.clone(), other.clone()]);
}
