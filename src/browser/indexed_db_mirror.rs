//! The IndexedDB mirror: a second copy of all records. A browser that is killed loses seconds of
//! local storage, but keeps what IndexedDB has committed.

use crate::browser::window;
use crate::storage::{KeyValue, recovery};
use js_sys::{Array, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "rungs";
const RECORDS: &str = "records";
/// How long opening may take, in milliseconds. Commands wait for it.
const OPEN_TIMEOUT_MS: i32 = 1000;

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Opens the mirror and copies newer records in both directions, then calls `done` with whether
/// records were restored. Until then nothing may be stored, because it would count as newer than
/// the mirror's records.
///
/// Without IndexedDB or without an answer in time, `done` is called without recovery. The returned
/// function stops waiting.
pub fn open(
    store: impl KeyValue + 'static,
    done: impl FnOnce(bool) + 'static,
) -> impl Fn() + Clone + 'static {
    let done = Rc::new(Cell::new(Some(done)));
    let without = {
        let done = done.clone();
        move || {
            if let Some(done) = done.take() {
                done(false);
            }
        }
    };
    let late = Closure::once_into_js(without.clone());
    let late = late.unchecked_ref();
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(late, OPEN_TIMEOUT_MS);
    if connect(store, done, without.clone()).is_none() {
        without();
    }
    without
}

fn connect(
    store: impl KeyValue + 'static,
    done: Rc<Cell<Option<impl FnOnce(bool) + 'static>>>,
    without: impl Fn() + 'static,
) -> Option<()> {
    let factory = window().indexed_db().ok()??;
    let request = factory.open_with_u32(DATABASE, 1).ok()?;
    let upgrade = Closure::once_into_js(|event: Event| {
        if let Some(database) = result::<IdbDatabase>(&event) {
            let _ = database.create_object_store(RECORDS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let opened = Closure::once_into_js(move |event: Event| {
        let Some(database) = result::<IdbDatabase>(&event) else { return };
        // Close the database if another tab wants to upgrade or delete it.
        let close = Closure::<dyn Fn()>::new(|| {
            if let Some(database) = OPEN.take() {
                database.close();
            }
        });
        database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        close.forget();
        OPEN.set(Some(database));
        read(move |mirrored| {
            // After the timeout, records that this visit has not written are restored by the next one.
            let Some(done) = done.take() else { return };
            let restored = recovery::recover(&store, &mirrored);
            for (key, text) in recovery::missing_from_mirror(&store, &mirrored) {
                put(&key, &text);
            }
            done(!restored.is_empty());
        });
    });
    request.set_onsuccess(Some(opened.unchecked_ref()));
    request.set_onerror(Some(Closure::once_into_js(without).unchecked_ref()));
    Some(())
}

/// Starts to write a record to the mirror, in the current task.
pub fn put(key: &str, text: &str) {
    if recovery::is_mirrored(key)
        && let Some(records) = records(IdbTransactionMode::Readwrite)
    {
        let _ = records.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key));
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
