//! A framework as it was understood from files: shown, and to be changed, before anything is kept.

use super::editor_page::SaveButton;
use super::file_button::FileButton;
use super::framework_fields::FrameworkFields;
use super::framework_preview::FrameworkPreview;
use super::mending::Mending;
use crate::app::bench::Bench;
use crate::app::frameworks;
use crate::app::state::session;
use crate::guide::Workshop;
use crate::import::{Brought, Kind, Remark};
use crate::model::{Document, Framework};
use crate::text;
use crate::web::listen::Listener;
use crate::web::{document as document_of_page, location};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The page.
#[component]
pub fn BroughtPage() -> impl IntoView {
    match frameworks::brought() {
        Some(brought) => view! { <Understood brought=brought/> }.into_any(),
        None => view! {
            <div class="reading workshop">
                <h1 tabindex="-1">{text::ladder::BROUGHT}</h1>
                <p class="prose">{text::ladder::NOTHING_BROUGHT}</p>
                <div class="library-actions"><FileButton words=text::ladder::OPEN/></div>
                <p><a href=Workshop::List.address()>{text::ladder::BACK}</a></p>
            </div>
        }
        .into_any(),
    }
}

/// What was done on this page, which undo of what is stored knows nothing of.
#[derive(Clone, Copy)]
struct Steps {
    now: RwSignal<Document>,
    done: StoredValue<Vec<Document>>,
    undone: StoredValue<Vec<Document>>,
    last: StoredValue<Document>,
}

impl Steps {
    fn keep(&self, document: Document) {
        let before = self.last.get_value();
        if before != document {
            self.done.update_value(|done| done.push(before));
            self.undone.set_value(Vec::new());
            self.last.set_value(document);
        }
    }

    fn turn(&self, back: bool) {
        let (from, to) = if back { (self.done, self.undone) } else { (self.undone, self.done) };
        if let Some(Some(document)) = from.try_update_value(Vec::pop) {
            let now = self.last.get_value();
            to.update_value(|to| to.push(now));
            self.last.set_value(document.clone());
            self.now.set(document);
        }
    }

