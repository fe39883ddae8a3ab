//! Damages every stored record and every backup of the fixtures ten thousand times. Each one is read,
//! set aside with its text, or refused with a sentence that names the field. Nothing panics.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use fastrand::Rng;
use rungs::model::{Assessment, EarlierTexts, LevelExamples, Person, UserFramework};
use rungs::storage::records::erasure::Erasure;
use rungs::storage::{
    KeyValue, OpenedRecord, Settings, StorageIssue, StoreError, Stored, backup, opened_record,
    quarantine,
};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;

const MUTATIONS: usize = 10_000;
const KEY: &str = "rungs/any";
/// The wrong name of a field.
const MISNAMED: &str = "misnamed";

const ASSESSMENTS: [&str; 5] = [
    include_str!("fixtures/assessment-1.json"),
    include_str!("fixtures/assessment-2.json"),
    include_str!("fixtures/assessment-3.json"),
    include_str!("fixtures/assessment-4.json"),
    include_str!("fixtures/assessment-5.json"),
];
const SETTINGS: [&str; 4] = [
    include_str!("fixtures/settings-1.json"),
    include_str!("fixtures/settings-2.json"),
    include_str!("fixtures/settings-3.json"),
    include_str!("fixtures/settings-4.json"),
];
const PEOPLE: [&str; 2] =
    [include_str!("fixtures/person-1.json"), include_str!("fixtures/person-2.json")];
const EXAMPLES: [&str; 2] =
    [include_str!("fixtures/examples-1.json"), include_str!("fixtures/examples-2.json")];
const FRAMEWORKS: [&str; 2] =
    [include_str!("fixtures/framework-1.json"), include_str!("fixtures/framework-2.json")];

/// A store with one record.
#[derive(Default)]
struct Store(RefCell<BTreeMap<String, String>>);

impl KeyValue for Store {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

/// Damages the bytes of a text.
fn damage_bytes(rng: &mut Rng, text: &str) -> String {
    let mut bytes = text.trim_end().as_bytes().to_vec();
    let at = rng.usize(..bytes.len());
    let end = (at + rng.usize(..40)).min(bytes.len());
    match rng.u8(..7) {
        0 => bytes[at] ^= 1 << rng.u8(..8),
        1 => bytes[at] = rng.u8(..),
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..end)),
        4 => drop(bytes.splice(at..=at, b"[".repeat(rng.usize(1..2000)))),
        5 => drop(bytes.splice(at..=at, b"{\"a\":".repeat(rng.usize(1..2000)))),
        _ => drop(bytes.splice(at..=at, b"9".repeat(rng.usize(1..400)))),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Damages a value somewhere in a JSON text. Returns the text, and the JSON pointer of the value.
fn damage_field(rng: &mut Rng, text: &str) -> (String, String) {
    let mut root: Value = serde_json::from_str(text).unwrap();
    let (object, mut name, pointer) = choose_value(rng, &root);
    if rng.u8(..8) > 0 {
        *root.pointer_mut(&pointer).unwrap() = other_value(rng);
        return (root.to_string(), pointer);
    }
    let fields = root.pointer_mut(&object).unwrap().as_object_mut().unwrap();
    let value = fields.remove(&name).unwrap();
    if rng.bool() {
        MISNAMED.clone_into(&mut name);
        fields.insert(name, value);
    }
    (root.to_string(), pointer)
}

/// Chooses a value: the JSON pointer of the object that contains it, the name of its field in that
/// object, and the JSON pointer of the value. It can be an item of a list in that field.
fn choose_value(rng: &mut Rng, root: &Value) -> (String, String, String) {
    let (mut object, mut name, mut pointer) = (String::new(), String::new(), String::new());
    let mut at = root;
    loop {
        if !name.is_empty() && rng.u8(..3) == 0 {
            return (object, name, pointer);
        }
        match at {
            Value::Object(fields) if !fields.is_empty() => {
                name.clone_from(fields.keys().nth(rng.usize(..fields.len())).unwrap());
                object.clone_from(&pointer);
                pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                at = &fields[&name];
            }
            Value::Array(items) if !items.is_empty() => {
                let index = rng.usize(..items.len());
                pointer = format!("{pointer}/{index}");
                at = &items[index];
            }
            _ => return (object, name, pointer),
        }
    }
}

fn other_value(rng: &mut Rng) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(9.25),
        json!(10_000_000_000_000_u64),
        json!([]),
        json!([1]),
        json!({}),
        json!({ "odd": 1 }),
        json!(""),
        json!("2026-02-31"),
        json!("javascript:alert(1)"),
        json!("long ".repeat(2000)),
    ];
    values[rng.usize(..values.len())].clone()
}

