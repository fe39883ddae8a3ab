//! Files and folders that are dropped on the page or chosen.

use super::{listen, window};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, DragEvent, Event, File, FileList, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry,
};

/// The most files that are looked for in folders.
const MOST: usize = 5_000;

/// A file and where it lies.
type Found = (String, File);

/// Calls `over` when files are dragged over the page and `false` when they are no longer, and `drop`
/// with those that are dropped, wherever; of folders, with all files in them.
pub fn on_drop(over: impl Fn(bool) + Copy + 'static, drop: impl Fn(Vec<Found>) + Copy + 'static) {
    listen::on(&window(), "dragover", move |event| {
        if with_files(&event).is_some() {
            // Otherwise the browser would leave the page for the file.
            event.prevent_default();
            over(true);
        }
    });
    listen::on(&window(), "dragleave", move |event| {
        // Out of the window, and not from one element to the next.
        let event = event.unchecked_ref::<DragEvent>();
        if event.related_target().is_none() {
            over(false);
        }
    });
    listen::on(&window(), "drop", move |event| {
        let Some(data) = with_files(&event) else { return };
        event.prevent_default();
        over(false);
        // What is dropped is there only now; a folder's files come later.
        let plain = data.files().map(|files| listed(&files)).unwrap_or_default();
        let items = data.items();
        let entry = |at: u32| items.get(at)?.webkit_get_as_entry().ok()?;
        let entries: Vec<FileSystemEntry> = (0..items.length()).filter_map(entry).collect();
        if !entries.iter().any(FileSystemEntry::is_directory) {
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
}

/// The files of a list, with the folders they were chosen with.
#[must_use]
pub fn listed(files: &FileList) -> Vec<Found> {
    let path = |file: &File| {
        let path = js_sys::Reflect::get(file, &"webkitRelativePath".into()).ok();
        let path = path.and_then(|path| path.as_string()).filter(|path| !path.is_empty());
        path.unwrap_or_else(|| file.name())
    };
    let files = (0..files.length()).filter_map(|at| files.get(at));
    files.take(MOST).map(|file| (path(&file), file)).collect()
}

/// All files among entries and in the folders among them.
async fn within(mut waiting: Vec<FileSystemEntry>) -> Vec<Found> {
    let mut found = Vec::new();
    while let Some(entry) = waiting.pop() {
        if found.len() + waiting.len() > MOST {
            break;
        }
        if entry.is_file() {
            let file = entry.unchecked_ref::<FileSystemFileEntry>().clone();
            let asked = asked(move |done, _| file.file_with_callback(&done));
            if let Some(file) = asked.await.and_then(|file| file.dyn_into::<File>().ok()) {
                found.push((entry.full_path().trim_start_matches('/').to_owned(), file));
            }
            continue;
        }
        // What tools keep in folders of their own is of no use.
        if entry.name().starts_with('.') || entry.name() == "node_modules" {
            continue;
        }
        let reader = entry.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
        // A folder tells of some entries at a time, until there are none.
        loop {
            let reader = reader.clone();
            let read = asked(move |done, failed| {
                let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
            });
            let entries = read.await.map(|list| Array::from(&list)).unwrap_or_default();
            if entries.length() == 0 || waiting.len() > MOST {
                break;
            }
            waiting.extend(entries.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
        }
    }
    found
}

/// What a call with a function for its answer, and one for its failure, answers.
async fn asked(call: impl FnOnce(Function, Function) + 'static) -> Option<JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let refuse = reject.clone();
        let done =
            Closure::once_into_js(move |it: JsValue| drop(resolve.call1(&JsValue::NULL, &it)));
        let failed = Closure::once_into_js(move || drop(refuse.call0(&JsValue::NULL)));
        if let Some(call) = call.take() {
            call(done.unchecked_into(), failed.unchecked_into());
        }
    });
    JsFuture::from(promise).await.ok()
}

fn with_files(event: &Event) -> Option<DataTransfer> {
    let data = event.unchecked_ref::<DragEvent>().data_transfer()?;
    data.types().includes(&"Files".into(), 0).then_some(data)
}
