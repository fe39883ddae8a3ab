//! A button that lets the visitor choose a file, which is then looked into.

use crate::app::session::state::session;
use crate::app::sharing::receive;
use crate::browser;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What can be opened: our own files, and those that hold a framework.
const ACCEPTED: &str = ".json,.png,.svg,.md,.markdown,.csv,.tsv,.txt,.zip,application/json,image/png,\
    image/svg+xml,text/markdown,text/csv,application/zip";

/// The button.
#[component]
pub fn FileButton(
    /// What it says.
    words: &'static str,
    /// Whether a whole folder is chosen.
    #[prop(optional)]
    folder: bool,
) -> impl IntoView {
    let session = session();
    let input = NodeRef::<Input>::new();
    let pick = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        let files =
            input.files().map(|files| browser::file_drop::files_of(&files)).unwrap_or_default();
        // So that the same file can be chosen again.
        input.set_value("");
        if !files.is_empty() {
            receive::open_files(session, files);
        }
    };
    view! {
        <button type="button" class="secondary" on:click=pick>{words}</button>
        <input
            node_ref=input
            class="hidden"
            type="file"
            multiple
            prop:webkitdirectory=folder
            accept=(!folder).then_some(ACCEPTED)
            aria-label=words
            on:change=chosen
        />
    }
}