    /// Takes Ctrl or Cmd with Z and Y for itself, before they undo what is stored.
    fn key(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_text = target.is_some_and(|it| it.matches("input, textarea").unwrap_or(false));
        if in_text || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => self.turn(true),
            ("z", true) | ("y", _) => self.turn(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

#[component]
fn Understood(brought: Brought) -> impl IntoView {
    let session = session();
    let document = brought.document.clone();
    let known = untrack(|| session.library()).framework(&document.id).cloned();
    let is_builtin = document.id == *Framework::builtin().id();
    let is_known = is_builtin
        || known.as_ref().is_some_and(|it| {
            it.current().is_some_and(|it| it.document().says_the_same(&document))
        });
    let told = if is_known {
        Some(text::ladder::KNOWN)
    } else {
        known.is_some().then_some(text::ladder::KNOWN_OTHER)
    };
    let last = StoredValue::new(document.clone());
    let (done, undone) = (StoredValue::default(), StoredValue::default());
    let steps = StoredValue::new(None::<Steps>);
    let bench = Bench::new(
        document,
        Callback::new(move |document| {
            if let Some(steps) = steps.get_value() {
                steps.keep(document);
            }
        }),
    );
    let steps_now = Steps { now: bench.now, done, undone, last };
    steps.set_value(Some(steps_now));
    let keys = Listener::new(&document_of_page(), "keydown", move |event| steps_now.key(&event));
    // It ends with the page.
    let _keys = StoredValue::new_local(keys);
    // Reloading or leaving loses it; coming back by the browser's button does not.
    let brought_now = brought.clone();
    Effect::new(move || {
        let document = bench.now.get();
        frameworks::put_brought(Some(Brought { document, ..brought_now.clone() }));
    });
    let keep = move |use_it: bool| {
        let document = bench.now.get_untracked();
        let Some(framework) = frameworks::keep_revision(session, &document) else { return };
        frameworks::put_brought(None);
        if use_it {
            frameworks::use_it(session, framework);
        } else {
            location::replace(&Workshop::List.address());
        }
    };
    let keep_draft = move |_| {
        let mut document = bench.now.get_untracked();
        if untrack(|| session.library()).framework(&document.id).is_some() {
            document.id = frameworks::fresh_id();
        }
        let id = frameworks::add(session, document);
        frameworks::put_brought(None);
        location::replace(&Workshop::Edit(id).address());
    };
    // Another one of the same name need not be the same.
    let is_builtin_or_new = told != Some(text::ladder::KNOWN_OTHER);
    let keep_other = move |_| {
        bench.type_in(|it| it.id = frameworks::fresh_id());
        keep(false);
    };
    let leave = move |_| {
        frameworks::put_brought(None);
        location::replace(&Workshop::List.address());
    };
    let fits = Signal::derive(move || bench.problems.with(Vec::is_empty));
    let title = Signal::derive(move || bench.now.with(|it| it.name.to_string()));
    let facts = Signal::derive(move || bench.now.with(text::ladder::facts));
    view! {
        <div class="bench">
            <div class="bench-head">
                <p><a href=Workshop::List.address()>{text::ladder::BACK}</a></p>
                <h1 tabindex="-1">{text::ladder::BROUGHT}</h1>
                <p class="prose">{text::ladder::BROUGHT_LEAD}</p>
                <p><strong>{title}</strong> " · " {facts}</p>
                {told.map(|words| view! { <p class="prose">{words}</p> })}
                <div class="library-actions">
                    <SaveButton bench=bench words=text::ladder::KEEP_AND_USE save=Callback::new(move |()| keep(true))/>
                    <button type="button" class="secondary" class:hidden=Signal::derive(move || !fits.get()) on:click=move |_| keep(false)>{text::ladder::KEEP}</button>
                    <button type="button" class="secondary" class:hidden=fits on:click=keep_draft>{text::ladder::KEEP_DRAFT}</button>
                    <button type="button" class="secondary" class:hidden=is_builtin_or_new on:click=keep_other>{text::ladder::KEEP_OTHER}</button>
                    <button type="button" class="secondary" on:click=leave>{text::ladder::LEAVE}</button>
                    <button type="button" class="plain" on:click=move |_| steps_now.turn(true)>{text::page::UNDO}</button>
                    <button type="button" class="plain" on:click=move |_| steps_now.turn(false)>{text::page::REDO}</button>
                </div>
                <Remarks remarks=brought.remarks more=brought.more/>
            </div>
            <FrameworkFields bench=bench/>
            <aside class="bench-side">
                <FrameworkPreview bench=bench/>
                <Mending bench=bench/>
            </aside>
        </div>
    }
}

/// What was left out or guessed, and where.
#[component]
fn Remarks(remarks: Vec<Remark>, more: usize) -> impl IntoView {
    if remarks.is_empty() {
        return view! { <p class="muted">{text::ladder::NO_REMARKS}</p> }.into_any();
    }
    let count = remarks.len() + more;
    let is_unclear = remarks.iter().any(|remark| remark.kind == Kind::Unclear);
    let line = |remark: Remark| {
        let kind = match remark.kind {
            Kind::Unclear => text::ladder::UNCLEAR,
            Kind::Ignored => text::ladder::IGNORED,
        };
        let source =
            (!remark.file.is_empty()).then(|| text::ladder::source(&remark.file, remark.line));
        view! {
            <li>
                <strong>{kind}</strong> ": " {remark.words}
                {source.map(|source| view! { <span class="muted">" (" {source} ")"</span> })}
            </li>
        }
    };
    let more =
        (more > 0).then(|| view! { <p class="muted">{text::ladder::more_remarks(more)}</p> });
    view! {
        <details class="share remarks" open=is_unclear>
            <summary>{format!("{} ({count})", text::ladder::REMARKS)}</summary>
            <ul class="listed">{remarks.into_iter().map(line).collect_view()}</ul>
            {more}
        </details>
    }
    .into_any()
}
