//! The journal: the same records in IndexedDB, which browsers write to disk at once.

use super::storage::Local;
use super::window;
use crate::store::heal;
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

/// Opens the journal, brings what is newer in it into the store, and the other way round; calls
/// back with whether the store has changed. From then on [`put`] writes.
///
/// Where there is no IndexedDB nothing happens: the store does without.
pub fn open(done: impl FnOnce(bool) + 'static) {
    let Ok(Some(factory)) = window().indexed_db() else { return };
    let Ok(request) = factory.open_with_u32(DATABASE, 1) else { return };
    let upgrade = Closure::once_into_js(|event: Event| {
        if let Some(database) = result::<IdbDatabase>(&event) {
            let _ = database.create_object_store(RECORDS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let opened = Closure::once_into_js(move |event: Event| {
        let Some(database) = result::<IdbDatabase>(&event) else { return };
        // Gives way where another tab wants to change or delete the database.
        let close = Closure::<dyn Fn()>::new(|| {
            if let Some(database) = OPEN.take() {
                database.close();
            }
        });
        database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        close.forget();
        OPEN.set(Some(database));
        read(move |journal| {
            let healed = heal::heal(&Local, &journal).unwrap_or_default();
            for (key, text) in heal::missing(&Local, &journal) {
                put(&key, &text);
            }
            done(!healed.is_empty());
        });
    });
    request.set_onsuccess(Some(opened.unchecked_ref()));
}

/// Writes a record into the journal, in the same turn.
pub fn put(key: &str, text: &str) {
    if heal::is_journaled(key)
        && let Some(records) = records(IdbTransactionMode::Readwrite)
    {
        let _ = records.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key));
    }
}

/// Empties the journal.
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

/// All records of the journal: key and text.
fn read(done: impl FnOnce(Vec<(String, String)>) + 'static) {
    let Some(records) = records(IdbTransactionMode::Readonly) else { return };
    let (Ok(keys), Ok(texts)) = (records.get_all_keys(), records.get_all()) else { return };
    // Requests of one transaction are answered in their order.
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
