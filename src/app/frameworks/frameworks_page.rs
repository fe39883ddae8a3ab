//! The list of frameworks, and the ways to create and import more.

use crate::app::frameworks::framework_row::{FrameworkRow, ListedFramework};
use crate::app::frameworks::{commands, pending_import};
use crate::app::session::state::session;
use crate::app::sharing::file_button::FileButton;
use crate::browser::{location, random_id};
use crate::i18n::messages;
use crate::import::{self, ImportResult};
use crate::model::{Framework, FrameworkDraft};
use crate::route::FrameworksRoute;
use leptos::prelude::*;

/// The page.
#[component]
pub fn FrameworksPage() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    // The rows depend on the assessments of each framework.
    let library = Memo::new(move |_| {
        let library = session.snapshot();
        let made_with = library.assessments.into_iter().map(|(_, assessment)| assessment.framework);
        (library.frameworks, made_with.collect::<Vec<_>>())
    });
    let fixed = move || {
        let (own, _) = library.get();
        // The stored copy of the site framework may be an older revision.
        let site = session
            .site
            .filter(|site| !own.iter().any(|(_, framework)| framework.current() == Some(*site)));
        let site = site.map(|site| ListedFramework::Fixed(site, &messages::frameworks::OF_SITE));
        let built_in =
            ListedFramework::Fixed(Framework::builtin(), &messages::frameworks::BUILT_IN);
        let own = own.into_iter().map(|(id, custom)| ListedFramework::Own(id, custom));
        let all = site.into_iter().chain([built_in]).chain(own);
        all.map(|framework| view! { <FrameworkRow framework=framework message=message/> })
            .collect_view()
    };
    let blank = move |_| {
        let levels = [1, 2, 3].map(messages::frameworks::numbered);
        let name = messages::frameworks::NEW_NAME.to_owned();
        let document =
            FrameworkDraft::blank(commands::fresh_id(), name, levels, random_id::random_id);
        let id = commands::add(session, document);
        location::set_hash(&FrameworksRoute::Edit(id).address());
    };
    view! {
        <div class="reading workshop">
            <h1 tabindex="-1">{messages::frameworks::TITLE}</h1>
            <p class="prose">{messages::frameworks::LEAD}</p>
            <p role="status" class="prose" class:unseen=Signal::derive(move || message.with(String::is_empty))>{message}</p>
            <ul class="frameworks">{fixed}</ul>
            <h2>{messages::frameworks::BRING}</h2>
            <p class="prose">{messages::frameworks::BRING_HELP}</p>
            <div class="library-actions">
                <FileButton words=&messages::frameworks::OPEN/>
                <FileButton words=&messages::frameworks::FOLDER folder=true/>
                <button type="button" class="secondary" on:click=blank>{messages::frameworks::BLANK}</button>
            </div>
            <Paste/>
        </div>
    }
}

/// The form for pasting a table.
#[component]
fn Paste() -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let message = RwSignal::new(String::new());
    let read = move |_| match pasted.with_untracked(|text| import::import_text(text)) {
        Ok(ImportResult::Framework(imported)) => {
            pending_import::show(*imported);
        }
        Ok(ImportResult::Ours(_)) => message.set(messages::import::NO_TABLE.to_owned()),
        Err(reason) => message.set(messages::sharing::because(&reason)),
    };
    view! {
        <details class="paste">
            <summary>{messages::frameworks::PASTE}</summary>
            <label class="field">
                <span>{messages::frameworks::PASTE_FIELD}</span>
                <textarea
                    rows="6"
                    prop:value=pasted
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
            </label>
            <p role="alert" class="wrong">{message}</p>
            <button type="button" class="secondary" on:click=read>{messages::frameworks::PASTE_READ}</button>
        </details>
    }
}
