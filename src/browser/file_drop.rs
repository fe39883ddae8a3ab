//! Files and folders that are dropped on the page or chosen.

use crate::browser::events::Listener;
use crate::browser::window;
use crate::import::{MAX_FILES, is_tool_folder};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, Event, File, FileList};

/// A file and where it lies.
type DroppedFile = (String, File);

/// Calls `over` when files are dragged over the page and `false` when they are no longer, and `drop`
/// with those that are dropped, wherever; of folders, with all files in them. For as long as the answer lives.
pub fn on_drop(
    over: impl Fn(bool) + Copy + 'static,
    drop: impl Fn(Vec<DroppedFile>) + Copy + 'static,
) -> [Listener; 3] {
    let dragged = Listener::new(&window(), "dragover", move |event| {
        if with_files(&event).is_some() {
            // Otherwise the browser would leave the page for the file.
            event.prevent_default();
            over(true);
        }
    });
    let left = Listener::new(&window(), "dragleave", move |event| {
        // Out of the window, and not from one element to the next.
        let event = event.unchecked_ref::<DragEvent>();
        if event.related_target().is_none() {
            over(false);
        }
    });
    let dropped = Listener::new(&window(), "drop", move |event| {
        let Some(data) = with_files(&event) else { return };
        event.prevent_default();
        over(false);
        // What is dropped is there only now; a folder's files come later.
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

/// The files of a list, with the folders they were chosen with; at most one more than an import may have.
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

// What follows is called by name: each typed binding would be a line of the glue, which is in the first
// download, while this is not.

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn is_true(of: &JsValue, name: &str) -> bool {
    field(of, name).is_truthy()
}

fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = field(of, name).dyn_into().ok()?;
    method.apply(of, arguments).ok().filter(|answer| !answer.is_null())
}

/// What is dropped, as files and folders.
fn entries(data: &DataTransfer) -> Vec<JsValue> {
    let items = Array::from(&field(data, "items"));
    items.iter().filter_map(|item| call(&item, "webkitGetAsEntry", &Array::new())).collect()
}

/// All files among entries and in the folders among them; at most one more than an import may have.
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
        // A folder tells of some entries at a time, until there are none.
        loop {
            let read = asked(&reader, "readEntries").await;
            let entries = read.map(|list| Array::from(&list)).unwrap_or_default();
            if entries.length() == 0 || waiting.len() > MAX_FILES {
                break;
            }
            let is_of_people =
                |it: &JsValue| !is_true(it, "isDirectory") || !is_tool_folder(&text(it, "name"));
            waiting.extend(entries.iter().filter(is_of_people));
        }
    }
    found
}

/// What a method answers that is given two functions: for its answer, and for a failure.
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
