//! Recovery from the IndexedDB mirror. Browsers write local storage to disk with a delay, so
//! killing the browser loses the last writes. All records are also written to IndexedDB in the same
//! task; at startup, both are merged.

use crate::storage::key_value::KeyValue;
use crate::storage::records::erasure;
use crate::storage::records::registry::{
    TextState, is_record, merge_text_into, remove_erased, state_of,
};
use crate::storage::stamp::Stamp;
use crate::storage::storage_issue::StorageIssue;
use std::collections::BTreeMap;

/// The result of merging the mirror into the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recovery {
    /// The keys of the records that the mirror has changed in the store, including the record of the
    /// last erasure.
    pub restored: Vec<String>,
    /// The records for which the store has no room, by key.
    pub without_room: Vec<(String, String)>,
    /// The keys and texts that the mirror does not have yet.
    pub for_mirror: Vec<(String, String)>,
    /// The keys of records in the mirror that were erased.
    pub erased: Vec<String>,
}

/// Whether the record with this key is mirrored.
#[must_use]
pub fn is_mirrored(key: &str) -> bool {
    is_record(key)
}

/// Merges the mirror's records into the store. A damaged text is quarantined if the mirror has a
/// readable one. Records of later versions of the app are not touched.
pub fn recover(store: &dyn KeyValue, mirrored: &[(String, String)]) -> Recovery {
    let mirrored: BTreeMap<&str, &str> =
        mirrored.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    let mut recovery = Recovery::default();
    // First, because it decides which records are read.
    let known_erasure = erasure::time(store);
    if let Some(text) = mirrored.get(erasure::KEY) {
        let _ = merge_text_into(store, erasure::KEY, text);
    }
    let erased_at = erasure::time(store);
    if erased_at != known_erasure {
        recovery.restored.push(erasure::KEY.to_owned());
    }
    remove_erased(store);
    for (key, text) in &mirrored {
        // Most texts are the same on both sides.
        if store.get(key).is_ok_and(|stored| stored.as_deref() == Some(text)) {
            continue;
        }
        match state_of(key, text, erased_at) {
            Some(TextState::Readable) => recovery.restore(store, key, text),
            Some(TextState::Erased) => recovery.erased.push((*key).to_owned()),
            Some(TextState::FutureVersion | TextState::Unreadable) | None => {}
        }
    }
    for key in store.keys().unwrap_or_default() {
        if let Ok(Some(text)) = store.get(&key) {
            recovery.complete_mirror(key, text, &mirrored, erased_at);
        }
    }
    recovery
}

impl Recovery {
    fn restore(&mut self, store: &dyn KeyValue, key: &str, text: &str) {
        let before = store.get(key);
        let issue = merge_text_into(store, key, text);
        if issue == Some(StorageIssue::Full) {
            self.without_room.push((key.to_owned(), text.to_owned()));
        } else if store.get(key) != before {
            self.restored.push(key.to_owned());
        }
    }

