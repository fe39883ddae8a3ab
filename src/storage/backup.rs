//! Backups: all records in one file.
//!
//! ```json
//! {"kind":"rungs-backup","schema":1,"made_on":"2026-11-22","records":{"person/me":{},"assessment/current":{}}}
//! ```
//!
//! The records have the same envelopes as in storage. A file saved by the crash page can be
//! restored too: it contains the same texts by key.

use crate::i18n::tr;
use crate::model::{
    Assessment, AssessmentId, Date, Diff, FrameworkId, LevelExamples, Merge, Person, PersonId,
    RecordChange, Transaction, TransactionKind, UserFramework,
};
use crate::storage::envelope;
use crate::storage::envelope::{Decoded, Stored, decode, encode};
use crate::storage::json::{Fields, Json};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::quarantine;
use crate::storage::record;
use crate::storage::record::Record;
use crate::storage::records::{assessment, framework, level_examples, person};
use crate::storage::snapshot::RecordSnapshot;

/// The `kind` of a backup.
pub const KIND: &str = "rungs-backup";
/// The `kind` of a file saved by the crash page.
const CRASH_PAGE_KIND: &str = "rescue";
/// The schema that is written.
const SCHEMA: u64 = 1;
/// The maximum size of a file in bytes, about a hundred times what a browser stores.
pub const MAX_BYTES: usize = 64 << 20;

/// Writes all people, assessments, level examples and user frameworks. `library` is the tab's
/// snapshot, which includes changes that could not be stored. Records of later versions and
/// quarantined texts are copied as they are.
#[must_use]
pub fn write(store: &impl KeyValue, library: &RecordSnapshot, made_on: Date) -> String {
    let mut records = Vec::new();
    for (id, person) in &library.people {
        let key = person::key(id);
        // Do not create a record for a person that has none.
        let is_stored = || {
            !library.unsupported_keys.contains(&key) && store.get(&key).is_ok_and(|it| it.is_some())
        };
        if *person != Person::default() || is_stored() {
            records.push(entry(store, &key, person));
        }
    }
    for (id, assessment) in &library.assessments {
        records.push(entry(store, &assessment::key(id), assessment));
    }
    for (id, examples) in &library.examples {
        records.push(entry(store, &level_examples::key(id), examples));
    }
    for (id, custom) in &library.frameworks {
        records.push(entry(store, &framework::key(id), custom));
    }
    let mut records: Vec<(String, Json)> = records.into_iter().flatten().collect();
    for key in &library.unsupported_keys {
        let (Some(name), Ok(Some(text))) = (key.strip_prefix(PREFIX), store.get(key)) else {
            continue;
        };
        // Skip a copied text if the snapshot has a record with the same name.
        let is_taken = records.iter().any(|(known, _)| known == name);
        let name = if is_taken { format!("set-aside/{name}") } else { name.to_owned() };
        records.push((name, Json::Text(text)));
    }
    for (key, text) in quarantine::texts(store).unwrap_or_default() {
        records.extend(key.strip_prefix(PREFIX).map(|name| (name.to_owned(), Json::Text(text))));
    }
    Json::object([
        ("kind", Json::text(KIND)),
        ("schema", Json::Number(SCHEMA.to_string())),
        ("made_on", Json::Text(made_on.to_string())),
        ("records", Json::Object(records)),
    ])
    .write()
}

/// A record with its name in the file.
fn entry<T: Stored + PartialEq>(
    store: &impl KeyValue,
    key: &str,
    data: &T,
) -> Option<(String, Json)> {
    let name = key.strip_prefix(PREFIX)?.to_owned();
    // In the current schema, whatever the stored schema is.
    let text = encode(revision(store, key, Some(data)), Some(data));
    Some((name, Json::read(&text).ok()?))
}

/// The revision of a record: the stored one, or the next one if the tab's value could not be
/// stored.
fn revision<T: Stored + PartialEq>(store: &impl KeyValue, key: &str, data: Option<&T>) -> u64 {
    let stored = record::open::<T>(store, key).record;
    stored.revision + u64::from(stored.data.as_ref() != data)
}

/// The content of a backup.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// The date; `None` for a file of the crash page.
    pub made_on: Option<Date>,
    people: Vec<(PersonId, Record<Person>)>,
    assessments: Vec<(AssessmentId, Record<Assessment>)>,
    examples: Vec<(FrameworkId, Record<LevelExamples>)>,
    frameworks: Vec<(FrameworkId, Record<UserFramework>)>,
    /// The names of records that cannot be read, with the reason.
    pub unreadable: Vec<(String, String)>,
}

