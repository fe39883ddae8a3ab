//! A person in the assessments dialog, with their assessments.

use crate::app::assessments::new_assessment::begin_blank;
use crate::app::session::state::{Session, session};
use crate::app::widgets::typed_text::{TypedText, typed_text};
use crate::i18n::messages;
use crate::model::limits::MAX_NAME_CHARS;
use crate::model::{
    Assessment, AssessmentId, Diff, Person, PersonId, RecordChange, Transaction, TransactionKind,
};
use crate::storage::RecordSnapshot;
use leptos::prelude::*;

/// A person, with the assessments that are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonGroup {
    /// The person's identifier.
    pub id: PersonId,
    /// The person.
    pub person: Person,
    /// The listed assessments, newest first.
    pub shown: Vec<(AssessmentId, Assessment)>,
}

impl PersonGroup {
    /// The same person and assessments as they are stored now; `None` if the person was deleted.
    #[must_use]
    pub fn updated(&self, library: &RecordSnapshot) -> Option<Self> {
        let now = |(id, _): &(AssessmentId, Assessment)| {
            Some((id.clone(), library.assessment(id)?.clone()))
        };
        Some(Self {
            person: library.person(&self.id)?.clone(),
            shown: self.shown.iter().filter_map(now).collect(),
            id: self.id.clone(),
        })
    }
}

/// The section of a person. It stays while the person's data changes, so that a name can be typed
/// meanwhile.
#[component]
pub fn PersonSection(
    /// The person.
    id: PersonId,
    /// All listed people.
    groups: Memo<Vec<PersonGroup>>,
    /// Whether the only person is the one who uses this browser. Then they have no heading.
    is_only_me: Memo<bool>,
    /// The message about the last undoable action.
    message: RwSignal<String>,
    /// Whether a name is typed.
    is_typing: RwSignal<bool>,
) -> impl IntoView {
    let session = session();
    let of_person = {
        let id = id.clone();
        move |groups: &Vec<PersonGroup>| groups.iter().find(|group| group.id == id).cloned()
    };
    let group = Memo::new(move |_| groups.with(&of_person));
    let person = Memo::new(move |_| group.get().map(|group| group.person).unwrap_or_default());
    let shown = Memo::new(move |_| group.get().map(|group| group.shown).unwrap_or_default());
    let head = move || {
        let id = id.clone();
        (!is_only_me.get()).then(
            || view! { <PersonHead id=id person=person message=message is_typing=is_typing/> },
        )
    };
    let rows = move || {
        let row = |(id, assessment)| row(session, message, id, assessment);
        shown.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="library-person">
            {head}
            <ul>{rows}</ul>
        </section>
    }
}

#[component]
fn PersonHead(
    id: PersonId,
    person: Memo<Person>,
    message: RwSignal<String>,
    is_typing: RwSignal<bool>,
) -> impl IntoView {
    let session = session();
    let id = StoredValue::new(id);
    let name = Signal::derive(move || {
        person.with(|person| id.with_value(|id| messages::assessments::person(id, person)))
    });
    let label =
        move |what: &'static str| Signal::derive(move || messages::named(what, &name.get()));
    let archive = Signal::derive(move || {
        if person.get().archived {
            messages::assessments::UNARCHIVE.to_owned()
        } else {
            messages::assessments::ARCHIVE.to_owned()
        }
    });
    let archive_label = Signal::derive(move || messages::named(&archive.get(), &name.get()));
    let placeholder = id.with_value(|id| messages::assessments::person(id, &Person::default()));
    let is_me = id.with_value(|id| *id == Person::ME);
    on_cleanup(move || {
        is_typing.try_set(false);
    });
    let stored = Signal::derive(move || person.get().name);
    let written = TypedText::new(stored, move |change| {
        // The message refers to the last undoable action, which is now another one.
        message.set(String::new());
        let person = person.get_untracked();
        id.with_value(|id| session.rename_person(id, &person, &change));
    });
    let put_away = move |_| {
        message.set(String::new());
        let person = person.get_untracked();
        let to = Person { archived: !person.archived, ..person.clone() };
        let change = Diff { before: Some(person), after: Some(to) };
        session.commit(Transaction::of(
            TransactionKind::Archive,
            RecordChange::Person(id.get_value(), change),
        ));
    };
    let delete = move |_| {
        let library = session.snapshot();
        let id = id.get_value();
        let of = library.of(&id);
        let mut edits: Vec<RecordChange> =
            of.map(|(id, assessment)| deletion(id, assessment)).collect();
        let change = Diff { before: Some(person.get_untracked()), after: None };
        edits.push(RecordChange::Person(id.clone(), change));
        let name = name.get_untracked();
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
                aria-label=label(&messages::assessments::NAME)
                placeholder=placeholder
                use:typed_text=written
                on:input=move |_| is_typing.set(true)
                on:blur=move |_| is_typing.set(false)
            />
            <span class="library-does">
                <button
                    type="button"
                    class="plain"
                    aria-label=label(&messages::assessments::BLANK)
                    on:click=move |_| begin_blank(session, id.get_value())
                >
                    {messages::assessments::BLANK}
                </button>
                <button type="button" class="plain" class:hidden=is_me aria-label=archive_label on:click=put_away>
                    {archive}
                </button>
                <button
                    type="button"
                    class="plain"
                    class:hidden=is_me
                    aria-label=label(&messages::assessments::DELETE)
                    on:click=delete
                >
                    {messages::assessments::DELETE}
                </button>
            </span>
        </div>
    }
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