    /// Adds a stored text to `for_mirror` if it differs from the mirror's. Skips texts that are
    /// unreadable or erased, keys whose mirrored text has a later schema, and keys without room.
    fn complete_mirror(
        &mut self,
        key: String,
        text: String,
        mirrored: &BTreeMap<&str, &str>,
        erased_at: Stamp,
    ) {
        let known = mirrored.get(key.as_str()).copied();
        if known == Some(text.as_str()) {
            return;
        }
        let state = |text: &str| state_of(&key, text, erased_at);
        let replaces_mirrored = match (state(&text), known.and_then(state)) {
            (Some(TextState::Readable | TextState::FutureVersion), known) => {
                known != Some(TextState::FutureVersion)
            }
            _ => false,
        };
        let has_room = self.without_room.iter().all(|(without, _)| *without != key);
        if replaces_mirrored && has_room {
            self.for_mirror.push((key, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Diff, Person};
    use crate::storage::envelope::encode;
    use crate::storage::key_value::memory::Memory;
    use crate::storage::opened_record::open;
    use crate::storage::record::Record;
    use crate::storage::stamp::MAX_REVISION;

    const KEY: &str = "rungs/person/a";

    /// A stamp later than all revisions; [`Stamp::ZERO`] for 0.
    fn at(millis: u64) -> Stamp {
        let millis = if millis > 0 { MAX_REVISION + millis } else { 0 };
        Stamp { millis, ..Stamp::ZERO }
    }

    /// A person with a name that was written at a time.
    fn person(millis: u64) -> String {
        let mut record = Record::none();
        let person = Person { name: millis.to_string(), archived: false };
        record.edit(&Diff { before: None, after: Some(person) }, at(millis), at(0));
        encode(&record)
    }

    #[track_caller]
    fn check(stored: Option<&str>, mirrored: &str, expected: Option<&str>) {
        let store = stored.map_or_else(Memory::default, |text| Memory::with(KEY, text));
        let recovery = recover(&store, &[(KEY.to_owned(), mirrored.to_owned())]);
        assert_eq!(store.records.borrow().get(KEY).map(String::as_str), expected);
        assert_eq!(!recovery.restored.is_empty(), stored != expected);
    }

    #[test]
    fn newer_record_in_mirror_is_restored() {
        check(None, &person(1), Some(&person(1)));
        check(Some(&person(1)), &person(2), Some(&person(2)));
        check(Some(&person(2)), &person(2), Some(&person(2)));
        check(Some(&person(3)), &person(2), Some(&person(3)));
    }

    #[test]
    fn fields_of_both_copies_are_merged() {
        let mut named = Record::none();
        let change = |archived, name: &str| {
            let version = |name: &str, archived| Person { name: name.to_owned(), archived };
            Diff { before: Some(version("", false)), after: Some(version(name, archived)) }
        };
        named.edit(&change(false, "Ada"), at(5), at(0));
        let mut archived = Record::none();
        archived.edit(&change(true, ""), at(7), at(0));
        let store = Memory::with(KEY, &encode(&named));
        let recovery = recover(&store, &[(KEY.to_owned(), encode(&archived))]);
        let merged = open::<Person>(&store, KEY).record.data;
        assert_eq!(merged, Some(Person { name: "Ada".to_owned(), archived: true }));
        // The mirror gets the merged record too.
        let text = store.records.borrow()[KEY].clone();
        assert_eq!(recovery.for_mirror, [(KEY.to_owned(), text)]);
    }

    #[test]
    fn damaged_record_is_replaced_by_the_other_copy() {
        check(Some("dama"), &person(2), Some(&person(2)));
        check(Some(&person(1)), "dama", Some(&person(1)));
        let store = Memory::with(KEY, "dama");
        recover(&store, &[(KEY.to_owned(), person(2))]);
        assert_eq!(store.records.borrow()["rungs/set-aside/1/person/a"], "dama");
    }

    #[test]
    fn record_of_a_later_schema_is_not_replaced() {
        let later = r#"{"kind":"person","schema":9,"revision":1,"data":{}}"#;
        check(Some(later), &person(7), Some(later));
    }

    #[test]
    fn record_with_invalid_data_counts_as_damaged() {
        let strange = r#"{"kind":"person","schema":1,"revision":2,"data":{"colour":1}}"#;
        check(Some(strange), &person(2), Some(&person(2)));
        check(None, strange, None);
        let store = Memory::with("rungs/person/b", strange);
        assert_eq!(recover(&store, &[]).for_mirror, []);
    }

    #[test]
    fn record_without_room_does_not_block_others() {
        let full = Memory::with(KEY, &person(1));
        full.is_full_for.set(Some(KEY));
        let other = "rungs/person/b".to_owned();
        let mirrored = [(KEY.to_owned(), person(3)), (other.clone(), person(1))];
        let recovery = recover(&full, &mirrored);
        assert_eq!((recovery.restored, recovery.for_mirror), (vec![other], Vec::new()));
        assert_eq!(recovery.without_room, mirrored[..1]);
    }

    #[test]
    fn erased_record_does_not_return_from_either_side() {
        let store = Memory::with("rungs/person/b", &person(1));
        let other = Memory::default();
        erasure::erase(&other, at(5)).unwrap();
        let erased = other.records.borrow()[erasure::KEY].clone();
        let mirrored = [(erasure::KEY.to_owned(), erased), (KEY.to_owned(), person(9))];
        let recovery = recover(&store, &mirrored);
        assert_eq!(store.keys().unwrap(), [erasure::KEY]);
        assert_eq!(
            (recovery.restored, recovery.erased),
            (vec![erasure::KEY.to_owned()], vec![KEY.to_owned()])
        );
    }

    #[test]
    fn unknown_keys_are_ignored() {
        let aside = "rungs/set-aside/1/x".to_owned();
        assert_eq!(recover(&Memory::default(), &[(aside, person(1))]), Recovery::default());
        let store = Memory::with("rungs/set-aside/1/x", "?");
        assert_eq!(recover(&store, &[]), Recovery::default());
    }

    #[test]
    fn mirror_receives_missing_records() {
        let store = Memory::with(KEY, &person(2));
        let lacks = vec![(KEY.to_owned(), person(2))];
        assert_eq!(recover(&store, &[]).for_mirror, lacks);
        assert_eq!(recover(&store, &[(KEY.to_owned(), person(1))]).for_mirror, lacks);
        assert_eq!(recover(&store, &lacks).for_mirror, []);
    }
}
