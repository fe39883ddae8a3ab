//! Tests of writing, reading and restoring backups.

use super::*;
use crate::model::{AxisId, Framework};
use crate::model::{Diff, RecordChange, Transaction, TransactionKind};
use crate::storage::StoreError;
use crate::storage::envelope::encode;
use crate::storage::envelope::tests::assessment as any_assessment;
use crate::storage::key_value::memory::Memory;
use crate::storage::snapshot::RecordSnapshot;
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

fn restore(backup: &str, into: &Memory) -> RestorePlan {
    let plan = read(backup).unwrap().plan(into, &RecordSnapshot::read(into));
    if let Some(transaction) = plan.clone().into_transaction() {
        let outcome = TabStore::default().commit(into, transaction, || AssessmentId::new("fresh"));
        assert_eq!(outcome, crate::storage::CommitOutcome::default());
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
    for (id, revision, name) in [("older", 4, "Then"), ("newer", 3, "Now"), ("same", 9, "Same")] {
        put(&into, &format!("rungs/person/{id}"), revision, Some(&person(name)));
    }
    put::<Person>(&into, "rungs/person/gone", 8, None);
    let plan = restore(&file, &into);
    assert_eq!(
        (plan.added.len(), plan.updated.len(), plan.newer_here, plan.unchanged),
        (2, 1, 1, 1)
    );
    let library = RecordSnapshot::read(&into);
    let names: Vec<&str> = library.people.iter().map(|(_, person)| person.name.as_str()).collect();
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
    desk.commit(&store, Transaction { kind: TransactionKind::Change, edits }, fresh);
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
    let written = serde_json::json!({ "person/later": later }).to_string();
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
    let first = Assessment::first(Framework::builtin());
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
    let first = include_str!("../../../tests/fixtures/assessment-1.json");
    let records = serde_json::json!({ "rungs/assessment/current": first, "rungs/settings": "{}" });
    let file = serde_json::json!({ "kind": "rescue", "records": records }).to_string();
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