/// Opens a damaged text. It is read, left alone, or set aside; then the reason is returned.
fn open<T: Stored>(text: &str) -> Option<String> {
    let store = Store::default();
    store.set(KEY, text).unwrap();
    let OpenedRecord { issue, .. } = opened_record::open::<T>(&store, KEY);
    match issue {
        None | Some(StorageIssue::FutureVersion) => {
            assert_eq!(store.get(KEY), Ok(Some(text.to_owned())), "it stays");
            None
        }
        Some(StorageIssue::Quarantined { reason }) => {
            let kept = quarantine::texts(&store).unwrap();
            assert_eq!(kept[0].1, text, "it is set aside with its text");
            Some(reason)
        }
        other => panic!("{other:?}: {text}"),
    }
}

fn check_records<T: Stored>(fixtures: &[&str]) {
    for (schema, fixture) in fixtures.iter().enumerate() {
        assert_eq!(open::<T>(fixture), None, "the good one is read");
        let mut rng = Rng::with_seed(schema as u64);
        let mut refused = 0;
        for _ in 0..MUTATIONS / 2 {
            let reason = open::<T>(&damage_bytes(&mut rng, fixture));
            assert_ne!(reason, Some(String::new()));
            let (text, field) = damage_field(&mut rng, fixture);
            if let Some(reason) = open::<T>(&text) {
                refused += 1;
                expect_named(&reason, &field, &text);
            }
        }
        assert!(refused > MUTATIONS / 20, "only {refused} are refused");
    }
}

/// The reason names the field or what contains it, unless it is about the record as a whole.
#[track_caller]
fn expect_named(reason: &str, pointer: &str, text: &str) {
    const WHOLE: [&str; 4] = ["kind", "schema", "data", "records"];
    let names = pointer.split('/').map(|name| name.replace("~1", "/").replace("~0", "~"));
    let mut names: Vec<String> =
        names.filter(|name| !name.is_empty() && !WHOLE.contains(&name.as_str())).collect();
    let is_whole = names.is_empty() && !reason.is_empty();
    if text.contains(MISNAMED) {
        names.push(MISNAMED.to_owned());
    }
    // A framework as a whole is validated after reading: the sentence names the axis or position.
    let is_validated = reason.contains("its framework does not fit together: ");
    let is_named = is_validated || names.iter().any(|name| reason.contains(name));
    assert!(is_named || is_whole, "“{reason}” does not name {pointer} in {text}");
}

#[test]
fn damaged_assessments_are_read_or_set_aside() {
    check_records::<Assessment>(&ASSESSMENTS);
}

#[test]
fn damaged_settings_are_read_or_set_aside() {
    check_records::<Settings>(&SETTINGS);
}

#[test]
fn damaged_people_and_examples_are_read_or_set_aside() {
    check_records::<Person>(&PEOPLE);
    check_records::<LevelExamples>(&EXAMPLES);
}

#[test]
fn damaged_frameworks_are_read_or_set_aside() {
    check_records::<UserFramework>(&FRAMEWORKS);
}

#[test]
fn damaged_records_of_the_store_are_read_or_set_aside() {
    check_records::<EarlierTexts>(&[include_str!("fixtures/earlier-texts-1.json")]);
    check_records::<Erasure>(&[include_str!("fixtures/store-1.json")]);
}

/// A backup with one record of each schema.
fn backup_of(schema: usize) -> String {
    let record = |fixtures: &[&str]| -> Value {
        let fixture = fixtures.get(schema).or(fixtures.last()).unwrap();
        serde_json::from_str(fixture).unwrap()
    };
    let records = json!({
        "assessment/a": record(&ASSESSMENTS),
        "person/a": record(&PEOPLE),
        "examples/a": record(&EXAMPLES),
        "framework/acme": record(&FRAMEWORKS),
        "settings": record(&SETTINGS),
    });
    json!({ "kind": "rungs-backup", "schema": 1, "made_on": "2026-11-22", "records": records })
        .to_string()
}

#[test]
fn damaged_backups_are_read_or_refused() {
    for schema in 0..ASSESSMENTS.len() {
        let good = backup_of(schema);
        assert_eq!(backup::read(&good).unwrap().unreadable, []);
        let mut rng = Rng::with_seed(schema as u64);
        for _ in 0..MUTATIONS / 2 / ASSESSMENTS.len() {
            let _ = backup::read(&damage_bytes(&mut rng, &good)).map_err(|reason| {
                assert!(!reason.is_empty());
            });
            let (text, field) = damage_field(&mut rng, &good);
            match backup::read(&text) {
                Ok(read) => {
                    for (name, reason) in read.unreadable {
                        expect_named(&format!("{name}: {reason}"), &field, &text);
                    }
                }
                Err(reason) => expect_named(&reason, &field, &text),
            }
        }
    }
}
