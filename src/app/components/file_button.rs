//! A button that lets the visitor choose a file, which is then looked into.

use crate::app::arrival;
use crate::app::state::session;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The button.
#[component]
pub fn FileButton(
    /// What it says.
    words: &'static str,
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
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            arrival::open_file(session, file);
        }
    };
    view! {
        <button type="button" class="secondary" on:click=pick>{words}</button>
        <input
            node_ref=input
            class="hidden"
            type="file"
            accept=".json,.png,.svg,application/json,image/png,image/svg+xml"
            aria-label=words
            on:change=chosen
        />
    }
}
