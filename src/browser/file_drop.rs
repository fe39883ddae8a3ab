//! Files and folders that are dropped on the page or chosen in a dialog.

use crate::browser::events::Listener;
use crate::browser::{property, window};
use crate::import::{MAX_FILES, is_tool_folder};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, Event, File, FileList};

/// A path and a file.
type DroppedFile = (String, File);

/// Calls `over` with true when files are dragged over the page and with false when they leave it,
/// and `drop` with the dropped files, including all files of dropped folders. Stops when the result
/// is dropped.
pub fn on_drop(
    over: impl Fn(bool) + Copy + 'static,
    drop: impl Fn(Vec<DroppedFile>) + Copy + 'static,
) -> [Listener; 3] {
    let dragged = Listener::new(&window(), "dragover", move |event| {
        if with_files(&event).is_some() {
            // Otherwise the browser opens the file instead of the page.
            event.prevent_default();
            over(true);
        }
    });
    let left = Listener::new(&window(), "dragleave", move |event| {
        // The pointer has left the window, and not only one of its elements.
        let event = event.unchecked_ref::<DragEvent>();
        if event.related_target().is_none() {
            over(false);
        }
    });
    let dropped = Listener::new(&window(), "drop", move |event| {
        let Some(data) = with_files(&event) else { return };
        event.prevent_default();
        over(false);
        // The data is only available during the event; the files of a folder are read later.
        let plain = data.files().map(|files| files_of(&files)).unwrap_or_default();
        let entries = entries(&data);
        if !entries.iter().any(|entry| is_true(entry, "isDirectory")) {
            if !plain.is_empty() {
                drop(plain);
            }
            return;
        }
        spawn_local(async move {
            let found = within(entries).await;
            if !found.is_empty() {
                drop(found);
            }
        });
    });
    [dragged, left, dropped]
}

/// The files of a list, with their folders; at most one more than an import allows.
#[must_use]
pub fn files_of(files: &FileList) -> Vec<DroppedFile> {
    let path = |file: &File| {
        let path = text(file, "webkitRelativePath");
        if path.is_empty() { file.name() } else { path }
    };
    let files = (0..files.length()).filter_map(|at| files.get(at)).map(|file| (path(&file), file));
    let is_of_people = |(path, _): &DroppedFile| {
        path.rsplit_once('/').is_none_or(|(folders, _)| !folders.split('/').any(is_tool_folder))
    };
    files.filter(is_of_people).take(MAX_FILES + 1).collect()
}

// These properties and methods are accessed by name. A typed binding would be in the glue code of
// the first download, which this code is not.

fn is_true(of: &JsValue, name: &str) -> bool {
    property(of, name).is_truthy()
}

fn text(of: &JsValue, name: &str) -> String {
    property(of, name).as_string().unwrap_or_default()
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = property(of, name).dyn_into().ok()?;
    method.apply(of, arguments).ok().filter(|answer| !answer.is_null())
}

/// The dropped entries: files and folders.
fn entries(data: &DataTransfer) -> Vec<JsValue> {
    let items = Array::from(&property(data, "items"));
    items.iter().filter_map(|item| call(&item, "webkitGetAsEntry", &Array::new())).collect()
}

/// All files of the entries, including those in folders; at most one more than an import allows.
async fn within(mut waiting: Vec<JsValue>) -> Vec<DroppedFile> {
    let mut found = Vec::new();
    while let Some(entry) = waiting.pop() {
        if found.len() > MAX_FILES {
            break;
        }
        if is_true(&entry, "isFile") {
            let file = asked(&entry, "file").await.and_then(|file| file.dyn_into::<File>().ok());
            let path = text(&entry, "fullPath");
            found.extend(file.map(|file| (path.trim_start_matches('/').to_owned(), file)));
            continue;
        }
        let Some(reader) = call(&entry, "createReader", &Array::new()) else { continue };
        // A directory reader returns entries in batches; an empty batch is the end.
        loop {
            let read = asked(&reader, "readEntries").await;
            let entries = read.map(|list| Array::from(&list)).unwrap_or_default();
            if entries.length() == 0 || waiting.len() > MAX_FILES {
                break;
            }
            let is_of_people = |entry: &JsValue| {
                !is_true(entry, "isDirectory") || !is_tool_folder(&text(entry, "name"))
            };
            waiting.extend(entries.iter().filter(is_of_people));
        }
    }
    found
}

/// Calls a method that takes a success callback and an error callback.
async fn asked(of: &JsValue, name: &'static str) -> Option<JsValue> {
    let of = of.clone();
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        call(&of, name, &Array::of2(&resolve, &reject));
    });
    JsFuture::from(promise).await.ok()
}

fn with_files(event: &Event) -> Option<DataTransfer> {
    let data = event.unchecked_ref::<DragEvent>().data_transfer()?;
    data.types().includes(&"Files".into(), 0).then_some(data)
}
