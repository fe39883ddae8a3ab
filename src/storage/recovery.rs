//! Recovery from the IndexedDB mirror. Browsers write local storage to disk with a delay, so
//! killing the browser loses the last writes. All records are also written to IndexedDB in the same
//! task; at startup, newer records are restored from there.

use crate::model::{Assessment, LevelExamples, Person, UserFramework};
use crate::storage::envelope::{Decoded, Stored, decode};
use crate::storage::key_value::KeyValue;
use crate::storage::quarantine::quarantine;
use crate::storage::records::settings::{KEY, Settings};
use crate::storage::records::{assessment, framework, level_examples, person};

/// Whether the record with this key is mirrored.
#[must_use]
pub fn is_mirrored(key: &str) -> bool {
    let records = [person::PREFIX, assessment::PREFIX, level_examples::PREFIX, framework::PREFIX];
    key == KEY || records.iter().any(|begin| key.starts_with(begin))
}

/// Restores records that are newer in the mirror, and returns their keys. A damaged text is
/// quarantined if the mirror has a readable one. Records of later versions of the app are not
/// touched, and neither are records for which storage has no room.
pub fn recover(store: &impl KeyValue, mirrored: &[(String, String)]) -> Vec<String> {
    let restore = |(key, text): &&(String, String)| {
        let Ok(stored) = store.get(key) else { return false };
        if !is_mirrored(key) || stored.as_ref() == Some(text) {
            return false;
        }
        let Some(theirs) = version_of(key, text) else { return false };
        if let Some(stored) = stored {
            match version_of(key, &stored) {
                Some(ours) if theirs <= ours => return false,
                Some(_) => {}
                None if quarantine(store, key, &stored).is_err() => return false,
                None => {}
            }
        }
        store.set(key, text).is_ok()
    };
    mirrored.iter().filter(restore).map(|(key, _)| key.clone()).collect()
}

/// The keys and texts that the mirror does not have or has in an older version.
#[must_use]
pub fn missing_from_mirror(
    store: &impl KeyValue,
    mirrored: &[(String, String)],
) -> Vec<(String, String)> {
    let mut missing = Vec::new();
    for key in store.keys().unwrap_or_default() {
        let known = mirrored.iter().find(|(known, _)| *known == key).map(|(_, text)| text);
        if let (true, Ok(Some(text))) = (is_mirrored(&key), store.get(&key))
            && known != Some(&text)
            && known.and_then(|known| version_of(&key, known)) < version_of(&key, &text)
        {
            missing.push((key, text));
        }
    }
    missing
}

/// The version of a readable text or of a text of a later app version; a greater one is newer.
/// `None` if the text is damaged.
fn version_of(key: &str, text: &str) -> Option<(u64, u64)> {
    fn of<T: Stored>(text: &str) -> Option<(u64, u64)> {
        match decode::<T>(text) {
            // For schemas that can be read, only the revision determines which record is newer.
            Decoded::Record { revision, .. } => Some((T::SCHEMA, revision)),
            Decoded::FutureVersion { schema } => Some((schema, 0)),
            Decoded::Unreadable { .. } => None,
        }
    }
    if key == KEY {
        of::<Settings>(text)
    } else if key.starts_with(person::PREFIX) {
        of::<Person>(text)
    } else if key.starts_with(level_examples::PREFIX) {
        of::<LevelExamples>(text)
    } else if key.starts_with(framework::PREFIX) {
        of::<UserFramework>(text)
    } else {
        of::<Assessment>(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::key_value::memory::Memory;

    const KEY: &str = "rungs/person/a";

    fn person(revision: u64) -> String {
        format!(r#"{{"kind":"person","schema":1,"revision":{revision},"data":null}}"#)
    }

    #[track_caller]
    fn check(stored: Option<&str>, mirrored: &str, expected: Option<&str>) {
        let store = stored.map_or_else(Memory::default, |text| Memory::with(KEY, text));
        let restored = recover(&store, &[(KEY.to_owned(), mirrored.to_owned())]);
        assert_eq!(store.records.borrow().get(KEY).map(String::as_str), expected);
        assert_eq!(!restored.is_empty(), stored != expected);
    }

    #[test]
    fn newer_record_in_mirror_is_restored() {
        check(None, &person(1), Some(&person(1)));
        check(Some(&person(1)), &person(2), Some(&person(2)));
        check(Some(&person(2)), &person(2), Some(&person(2)));
        check(Some(&person(3)), &person(2), Some(&person(3)));
    }

    #[test]
    fn damaged_record_is_replaced_by_the_other_copy() {
        check(Some("dama"), &person(2), Some(&person(2)));
        check(Some(&person(1)), "dama", Some(&person(1)));
        let later = r#"{"kind":"person","schema":9,"revision":1,"data":{}}"#;
        check(Some(later), &person(7), Some(later));
        let store = Memory::with(KEY, "dama");
        recover(&store, &[(KEY.to_owned(), person(2))]);
        assert_eq!(store.records.borrow()["rungs/set-aside/1/person/a"], "dama");
    }

    #[test]
    fn record_with_invalid_data_counts_as_damaged() {
        let strange = r#"{"kind":"person","schema":1,"revision":2,"data":{"colour":1}}"#;
        check(Some(strange), &person(2), Some(&person(2)));
        check(None, strange, None);
        let store = Memory::with(KEY, strange);
        assert_eq!(missing_from_mirror(&store, &[(KEY.to_owned(), person(2))]), []);
    }

    #[test]
    fn record_without_room_does_not_block_others() {
        let full = Memory::with(KEY, &person(1));
        full.is_full_for.set(Some(KEY));
        let other = "rungs/person/b".to_owned();
        let mirrored = [(KEY.to_owned(), person(3)), (other.clone(), person(1))];
        assert_eq!(recover(&full, &mirrored), [other]);
        assert_eq!(missing_from_mirror(&full, &mirrored), [], "the mirror keeps the newer record");
    }

    #[test]
    fn unknown_keys_are_ignored() {
        let store = Memory::default();
        assert_eq!(
            recover(&store, &[("rungs/set-aside/1/x".to_owned(), person(1))]),
            Vec::<String>::new()
        );
        let store = Memory::with("rungs/set-aside/1/x", "?");
        assert_eq!(missing_from_mirror(&store, &[]), []);
    }

    #[test]
    fn mirror_receives_missing_records() {
        let store = Memory::with(KEY, &person(2));
        let lacks = vec![(KEY.to_owned(), person(2))];
        assert_eq!(missing_from_mirror(&store, &[]), lacks);
        assert_eq!(missing_from_mirror(&store, &[(KEY.to_owned(), person(1))]), lacks);
        assert_eq!(missing_from_mirror(&store, &lacks), []);
    }
}
