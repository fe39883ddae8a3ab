//! Tests of records: edits, and the laws of merging for all types.

use super::*;
use crate::model::{
    Assessment, AssessmentId, AxisId, BalanceArea, Date, DialPosition, EntryId, Evidence,
    Framework, FrameworkDraft, LevelExamples, Person, PlanItem, PositionId, Rating, Status,
    UserFramework,
};
use crate::storage::envelope::{Decoded, decode, encode};
use crate::storage::records::erasure::Erasure;
use crate::storage::stamp::{MAX_REVISION, StampClock};
use crate::storage::{Settings, Theme};
use fastrand::Rng;
use std::fmt::Debug;

/// Counts the time that all clocks of a test see.
const fn clock(replica: u32) -> StampClock {
    StampClock::new(replica, || 1_700_000_000_000)
}

/// A stamp later than all revisions; [`Stamp::ZERO`] for 0.
fn at(millis: u64) -> Stamp {
    let millis = if millis > 0 { MAX_REVISION + millis } else { 0 };
    Stamp { millis, ..Stamp::ZERO }
}

fn person(name: &str, archived: bool) -> Person {
    Person { name: name.to_owned(), archived }
}

fn change<T>(before: Option<T>, after: Option<T>) -> Diff<T> {
    Diff { before, after }
}

/// A record with one version of a person.
fn stored(name: &str, millis: u64) -> Record<Person> {
    let mut record = Record::none();
    record.edit(&change(None, Some(person(name, false))), at(millis), Stamp::ZERO);
    record
}

fn merged<T: Stored>(a: &Record<T>, b: &Record<T>) -> Record<T> {
    let mut merged = a.clone();
    merged.merge(b);
    merged
}

#[test]
fn fields_that_were_changed_in_different_places_are_both_kept() {
    let (mut a, mut b) = (stored("Ada", 1), stored("Ada", 1));
    a.edit(&change(Some(person("Ada", false)), Some(person("Ada L.", false))), at(3), at(0));
    b.edit(&change(Some(person("Ada", false)), Some(person("Ada", true))), at(2), at(0));
    assert_eq!(merged(&a, &b).data, Some(person("Ada L.", true)));
    assert_eq!(merged(&a, &b), merged(&b, &a));
}

#[test]
fn later_value_of_a_field_wins() {
    let (mut a, mut b) = (stored("Ada", 1), stored("Ada", 1));
    a.edit(&change(Some(person("Ada", false)), Some(person("A", false))), at(3), at(0));
    b.edit(&change(Some(person("Ada", false)), Some(person("B", false))), at(2), at(0));
    assert_eq!(merged(&a, &b).data, Some(person("A", false)));
    assert_eq!(merged(&b, &a), merged(&a, &b));
}

#[test]
fn edit_names_the_fields_of_others_that_it_replaces() {
    let mut record = stored("Ada", 1);
    let theirs = change(Some(person("Ada", false)), Some(person("B", true)));
    assert_eq!(record.edit(&theirs, at(2), at(0)), Vec::<String>::new());
    let ours = change(Some(person("Ada", false)), Some(person("A", true)));
    assert_eq!(record.edit(&ours, at(3), at(0)), ["name"]);
    assert_eq!(record.data, Some(person("A", true)));
}

#[test]
fn deletion_wins_over_older_and_newer_fields() {
    let (mut deleted, mut edited) = (stored("Ada", 1), stored("Ada", 1));
    deleted.edit(&change(deleted.data.clone(), None), at(2), at(0));
    edited.edit(&change(edited.data.clone(), Some(person("A", false))), at(3), at(0));
    assert_eq!(merged(&deleted, &edited), deleted);
    assert_eq!(merged(&edited, &deleted), deleted);
}

#[test]
fn edit_of_a_deleted_record_restores_it() {
    let before = stored("Ada", 1);
    let mut record = before.clone();
    record.edit(&change(before.data.clone(), None), at(2), at(0));
    record.edit(&change(before.data.clone(), Some(person("Ada", true))), at(3), at(0));
    assert_eq!(merged(&before, &record).data, Some(person("Ada", true)));
}

