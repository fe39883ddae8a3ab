//! What the service worker's script, `public/offline.mjs`, has to tell: a new version of the page, and
//! files that the system or another app hands over.

use crate::browser::events::Listener;
use crate::browser::{dispatch_event, window};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// The event that `public/boot.mjs` waits for.
const FETCHED: &str = "rungs:fetched";
/// Where the script leaves the new version's name, and the event that tells of it.
const NEW_VERSION: (&str, &str) = ("rungsNewer", "rungs:new-version");
/// Where it leaves the files, and the event that tells of them.
const FILES: (&str, &str) = ("rungsFiles", "rungs:files");

/// Says that all parts of the page were fetched: what works without a connection may begin, and shares
/// neither the line nor the machine with what the person waits for.
pub fn begin() {
    dispatch_event(FETCHED, "");
}

/// Calls back with whether there is a new version, which the page is of when it is loaded again: at once,
/// and whenever that is looked for, for as long as the answer lives.
pub fn on_new_version(callback: impl Fn(bool) + 'static) -> Listener {
    let look = move || {
        callback(Reflect::get(&window(), &NEW_VERSION.0.into()).is_ok_and(|name| name.is_truthy()));
    };
    look();
    Listener::new(&window(), NEW_VERSION.1, move |_| look())
}

/// Calls back with the files, named as they are, that come from outside the page: those that are
/// there already, and whenever more come, for as long as the answer lives.
pub fn on_files(callback: impl Fn(Vec<(String, File)>) + 'static) -> Listener {
    let take = move || {
        let files = Reflect::get(&window(), &FILES.0.into()).ok();
        let files = files.and_then(|files| files.dyn_into::<Array>().ok());
        let files =
            files.unwrap_or_default().into_iter().filter_map(|it| it.dyn_into::<File>().ok());
        let files: Vec<_> = files.map(|file| (file.name(), file)).collect();
        if !files.is_empty() {
            let _ = Reflect::set(&window(), &FILES.0.into(), &JsValue::UNDEFINED);
            callback(files);
        }
    };
    take();
    Listener::new(&window(), FILES.1, move |_| take())
}