/// Reads a backup from parsed JSON.
///
/// # Errors
/// If it is not a backup, is from a later version, or is damaged. The message says what and where.
pub fn from_json(json: Json) -> Result<Backup, String> {
    let mut fields = Fields::of(json)?;
    let kind = fields.text("kind").map_err(|_| tr!("it does not say what it is").to_owned())?;
    let mut backup = Backup {
        made_on: None,
        people: Vec::new(),
        assessments: Vec::new(),
        examples: Vec::new(),
        frameworks: Vec::new(),
        unreadable: Vec::new(),
    };
    match kind.as_str() {
        KIND => {
            let schema = fields.count("schema")?;
            if schema > SCHEMA {
                return Err(tr!("it was made by a later version of Rungs").to_owned());
            }
            backup.made_on = Some(fields.text("made_on")?.parse()?);
        }
        CRASH_PAGE_KIND => {}
        _ => return Err(tr!("it is a “{kind}”, not a backup of Rungs", kind)),
    }
    for (name, json) in Fields::of(fields.take("records")?)?.all() {
        let name = name.strip_prefix(PREFIX).map_or(name.clone(), str::to_owned);
        backup.take(&name, json);
    }
    fields.end()?;
    Ok(backup)
}

impl Backup {
    fn take(&mut self, name: &str, json: Json) {
        let taken = if let Some(id) = name.strip_prefix("person/") {
            self.accept(decoded(json), |backup, record| {
                backup.people.push((PersonId::new(id), record));
            })
        } else if let Some(id) = name.strip_prefix("assessment/") {
            if let Json::Text(text) = &json
                && let Some(name) = assessment::name_of_schema_1(text)
            {
                let me = Person { name, ..Person::default() };
                self.people.push((Person::ME, Record { revision: 1, data: Some(me) }));
            }
            self.accept(decoded(json), |backup, record| {
                backup.assessments.push((AssessmentId::new(id), record));
            })
        } else if let Some(id) = name.strip_prefix("examples/") {
            self.accept(decoded(json), |backup, record| {
                backup.examples.push((FrameworkId::new(id), record));
            })
        } else if let Some(id) = name.strip_prefix("framework/") {
            self.accept(decoded(json), |backup, record| {
                backup.frameworks.push((FrameworkId::new(id), record));
            })
        } else if matches!(json, Json::Text(_)) {
            // Settings and quarantined texts in a file of the crash page are ignored.
            Ok(())
        } else {
            Err(tr!("no record has such a name").to_owned())
        };
        if let Err(reason) = taken {
            self.unreadable.push((name.to_owned(), reason));
        }
    }

    fn accept<T>(
        &mut self,
        decoded: Decoded<T>,
        put: impl FnOnce(&mut Self, Record<T>),
    ) -> Result<(), String> {
        match decoded {
            Decoded::Record { revision, data: Some(data), .. } => {
                put(self, Record { revision, data: Some(data) });
                Ok(())
            }
            // The record was deleted before the backup was made.
            Decoded::Record { data: None, .. } => Ok(()),
            Decoded::FutureVersion { .. } => {
                Err(tr!("it is of a later version of Rungs").to_owned())
            }
            Decoded::Unreadable { reason } => Err(reason),
        }
    }

    /// Compares the backup with the stored records and the tab's snapshot, and plans what restoring
    /// would change.
    #[must_use]
    pub fn plan(&self, store: &impl KeyValue, library: &RecordSnapshot) -> RestorePlan {
        let mut plan = RestorePlan::default();
        for (id, record) in &self.people {
            let key = person::key(id);
            let is_stored = || record::open::<Person>(store, &key).record.data.is_some();
            // A person that is only mentioned by an assessment has no record.
            let data = library.person(id).filter(|it| **it != Person::default() || is_stored());
            let ours = Record { revision: revision(store, &key, data), data: data.cloned() };
            plan.classify(ours, record, |change| RecordChange::Person(id.clone(), change));
        }
        for (id, record) in &self.assessments {
            let key = assessment::key(id);
            let data = library.assessment(id);
            let ours = Record { revision: revision(store, &key, data), data: data.cloned() };
            plan.classify(ours, record, |change| RecordChange::Assessment(id.clone(), change));
        }
        for (id, record) in &self.examples {
            let key = level_examples::key(id);
            let data = library.examples(id);
            let ours = Record { revision: revision(store, &key, data), data: data.cloned() };
            // Restore level by level: keep texts that are only here, add those that are only there.
            let theirs = union(&ours, record, LevelExamples::union);
            plan.classify(ours, &theirs, |change| RecordChange::Examples(id.clone(), change));
        }
        for (id, record) in &self.frameworks {
            let key = framework::key(id);
            let data = library.framework(id);
            let ours = Record { revision: revision(store, &key, data), data: data.cloned() };
            // Keep the revisions of both sides, because assessments may use any of them.
            let theirs = union(&ours, record, UserFramework::with_revisions_of);
            plan.classify(ours, &theirs, |change| RecordChange::Framework(id.clone(), change));
        }
        plan
    }
}

