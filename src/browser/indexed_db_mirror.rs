//! The IndexedDB mirror: a second copy of all records. A browser that is killed loses seconds of
//! local storage, but keeps what IndexedDB has committed.

use crate::browser::window;
use crate::storage::KeyValue;
use crate::storage::records::registry;
use crate::storage::recovery::{self, Recovery};
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "rungs";
const RECORDS: &str = "records";

/// Receives the key, the text, and whether the mirror has written it.
type OverflowListener = Rc<dyn Fn(&str, &str, bool)>;

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    static OVERFLOW: RefCell<Option<OverflowListener>> = const { RefCell::new(None) };
}

/// Sets the listener that is called after [`put_overflow`].
pub fn on_overflow(listener: impl Fn(&str, &str, bool) + 'static) {
    OVERFLOW.set(Some(Rc::new(listener)));
}

/// Opens the mirror, merges it with the store, and calls `done` with what has changed. `done` is not
/// called if IndexedDB is missing, or cannot be opened or read.
pub fn open(store: impl KeyValue + 'static, done: impl FnOnce(Recovery) + 'static) {
    let Ok(Some(factory)) = window().indexed_db() else { return };
    let Ok(request) = factory.open_with_u32(DATABASE, 1) else { return };
    let upgrade = Closure::once_into_js(|event: Event| {
        if let Some(database) = result::<IdbDatabase>(&event) {
            let _ = database.create_object_store(RECORDS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let opened = Closure::once_into_js(move |event: Event| {
        if let Some(database) = result::<IdbDatabase>(&event) {
            close_on_version_change(&database);
            OPEN.set(Some(database));
            read(move |mirrored| done(merge(&store, &mirrored)));
        }
    });
    request.set_onsuccess(Some(opened.unchecked_ref()));
}

/// Closes the database if another tab wants to upgrade or delete it.
fn close_on_version_change(database: &IdbDatabase) {
    let close = Closure::<dyn Fn()>::new(|| {
        if let Some(database) = OPEN.take() {
            database.close();
        }
    });
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
}

/// Merges the mirror's records with the store, in both directions.
fn merge(store: &dyn KeyValue, mirrored: &[(String, String)]) -> Recovery {
    let recovery = recovery::recover(store, mirrored);
    // First, because a record can be in both lists: erased in the mirror, and written since.
    for key in &recovery.erased {
        delete(key);
    }
    for (key, text) in &recovery.for_mirror {
        put(key, text);
    }
    recovery
}

/// Writes a record for which local storage has no room, and then tells the listener.
pub fn put_overflow(key: &str, text: &str) {
    let (key, text) = (key.to_owned(), text.to_owned());
    let transaction = put_merged(&key, &text);
    let tell = Rc::new(move |is_written: bool| {
        if let Some(listener) = OVERFLOW.with_borrow(Clone::clone) {
            listener(&key, &text, is_written);
        }
    });
    let Some(transaction) = transaction else {
        // Later, because the caller is still writing.
        spawn_local(async move { tell(false) });
        return;
    };
    let on_abort = tell.clone();
    let complete = Closure::once_into_js(move || tell(true));
    transaction.set_oncomplete(Some(complete.unchecked_ref()));
    let abort = Closure::once_into_js(move || on_abort(false));
    transaction.set_onabort(Some(abort.unchecked_ref()));
}

/// Starts to write a record to the mirror, in the current task.
pub fn put(key: &str, text: &str) {
    if recovery::is_mirrored(key) {
        let _ = put_merged(key, text);
    }
}

/// Starts a transaction that writes a text, and then merges it with the text that the mirror had.
/// Another tab may have written that one while local storage was full. `None` if the mirror is not open.
fn put_merged(key: &str, text: &str) -> Option<IdbTransaction> {
    let transaction = OPEN.with_borrow(|open| {
        open.as_ref()?.transaction_with_str_and_mode(RECORDS, IdbTransactionMode::Readwrite).ok()
    })?;
    let records = transaction.object_store(RECORDS).ok()?;
    let (js_key, js_text) = (JsValue::from_str(key), JsValue::from_str(text));
    let known = records.get(&js_key).ok()?;
    // Before the merge, so that the text is written even if the merge does not run.
    records.put_with_key(&js_text, &js_key).ok()?;
    let (key, text) = (key.to_owned(), text.to_owned());
    let merge = Closure::once_into_js(move |event: Event| {
        let known = request_result(&event).and_then(|known| known.as_string());
        let merged = known.and_then(|known| registry::merge_texts(&key, &text, &known));
        if let Some(merged) = merged.filter(|merged| *merged != text) {
            let _ = records.put_with_key(&JsValue::from_str(&merged), &js_key);
        }
    });
    known.set_onsuccess(Some(merge.unchecked_ref()));
    Some(transaction)
}

/// Deletes a record of the mirror.
fn delete(key: &str) {
    if let Some(records) = records(IdbTransactionMode::Readwrite) {
        let _ = records.delete(&JsValue::from_str(key));
    }
}

/// Deletes all records of the mirror.
pub fn clear() {
    if let Some(records) = records(IdbTransactionMode::Readwrite) {
        let _ = records.clear();
    }
}

fn records(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    OPEN.with_borrow(|open| {
        let transaction = open.as_ref()?.transaction_with_str_and_mode(RECORDS, mode).ok()?;
        transaction.object_store(RECORDS).ok()
    })
}

/// Reads all keys and texts of the mirror.
fn read(done: impl FnOnce(Vec<(String, String)>) + 'static) {
    let Some(records) = records(IdbTransactionMode::Readonly) else { return };
    let (Ok(keys), Ok(texts)) = (records.get_all_keys(), records.get_all()) else { return };
    // The requests of a transaction complete in order.
    let all = Closure::once_into_js(move |event: Event| {
        let texts = result::<Array>(&event).unwrap_or_default();
        let keys = keys.result().unwrap_or_default().unchecked_into::<Array>();
        let pair = |(key, text): (JsValue, JsValue)| Some((key.as_string()?, text.as_string()?));
        done(keys.iter().zip(texts.iter()).filter_map(pair).collect());
    });
    texts.set_onsuccess(Some(all.unchecked_ref()));
}

fn result<T: JsCast>(event: &Event) -> Option<T> {
    request_result(event)?.dyn_into().ok()
}

fn request_result(event: &Event) -> Option<JsValue> {
    let request: IdbRequest = event.target()?.dyn_into().ok()?;
    Reflect::get(&request, &JsValue::from_str("result")).ok()
}
