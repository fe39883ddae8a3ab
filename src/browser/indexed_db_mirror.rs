//! The IndexedDB mirror: a second copy of all records. A browser that is killed loses seconds of
//! local storage, but keeps what IndexedDB has committed.

use crate::browser::window;
use crate::storage::KeyValue;
use crate::storage::recovery::{self, Recovery};
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "rungs";
const RECORDS: &str = "records";

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Opens the mirror, merges it with the store, and calls `done` with what has changed. Without
/// IndexedDB, `done` is not called.
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
fn merge(store: &impl KeyValue, mirrored: &[(String, String)]) -> Recovery {
    let recovery = recovery::recover(store, mirrored);
    for (key, text) in &recovery.for_mirror {
        put(key, text);
    }
    for key in &recovery.erased {
        delete(key);
    }
    recovery
}

/// Starts to write a record to the mirror, in the current task.
pub fn put(key: &str, text: &str) {
    if recovery::is_mirrored(key)
        && let Some(records) = records(IdbTransactionMode::Readwrite)
    {
        let _ = records.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key));
    }
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
    let request: IdbRequest = event.target()?.dyn_into().ok()?;
    Reflect::get(&request, &JsValue::from_str("result")).ok()?.dyn_into().ok()
}