/// The restored value of a record whose parts can be combined: the newer one, plus what only the
/// older one has.
fn union<T: Clone + PartialEq>(
    ours: &Record<T>,
    theirs: &Record<T>,
    with: fn(&T, &T) -> T,
) -> Record<T> {
    let both = ours.data.as_ref().zip(theirs.data.as_ref()).map(|(here, there)| {
        if theirs.revision > ours.revision { with(there, here) } else { with(here, there) }
    });
    let is_new = both != ours.data;
    let revision = if is_new { ours.revision + 1 } else { theirs.revision };
    Record { revision, data: both.or_else(|| theirs.data.clone()) }
}

fn decoded<T: Stored>(json: Json) -> Decoded<T> {
    match json {
        Json::Text(text) => decode(&text),
        json => envelope::decode_json(json).unwrap_or_else(|reason| Decoded::Unreadable { reason }),
    }
}

/// The result of comparing a backup with the stored records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestorePlan {
    /// Records that do not exist here or were deleted here.
    pub added: Vec<RecordChange>,
    /// Records that are older here.
    pub updated: Vec<RecordChange>,
    /// The number of records that are newer here and will not be changed.
    pub newer_here: usize,
    /// The number of equal records.
    pub unchanged: usize,
}

impl RestorePlan {
    fn classify<T: Merge>(
        &mut self,
        ours: Record<T>,
        theirs: &Record<T>,
        edit: impl FnOnce(Diff<T>) -> RecordChange,
    ) {
        if ours.data == theirs.data {
            self.unchanged += 1;
        } else if ours.data.is_none() {
            self.added.push(edit(Diff { before: None, after: theirs.data.clone() }));
        } else if theirs.revision > ours.revision {
            self.updated.push(edit(Diff { before: ours.data, after: theirs.data.clone() }));
        } else {
            self.newer_here += 1;
        }
    }

