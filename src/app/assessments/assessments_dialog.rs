//! The assessments dialog: all people and assessments, with search.

use crate::app::assessments::new_assessment::{begin, rater};
use crate::app::assessments::person_section::{PersonGroup, PersonSection};
use crate::app::session::autosave::random_assessment_id;
use crate::app::session::state::{Session, session};
use crate::app::sharing::file_button::FileButton;
use crate::app::widgets::dialog::Dialog;
use crate::browser::clock;
use crate::i18n::messages;
use crate::model::limits::shorten_name;
use crate::model::{
    Assessment, AssessmentId, Diff, Person, PersonId, RecordChange, TransactionKind,
};
use crate::storage::RecordSnapshot;
use leptos::prelude::*;

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
    // While a name is typed, no row moves or disappears.
    let is_typing = RwSignal::new(false);
    let listed = Memo::new(move |before: Option<&Listed>| match before {
        Some(Listed { groups, hidden }) if is_typing.get() => library.with(|library| Listed {
            groups: groups.iter().filter_map(|group| group.updated(library)).collect(),
            hidden: *hidden,
        }),
        _ => library.with(|library| list(library, &query.get(), archived.get())),
    });
    let groups = Memo::new(move |_| listed.with(|listed| listed.groups.clone()));
    let is_only_me = Memo::new(move |_| library.with(RecordSnapshot::is_only_me));
    let hidden = Signal::derive(move || listed.with(|listed| listed.hidden));
    let notes = move || {
        let left_alone = library.with(|library| library.unsupported_keys.len());
        let left_alone = (left_alone > 0)
            .then(|| view! { <p class="muted">{messages::data::left_alone(left_alone)}</p> });
        let is_empty = query.with(|query| query.trim().is_empty());
        let nothing =
            if is_empty { messages::assessments::EMPTY } else { messages::assessments::NOTHING };
        let nothing = groups.with(Vec::is_empty).then(|| view! { <p class="muted">{nothing}</p> });
        let more = (hidden.get() > 0)
            .then(|| view! { <p class="muted">{messages::assessments::more(hidden.get())}</p> });
        view! { {nothing} {more} {left_alone} }
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
                <div class="library-list">
                    <For each=move || groups.get() key=|group| group.id.to_string() let(group)>
                        <PersonSection
                            id=group.id
                            groups=groups
                            is_only_me=is_only_me
                            message=message
                            is_typing=is_typing
                        />
                    </For>
                    {notes}
                </div>
            </div>
        </Dialog>
    }
}

/// The maximum number of listed assessments.
const MOST: usize = 60;

/// The listed people and assessments.
#[derive(Clone, Debug, Default, PartialEq)]
struct Listed {
    groups: Vec<PersonGroup>,
    /// The number of assessments that match but are not listed.
    hidden: usize,
}

/// The people whose name or assessments match the query, each with the matching assessments.
fn list(library: &RecordSnapshot, query: &str, archived: bool) -> Listed {
    let mut groups = Vec::new();
    let mut hidden = 0;
    let mut left = MOST;
    for (id, person) in &library.people {
        if person.archived && !archived {
            continue;
        }
        let name = messages::assessments::person(id, person);
        let matches = |(_, assessment): &&(AssessmentId, Assessment)| {
            (archived || !assessment.archived)
                && messages::assessments::matches(query, &name, assessment)
        };
        let mut shown: Vec<_> = library.of(id).filter(matches).cloned().collect();
        let is_named = name.to_lowercase().contains(&query.trim().to_lowercase());
        let is_nobody = *id == Person::ME && library.of(id).next().is_none();
        let is_listed = !shown.is_empty() || is_named && !is_nobody;
        hidden += shown.len().saturating_sub(left);
        if is_listed && left > 0 {
            shown.truncate(left);
            left -= shown.len();
            groups.push(PersonGroup { id: id.clone(), person: person.clone(), shown });
        }
    }
    Listed { groups, hidden }
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

fn add_person(session: Session, name: String) {
    let id = PersonId::new(random_assessment_id().as_str());
    let person = Person { name: shorten_name(&name), archived: false };
    let rater = rater(session, &id);
    let assessment = Assessment { rater, ..Assessment::blank(session.framework(), id.clone()) };
    let added = RecordChange::Person(id, Diff { before: None, after: Some(person) });
    begin(session, TransactionKind::AddPerson, assessment, vec![added]);
}
