//! Saves a file, shares a file, and reports whether a text was copied.

use crate::browser::file;
use crate::i18n::Message;
use crate::i18n::messages;
use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Saves a file and returns a message with the result.
#[must_use]
pub fn save(blob: Result<Blob, JsValue>, name: &str) -> String {
    match blob.and_then(|blob| file::download(&blob, name)) {
        Ok(()) => messages::export::saved(name),
        Err(_) => messages::export::FAILED_FILE.to_owned(),
    }
}

/// Shares a file with other apps. Reports an error, but not that the visitor cancelled.
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

/// Reports whether something was copied: shows `done` or `refused`.
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
        let text = if JsFuture::from(asked).await.is_ok() { done } else { refused };
        message.set(text.to_owned());
    });
}
