//! Sharing a framework as a link or file.

use crate::app::export::save_file;
use crate::browser::{clock, file, location};
use crate::export::{file_name::file_name, framework_csv, framework_markdown};
use crate::i18n::messages;
use crate::model::Framework;
use crate::route::Route;
use crate::sharing::{link, zip};
use crate::storage::records::framework;
use leptos::prelude::*;

/// The collapsible actions.
#[component]
pub fn FrameworkShare(
    /// The framework.
    framework: &'static Framework,
) -> impl IntoView {
    let message = RwSignal::new(String::new());
    let named = move |ending: &str| file_name(&[framework.name()], Some(clock::today()), ending);
    let copy = move |_| {
        let sealed = link::encode_framework(framework.draft());
        let address = location::address(&Route::Open(sealed).to_string());
        if link::is_short_enough(&address) {
            let words = [messages::sharing::LINK_COPIED, messages::frameworks::COPY_REFUSED];
            save_file::copied(file::copy_text(&address), words, message);
        } else {
            message.set(messages::frameworks::LINK_LONG.to_owned());
        }
    };
    let save_text = move |text: String, kind: &'static str, ending: &str| {
        message.set(save_file::save(file::text(&text, kind), &named(ending)));
    };
    let json = move |_| save_text(framework::write(framework.draft()), "application/json", "json");
    let csv = move |_| save_text(framework_csv::tables(framework.draft()), "text/csv", "csv");
    let markdown = move |_| {
        let pages = framework_markdown::pages(framework.draft());
        message.set(match zip::zip(&pages) {
            Some(bytes) => save_file::save(file::bytes(&bytes, "application/zip"), &named("zip")),
            None => messages::export::FAILED_FILE.to_owned(),
        });
    };
    view! {
        <details class="share">
            <summary aria-label=messages::named(&messages::frameworks::SHARE, framework.name())>{messages::frameworks::SHARE}</summary>
            <p class="prose">{messages::frameworks::LINK_HELP}</p>
            <div class="library-actions">
                <button type="button" class="secondary" on:click=copy>{messages::frameworks::COPY_LINK}</button>
                <button type="button" class="secondary" on:click=json>{messages::frameworks::JSON}</button>
                <button type="button" class="secondary" on:click=markdown>{messages::frameworks::MARKDOWN}</button>
                <button type="button" class="secondary" on:click=csv>{messages::frameworks::CSV}</button>
            </div>
            <p role="status" class="muted">{message}</p>
        </details>
    }
}
