//! The page of a shared link. It is read-only; nothing is stored unless the person saves a copy.

use crate::app::frameworks::received_framework::ReceivedFramework;
use crate::app::session::state::session;
use crate::app::sharing::received_assessment::ReceivedAssessment;
use crate::browser::location;
use crate::i18n::messages;
use crate::route::Route;
use crate::sharing::link::{self, LinkContent};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SharedLinkPage(
    /// The encoded payload of the link.
    sealed: String,
) -> impl IntoView {
    let session = session();
    match link::decode(&sealed) {
        Ok(LinkContent::Assessment(payload)) => {
            let leave = Callback::new(move |()| location::replace_hash(&Route::Chart.to_string()));
            view! { <ReceivedAssessment payload=*payload from=&messages::sharing::FROM_LINK leave=leave/> }
                .into_any()
        }
        Ok(LinkContent::Framework(document)) => {
            view! { <ReceivedFramework document=*document/> }.into_any()
        }
        Err(reason) => {
            session.announce(messages::sharing::BROKEN);
            view! {
                <div class="reading">
                    <h1 tabindex="-1">{messages::sharing::BROKEN}</h1>
                    <p class="prose">{messages::sharing::because(&reason)}</p>
                    <p class="prose">{messages::sharing::BROKEN_HELP}</p>
                    <p><a href=Route::Chart.to_string()>{messages::sharing::HOME}</a></p>
                </div>
            }
            .into_any()
        }
    }
}
