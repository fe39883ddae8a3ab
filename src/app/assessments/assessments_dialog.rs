//! The assessments dialog: all people and assessments, with search.

use crate::app::assessments::new_assessment::{begin, rater};
use crate::app::session::autosave::random_assessment_id;
use crate::app::session::state::{Session, session};
use crate::app::sharing::file_button::FileButton;
use crate::app::widgets::dialog::Dialog;
use crate::browser::clock;
use crate::i18n::messages;
use crate::model::limits::MAX_NAME_CHARS;
use crate::model::{
    Assessment, AssessmentId, Diff, Person, PersonId, RecordChange, Transaction, TransactionKind,
};
use crate::storage::RecordSnapshot;
use leptos::prelude::*;

/// The maximum number of listed assessments.
const MOST: usize = 60;

/// The dialog.
#[component]
pub fn AssessmentsDialog() -> impl IntoView {
    let session = session();
    let query = RwSignal::new(String::new());
    let archived = RwSignal::new(false);
    let message = RwSignal::new(String::new());
    let silent = Signal::derive(move || message.with(String::is_empty));
    let library = Memo::new(move |_| session.snapshot());
    let add_label = Signal::derive(move || match query.get().trim() {
        "" => messages::assessments::ADD_PERSON.to_owned(),
        name => messages::assessments::add(name),
    });
    let has_archived = Signal::derive(move || {
        library.with(|library| {
            library.people.iter().any(|(_, person)| person.archived)
                || library.assessments.iter().any(|(_, assessment)| assessment.archived)
        })
    });
    let list = move || {
        let library = library.get();
        let found = found(&library, &query.get(), archived.get());
        let only_me = library.is_only_me();
        let left_alone = library.unsupported_keys.len();
        let left_alone = (left_alone > 0)
            .then(|| view! { <p class="muted">{messages::data::left_alone(left_alone)}</p> });
        if found.is_empty() {
            let is_empty = query.with(|query| query.trim().is_empty());
            let words = if is_empty {
                messages::assessments::EMPTY
            } else {
                messages::assessments::NOTHING
            };
            return view! { <p class="muted">{words}</p> {left_alone} }.into_any();
        }
        let mut left = MOST;
        let mut hidden = 0;
        let mut groups = Vec::new();
        for (id, person, assessments) in found {
            let shown: Vec<_> = assessments.iter().take(left).cloned().collect();
            hidden += assessments.len() - shown.len();
            left -= shown.len();
            if !shown.is_empty() || assessments.is_empty() && left > 0 {
                groups.push(group(session, message, id, person, shown, only_me));
            }
        }
        let more = (hidden > 0)
            .then(|| view! { <p class="muted">{messages::assessments::more(hidden)}</p> });
        view! { {groups} {more} {left_alone} }.into_any()
    };
    view! {
        <Dialog title=&messages::assessments::TITLE>
            <div class="library">
                <label class="field">
                    <span>{messages::assessments::SEARCH}</span>
                    <input
                        type="search"
                        autocomplete="off"
                        prop:value=query
                        on:input=move |event| query.set(event_target_value(&event))
                    />
                </label>
                <div class="library-actions">
                    <NextButton/>
                    <FileButton words=&messages::sharing::OPEN/>
                    <button
                        type="button"
                        class="secondary"
                        on:click=move |_| add_person(session, query.get_untracked().trim().to_owned())
                    >
                        {add_label}
                    </button>
                    <label class="switch" class:hidden=Signal::derive(move || !has_archived.get())>
                        <input
                            type="checkbox"
                            prop:checked=archived
                            on:change=move |event| archived.set(event_target_checked(&event))
                        />
                        {messages::assessments::SHOW_ARCHIVED}
                    </label>
                </div>
                // A live region must exist before its first message, or it is not announced.
                <p class="library-message" class:unseen=silent>
                    <span role="status">{message}</span>
                    <button
                        type="button"
                        class="plain"
                        class:hidden=silent
                        on:click=move |_| {
                            message.set(String::new());
                            session.undo();
                        }
                    >
                        {messages::shell::UNDO}
                    </button>
                </p>
                <div class="library-list">{list}</div>
            </div>
        </Dialog>
    }
}

