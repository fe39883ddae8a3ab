//! The dialog for requesting feedback: the request as a link or file, and how to open the reply.

use crate::app::assessments::person_name::open_person_name;
use crate::app::export::save_file;
use crate::app::session::state::session;
use crate::app::sharing::file_button::FileButton;
use crate::app::sharing::receive;
use crate::app::sharing::share_link::ShareLink;
use crate::app::widgets::dialog::Dialog;
use crate::app::widgets::typed_text::typed_text;
use crate::browser::{clock, file};
use crate::i18n::messages;
use crate::model::Person;
use crate::model::limits::MAX_NAME_CHARS;
use crate::sharing::SharedAssessment;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn RequestDialog() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    let payload = Signal::derive(move || {
        let id = receive::request_id(session, &session.id());
        SharedAssessment::request(
            &id,
            &session.assessment(),
            &session.person().name,
            clock::today(),
        )
    });
    let whose = Signal::derive(move || {
        let is_me = session.assessment().person == Person::ME;
        if is_me { messages::sharing::ASK_NAME } else { messages::sharing::ASK_WHOSE }.to_owned()
    });
    let name = open_person_name(session);
    let save = move |_| {
        let request = file::text(&payload.get_untracked().write(), "application/json");
        message.set(save_file::save(request, &messages::sharing::request_file(clock::today())));
    };
    view! {
        <Dialog title=&messages::sharing::ASK>
            <div class="library">
                <p class="prose">{messages::sharing::ASK_HELP}</p>
                <label class="field">
                    <span>{whose}</span>
                    <input
                        type="text"
                        autocomplete="off"
                        maxlength=MAX_NAME_CHARS.to_string()
                        use:typed_text=name
                    />
                </label>
                <ShareLink payload=payload message=message/>
                <p class="muted prose">{messages::sharing::ASK_HOLDS}</p>
                <div class="library-actions">
                    <button type="button" class="secondary" on:click=save>{messages::sharing::SAVE_FILE}</button>
                    <FileButton words=&messages::sharing::OPEN_ANSWER/>
                </div>
                <p class="export-message" role="status">{message}</p>
            </div>
        </Dialog>
    }
}
