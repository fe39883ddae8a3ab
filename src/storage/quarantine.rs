//! Quarantine: texts that cannot be read are moved to other keys and kept.

use crate::storage::key_value::{KeyValue, PREFIX, StoreError};

/// The key prefix of quarantined texts.
const QUARANTINE: &str = "rungs/set-aside/";

/// Moves a text to the quarantine. The copy is written before the original is removed.
///
/// # Errors
/// If the copy cannot be written. The original stays.
pub fn quarantine(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StoreError> {
    let name = key.strip_prefix(PREFIX).unwrap_or(key);
    let mut number = 1_u32;
    let mut aside = format!("{QUARANTINE}{number}/{name}");
    while store.get(&aside)?.is_some() {
        number += 1;
        aside = format!("{QUARANTINE}{number}/{name}");
    }
    store.set(&aside, text)?;
    store.remove(key)
}

/// All quarantined keys and texts, in any order.
///
/// # Errors
/// If the store is not accessible.
pub fn texts(store: &dyn KeyValue) -> Result<Vec<(String, String)>, StoreError> {
    let mut texts = Vec::new();
    for key in store.keys()? {
        if key.starts_with(QUARANTINE)
            && let Some(text) = store.get(&key)?
        {
            texts.push((key, text));
        }
    }
    Ok(texts)
}

/// Removes all quarantined texts.
///
/// # Errors
/// If the store is not accessible.
pub fn discard(store: &dyn KeyValue) -> Result<(), StoreError> {
    texts(store)?.iter().try_for_each(|(key, _)| store.remove(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::key_value::memory::Memory;

    #[test]
    fn quarantined_texts_do_not_replace_each_other() {
        let store = Memory::with("rungs/a", "one");
        quarantine(&store, "rungs/a", "one").unwrap();
        store.set("rungs/a", "two").unwrap();
        quarantine(&store, "rungs/a", "two").unwrap();
        assert_eq!(store.get("rungs/a"), Ok(None));
        let kept = texts(&store).unwrap();
        let kept =
            kept.iter().map(|(_, text)| text.as_str()).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(kept, ["one", "two"].into());
        discard(&store).unwrap();
        assert_eq!(texts(&store), Ok(Vec::new()));
    }

    #[test]
    fn original_stays_if_quarantine_is_full() {
        let store = Memory::with("rungs/a", "one");
        store.fails.set(Some(StoreError::Full));
        assert_eq!(quarantine(&store, "rungs/a", "one"), Err(StoreError::Full));
        assert_eq!(store.get("rungs/a"), Ok(Some("one".to_owned())));
    }
}
