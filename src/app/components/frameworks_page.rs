//! All frameworks: what comes with the page, what somebody has brought or made, and the ways to more.

use super::file_button::FileButton;
use super::framework_row::{FrameworkRow, Kept};
use crate::app::state::session;
use crate::app::{frameworks, pending_import};
use crate::guide::FrameworksRoute;
use crate::import::{self, ImportResult};
use crate::model::{Framework, FrameworkDraft};
use crate::text;
use crate::web::{location, random_id};
use leptos::prelude::*;

/// The page.
#[component]
pub fn FrameworksPage() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    // What is made with each of them changes what is said of it.
    let library = Memo::new(move |_| {
        let library = session.snapshot();
        let made_with = library.assessments.into_iter().map(|(_, it)| it.framework);
        (library.frameworks, made_with.collect::<Vec<_>>())
    });
    let fixed = move || {
        let (own, _) = library.get();
        // What is stored of the site's own may be an earlier revision.
        let site =
            session.site.filter(|site| !own.iter().any(|(_, it)| it.current() == Some(*site)));
        let site = site.map(|site| Kept::Fixed(site, &text::frameworks::OF_SITE));
        let built_in = Kept::Fixed(Framework::builtin(), &text::frameworks::BUILT_IN);
        let own = own.into_iter().map(|(id, custom)| Kept::Own(id, custom));
        let all = site.into_iter().chain([built_in]).chain(own);
        all.map(|kept| view! { <FrameworkRow kept=kept message=message/> }).collect_view()
    };
    let blank = move |_| {
        let levels = [1, 2, 3].map(text::frameworks::numbered);
        let name = text::frameworks::NEW_NAME.to_owned();
        let document =
            FrameworkDraft::blank(frameworks::fresh_id(), name, levels, random_id::random_id);
        let id = frameworks::add(session, document);
        location::set_hash(&FrameworksRoute::Edit(id).address());
    };
    view! {
        <div class="reading workshop">
            <h1 tabindex="-1">{text::frameworks::TITLE}</h1>
            <p class="prose">{text::frameworks::LEAD}</p>
            <p role="status" class="prose" class:unseen=Signal::derive(move || message.with(String::is_empty))>{message}</p>
            <ul class="frameworks">{fixed}</ul>
            <h2>{text::frameworks::BRING}</h2>
            <p class="prose">{text::frameworks::BRING_HELP}</p>
            <div class="library-actions">
                <FileButton words=&text::frameworks::OPEN/>
                <FileButton words=&text::frameworks::FOLDER folder=true/>
                <button type="button" class="secondary" on:click=blank>{text::frameworks::BLANK}</button>
            </div>
            <Paste/>
        </div>
    }
}

/// A table from a spreadsheet.
#[component]
fn Paste() -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let message = RwSignal::new(String::new());
    let read = move |_| match pasted.with_untracked(|text| import::import_text(text)) {
        Ok(ImportResult::Framework(brought)) => {
            pending_import::show(*pending_import);
        }
        Ok(ImportResult::Ours(_)) => message.set(text::import::NO_TABLE.to_owned()),
        Err(reason) => message.set(text::sharing::because(&reason)),
    };
    view! {
        <details class="paste">
            <summary>{text::frameworks::PASTE}</summary>
            <label class="field">
                <span>{text::frameworks::PASTE_FIELD}</span>
                <textarea
                    rows="6"
                    prop:value=pasted
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
            </label>
            <p role="alert" class="wrong">{message}</p>
            <button type="button" class="secondary" on:click=read>{text::frameworks::PASTE_READ}</button>
        </details>
    }
}
