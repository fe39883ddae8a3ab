//! The banner above an assessment that replies to a request.

use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::app::sharing::receive;
use crate::i18n::messages;
use leptos::prelude::*;

/// The banner. Empty for all other assessments, and for replies that were received.
#[component]
pub fn ReplyBanner() -> impl IntoView {
    let session = session();
    let asked = Memo::new(move |_| {
        let assessment = session.assessment();
        // If the request was made in this browser, the assessment is a received reply.
        assessment.in_reply_to.is_some_and(|request| {
            receive::requester(session, &session.snapshot(), &request).is_none()
        })
    });
    let words = Signal::derive(move || {
        messages::sharing::answering(&messages::assessments::person(
            &session.assessment().person,
            &session.person(),
        ))
    });
    move || {
        asked.get().then(|| {
            view! {
                <p class="answering">
                    <span>{words}</span>
                    <button type="button" class="primary" on:click=move |_| session.overlay.set(Some(Overlay::Export))>
                        {messages::sharing::SEND}
                    </button>
                </p>
            }
        })
    }
}