    /// The transaction that restores the backup; `None` if there is nothing to restore.
    #[must_use]
    pub fn into_transaction(self) -> Option<Transaction> {
        let edits: Vec<RecordChange> = self.added.into_iter().chain(self.updated).collect();
        (!edits.is_empty()).then_some(Transaction { deed: TransactionKind::Restore, edits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AxisId;
    use crate::storage::StoreError;
    use crate::storage::envelope::tests::assessment as any_assessment;
    use crate::storage::key_value::memory::Memory;
    use crate::storage::tab_store::TabStore;
    use proptest::prelude::*;

    fn day() -> Date {
        Date::new(2026, 11, 22).unwrap()
    }

    fn put<T: Stored>(store: &Memory, key: &str, revision: u64, data: Option<&T>) {
        store.set(key, &encode(revision, data)).unwrap();
    }

    fn person(name: &str) -> Person {
        Person { name: name.to_owned(), archived: false }
    }

    fn read(text: &str) -> Result<Backup, String> {
        from_json(Json::read(text)?)
    }

    fn restore(backup: &str, into: &Memory) -> RestorePlan {
        let plan = read(backup).unwrap().plan(into, &RecordSnapshot::read(into));
        if let Some(step) = plan.clone().into_transaction() {
            let made = TabStore::default().commit(into, step, || AssessmentId::new("fresh"));
            assert_eq!(made, super::super::CommitOutcome::default());
        }
        plan
    }

    #[test]
    fn restore_plan_adds_replaces_and_keeps() {
        let from = Memory::default();
        for (id, revision, name) in [
            ("new", 1, "New"),
            ("older", 5, "Now"),
            ("newer", 2, "Then"),
            ("same", 1, "Same"),
            ("gone", 3, "Back"),
        ] {
            put(&from, &format!("rungs/person/{id}"), revision, Some(&person(name)));
        }
        let file = write(&from, &RecordSnapshot::read(&from), day());
        let into = Memory::default();
        for (id, revision, name) in [("older", 4, "Then"), ("newer", 3, "Now"), ("same", 9, "Same")]
        {
            put(&into, &format!("rungs/person/{id}"), revision, Some(&person(name)));
        }
        put::<Person>(&into, "rungs/person/gone", 8, None);
        let plan = restore(&file, &into);
        assert_eq!(
            (plan.added.len(), plan.updated.len(), plan.newer_here, plan.unchanged),
            (2, 1, 1, 1)
        );
        let library = RecordSnapshot::read(&into);
        let names: Vec<&str> =
            library.people.iter().map(|(_, person)| person.name.as_str()).collect();
        assert_eq!(names, ["", "Back", "New", "Now", "Now", "Same"]);
        let again = restore(&file, &into);
        assert_eq!(
            (again.added.len(), again.updated.len(), again.newer_here, again.unchanged),
            (0, 0, 1, 4)
        );
    }

    #[test]
    fn restore_sets_missing_name() {
        let (from, into) = (Memory::default(), Memory::default());
        put(&from, "rungs/person/a", 2, Some(&person("Ada")));
        put(&into, "rungs/person/a", 1, Some(&person("")));
        restore(&write(&from, &RecordSnapshot::read(&from), day()), &into);
        assert_eq!(RecordSnapshot::read(&into), RecordSnapshot::read(&from));
    }

    #[test]
    fn restore_merges_examples_per_level() {
        let examples = |texts: &[(u8, &str)]| {
            let mut examples = LevelExamples::default();
            for (level, text) in texts {
                examples.set(&AxisId::new("people"), *level, text);
            }
            examples
        };
        let key = "rungs/examples/engineering-ladders";
        for (revision, second) in [(9, "theirs"), (1, "ours")] {
            let (from, into) = (Memory::default(), Memory::default());
            put(&from, key, revision, Some(&examples(&[(1, "only there"), (2, "theirs")])));
            put(&into, key, 4, Some(&examples(&[(2, "ours"), (3, "only here")])));
            let file = write(&from, &RecordSnapshot::read(&from), day());
            restore(&file, &into);
            let expected = examples(&[(1, "only there"), (2, second), (3, "only here")]);
            assert_eq!(RecordSnapshot::read(&into).examples[0].1, expected);
            let again = restore(&file, &into);
            assert!(again.added.is_empty() && again.updated.is_empty());
            let empty = Memory::default();
            restore(&file, &empty);
            assert_eq!(RecordSnapshot::read(&empty).examples, RecordSnapshot::read(&from).examples);
        }
    }

    #[test]
    fn backup_includes_pending_writes() {
        let store = Memory::default();
        put(&store, "rungs/person/a", 4, Some(&person("Ada")));
        store.fails.set(Some(StoreError::Full));
        let mut desk = TabStore::default();
        let change = Diff { before: Some(person("Ada")), after: Some(person("Ada Lovelace")) };
        let edits = vec![
            RecordChange::Person(PersonId::new("a"), change),
            RecordChange::Person(
                PersonId::new("b"),
                Diff { before: None, after: Some(person("Grace")) },
            ),
        ];
        let fresh = || AssessmentId::new("fresh");
        desk.commit(&store, Transaction { deed: TransactionKind::Change, edits }, fresh);
        let library = desk.library(&store);
        let file = write(&store, &library, day());
        store.fails.set(None);
        // The tab that wrote the backup has nothing to restore, but storage has.
        let backup = read(&file).unwrap();
        assert_eq!(
            backup.plan(&store, &library),
            RestorePlan { unchanged: 2, ..RestorePlan::default() }
        );
        let plan = restore(&file, &store);
        assert_eq!((plan.added.len(), plan.updated.len()), (1, 1));
        let restored = RecordSnapshot::read(&store);
        assert_eq!(restored.person(&PersonId::new("a")).unwrap().name, "Ada Lovelace");
    }

    #[test]
    fn backup_includes_undecodable_records_verbatim() {
        let later = r#"{"kind":"person","schema":99,"revision":5,"data":{"new":1}}"#;
        let store = Memory::with("rungs/person/later", later);
        store.set("rungs/person/torn", "{\"kind\":").unwrap();
        store.fails.set(Some(StoreError::Full));
        let file = write(&store, &RecordSnapshot::read(&store), day());
        let written = Json::Object(vec![("person/later".to_owned(), Json::text(later))]).write();
        assert!(file.contains(written.trim_matches(['{', '}'])), "{file}");
        let names = read(&file).unwrap().unreadable.into_iter().map(|(name, _)| name);
        assert_eq!(names.collect::<Vec<_>>(), ["person/later", "person/torn"]);
        // Once there is room, the text is quarantined and stays in the backup.
        store.fails.set(None);
        let file = write(&store, &RecordSnapshot::read(&store), day());
        assert!(file.contains("set-aside/1/person/torn"), "{file}");
        assert_eq!(read(&file).unwrap().unreadable.len(), 1);
    }

    #[test]
    fn backup_has_no_duplicate_keys() {
        let later = r#"{"kind":"assessment","schema":99,"revision":5,"data":{"new":1}}"#;
        let me = r#"{"kind":"person","schema":99,"revision":5,"data":{"new":1}}"#;
        let store = Memory::with("rungs/person/me", me);
        store.set("rungs/assessment/current", later).unwrap();
        let mut library = RecordSnapshot::read(&store);
        let first = Assessment::first(crate::model::Framework::builtin());
        let change = Diff { before: None, after: Some(first) };
        library.apply(&[RecordChange::Assessment(Assessment::FIRST, change)]);
        let file = write(&store, &library, day());
        let backup = read(&file).unwrap();
        assert_eq!(backup.assessments.len(), 1);
        assert_eq!(backup.unreadable.len(), 1, "{file}");
        assert!(file.contains("set-aside/assessment/current"), "{file}");
    }

    #[test]
    fn invalid_backup_gives_reason() {
        for (text, says) in [
            ("", "ends too early"),
            ("{}", "does not say what it is"),
            (r#"{"kind":"recipe"}"#, "recipe"),
            (r#"{"kind":"rungs-backup","schema":9,"made_on":"","records":{}}"#, "later version"),
            (r#"{"kind":"rungs-backup","schema":1,"made_on":"x","records":{}}"#, "not a date"),
            (r#"{"kind":"rungs-backup","schema":1,"made_on":"2026-11-22","records":[]}"#, "object"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }

    #[test]
    fn undecodable_record_in_backup_is_named() {
        let text = r#"{"kind":"rungs-backup","schema":1,"made_on":"2026-11-22","records":{
            "person/a":{"kind":"person","schema":1,"revision":1,"data":{"name":"Ada","archived":false}},
            "person/b":{"kind":"person","schema":1,"revision":1,"data":{"name":1}},
            "person/c":{"kind":"person","schema":2,"revision":1,"data":{}},
            "recipe/d":{}}}"#;
        let backup = read(text).unwrap();
        let names: Vec<&str> = backup.unreadable.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["person/b", "person/c", "recipe/d"]);
        assert_eq!(backup.plan(&Memory::default(), &RecordSnapshot::default()).added.len(), 1);
    }

    #[test]
    fn crash_page_file_is_restored() {
        let first = include_str!("../../tests/fixtures/assessment-1.json");
        let records = Json::object([
            ("rungs/assessment/current", Json::text(first)),
            ("rungs/settings", Json::text("{}")),
        ]);
        let file = Json::object([("kind", Json::text("rescue")), ("records", records)]).write();
        let into = Memory::default();
        assert_eq!(restore(&file, &into).added.len(), 2);
        let library = RecordSnapshot::read(&into);
        assert_eq!(library.people[0].1.name, "Ada “Countess” Lovelace 🧮");
        assert_eq!(library.assessments.len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn backup_round_trips(all in prop::collection::btree_map("[a-z0-9]{1,8}", any_assessment(), 0..8)) {
            let from = Memory::default();
            for (id, data) in &all {
                put(&from, &format!("rungs/assessment/{id}"), 3, Some(data));
            }
            let into = Memory::default();
            restore(&write(&from, &RecordSnapshot::read(&from), day()), &into);
            prop_assert_eq!(RecordSnapshot::read(&into), RecordSnapshot::read(&from));
        }

        #[test]
        fn damaged_backup_is_rejected_or_decoded(at in 0_usize..2000, byte: u8, cut in 0_usize..2000) {
            let from = Memory::default();
            put(&from, "rungs/person/a", 1, Some(&person("Ada")));
            let mut bytes = write(&from, &RecordSnapshot::read(&from), day()).into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(bytes.len() - cut % bytes.len());
            let _ = read(&String::from_utf8_lossy(&bytes));
        }
    }
}
