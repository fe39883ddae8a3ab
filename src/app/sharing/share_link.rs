//! A share link: the address, a copy button, and a QR code if the address is short enough.

use crate::app::export::save_file;
use crate::browser::{file, location};
use crate::i18n::messages;
use crate::route::Route;
use crate::sharing::SharedAssessment;
use crate::sharing::{link, qr};
use leptos::prelude::*;

/// The address of a payload, or the reason why there is none.
fn address(payload: &SharedAssessment) -> Result<String, String> {
    let address = location::address(&Route::Open(link::encode(payload)).to_string());
    if link::is_short_enough(&address) {
        Ok(address)
    } else {
        Err(messages::sharing::too_long(address.len(), link::MAX_ADDRESS_CHARS))
    }
}

/// The link.
#[component]
pub fn ShareLink(
    /// The payload.
    #[prop(into)]
    payload: Signal<SharedAssessment>,
    /// The result of the last action.
    message: RwSignal<String>,
) -> impl IntoView {
    let found = Memo::new(move |_| address(&payload.get()));
    Effect::new(move |before: Option<()>| {
        found.track();
        if before.is_some() {
            // The message is about another link.
            message.set(String::new());
        }
    });
    let is_short = Signal::derive(move || found.with(Result::is_ok));
    let shown = Signal::derive(move || found.get().unwrap_or_default());
    let refusal = Signal::derive(move || found.get().err().unwrap_or_default());
    let copy = move |_| {
        let words = [messages::sharing::LINK_COPIED, messages::sharing::COPY_REFUSED];
        save_file::copied(file::copy_text(&shown.get_untracked()), words, message);
    };
    let code = move || {
        let qr::QrSymbol { side, path } = qr::encode(&found.get().ok()?)?;
        Some(view! {
            <svg class="code" viewBox=format!("0 0 {side} {side}") role="img" aria-label=messages::sharing::CODE>
                <path d=path/>
            </svg>
        })
    };
    view! {
        <div class="link-box">
            <p class="prose" class:hidden=is_short>{refusal}</p>
            <div class="link-row" class:hidden=Signal::derive(move || !is_short.get())>
                <input
                    type="text"
                    readonly
                    aria-label=messages::sharing::LINK
                    prop:value=shown
                    on:focus=move |event| {
                        let field: web_sys::HtmlInputElement = event_target(&event);
                        field.select();
                    }
                />
                <button type="button" class="primary" on:click=copy>{messages::sharing::COPY_LINK}</button>
            </div>
            {code}
        </div>
    }
}
