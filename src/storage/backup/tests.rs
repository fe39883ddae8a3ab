//! Tests of writing, reading and restoring backups.

use super::*;
use crate::model::{
    Assessment, AssessmentId, AxisId, Diff, Framework, FrameworkDraft, FrameworkId, FrameworkRef,
    LevelExamples, PersonId, RecordChange, Transaction, TransactionKind, UserFramework,
};
use crate::storage::envelope::tests::assessment as any_assessment;
use crate::storage::envelope::{encode, to_shared};
use crate::storage::key_value::memory::Memory;
use crate::storage::record::Record;
use crate::storage::snapshot::RecordSnapshot;
use crate::storage::stamp::{MAX_REVISION, StampClock};
use crate::storage::stored::Stored;
use crate::storage::tab_store::TabStore;
use crate::storage::{KeyValue, Settings, StoreError, Theme};
use proptest::prelude::*;

fn day() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn tab() -> TabStore {
    TabStore::new(&Memory::default(), StampClock::new(1, || 1_700_000_000_000))
}

/// Stores data that was written at a time; `None` is a record that was deleted then.
fn put<T: Stored>(store: &Memory, key: &str, millis: u64, data: Option<&T>) {
    let mut record = Record::none();
    // After all revisions.
    let stamp = Stamp { millis: MAX_REVISION + millis, ..Stamp::ZERO };
    let change = match data {
        Some(data) => Diff { before: None, after: Some(data.clone()) },
        None => Diff { before: record.data.clone(), after: None },
    };
    record.edit(&change, stamp, Stamp::ZERO);
    if data.is_none() {
        record.existence_changed = stamp;
    }
    store.set(key, &encode(&record)).unwrap();
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), archived: false }
}

fn restore(backup: &str, into: &Memory) -> RestorePlan {
    let mut tab = tab();
    let plan = tab.plan(into, &read(backup).unwrap());
    assert_eq!(tab.restore(into, &plan).issue, None);
    plan
}

fn effects(plan: &RestorePlan) -> Vec<Effect> {
    plan.records.iter().map(PlannedRecord::effect).collect()
}

#[test]
fn restore_plan_adds_changes_removes_and_keeps() {
    let (from, into) = (Memory::default(), Memory::default());
    let both = [(&from, "from"), (&into, "into")];
    for (id, times) in [("a", [1, 0]), ("b", [5, 4]), ("c", [2, 3]), ("d", [1, 1]), ("e", [3, 8])] {
        for ((store, name), millis) in both.iter().zip(times) {
            let name = if id == "d" { "same" } else { name };
            if millis > 0 {
                put(store, &format!("rungs/person/{id}"), millis, Some(&person(name)));
            }
        }
    }
    // Deleted here, and deleted there.
    put::<Person>(&into, "rungs/person/e", 8, None);
    put(&into, "rungs/person/f", 1, Some(&person("into")));
    put::<Person>(&from, "rungs/person/f", 9, None);
    let file = tab().backup(&from, day());
    let plan = restore(&file, &into);
    let expected = [Effect::Added, Effect::Changed, Effect::Kept, Effect::Added, Effect::Removed];
    assert_eq!((effects(&plan), plan.unchanged), (expected.to_vec(), 1));
    let snapshot = RecordSnapshot::read(&into);
    let name = |id: &str| snapshot.person(&PersonId::new(id)).map(|person| person.name.as_str());
    assert_eq!(
        ["a", "b", "c", "d"].map(name),
        [Some("from"), Some("from"), Some("into"), Some("same")]
    );
    assert_eq!(["e", "f"].map(name), [Some("from"), None]);
    let again = restore(&file, &into);
    assert_eq!((effects(&again), again.unchanged), (vec![Effect::Kept], 4));
}

