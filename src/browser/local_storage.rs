//! Local storage as a [`KeyValue`] store, and queries about its persistence and free space.

use crate::browser::{property, window};
use crate::storage::key_value::PREFIX;
use crate::storage::{KeyValue, StoreError};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Storage;

/// The local storage of this origin.
#[derive(Clone, Copy, Debug)]
pub struct LocalStore;

/// The key in session storage with the assessment that is open in this tab.
const TAB_KEY: &str = "rungs/open";

/// The assessment that is open in this tab.
#[must_use]
pub fn tab_assessment() -> Option<String> {
    window().session_storage().ok()??.get_item(TAB_KEY).ok()?
}

/// Remembers the assessment that is open in this tab, if the browser allows it.
pub fn set_tab_assessment(text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(TAB_KEY, text);
    }
}

/// Whether this is a first visit: local storage is available and has none of our keys.
#[must_use]
pub fn is_first_visit() -> bool {
    LocalStore.keys().is_ok_and(|keys| keys.is_empty())
}

/// Asks the browser for persistent storage.
pub fn persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        // The result is shown in the data dialog.
        let _ = asked;
    }
}

/// Whether storage is persistent.
pub async fn is_persisted() -> bool {
    match window().navigator().storage().persisted() {
        Ok(answer) => JsFuture::from(answer).await.is_ok_and(|kept| kept.is_truthy()),
        Err(_) => false,
    }
}

/// The number of characters in the local storage of this origin, with those of other pages.
#[must_use]
pub fn used_chars() -> usize {
    let Ok(storage) = local_storage() else { return 0 };
    let count = storage.length().unwrap_or_default();
    let chars = |text: &str| text.encode_utf16().count();
    let entry = |key: String| {
        let text = storage.get_item(&key).ok().flatten().unwrap_or_default();
        chars(&key) + chars(&text)
    };
    (0..count).filter_map(|index| storage.key(index).ok().flatten()).map(entry).sum()
}

/// The used and the available number of bytes of this origin, if the browser reports them.
pub async fn room() -> Option<(u64, u64)> {
    let found = JsFuture::from(window().navigator().storage().estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&found, &JsValue::from_str(name)).ok()?.as_f64();
    Some((number("usage")? as u64, number("quota")? as u64))
}

/// Checks with web-sys first, because gloo's `raw()` throws if storage is blocked. Checks every
/// time, because the person can block storage while the page is open.
fn local_storage() -> Result<Storage, StoreError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StoreError::Blocked),
    }
}

impl KeyValue for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        local_storage()?.get_item(key).map_err(|_| StoreError::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        local_storage()?.set_item(key, value).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        local_storage()?.remove_item(key).map_err(|_| StoreError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = local_storage()?;
        let count = storage.length().map_err(|_| StoreError::Blocked)?;
        let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
    }
}

/// Engines have different names for a full store, and older versions only have numbers.
fn reason(error: &JsValue) -> StoreError {
    let name = property(error, "name").as_string().unwrap_or_default();
    let code = property(error, "code").as_f64().unwrap_or(0.0);
    let full = matches!(name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED");
    if full || code == 22.0 || code == 1014.0 { StoreError::Full } else { StoreError::Blocked }
}