type Group = (PersonId, Person, Vec<(AssessmentId, Assessment)>);

/// The people whose name or assessments match the query, each with the matching assessments.
fn found(library: &RecordSnapshot, query: &str, archived: bool) -> Vec<Group> {
    let mut found = Vec::new();
    for (id, person) in &library.people {
        if person.archived && !archived {
            continue;
        }
        let name = messages::assessments::person(id, person);
        let matches = |(_, assessment): &&(AssessmentId, Assessment)| {
            (archived || !assessment.archived)
                && messages::assessments::matches(query, &name, assessment)
        };
        let assessments: Vec<_> = library.of(id).filter(matches).cloned().collect();
        let is_named = name.to_lowercase().contains(&query.trim().to_lowercase());
        let is_nobody = *id == Person::ME && library.of(id).next().is_none();
        if !assessments.is_empty() || is_named && !is_nobody {
            found.push((id.clone(), person.clone(), assessments));
        }
    }
    found
}

fn group(
    session: Session,
    message: RwSignal<String>,
    id: PersonId,
    person: Person,
    assessments: Vec<(AssessmentId, Assessment)>,
    only_me: bool,
) -> AnyView {
    let rows: Vec<AnyView> = assessments
        .into_iter()
        .map(|(id, assessment)| row(session, message, id, assessment))
        .collect();
    let head = (!only_me).then(|| person_head(session, message, id, person));
    view! {
        <section class="library-person">
            {head}
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

fn person_head(
    session: Session,
    message: RwSignal<String>,
    id: PersonId,
    person: Person,
) -> AnyView {
    let name = messages::assessments::person(&id, &person);
    let label = messages::named(&messages::assessments::NAME, &name);
    let named = |what: &str| messages::named(what, &name);
    let archive = if person.archived {
        messages::assessments::UNARCHIVE
    } else {
        messages::assessments::ARCHIVE
    };
    let (blank_label, archive_label, delete_label) = (
        named(&messages::assessments::BLANK),
        named(&archive),
        named(&messages::assessments::DELETE),
    );
    let placeholder = messages::assessments::person(&id, &Person::default());
    let written = person.name.clone();
    let is_me = id == Person::ME;
    let rename = {
        let (id, person) = (id.clone(), person.clone());
        move |event: web_sys::Event| {
            // The message refers to the last undoable action, which is now another one.
            message.set(String::new());
            session.rename_person(&id, &person, event_target_value(&event));
        }
    };
    let begin = {
        let id = id.clone();
        move |_| begin_blank(session, id.clone())
    };
    let put_away = {
        let (id, person) = (id.clone(), person.clone());
        move |_| {
            message.set(String::new());
            let to = Person { archived: !person.archived, ..person.clone() };
            let change = Diff { before: Some(person.clone()), after: Some(to) };
            session.commit(Transaction::of(
                TransactionKind::Archive,
                RecordChange::Person(id.clone(), change),
            ));
        }
    };
    let delete = move |_| {
        let library = session.snapshot();
        let of = library.of(&id);
        let mut edits: Vec<RecordChange> =
            of.map(|(id, assessment)| deletion(id, assessment)).collect();
        let change = Diff { before: Some(person.clone()), after: None };
        edits.push(RecordChange::Person(id.clone(), change));
        session.commit(Transaction { kind: TransactionKind::DeletePerson, edits });
        message.set(messages::assessments::deleted(&name));
    };
    view! {
        <div class="library-head">
            <input
                class="name"
                type="text"
                autocomplete="off"
                maxlength=MAX_NAME_CHARS.to_string()
                aria-label=label
                placeholder=placeholder
                prop:value=written
                on:change=rename
            />
            <span class="library-does">
                <button type="button" class="plain" aria-label=blank_label on:click=begin>
                    {messages::assessments::BLANK}
                </button>
                <button type="button" class="plain" class:hidden=is_me aria-label=archive_label on:click=put_away>
                    {archive}
                </button>
                <button type="button" class="plain" class:hidden=is_me aria-label=delete_label on:click=delete>
                    {messages::assessments::DELETE}
                </button>
            </span>
        </div>
    }
    .into_any()
}

fn row(
    session: Session,
    message: RwSignal<String>,
    id: AssessmentId,
    assessment: Assessment,
) -> AnyView {
    let day = messages::assessments::day(assessment.rated_on);
    let named = |what: &str| messages::named(what, &messages::assessments::assessment(&assessment));
    let archive = if assessment.archived {
        messages::assessments::UNARCHIVE
    } else {
        messages::assessments::ARCHIVE
    };
    let (archive_label, delete_label) = (named(&archive), named(&messages::assessments::DELETE));
    let is_open = session.id.with_untracked(|open| *open == id);
    let about = messages::assessments::about(&assessment);
    let open = {
        let id = id.clone();
        move |_| {
            session.open_assessment(id.clone());
            session.overlay.set(None);
        }
    };
    let put_away = {
        let (id, assessment) = (id.clone(), assessment.clone());
        move |_| {
            message.set(String::new());
            let to = Assessment { archived: !assessment.archived, ..assessment.clone() };
            let change = Diff { before: Some(assessment.clone()), after: Some(to) };
            session.commit(Transaction::of(
                TransactionKind::Archive,
                RecordChange::Assessment(id.clone(), change),
            ));
        }
    };
    let delete = move |_| {
        session.commit(Transaction::of(TransactionKind::Delete, deletion(&id, &assessment)));
        message
            .set(messages::assessments::deleted(&messages::assessments::assessment(&assessment)));
    };
    view! {
        <li class="library-row">
            <button type="button" class="library-open" aria-current=is_open.then_some("true") on:click=open>
                <span class="library-day">{day}</span>
                <span class="muted">{about}</span>
            </button>
            <span class="library-does">
                <button type="button" class="plain" aria-label=archive_label on:click=put_away>
                    {archive}
                </button>
                <button type="button" class="plain" aria-label=delete_label on:click=delete>
                    {messages::assessments::DELETE}
                </button>
            </span>
        </li>
    }
    .into_any()
}

fn deletion(id: &AssessmentId, assessment: &Assessment) -> RecordChange {
    RecordChange::Assessment(id.clone(), Diff { before: Some(assessment.clone()), after: None })
}

/// Starts the next assessment from the open one.
#[component]
pub fn NextButton() -> impl IntoView {
    let session = session();
    let begin_next = move |_| {
        let next = untrack(|| session.assessment()).next(clock::today());
        begin(session, TransactionKind::Duplicate, next, Vec::new());
    };
    view! {
        <button type="button" class="secondary" title=messages::assessments::NEXT_HELP on:click=begin_next>
            {messages::assessments::NEXT}
        </button>
    }
}

fn begin_blank(session: Session, person: PersonId) {
    let rater = rater(session, &person);
    let assessment = Assessment { rater, ..Assessment::blank(session.framework(), person) };
    begin(session, TransactionKind::Begin, assessment, Vec::new());
}

fn add_person(session: Session, name: String) {
    let id = PersonId::new(random_assessment_id().as_str());
    let person = Person { name, archived: false };
    let rater = rater(session, &id);
    let assessment = Assessment { rater, ..Assessment::blank(session.framework(), id.clone()) };
    let added = RecordChange::Person(id, Diff { before: None, after: Some(person) });
    begin(session, TransactionKind::AddPerson, assessment, vec![added]);
}
