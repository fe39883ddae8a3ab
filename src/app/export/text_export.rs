//! A text export: shows the text, and saves, copies or shares it.

use crate::app::export::save_file;
use crate::browser::file;
use crate::i18n::messages;
use leptos::prelude::*;

/// A text file.
#[derive(Clone, Debug, PartialEq)]
pub struct TextFile {
    /// The content.
    pub text: String,
    /// The file name.
    pub name: String,
    /// The media type.
    pub media_type: &'static str,
}

/// The text and its actions.
#[component]
pub fn TextExport(
    /// The current file.
    #[prop(name = "file")]
    content: Signal<TextFile>,
    /// The result of the last action.
    message: RwSignal<String>,
) -> impl IntoView {
    let shown = Signal::derive(move || {
        content.with(|file| file.text.trim_start_matches('\u{feff}').to_owned())
    });
    let name = Signal::derive(move || content.with(|file| file.name.clone()));
    let save = move |_| {
        let TextFile { text, name, media_type } = content.get_untracked();
        message.set(save_file::save(file::text(&text, media_type), &name));
    };
    let copy = move |_| {
        let words = [messages::export::TEXT_COPIED, messages::export::TEXT_REFUSED];
        save_file::copied(file::copy_text(&shown.get_untracked()), words, message);
    };
    let can_share =
        untrack(|| content.with(|content| file::can_share(content.media_type, &content.name)));
    let share = move |_| {
        let TextFile { text, name, media_type } = content.get_untracked();
        save_file::share(file::text(&text, media_type), &name, message);
    };
    view! {
        <div class="text-export">
            <pre tabindex="0" aria-label=messages::export::PREVIEW>{shown}</pre>
            <p class="export-file"><span>{name}</span></p>
            <div class="export-actions">
                <button type="button" class="primary" on:click=save>{messages::sharing::SAVE_FILE}</button>
                <button type="button" class="secondary" on:click=copy>{messages::export::COPY_TEXT}</button>
                <button type="button" class="secondary" class:hidden=!can_share on:click=share>{messages::export::SHARE}</button>
            </div>
        </div>
    }
}