#[test]
fn default_values_do_not_replace_values_of_other_devices() {
    // Both devices show an empty person. One of them names it, later the other one archives it.
    let shown = || Some(person("", false));
    let (mut a, mut b) = (Record::none(), Record::none());
    a.edit(&change(shown(), Some(person("Ada", false))), at(2), at(0));
    b.edit(&change(shown(), Some(person("", true))), at(3), at(0));
    assert_eq!(merged(&a, &b).data, Some(person("Ada", true)));
}

#[test]
fn revert_keeps_values_of_others() {
    let mut record = stored("Ada", 1);
    let ours = change(Some(person("Ada", false)), Some(person("A", true)));
    record.edit(&ours, at(2), at(0));
    let theirs = change(Some(person("A", true)), Some(person("B", true)));
    record.edit(&theirs, at(3), at(0));
    assert!(record.revert(&ours.inverted(), at(4), at(0)));
    assert_eq!(record.data, Some(person("B", false)));
    // A record that somebody else has changed is not removed.
    let created = change(None, Some(person("Ada", false)));
    assert!(record.revert(&created.inverted(), at(5), at(0)));
    assert!(record.data.is_some());
    let known = change(None, record.data.clone());
    assert!(!record.revert(&known.inverted(), at(6), at(0)));
    assert_eq!(record.data, None);
}

#[test]
fn field_of_a_removed_entry_restores_the_entry() {
    let mut base = Assessment::first(Framework::builtin());
    base.evidence.set(&EntryId::of("4c"), Some(evidence("Led the migration", 1)));
    let mut longer = base.clone();
    longer.evidence.set(&EntryId::of("4c"), Some(evidence("Led the migration of all teams", 1)));
    let without = Assessment { evidence: crate::model::SortedMap::default(), ..base.clone() };
    let mut record = Record::none();
    record.edit(&change(None, Some(base.clone())), at(1), at(0));
    record.edit(&change(Some(base.clone()), Some(without)), at(2), at(0));
    record.edit(&change(Some(base), Some(longer.clone())), at(3), at(0));
    assert_eq!(record.data, Some(longer));
}

fn evidence(text: &str, level: u8) -> Evidence {
    Evidence { axis: AxisId::of("people"), level, text: text.to_owned(), link: None, date: None }
}

/// Several devices edit a record, delete it, restore it and exchange versions. Merging versions is
/// commutative, associative and idempotent, and every version can be stored.
fn check_laws<T: Stored + Debug>(shown: &T, mutate: fn(&mut Rng, &mut T)) {
    for seed in 0..300 {
        let mut rng = Rng::with_seed(seed);
        let mut clocks: Vec<StampClock> = (1..=3).map(clock).collect();
        let mut devices = vec![Record::<T>::none(); 3];
        let mut versions = vec![Record::none()];
        for _ in 0..12 {
            let device = rng.usize(..3);
            let record = &mut devices[device];
            clocks[device].observe(record.latest());
            let stamp = clocks[device].tick();
            match rng.u8(..10) {
                0 => drop(record.edit(&change(record.data.clone(), None), stamp, Stamp::ZERO)),
                1 | 2 => {
                    let other = rng.usize(..3);
                    let theirs = devices[other].clone();
                    devices[device].merge(&theirs);
                }
                _ => {
                    let before = record.data.clone().unwrap_or_else(|| shown.clone());
                    let mut after = before.clone();
                    mutate(&mut rng, &mut after);
                    record.edit(&change(Some(before), Some(after)), stamp, Stamp::ZERO);
                }
            }
            versions.push(devices[device].clone());
        }
        for _ in 0..12 {
            let [a, b, c] = [(); 3].map(|()| &versions[rng.usize(..versions.len())]);
            assert_eq!(merged(a, b), merged(b, a), "seed {seed}");
            assert_eq!(merged(a, a), *a, "seed {seed}");
            assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)), "seed {seed}");
            let both = merged(a, b);
            let schema = T::SCHEMA;
            assert_eq!(decode(&encode(&both)), Decoded::Record { schema, record: both });
        }
    }
}

