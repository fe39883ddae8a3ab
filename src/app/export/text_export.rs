//! A text to take along: shown, saved as a file, copied or shared.

use crate::app::export::save_file;
use crate::browser::file;
use crate::i18n::messages;
use leptos::prelude::*;

/// A text as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What is in it.
    pub text: String,
    /// What it is called.
    pub name: String,
    /// What kind of file it is.
    pub media_type: &'static str,
}

/// The text.
#[component]
pub fn TextExport(
    /// The file as it would be now.
    written: Signal<Written>,
    /// What was done, in words.
    message: RwSignal<String>,
) -> impl IntoView {
    let shown = Signal::derive(move || {
        written.with(|it| it.text.trim_start_matches('\u{feff}').to_owned())
    });
    let name = Signal::derive(move || written.with(|it| it.name.clone()));
    let save = move |_| {
        let Written { text, name, media_type } = written.get_untracked();
        message.set(save_file::save(file::text(&text, media_type), &name));
    };
    let copy = move |_| {
        let words = [messages::export::TEXT_COPIED, messages::export::TEXT_REFUSED];
        save_file::copied(file::copy_text(&shown.get_untracked()), words, message);
    };
    let can_share = untrack(|| written.with(|it| file::can_share(it.media_type, &it.name)));
    let share = move |_| {
        let Written { text, name, media_type } = written.get_untracked();
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
