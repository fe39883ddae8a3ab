//! The preview of an imported framework, which can be edited before it is saved.

use crate::app::frameworks::editor::draft_history::DraftHistory;
use crate::app::frameworks::editor::editor_page::SaveButton;
use crate::app::frameworks::editor::editor_state::EditorState;
use crate::app::frameworks::editor::framework_fields::FrameworkFields;
use crate::app::frameworks::editor::framework_preview::FrameworkPreview;
use crate::app::frameworks::editor::validation_panel::ValidationPanel;
use crate::app::frameworks::{commands, pending_import};
use crate::app::session::state::session;
use crate::app::sharing::file_button::FileButton;
use crate::browser::events::Listener;
use crate::browser::shortcuts::Shortcut;
use crate::browser::{document as document_of_page, location};
use crate::i18n::messages;
use crate::import::{ImportWarning, ImportedFramework, WarningKind};
use crate::model::FrameworkDraft;
use crate::route::FrameworksRoute;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The page.
#[component]
pub fn ImportPreviewPage() -> impl IntoView {
    match pending_import::last() {
        Some(imported) => view! { <ImportPreview imported=imported/> }.into_any(),
        None => view! {
            <div class="reading workshop">
                <h1 tabindex="-1">{messages::frameworks::IMPORTED}</h1>
                <p class="prose">{messages::frameworks::NOTHING_BROUGHT}</p>
                <div class="library-actions"><FileButton words=&messages::frameworks::OPEN/></div>
                <p><a href=FrameworksRoute::List.address()>{messages::frameworks::BACK}</a></p>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn ImportPreview(imported: ImportedFramework) -> impl IntoView {
    let session = session();
    let document = imported.document.clone();
    let told = untrack(|| commands::save_error(session, &document));
    let history = DraftHistory::new(document.clone());
    let editor = EditorState::new(document, Callback::new(move |draft| history.add(draft)));
    let show = move |draft: Option<FrameworkDraft>| {
        if let Some(draft) = draft {
            editor.now.set(draft);
        }
    };
    let listener = Listener::new(&document_of_page(), "keydown", move |event| {
        match event.dyn_ref().and_then(Shortcut::of) {
            Some(Shortcut::Undo) => show(history.undo()),
            Some(Shortcut::Redo) => show(history.redo()),
            _ => return,
        }
        // Handle undo before the session does.
        event.prevent_default();
        event.stop_propagation();
    });
    // The listener is removed with the page.
    let _listener = StoredValue::new_local(listener);
    // Reloading or leaving the page loses the import; returning with the back button does not.
    let imported_now = imported.clone();
    Effect::new(move || {
        let document = editor.now.get();
        pending_import::put(Some(ImportedFramework { document, ..imported_now.clone() }));
    });
    let keep = move |document: FrameworkDraft, use_it: bool| {
        let Some(framework) = commands::save_revision(session, &document) else { return };
        pending_import::put(None);
        if use_it {
            commands::use_framework(session, framework);
        } else {
            location::replace_hash(&FrameworksRoute::List.address());
        }
    };
    let keep_draft = move |_| {
        let mut document = editor.now.get_untracked();
        if untrack(|| session.snapshot()).framework(&document.id).is_some() {
            document.id = commands::fresh_id();
        }
        let id = commands::add(session, document);
        pending_import::put(None);
        location::replace_hash(&FrameworksRoute::Edit(id).address());
    };
    // A framework with the same identifier may have other content.
    let is_no_other = told != Some(&messages::frameworks::KNOWN_OTHER);
    let keep_other = move |_| {
        let id = commands::fresh_id();
        keep(FrameworkDraft { id, ..editor.now.get_untracked() }, false);
    };
    let leave = move |_| {
        pending_import::put(None);
        location::replace_hash(&FrameworksRoute::List.address());
    };
    let fits = Signal::derive(move || editor.problems.with(Vec::is_empty));
    let title = Signal::derive(move || editor.now.with(|draft| draft.name.to_string()));
    let facts = Signal::derive(move || editor.now.with(messages::frameworks::facts));
    view! {
        <div class="bench">
            <div class="bench-head">
                <p><a href=FrameworksRoute::List.address()>{messages::frameworks::BACK}</a></p>
                <h1 tabindex="-1">{messages::frameworks::IMPORTED}</h1>
                <p class="prose">{messages::frameworks::BROUGHT_LEAD}</p>
                <p><strong>{title}</strong> " · " {facts}</p>
                {told.map(|words| view! { <p class="prose">{words}</p> })}
                <div class="library-actions">
                    <SaveButton editor=editor words=&messages::frameworks::KEEP_AND_USE save=Callback::new(move |()| keep(editor.now.get_untracked(), true))/>
                    <button type="button" class="secondary" class:hidden=Signal::derive(move || !fits.get()) on:click=move |_| keep(editor.now.get_untracked(), false)>{messages::frameworks::KEEP}</button>
                    <button type="button" class="secondary" class:hidden=fits on:click=keep_draft>{messages::frameworks::KEEP_DRAFT}</button>
                    <button type="button" class="secondary" class:hidden=Signal::derive(move || is_no_other || !fits.get()) on:click=keep_other>{messages::frameworks::KEEP_OTHER}</button>
                    <button type="button" class="secondary" on:click=leave>{messages::frameworks::LEAVE}</button>
                    <button type="button" class="plain" on:click=move |_| show(history.undo())>{messages::shell::UNDO}</button>
                    <button type="button" class="plain" on:click=move |_| show(history.redo())>{messages::shell::REDO}</button>
                </div>
                <WarningList remarks=imported.warnings more=imported.more/>
            </div>
            <FrameworkFields editor=editor/>
            <aside class="bench-side">
                <FrameworkPreview editor=editor/>
                <ValidationPanel editor=editor/>
            </aside>
        </div>
    }
}

/// The import warnings.
#[component]
fn WarningList(remarks: Vec<ImportWarning>, more: usize) -> impl IntoView {
    if remarks.is_empty() {
        return view! { <p class="muted">{messages::frameworks::NO_REMARKS}</p> }.into_any();
    }
    let count = remarks.len() + more;
    let is_unclear = remarks.iter().any(|remark| remark.kind == WarningKind::Unclear);
    let line = |remark: ImportWarning| {
        let kind = match remark.kind {
            WarningKind::Unclear => messages::frameworks::UNCLEAR,
            WarningKind::Ignored => messages::frameworks::IGNORED,
        };
        let source = (!remark.file.is_empty())
            .then(|| messages::frameworks::source(&remark.file, remark.line));
        view! {
            <li>
                <strong>{kind}</strong> ": " {remark.words}
                {source.map(|source| view! { <span class="muted">" (" {source} ")"</span> })}
            </li>
        }
    };
    let more = (more > 0)
        .then(|| view! { <p class="muted">{messages::frameworks::more_remarks(more)}</p> });
    view! {
        <details class="share remarks" open=is_unclear>
            <summary>{format!("{} ({count})", messages::frameworks::REMARKS)}</summary>
            <ul class="listed">{remarks.into_iter().map(line).collect_view()}</ul>
            {more}
        </details>
    }
    .into_any()
}
