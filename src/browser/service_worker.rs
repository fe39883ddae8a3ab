//! Messages to and from `public/sw_client.mjs`, the page's side of the service worker: new versions
//! of the app, and files that the system opens with the app or another app shares with it.

use crate::browser::events::Listener;
use crate::browser::{dispatch_event, property, window};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// The event that `public/boot.mjs` waits for.
const FETCHED: &str = "rungs:fetched";
/// The property with the name of the new version, and the event that announces it.
const NEW_VERSION: (&str, &str) = ("rungsNewer", "rungs:new-version");
/// The property with the files, and the event that announces them.
const FILES: (&str, &str) = ("rungsFiles", "rungs:files");

/// Announces that the chunks are no longer being fetched. Then the service worker may start,
/// without competing with the page for the network and the processor.
pub fn begin() {
    dispatch_event(FETCHED, "");
}

/// Whether the page was loaded through the worker, which then has all files.
#[must_use]
pub fn is_in_use() -> bool {
    property(&property(&window().navigator(), "serviceWorker"), "controller").is_truthy()
}

/// Calls back now and whenever a version was downloaded, with whether a reload would load another
/// version. Stops when the result is dropped.
pub fn on_new_version(callback: impl Fn(bool) + 'static) -> Listener {
    let look = move || {
        callback(property(&window(), NEW_VERSION.0).is_truthy());
    };
    look();
    Listener::new(&window(), NEW_VERSION.1, move |_| look())
}

/// Calls back with the files, and their names, that the system or another app has passed to the
/// installed app: first those that have already arrived. Stops when the result is dropped.
pub fn on_files(callback: impl Fn(Vec<(String, File)>) + 'static) -> Listener {
    let take = move || {
        let files = Reflect::get(&window(), &FILES.0.into()).ok();
        let files = files.and_then(|files| files.dyn_into::<Array>().ok());
        let files =
            files.unwrap_or_default().into_iter().filter_map(|file| file.dyn_into::<File>().ok());
        let files: Vec<_> = files.map(|file| (file.name(), file)).collect();
        if !files.is_empty() {
            let _ = Reflect::set(&window(), &FILES.0.into(), &JsValue::UNDEFINED);
            callback(files);
        }
    };
    take();
    Listener::new(&window(), FILES.1, move |_| take())
}
