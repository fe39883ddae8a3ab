//! Writes a backup.

use crate::model::{Date, Person};
use crate::storage::backup::{BackupV1, KIND, SCHEMA, revision};
use crate::storage::envelope::{self, Stored};
use crate::storage::json::{self, Entries, RawValue};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::quarantine;
use crate::storage::records::{assessment, framework, level_examples, person};
use crate::storage::snapshot::RecordSnapshot;

/// Writes all people, assessments, level examples and user frameworks. `snapshot` is the tab's; it
/// includes changes that could not be stored. Records of later versions and quarantined texts are
/// copied as they are.
#[must_use]
pub fn write(store: &impl KeyValue, snapshot: &RecordSnapshot, made_on: Date) -> String {
    let mut records = Vec::new();
    for (id, person) in &snapshot.people {
        let key = person::key(id);
        // Do not create a record for a person that has none.
        let is_stored = || {
            !snapshot.unsupported_keys.contains(&key)
                && store.get(&key).is_ok_and(|text| text.is_some())
        };
        if *person != Person::default() || is_stored() {
            records.push(entry(store, &key, person));
        }
    }
    for (id, assessment) in &snapshot.assessments {
        records.push(entry(store, &assessment::key(id), assessment));
    }
    for (id, examples) in &snapshot.examples {
        records.push(entry(store, &level_examples::key(id), examples));
    }
    for (id, user_framework) in &snapshot.frameworks {
        records.push(entry(store, &framework::key(id), user_framework));
    }
    let mut records: Vec<(String, Box<RawValue>)> = records.into_iter().flatten().collect();
    for key in &snapshot.unsupported_keys {
        let (Some(name), Ok(Some(text))) = (key.strip_prefix(PREFIX), store.get(key)) else {
            continue;
        };
        // Skip a copied text if the snapshot has a record with the same name.
        let is_taken = records.iter().any(|(known, _)| known == name);
        let name = if is_taken { format!("set-aside/{name}") } else { name.to_owned() };
        records.push((name, json::to_raw(&text)));
    }
    for (key, text) in quarantine::texts(store).unwrap_or_default() {
        records.extend(key.strip_prefix(PREFIX).map(|name| (name.to_owned(), json::to_raw(&text))));
    }
    json::to_string(&BackupV1 {
        kind: KIND.to_owned(),
        schema: Some(SCHEMA),
        made_on: Some(made_on),
        records: Entries(records),
    })
}

/// A record with its name in the file, in the current schema.
fn entry<T: Stored + PartialEq>(
    store: &impl KeyValue,
    key: &str,
    data: &T,
) -> Option<(String, Box<RawValue>)> {
    let name = key.strip_prefix(PREFIX)?.to_owned();
    Some((name, envelope::to_raw(revision(store, key, Some(data)), Some(data))))
}
