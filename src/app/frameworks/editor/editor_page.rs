//! The framework editor. Changes are saved as a draft; a draft without errors can be saved as a
//! revision.

use crate::app::frameworks::commands;
use crate::app::frameworks::editor::editor_state::EditorState;
use crate::app::frameworks::editor::framework_fields::FrameworkFields;
use crate::app::frameworks::editor::framework_preview::FrameworkPreview;
use crate::app::frameworks::editor::validation_panel::ValidationPanel;
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::{FrameworkDraft, FrameworkId};
use crate::route::FrameworksRoute;
use leptos::prelude::*;

/// The page.
#[component]
pub fn EditorPage(
    /// The edited framework.
    id: FrameworkId,
) -> impl IntoView {
    let session = session();
    // The framework may appear when autosave is loaded, and disappear on undo.
    let is_there = {
        let id = id.clone();
        Memo::new(move |_| session.snapshot().framework(&id).is_some())
    };
    move || {
        if !is_there.get() {
            return view! {
                <div class="reading workshop">
                    <h1 tabindex="-1">{messages::frameworks::editing("")}</h1>
                    <p class="prose">{messages::frameworks::GONE}</p>
                    <p><a href=FrameworksRoute::List.address()>{messages::frameworks::BACK}</a></p>
                </div>
            }
            .into_any();
        }
        let id = id.clone();
        untrack(move || match EditorState::for_stored(session, id.clone()) {
            Some(editor) => view! { <Editor editor=editor id=id/> }.into_any(),
            None => ().into_any(),
        })
    }
}

#[component]
fn Editor(editor: EditorState, id: FrameworkId) -> impl IntoView {
    let session = session();
    let saved = RwSignal::new(None::<FrameworkDraft>);
    let title =
        Signal::derive(move || editor.now.with(|draft| messages::frameworks::editing(&draft.name)));
    let custom = {
        let id = id.clone();
        Memo::new(move |_| session.snapshot().framework(&id).cloned())
    };
    let state = Signal::derive(move || {
        custom
            .with(|custom| match custom.as_ref() {
                Some(custom) if custom.current().is_none() => messages::frameworks::DRAFT,
                Some(custom) if custom.is_changed() => messages::frameworks::CHANGED,
                _ => messages::frameworks::SAVED,
            })
            .to_owned()
    });
    let save = Callback::new(move |()| {
        let draft = editor.now.get_untracked();
        if commands::save_revision(session, &draft).is_some() {
            saved.set(Some(draft));
        }
    });
    // Until the next change.
    let message = Signal::derive(move || {
        let is_so = saved.with(|draft| {
            draft.as_ref().is_some_and(|draft| editor.now.with(|now| draft.content_eq(now)))
        });
        if is_so { messages::frameworks::SAVED_NOW.get() } else { "" }.to_owned()
    });
    let use_it = move |_| {
        if let Some(framework) = custom.get_untracked().and_then(|custom| custom.current()) {
            commands::use_framework(session, framework);
        }
    };
    let is_saved = Signal::derive(move || {
        custom.with(|custom| custom.as_ref().is_some_and(|custom| custom.current().is_some()))
    });
    view! {
        <div class="bench">
            <div class="bench-head">
                <p><a href=FrameworksRoute::List.address()>{messages::frameworks::BACK}</a></p>
                <h1 tabindex="-1">{title}</h1>
                <p class="prose muted">{messages::frameworks::DRAFT_HELP}</p>
            </div>
            <FrameworkFields editor=editor/>
            <aside class="bench-side">
                <FrameworkPreview editor=editor/>
                <ValidationPanel editor=editor/>
                <p class="muted">{state}</p>
                <div class="library-actions">
                    <SaveButton editor=editor words=&messages::frameworks::SAVE save=save/>
                    <button type="button" class="secondary" class:hidden=Signal::derive(move || !is_saved.get()) title=messages::frameworks::USE_HELP on:click=use_it>
                        {messages::frameworks::USE}
                    </button>
                </div>
                <p role="status" class="prose">{message}</p>
            </aside>
        </div>
    }
}

/// Saves the draft if it has no errors; otherwise focuses the errors.
#[component]
pub fn SaveButton(
    /// The editor.
    editor: EditorState,
    /// The label of the button.
    words: &'static str,
    /// Saves the draft.
    save: Callback<()>,
) -> impl IntoView {
    let session = session();
    let act = move |_| {
        let first = editor.problems.with_untracked(|all| all.first().map(|error| error.location));
        match first {
            None => save.run(()),
            Some(at) => {
                session.announce(messages::frameworks::to_mend(
                    editor.problems.with_untracked(Vec::len),
                ));
                crate::app::frameworks::editor::validation_panel::go_to(editor, at);
            }
        }
    };
    view! { <button type="button" class="primary" on:click=act>{words}</button> }
}
