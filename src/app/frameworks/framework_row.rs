//! A framework in the list of frameworks, with its actions.

use crate::app::frameworks::commands;
use crate::app::frameworks::framework_share::FrameworkShare;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::browser::{events, focus, location};
use crate::i18n::messages;
use crate::model::{Framework, FrameworkId, FrameworkRef, UserFramework};
use crate::route::{FrameworksRoute, HandbookRoute};
use leptos::prelude::*;

/// The origin of a framework.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// Built in or from the site; with a label.
    Fixed(&'static Framework, &'static str),
    /// A user framework.
    Own(FrameworkId, UserFramework),
}

impl Kept {
    fn current(&self) -> Option<&'static Framework> {
        match self {
            Self::Fixed(framework, _) => Some(framework),
            Self::Own(_, custom) => custom.current(),
        }
    }
}

/// The row.
#[component]
pub fn FrameworkRow(
    /// The framework.
    kept: Kept,
    /// The result of the last action.
    message: RwSignal<String>,
) -> impl IntoView {
    let session = session();
    let current = kept.current();
    let (id, document, state) = match &kept {
        Kept::Fixed(framework, words) => {
            (framework.id().clone(), framework.draft().clone(), *words)
        }
        Kept::Own(id, custom) => {
            let state = match custom.current() {
                None => messages::frameworks::DRAFT.get(),
                Some(_) if custom.is_changed() => messages::frameworks::CHANGED.get(),
                Some(_) => "",
            };
            (id.clone(), custom.draft.clone(), state)
        }
    };
    let name = if document.name.trim().is_empty() {
        &messages::frameworks::NEW_NAME
    } else {
        document.name.trim()
    }
    .to_owned();
    let used = commands::used_by(session, &id);
    let now = current.map(FrameworkRef::to);
    let behind: Vec<_> = used
        .iter()
        .filter(|(_, it)| now.as_ref().is_some_and(|now| it.framework != *now))
        .collect();
    let is_built_in = id.is_builtin();
    let first_behind = behind.first().filter(|_| !is_built_in).map(|(id, _)| id.clone());
    let behind = first_behind.map(|first| {
        let move_it = move |_| {
            session.open_assessment(first.clone());
            session.overlay.set(Some(Overlay::Migrate));
        };
        view! {
            <p class="prose">
                {messages::frameworks::behind(behind.len())} " "
                <button type="button" class="plain" on:click=move_it>{messages::frameworks::MOVE_OPEN}</button>
            </p>
        }
    });
    let facts = [
        messages::frameworks::facts(&document),
        current
            .filter(|_| !is_built_in)
            .map_or(String::new(), |it| messages::frameworks::revision(it.revision())),
        messages::frameworks::used(used.len()),
    ];
    let facts = facts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let is_in_use = {
        let id = id.clone();
        Signal::derive(move || *session.framework().id() == id)
    };
    let labelled = |what: &str| messages::named(what, &name);
    let use_it = current.map(|framework| {
        view! {
            <button
                type="button"
                class="secondary"
                title=messages::frameworks::USE_HELP
                aria-label=labelled(&messages::frameworks::USE)
                on:click=move |_| commands::use_framework(session, framework)
            >
                {messages::frameworks::USE}
            </button>
        }
    });
    let read = current.map(|framework| {
        let hidden = Signal::derive(move || session.framework().id() != framework.id());
        view! { <a class="plain" class:hidden=hidden href=HandbookRoute::Introduction.address()>{messages::frameworks::READ}</a> }
    });
    let edit = matches!(kept, Kept::Own(..)).then(|| {
        let address = FrameworksRoute::Edit(id.clone()).address();
        view! { <a class="plain" href=address aria-label=labelled(&messages::frameworks::EDIT)>{messages::frameworks::EDIT}</a> }
    });
    let duplicate = current.map(|framework| {
        let duplicate = move |_| {
            let id = commands::duplicate(session, framework, messages::frameworks::copy_of(framework.name()));
            location::set_hash(&FrameworksRoute::Edit(id).address());
        };
        view! {
            <button type="button" class="plain" aria-label=labelled(&messages::frameworks::DUPLICATE) on:click=duplicate>
                {messages::frameworks::DUPLICATE}
            </button>
        }
    });
    let delete = match kept {
        Kept::Fixed(..) => None,
        Kept::Own(id, custom) => {
            let (name, label) = (name.clone(), labelled(&messages::frameworks::DELETE));
            let delete = move |_| {
                let count = untrack(|| commands::used_by(session, &id)).len();
                if count > 0 {
                    message.set(messages::frameworks::is_used(&name, count));
                } else {
                    commands::delete(session, &id, custom.clone());
                    message.set(messages::frameworks::deleted(&name));
                    // The focused row disappears.
                    events::on_animation_frame(focus::focus_heading);
                }
            };
            Some(view! {
                <button type="button" class="plain" aria-label=label on:click=delete>{messages::frameworks::DELETE}</button>
            })
        }
    };
    let share = current.map(|framework| view! { <FrameworkShare framework=framework/> });
    view! {
        <li class="framework">
            <h2>
                {name} " "
                <span class="mark-word" class:hidden=Signal::derive(move || !is_in_use.get())>{messages::frameworks::IN_USE}</span>
            </h2>
            <p class="muted">{[state, &facts].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")}</p>
            {behind}
            <div class="framework-does">{use_it} {edit} {read} {duplicate} {delete}</div>
            {share}
        </li>
    }
}
