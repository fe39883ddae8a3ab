//! A button that opens a file dialog and then the chosen file.

use crate::app::session::state::session;
use crate::app::sharing::receive;
use crate::browser;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The accepted types: files saved by Rungs, and files that may contain a framework.
const ACCEPTED: &str = ".json,.png,.svg,.md,.markdown,.csv,.tsv,.txt,.zip,application/json,image/png,\
    image/svg+xml,text/markdown,text/csv,application/zip";

/// The button.
#[component]
pub fn FileButton(
    /// The label.
    words: &'static str,
    /// Whether a folder is chosen.
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
        // Allow choosing the same file again.
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