#[test]
fn undo_of_a_restore_returns_to_the_state_before() {
    let (from, into, mut tab) = (Memory::default(), Memory::default(), tab());
    put(&from, "rungs/person/a", 2, Some(&person("from")));
    put(&from, "rungs/person/b", 2, Some(&person("from")));
    put(&into, "rungs/person/a", 1, Some(&person("into")));
    let before = RecordSnapshot::read(&into);
    let file = tab.backup(&from, day());
    let plan = tab.plan(&into, &read(&file).unwrap());
    tab.restore(&into, &plan);
    let after = RecordSnapshot::read(&into);
    tab.undo(&into).unwrap();
    assert_eq!(RecordSnapshot::read(&into), before);
    tab.redo(&into).unwrap();
    assert_eq!(RecordSnapshot::read(&into), after);
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
    for (millis, second) in [(9, "theirs"), (1, "ours")] {
        let (from, into) = (Memory::default(), Memory::default());
        put(&from, key, millis, Some(&examples(&[(1, "only there"), (2, "theirs")])));
        put(&into, key, 4, Some(&examples(&[(2, "ours"), (3, "only here")])));
        let file = tab().backup(&from, day());
        restore(&file, &into);
        let expected = examples(&[(1, "only there"), (2, second), (3, "only here")]);
        assert_eq!(RecordSnapshot::read(&into).examples[0].1, expected);
        let again = restore(&file, &into);
        assert!(effects(&again).iter().all(|effect| *effect == Effect::Kept));
        let empty = Memory::default();
        restore(&file, &empty);
        assert_eq!(RecordSnapshot::read(&empty).examples, RecordSnapshot::read(&from).examples);
    }
}

#[test]
fn revision_of_a_restored_assessment_is_restored() {
    fn revision(name: &'static str) -> &'static Framework {
        let draft = Framework::builtin().draft().clone();
        let id = FrameworkId::of("acme");
        let draft = FrameworkDraft { id, revision: name.into(), ..draft };
        Framework::try_from(draft).unwrap().intern()
    }
    let (from, into) = (Memory::default(), Memory::default());
    let first = UserFramework::from_revision(revision("1"));
    let made_with = Assessment {
        framework: FrameworkRef::to(revision("1")),
        ..Assessment::first(Framework::builtin())
    };
    put(&from, "rungs/framework/acme", 1, Some(&first));
    put(&from, "rungs/assessment/a", 1, Some(&made_with));
    // Here, the first revision was not used, so publishing the second one removed it.
    put(&into, "rungs/framework/acme", 1, Some(&first));
    let second = first.with_new_revision(revision("2"), |_| false);
    let change = Diff { before: Some(first), after: Some(second) };
    let edit = RecordChange::Framework(FrameworkId::of("acme"), change);
    tab().commit(&into, Transaction::of(TransactionKind::KeepFramework, edit));
    restore(&tab().backup(&from, day()), &into);
    let stored = tab().framework(&into, &FrameworkId::of("acme")).unwrap();
    assert_eq!(stored.revisions, [revision("1"), revision("2")]);
}

#[test]
fn settings_are_restored_except_those_of_the_device() {
    let (from, into) = (Memory::default(), Memory::default());
    let settings = |theme, open: &'static str| Settings {
        theme,
        open: Some(AssessmentId::of(open)),
        ..Settings::default()
    };
    put(&from, "rungs/settings", 9, Some(&settings(Theme::Dark, "there")));
    put(&into, "rungs/settings", 4, Some(&settings(Theme::Light, "here")));
    restore(&tab().backup(&from, day()), &into);
    assert_eq!(tab().settings(&into), Some(settings(Theme::Dark, "here")));
}

#[test]
fn backup_includes_changes_that_are_not_stored() {
    let (store, mut tab) = (Memory::default(), tab());
    put(&store, "rungs/person/a", 4, Some(&person("Ada")));
    store.fails.set(Some(StoreError::Full));
    let edits = vec![
        RecordChange::Person(
            PersonId::new("a"),
            Diff { before: Some(person("Ada")), after: Some(person("Ada Lovelace")) },
        ),
        RecordChange::Person(
            PersonId::new("b"),
            Diff { before: None, after: Some(person("Grace")) },
        ),
    ];
    tab.commit(&store, Transaction { kind: TransactionKind::Change, edits });
    let file = tab.backup(&store, day());
    store.fails.set(None);
    // The tab that wrote the backup has nothing to restore, but storage has.
    let plan = tab.plan(&store, &read(&file).unwrap());
    assert_eq!((plan.records.len(), plan.unchanged), (0, 2));
    assert_eq!(effects(&restore(&file, &store)), [Effect::Changed, Effect::Added]);
    let restored = RecordSnapshot::read(&store);
    assert_eq!(restored.person(&PersonId::new("a")).unwrap().name, "Ada Lovelace");
}