#[test]
fn people_merge_in_any_order() {
    check_laws(&person("", false), |rng, person| match rng.bool() {
        true => person.name = rng.u8(..).to_string(),
        false => person.archived = rng.bool(),
    });
}

#[test]
fn assessments_merge_in_any_order() {
    check_laws(&Assessment::first(Framework::builtin()), |rng, assessment| {
        let axis = Framework::builtin().axes()[rng.usize(..5)].id.clone();
        let entry = EntryId::new(rng.u8(..3).to_string());
        let today = Date::new(2026, 11, rng.u8(1..=30)).unwrap();
        match rng.u8(..11) {
            0..3 => assessment.rate(&axis, Some(Rating::of_half_steps(rng.u8(..=10))), today),
            3 => assessment.rate(&axis, None, today),
            4 => assessment.notes = rng.u8(..).to_string(),
            5 => assessment.evidence.set(&entry, None),
            6 | 7 => {
                let known = assessment.evidence.get(&entry).unwrap_or_else(|| evidence("", 1));
                let changed = match rng.bool() {
                    true => Evidence { text: rng.u8(..).to_string(), ..known },
                    false => Evidence { level: rng.u8(1..=5), ..known },
                };
                assessment.evidence.set(&entry, Some(changed));
            }
            8 => {
                let item = PlanItem { axis, text: String::new(), due: None, done: rng.bool() };
                assessment.plan.set(&entry, rng.bool().then_some(item));
            }
            9 => {
                let place = DialPosition::nearest(f64::from(rng.i8(-5..=5)));
                assessment.dials.set(&BalanceArea::Goals, rng.bool().then_some(place));
                assessment.target = Some(PositionId::new(format!("D{}", rng.u8(1..=7))));
            }
            _ => {
                (assessment.rated_on, assessment.date_is_manual) = (Some(today), rng.bool());
                assessment.status = if rng.bool() { Status::Draft } else { Status::Final };
            }
        }
    });
}

#[test]
fn level_examples_merge_in_any_order() {
    check_laws(&LevelExamples::default(), |rng, examples| {
        let text = if rng.bool() { rng.u8(..).to_string() } else { String::new() };
        examples.set(&AxisId::of("people"), rng.u8(1..=3), &text);
    });
}

#[test]
fn frameworks_merge_in_any_order() {
    fn revision(number: u8) -> &'static Framework {
        let draft = Framework::builtin().draft().clone();
        let id = crate::model::FrameworkId::of("acme");
        let revision = format!("{number}").into();
        Framework::try_from(FrameworkDraft { id, revision, ..draft }).unwrap().intern()
    }
    check_laws(&UserFramework::from_revision(revision(0)), |rng, framework| {
        let number = rng.u8(1..4);
        *framework = match rng.u8(..3) {
            0 => framework.with_new_revision(revision(number), |_| true),
            1 => framework.with_new_revision(revision(number), |_| false),
            _ => {
                let draft =
                    FrameworkDraft { name: format!("{number}").into(), ..framework.draft.clone() };
                UserFramework { draft, ..framework.clone() }
            }
        };
    });
}

#[test]
fn settings_merge_in_any_order() {
    check_laws(&Settings::default(), |rng, settings| match rng.u8(..4) {
        0 => settings.theme = if rng.bool() { Theme::Dark } else { Theme::Light },
        1 => settings.half_steps = rng.bool(),
        2 => settings.open = rng.bool().then(|| AssessmentId::of("x")),
        _ => {
            let choice = rng.bool().then(|| rng.u8(..3).to_string());
            settings.choices.set(&rng.u8(..3).to_string(), choice);
        }
    });
}

#[test]
fn erasures_merge_in_any_order() {
    check_laws(&Erasure::default(), |rng, erasure| erasure.at = at(rng.u64(..9)));
}
