//! A framework in the list of frameworks, with its actions.

use crate::app::frameworks::commands;
use crate::app::frameworks::framework_share::FrameworkShare;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::browser::{events, focus, location};
use crate::i18n::Message;
use crate::i18n::messages;
use crate::model::{
    Assessment, AssessmentId, Framework, FrameworkDraft, FrameworkId, FrameworkRef, UserFramework,
};
use crate::route::{FrameworksRoute, HandbookRoute};
use leptos::prelude::*;

/// A framework of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum ListedFramework {
    /// Built in or from the site; with a label.
    Fixed(&'static Framework, &'static str),
    /// A user framework.
    Own(FrameworkId, UserFramework),
}

impl ListedFramework {
    fn id(&self) -> &FrameworkId {
        match self {
            Self::Fixed(framework, _) => framework.id(),
            Self::Own(id, _) => id,
        }
    }

    /// The current revision; `None` if there is only a draft.
    fn current(&self) -> Option<&'static Framework> {
        match self {
            Self::Fixed(framework, _) => Some(framework),
            Self::Own(_, framework) => framework.current(),
        }
    }

    fn draft(&self) -> &FrameworkDraft {
        match self {
            Self::Fixed(framework, _) => framework.draft(),
            Self::Own(_, framework) => &framework.draft,
        }
    }

    fn name(&self) -> String {
        match self.draft().name.trim() {
            "" => messages::frameworks::NEW_NAME.to_owned(),
            name => name.to_owned(),
        }
    }

    /// The label of the framework's state: built in, of the site, draft, or changed since the last
    /// revision. Empty for an unchanged user framework.
    fn state(&self) -> &'static str {
        match self {
            Self::Fixed(_, label) => label,
            Self::Own(_, framework) => match framework.current() {
                None => messages::frameworks::DRAFT.get(),
                Some(_) if framework.is_changed() => messages::frameworks::CHANGED.get(),
                Some(_) => "",
            },
        }
    }

    /// The state, the size, the revision and the number of assessments, as one line.
    fn facts(&self, used: usize) -> String {
        let revision = self.current().filter(|_| !self.id().is_builtin());
        let facts = [
            self.state().to_owned(),
            messages::frameworks::facts(self.draft()),
            revision.map_or(String::new(), |revision| {
                messages::frameworks::revision(revision.revision())
            }),
            messages::frameworks::used(used),
        ];
        facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// The row.
#[component]
pub fn FrameworkRow(
    /// The framework.
    framework: ListedFramework,
    /// The result of the last action.
    message: RwSignal<String>,
) -> impl IntoView {
    let session = session();
    let current = framework.current();
    let id = framework.id().clone();
    let used = commands::used_by(session, &id);
    let name = StoredValue::new(framework.name());
    let is_other = Signal::derive(move || *session.framework().id() != id);
    let facts = framework.facts(used.len());
    let outdated = outdated_assessments(&framework, &used);
    let own = match framework {
        ListedFramework::Own(id, framework) => Some((id, framework)),
        ListedFramework::Fixed(..) => None,
    };
    let edit = own.as_ref().map(|(id, _)| view! { <EditLink id=id.clone() name=name/> });
    let delete = own.map(|(id, framework)| {
        view! { <DeleteButton id=id framework=framework name=name message=message/> }
    });
    view! {
        <li class="framework">
            <h2>
                {name.get_value()} " "
                <span class="mark-word" class:hidden=is_other>{messages::frameworks::IN_USE}</span>
            </h2>
            <p class="muted">{facts}</p>
            {(!outdated.is_empty()).then(|| view! { <MigrateHint outdated=outdated/> })}
            <div class="framework-does">
                {current.map(|framework| view! { <UseButton framework=framework name=name/> })}
                {edit}
                {current.map(|framework| view! { <ReadLink framework=framework/> })}
                {current.map(|framework| view! { <DuplicateButton framework=framework name=name/> })}
                {delete}
            </div>
            {current.map(|framework| view! { <FrameworkShare framework=framework/> })}
        </li>
    }
}

/// The assessments that use an older revision of a user framework or of the site framework.
fn outdated_assessments(
    framework: &ListedFramework,
    used: &[(AssessmentId, Assessment)],
) -> Vec<AssessmentId> {
    let Some(current) = framework.current().filter(|_| !framework.id().is_builtin()) else {
        return Vec::new();
    };
    let current = FrameworkRef::to(current);
    let outdated = used.iter().filter(|(_, assessment)| assessment.framework != current);
    outdated.map(|(id, _)| id.clone()).collect()
}

/// The accessible name of an action: the visible text and the framework's name.
fn action_name(action: &str, name: StoredValue<String>) -> String {
    name.with_value(|name| messages::named(action, name))
}

/// A button with an action on the framework.
fn action_button(
    action: &'static Message,
    name: StoredValue<String>,
    on_click: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="plain"
            aria-label=action_name(action, name)
            on:click=move |_| on_click()
        >
            {action.get()}
        </button>
    }
}