#[test]
fn backup_says_which_version_of_the_app_wrote_it() {
    let file = tab().backup(&Memory::default(), day());
    let version = env!("CARGO_PKG_VERSION");
    assert!(file.contains(&format!(r#""app":"{version}""#)), "{file}");
}

#[test]
fn backup_includes_undecodable_records_verbatim() {
    let later = r#"{"kind":"person","schema":99,"revision":5,"data":{"new":1}}"#;
    let store = Memory::with("rungs/person/later", later);
    store.set("rungs/person/torn", "{\"kind\":").unwrap();
    let file = tab().backup(&store, day());
    let written = serde_json::json!({ "person/later": later }).to_string();
    assert!(file.contains(written.trim_matches(['{', '}'])), "{file}");
    let names = |file: &str| -> Vec<String> {
        read(file).unwrap().unreadable.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(&file), ["person/later", "person/torn"]);
    // A quarantined text stays in the backup.
    let _ = RecordSnapshot::read(&store);
    let file = tab().backup(&store, day());
    assert!(file.contains("set-aside/1/person/torn"), "{file}");
    assert_eq!(names(&file), ["person/later"]);
}

#[test]
fn record_of_a_later_version_is_in_the_backup_beside_the_change_of_this_tab() {
    let later = r#"{"kind":"assessment","schema":99,"revision":5,"data":{"new":1}}"#;
    let (store, mut tab) = (Memory::with("rungs/assessment/current", later), tab());
    let after = Some(Assessment::first(Framework::builtin()));
    let change = RecordChange::Assessment(Assessment::FIRST, Diff { before: None, after });
    let outcome = tab.commit(&store, Transaction::of(TransactionKind::Change, change));
    assert_eq!(outcome.issue, Some(crate::storage::StorageIssue::FutureVersion));
    let file = tab.backup(&store, day());
    assert_eq!(effects(&restore(&file, &Memory::default())), [Effect::Added]);
    assert!(file.contains("set-aside/assessment/current"), "{file}");
    assert_eq!(*store.records.borrow()["rungs/assessment/current"], *later);
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
        "person/c":{"kind":"person","schema":9,"revision":1,"data":{}},
        "recipe/d":{}}}"#;
    let backup = read(text).unwrap();
    let names: Vec<&str> = backup.unreadable.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["person/b", "person/c", "recipe/d"]);
    assert_eq!(effects(&tab().plan(&Memory::default(), &backup)), [Effect::Added]);
}

#[test]
fn crash_page_file_is_restored() {
    let first = include_str!("../../../tests/fixtures/assessment-1.json");
    let records = serde_json::json!({ "rungs/assessment/current": first, "rungs/settings": "{}" });
    let file = serde_json::json!({ "kind": "rescue", "records": records }).to_string();
    let into = Memory::default();
    assert_eq!(effects(&restore(&file, &into)), [Effect::Added; 2]);
    let library = RecordSnapshot::read(&into);
    assert_eq!(library.people[0].1.name, "Ada “Countess” Lovelace 🧮");
    assert_eq!(library.assessments.len(), 1);
}

#[test]
fn backup_with_revisions_is_restored() {
    let ada = to_shared(&person("Ada"));
    let file = format!(
        r#"{{"kind":"rungs-backup","schema":1,"made_on":"2026-11-22","records":{{"person/a":{ada}}}}}"#
    );
    let into = Memory::default();
    assert_eq!(effects(&restore(&file, &into)), [Effect::Added]);
    // A name that was changed here since is newer.
    put(&into, "rungs/person/a", 1, Some(&person("Ada Lovelace")));
    assert_eq!(effects(&restore(&file, &into)), [Effect::Kept]);
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
        restore(&tab().backup(&from, day()), &into);
        prop_assert_eq!(RecordSnapshot::read(&into), RecordSnapshot::read(&from));
    }

    #[test]
    fn damaged_backup_is_rejected_or_decoded(at in 0_usize..2000, byte: u8, cut in 0_usize..2000) {
        let from = Memory::default();
        put(&from, "rungs/person/a", 1, Some(&person("Ada")));
        let mut bytes = tab().backup(&from, day()).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(bytes.len() - cut % bytes.len());
        let _ = read(&String::from_utf8_lossy(&bytes));
    }
}
