//! Things given out of the page, and what is said of it: files saved or shared, what was copied.

use crate::browser::file;
use crate::i18n::Message;
use crate::i18n::messages;
use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Saves a file; the answer is what became of it, in words.
#[must_use]
pub fn save(blob: Result<Blob, JsValue>, name: &str) -> String {
    match blob.and_then(|blob| file::download(&blob, name)) {
        Ok(()) => messages::export::saved(name),
        Err(_) => messages::export::FAILED_FILE.to_owned(),
    }
}

/// Hands a file to other apps. Whoever changes their mind there needs no message.
pub fn share(blob: Result<Blob, JsValue>, name: &str, message: RwSignal<String>) {
    let asked = blob.and_then(|blob| file::share(&blob, name));
    spawn_local(async move {
        let shared = match asked {
            Ok(asked) => JsFuture::from(asked).await,
            Err(refused) => Err(refused),
        };
        if shared.is_err_and(|error| !file::is_abort_error(&error)) {
            message.set(messages::export::FAILED_FILE.to_owned());
        }
    });
}

/// Says whether something was copied: the first of the two words where it was.
pub fn copied(
    asked: Result<Promise, JsValue>,
    [done, refused]: [Message; 2],
    message: RwSignal<String>,
) {
    let Ok(asked) = asked else {
        message.set(refused.to_owned());
        return;
    };
    spawn_local(async move {
        let said = if JsFuture::from(asked).await.is_ok() { done } else { refused };
        message.set(said.to_owned());
    });
}