/// The number of outdated assessments, and a button that opens the first one for migration.
#[component]
fn MigrateHint(outdated: Vec<AssessmentId>) -> impl IntoView {
    let session = session();
    let count = outdated.len();
    let migrate = move |_| {
        if let Some(first) = outdated.first() {
            session.open_assessment(first.clone());
            session.overlay.set(Some(Overlay::Migrate));
        }
    };
    view! {
        <p class="prose">
            {messages::frameworks::behind(count)} " "
            <button type="button" class="plain" on:click=migrate>{messages::frameworks::MOVE_OPEN}</button>
        </p>
    }
}

#[component]
fn UseButton(framework: &'static Framework, name: StoredValue<String>) -> impl IntoView {
    let session = session();
    view! {
        <button
            type="button"
            class="secondary"
            title=messages::frameworks::USE_HELP
            aria-label=action_name(&messages::frameworks::USE, name)
            on:click=move |_| commands::use_framework(session, framework)
        >
            {messages::frameworks::USE}
        </button>
    }
}

/// A link to the handbook, if it shows this framework.
#[component]
fn ReadLink(framework: &'static Framework) -> impl IntoView {
    let session = session();
    let is_other = Signal::derive(move || session.framework().id() != framework.id());
    view! {
        <a class="plain" class:hidden=is_other href=HandbookRoute::Introduction.address()>
            {messages::frameworks::READ}
        </a>
    }
}

#[component]
fn EditLink(id: FrameworkId, name: StoredValue<String>) -> impl IntoView {
    view! {
        <a
            class="plain"
            href=FrameworksRoute::Edit(id).address()
            aria-label=action_name(&messages::frameworks::EDIT, name)
        >
            {messages::frameworks::EDIT}
        </a>
    }
}

#[component]
fn DuplicateButton(framework: &'static Framework, name: StoredValue<String>) -> impl IntoView {
    let session = session();
    let duplicate = move || {
        let name = messages::frameworks::copy_of(framework.name());
        let id = commands::duplicate(session, framework, name);
        location::set_hash(&FrameworksRoute::Edit(id).address());
    };
    action_button(&messages::frameworks::DUPLICATE, name, duplicate)
}

/// Deletes a user framework, unless an assessment uses it.
#[component]
fn DeleteButton(
    id: FrameworkId,
    framework: UserFramework,
    name: StoredValue<String>,
    message: RwSignal<String>,
) -> impl IntoView {
    let session = session();
    let delete = move || {
        let count = untrack(|| commands::used_by(session, &id)).len();
        let name = name.get_value();
        if count > 0 {
            message.set(messages::frameworks::is_used(&name, count));
        } else {
            commands::delete(session, &id, framework.clone());
            message.set(messages::frameworks::deleted(&name));
            // The focused row disappears.
            events::on_animation_frame(focus::focus_heading);
        }
    };
    action_button(&messages::frameworks::DELETE, name, delete)
}
