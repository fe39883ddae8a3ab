//! The pages about user frameworks.

use crate::app::frameworks::editor::editor_page::EditorPage;
use crate::app::frameworks::frameworks_page::FrameworksPage;
use crate::app::frameworks::import_preview_page::ImportPreviewPage;
use crate::app::frameworks::pending_import;
use crate::app::session::state::session;
use crate::browser::location;
use crate::i18n::messages;
use crate::route::FrameworksRoute;
use crate::route::Route;
use leptos::prelude::*;

/// The page of the route.
#[component]
pub fn FrameworksOutlet() -> impl IntoView {
    let session = session();
    let page = Memo::new(move |before: Option<&FrameworksRoute>| match session.route.get() {
        Route::Frameworks(path) => {
            let Ok(page) = path.parse();
            page
        }
        // Keep the page while another one replaces it.
        _ => before.cloned().unwrap_or(FrameworksRoute::List),
    });
    Effect::new(move || {
        let title = match page.get() {
            FrameworksRoute::List => messages::frameworks::TITLE.to_owned(),
            FrameworksRoute::ImportPreview => messages::frameworks::IMPORTED.to_owned(),
            FrameworksRoute::Edit(id) => {
                let library = untrack(|| session.snapshot());
                let name = library.framework(&id).map(|framework| framework.draft.name.to_string());
                messages::frameworks::editing(&name.unwrap_or_default())
            }
        };
        location::start_page(&messages::shell::titled(&title));
    });
    let shown = move || {
        let page = page.get();
        if page == FrameworksRoute::ImportPreview {
            let _ = pending_import::count();
        }
        // The page itself follows its signals.
        untrack(|| match page {
            FrameworksRoute::List => {
                view! { <main class="away"><FrameworksPage/></main> }.into_any()
            }
            FrameworksRoute::ImportPreview => {
                view! { <main class="away"><ImportPreviewPage/></main> }.into_any()
            }
            FrameworksRoute::Edit(id) => {
                view! { <main class="away"><EditorPage id=id/></main> }.into_any()
            }
        })
    };
    view! { <Symbols/> {shown} }
}

/// The icons that only these pages use.
#[component]
fn Symbols() -> impl IntoView {
    view! {
        <svg class="symbols" aria-hidden="true">
            <symbol id="icon-up" viewBox="0 0 20 20"><path d="m5 12 5-5 5 5"/></symbol>
            <symbol id="icon-down" viewBox="0 0 20 20"><path d="m5 8 5 5 5-5"/></symbol>
            <symbol id="icon-grip" viewBox="0 0 20 20"><path d="M5 7h10M5 10h10M5 13h10"/></symbol>
        </svg>
    }
}
