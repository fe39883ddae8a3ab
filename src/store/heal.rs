//! What a second store of the same records is good for: browsers write local storage to disk
//! late, and a browser that is killed loses what it had not written. The journal is another store,
//! written in the same turn; at start what is newer there comes back.

use super::envelope::Stored;
use super::json::{Fields, Json};
use super::key_value::{KeyValue, StoreError};
use super::settings::{SETTINGS, Settings};
use super::{assessment, examples, framework, person};
use crate::model::{Assessment, Custom, Examples, Person};

/// Whether the records of a key are kept in the journal too.
#[must_use]
pub fn is_journaled(key: &str) -> bool {
    let records =
        [person::PEOPLE, assessment::ASSESSMENTS, examples::EXAMPLES, framework::FRAMEWORKS];
    key == SETTINGS || records.iter().any(|begin| key.starts_with(begin))
}

/// Brings what is newer in the journal into the store; the answer is the keys that changed.
///
/// A text that cannot be read in the store gives way to one of the journal that can; it is set
/// aside first. What is of a later version of the app is left alone.
///
/// # Errors
/// Where the store cannot be written. What was brought by then stays.
pub fn heal(
    store: &impl KeyValue,
    journal: &[(String, String)],
) -> Result<Vec<String>, StoreError> {
    let mut healed = Vec::new();
    for (key, text) in journal.iter().filter(|(key, _)| is_journaled(key)) {
        let Some(theirs) = head(key, text) else { continue };
        let stored = store.get(key)?;
        let is_newer = match &stored {
            None => true,
            Some(stored) => match head(key, stored) {
                Some(ours) => theirs > ours,
                None => {
                    super::quarantine::set_aside(store, key, stored)?;
                    true
                }
            },
        };
        if is_newer {
            store.set(key, text)?;
            healed.push(key.clone());
        }
    }
    Ok(healed)
}

/// What the journal lacks or has in an older state: key and text.
#[must_use]
pub fn missing(store: &impl KeyValue, journal: &[(String, String)]) -> Vec<(String, String)> {
    let mut missing = Vec::new();
    for key in store.keys().unwrap_or_default() {
        let known = journal.iter().find(|(known, _)| *known == key).map(|(_, text)| text);
        if let (true, Ok(Some(text))) = (is_journaled(&key), store.get(&key))
            && known != Some(&text)
        {
            missing.push((key, text));
        }
    }
    missing
}

/// Schema and revision of a text that can be read, or that is of a later version; `None` where it
/// is damaged.
fn head(key: &str, text: &str) -> Option<(u64, u64)> {
    let latest = if key == SETTINGS {
        Settings::SCHEMA
    } else if key.starts_with(person::PEOPLE) {
        Person::SCHEMA
    } else if key.starts_with(examples::EXAMPLES) {
        Examples::SCHEMA
    } else if key.starts_with(framework::FRAMEWORKS) {
        Custom::SCHEMA
    } else {
        Assessment::SCHEMA
    };
    let mut fields = Fields::of(Json::read(text).ok()?).ok()?;
    let (schema, revision) = (fields.count("schema").ok()?, fields.count("revision").ok()?);
    // Which of two schemas that we know it is in says nothing about which is newer.
    Some((schema.max(latest), revision))
}

#[cfg(test)]
mod tests {
    use super::super::key_value::memory::Memory;
    use super::*;

    const KEY: &str = "rungs/person/a";

    fn person(revision: u64) -> String {
        format!(r#"{{"kind":"person","schema":1,"revision":{revision},"data":null}}"#)
    }

    #[track_caller]
    fn check(stored: Option<&str>, journal: &str, expected: Option<&str>) {
        let store = stored.map_or_else(Memory::default, |text| Memory::with(KEY, text));
        let healed = heal(&store, &[(KEY.to_owned(), journal.to_owned())]).unwrap();
        assert_eq!(store.records.borrow().get(KEY).map(String::as_str), expected);
        assert_eq!(!healed.is_empty(), stored != expected);
    }

    #[test]
    fn what_is_newer_in_the_journal_comes_back() {
        check(None, &person(1), Some(&person(1)));
        check(Some(&person(1)), &person(2), Some(&person(2)));
        check(Some(&person(2)), &person(2), Some(&person(2)));
        check(Some(&person(3)), &person(2), Some(&person(3)));
    }

    #[test]
    fn damage_on_either_side_is_survived() {
        check(Some("dama"), &person(2), Some(&person(2)));
        check(Some(&person(1)), "dama", Some(&person(1)));
        let later = r#"{"kind":"person","schema":9,"revision":1,"data":{}}"#;
        check(Some(later), &person(7), Some(later));
        let store = Memory::with(KEY, "dama");
        heal(&store, &[(KEY.to_owned(), person(2))]).unwrap();
        assert_eq!(store.records.borrow()["rungs/set-aside/1/person/a"], "dama");
    }

    #[test]
    fn keys_that_are_nobodys_are_left_alone() {
        let store = Memory::default();
        assert_eq!(heal(&store, &[("rungs/set-aside/1/x".to_owned(), person(1))]), Ok(vec![]));
        let store = Memory::with("rungs/set-aside/1/x", "?");
        assert_eq!(missing(&store, &[]), []);
    }

    #[test]
    fn the_journal_is_told_what_it_lacks() {
        let store = Memory::with(KEY, &person(2));
        let lacks = vec![(KEY.to_owned(), person(2))];
        assert_eq!(missing(&store, &[]), lacks);
        assert_eq!(missing(&store, &[(KEY.to_owned(), person(1))]), lacks);
        assert_eq!(missing(&store, &lacks), []);
    }
}
