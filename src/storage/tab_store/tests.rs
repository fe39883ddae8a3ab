//! Tests of the tab store with two tabs.

use super::*;
use crate::model::{AxisId, Date, EarlierTexts, Framework, Rating, TransactionKind};
use crate::storage::backup;
use crate::storage::key_value::memory::Memory;
use crate::storage::recovery;

fn tab(replica: u32) -> TabStore {
    tab_of(&Memory::default(), replica)
}

fn tab_of(store: &Memory, replica: u32) -> TabStore {
    TabStore::new(store, StampClock::new(replica, || 1_700_000_000_000))
}

fn first() -> Assessment {
    Assessment::first(Framework::builtin())
}

fn axis(index: usize) -> AxisId {
    Framework::builtin().axes()[index].id.clone()
}

fn rated(before: &Assessment, axis_index: usize, level: u8) -> Assessment {
    let mut after = before.clone();
    after.ratings.set(&axis(axis_index), Some(Rating::level(level)));
    after
}

/// Rates an axis in the first assessment, as the tab shows it.
fn rate(tab: &mut TabStore, store: &Memory, axis_index: usize, level: u8) -> CommitOutcome {
    let shown = tab.assessment(store, &Assessment::FIRST).unwrap_or_else(first);
    rate_shown(tab, store, &shown, axis_index, level)
}

fn rate_shown(
    tab: &mut TabStore,
    store: &Memory,
    shown: &Assessment,
    axis_index: usize,
    level: u8,
) -> CommitOutcome {
    let after = Some(rated(shown, axis_index, level));
    let diff = Diff { before: Some(shown.clone()), after };
    let change = RecordChange::Assessment(Assessment::FIRST, diff);
    tab.commit(store, Transaction::of(TransactionKind::Change, change))
}

/// The levels of the stored first assessment.
fn stored(store: &Memory) -> Vec<Option<f64>> {
    let assessment = tab(99).assessment(store, &Assessment::FIRST).unwrap_or_else(first);
    let ratings = assessment.ratings_in(Framework::builtin());
    ratings.into_iter().map(|rating| rating.map(Rating::levels)).collect()
}

fn erase(tab: &mut TabStore, store: &Memory) {
    let before = tab.assessment(store, &Assessment::FIRST);
    let change = RecordChange::Assessment(Assessment::FIRST, Diff { before, after: None });
    tab.erase(store, Transaction::of(TransactionKind::Erase, change)).unwrap();
}

const NONE: Option<f64> = None;

#[test]
fn unstored_change_is_stored_when_the_store_accepts_writes() {
    for error in [StoreError::Full, StoreError::Blocked] {
        let (store, mut tab) = (Memory::default(), tab(1));
        assert_eq!(rate(&mut tab, &store, 0, 2), CommitOutcome::default());
        store.fails.set(Some(error));
        assert!(rate(&mut tab, &store, 1, 3).issue.is_some());
        assert!(tab.has_unsaved());
        store.fails.set(None);
        let known = tab.assessment(&store, &Assessment::FIRST).unwrap();
        assert_eq!(known.ratings.iter().count(), 2);
        assert_eq!(rate(&mut tab, &store, 2, 1), CommitOutcome::default());
        assert!(!tab.has_unsaved());
        assert_eq!(stored(&store), [Some(2.0), Some(3.0), Some(1.0), NONE, NONE]);
    }
}

#[test]
fn change_without_room_is_read_back_from_the_mirror() {
    const KEY: &str = "rungs/assessment/current";
    let (store, mut before) = (Memory::default(), tab(1));
    rate(&mut before, &store, 0, 2);
    store.fails.set(Some(StoreError::Full));
    assert_eq!(rate(&mut before, &store, 1, 3).issue, Some(StorageIssue::Full));
    let mirrored = before.known.text(KEY).unwrap().to_owned();
    before.set_mirrored(KEY, &mirrored);
    assert_eq!((before.has_unsaved(), before.only_in_mirror()), (false, 1));
    // The page is loaded again.
    let mut after = tab(2);
    let recovery = recovery::recover(&store, &[(KEY.to_owned(), mirrored)]);
    after.keep_mirrored(recovery.without_room);
    assert_eq!((after.has_unsaved(), after.only_in_mirror()), (false, 1));
    let shown = after.assessment(&store, &Assessment::FIRST).unwrap();
    assert_eq!(shown.ratings.iter().count(), 2);
    store.fails.set(None);
    assert_eq!(rate(&mut after, &store, 2, 1), CommitOutcome::default());
    assert_eq!(stored(&store), [Some(2.0), Some(3.0), Some(1.0), NONE, NONE]);
    assert_eq!(after.only_in_mirror(), 0);
}

#[test]
fn later_change_of_the_same_field_wins() {
    let (store, mut one, mut two) = (Memory::default(), tab(1), tab(2));
    rate(&mut one, &store, 0, 2);
    let seen = two.assessment(&store, &Assessment::FIRST).unwrap();
    rate(&mut one, &store, 0, 3);
    // The second tab has not received the update yet.
    assert_eq!(rate_shown(&mut two, &store, &seen, 0, 4), CommitOutcome::default());
    assert_eq!(stored(&store)[0], Some(4.0));
    // Undo does not revert what another tab changed afterwards.
    let (_, outcome) = one.undo(&store).unwrap();
    assert!(outcome.has_kept_others);
    assert_eq!(stored(&store)[0], Some(4.0));
}

#[test]
fn writes_at_the_same_moment_are_all_kept() {
    // Each tab writes without having read what the others have written.
    let (store, mut tabs) = (Memory::default(), [tab(1), tab(2), tab(3), tab(4), tab(5)]);
    for (index, tab) in tabs.iter_mut().enumerate() {
        let behind = Memory::default();
        rate(tab, &behind, index, 3);
        let text = behind.records.borrow()["rungs/assessment/current"].clone();
        store.set("rungs/assessment/current", &text).unwrap();
    }
    for tab in &mut tabs {
        assert_eq!(tab.adopt(&store, "rungs/assessment/current"), None);
    }
    assert_eq!(stored(&store), [Some(3.0); 5]);
    let before = store.records.borrow().clone();
    for tab in &mut tabs {
        tab.adopt(&store, "rungs/assessment/current");
    }
    assert_eq!(*store.records.borrow(), before, "they agree");
}

#[test]
fn backup_that_is_restored_after_an_erasure_stays() {
    let (store, mut one, mut other) = (Memory::default(), tab(1), tab(2));
    rate(&mut one, &store, 0, 3);
    other.assessment(&store, &Assessment::FIRST).unwrap();
    rate(&mut other, &store, 1, 2);
    let file = one.backup(&store, Date::new(2026, 11, 22).unwrap());
    erase(&mut one, &store);
    assert_eq!(stored(&store), [NONE; 5]);
    let plan = one.plan(&store, &backup::read(&file).unwrap());
    one.restore(&store, &plan);
    let all = [Some(3.0), Some(2.0), NONE, NONE, NONE];
    assert_eq!(stored(&store), all);
    // A new tab, and the one that was open.
    rate(&mut tab_of(&store, 3), &store, 2, 4);
    other.adopt(&store, erasure::KEY);
    rate(&mut other, &store, 3, 1);
    assert_eq!(stored(&store), [Some(3.0), Some(2.0), Some(4.0), Some(1.0), NONE]);
}

#[test]
fn erased_data_does_not_return_from_a_tab_that_shows_it() {
    let (store, mut one, mut other) = (Memory::default(), tab(1), tab(2));
    rate(&mut one, &store, 0, 3);
    rate(&mut other, &store, 1, 2);
    let shown = other.assessment(&store, &Assessment::FIRST).unwrap();
    let late = store.records.borrow()["rungs/assessment/current"].clone();
    erase(&mut one, &store);
    // The other tab writes before it knows.
    let outcome = rate_shown(&mut other, &store, &shown, 2, 4);
    assert!(outcome.is_erased);
    store.set("rungs/assessment/current", &late).unwrap();
    assert_eq!(stored(&store), [NONE; 5]);
    assert_eq!(other.peek_undo(), None, "undo would bring it back");
    rate(&mut other, &store, 2, 4);
    assert_eq!(stored(&store), [NONE, NONE, Some(4.0), NONE, NONE]);
}

#[test]
fn undo_restores_what_this_tab_has_erased() {
    let (store, mut tab) = (Memory::default(), tab(1));
    rate(&mut tab, &store, 0, 3);
    erase(&mut tab, &store);
    tab.undo(&store).unwrap();
    assert_eq!(stored(&store)[0], Some(3.0));
}

#[test]
fn changes_on_two_devices_are_merged_by_their_backups() {
    let day = Date::new(2026, 11, 22).unwrap();
    let (laptop, desktop) = (Memory::default(), Memory::default());
    let (mut one, mut two) = (tab(1), tab(2));
    rate(&mut one, &laptop, 0, 3);
    let carry = |from: &TabStore, store: &Memory, to: &mut TabStore, into: &Memory| {
        let file = from.backup(store, day);
        let plan = to.plan(into, &backup::read(&file).unwrap());
        to.restore(into, &plan);
        plan
    };
    carry(&one, &laptop, &mut two, &desktop);
    rate(&mut two, &desktop, 1, 4);
    rate(&mut one, &laptop, 2, 2);
    let plan = carry(&two, &desktop, &mut one, &laptop);
    assert_eq!(plan.records[0].effect(), backup::Effect::Changed);
    assert!(plan.records[0].newer_here.is_some());
    carry(&one, &laptop, &mut two, &desktop);
    let all = [Some(3.0), Some(4.0), Some(2.0), NONE, NONE];
    assert_eq!((stored(&laptop), stored(&desktop)), (all.to_vec(), all.to_vec()));
    let again = carry(&two, &desktop, &mut one, &laptop);
    assert_eq!((again.records.len(), again.unchanged), (0, 1));
}

#[test]
fn cleared_store_gets_the_shown_assessment_with_the_next_change() {
    let (store, mut tab) = (Memory::default(), tab(1));
    rate(&mut tab, &store, 0, 3);
    let shown = tab.assessment(&store, &Assessment::FIRST).unwrap();
    store.records.borrow_mut().clear();
    tab.forget_stored(&["rungs/assessment/current".to_owned()]);
    rate_shown(&mut tab, &store, &shown, 1, 2);
    assert_eq!(stored(&store)[..2], [Some(3.0), Some(2.0)]);
}

#[test]
fn erasure_is_remembered_if_the_store_loses_it() {
    let (store, mut tab) = (Memory::default(), tab(1));
    rate(&mut tab, &store, 0, 3);
    erase(&mut tab, &store);
    // A store that is blocked for a moment does not look like an erasure.
    store.fails.set(Some(StoreError::Blocked));
    assert!(!rate(&mut tab, &store, 1, 2).is_erased);
    store.fails.set(None);
    assert_eq!(rate(&mut tab, &store, 2, 4), CommitOutcome::default());
    // Somebody clears the site's data while the page is open.
    store.records.borrow_mut().clear();
    assert_eq!(rate(&mut tab, &store, 3, 1), CommitOutcome::default());
    let mut next = tab_of(&store, 2);
    assert_eq!(rate(&mut next, &store, 4, 1), CommitOutcome::default());
    assert_eq!(stored(&store), [NONE, Some(2.0), Some(4.0), Some(1.0), Some(1.0)]);
}

#[test]
fn change_before_the_mirror_answers_is_merged_with_its_version() {
    const KEY: &str = "rungs/assessment/current";
    let (store, mut before) = (Memory::default(), tab(1));
    rate(&mut before, &store, 0, 2);
    let mirrored = store.records.borrow()[KEY].clone();
    store.records.borrow_mut().clear();
    store.fails.set(Some(StoreError::Full));
    let mut tab = tab(2);
    rate(&mut tab, &store, 1, 3);
    tab.keep_mirrored(vec![(KEY.to_owned(), mirrored)]);
    let shown = tab.assessment(&store, &Assessment::FIRST).unwrap();
    assert_eq!((shown.ratings.iter().count(), tab.has_unsaved()), (2, true));
}

#[test]
fn text_that_a_backup_replaces_is_kept() {
    let (laptop, desktop) = (Memory::default(), Memory::default());
    let (mut one, mut two) = (tab(1), tab(2));
    let note = |tab: &mut TabStore, store: &Memory, notes: &str| {
        let before = tab.assessment(store, &Assessment::FIRST).unwrap_or_else(first);
        let after = Assessment { notes: notes.to_owned(), ..before.clone() };
        let diff = Diff { before: Some(before), after: Some(after) };
        let change = RecordChange::Assessment(Assessment::FIRST, diff);
        tab.commit(store, Transaction::of(TransactionKind::Change, change));
    };
    note(&mut two, &desktop, "Ask Grace");
    one.clock.observe(Stamp { millis: 1_700_000_000_001, ..Stamp::ZERO });
    note(&mut one, &laptop, "Ask Ada");
    let file = one.backup(&laptop, Date::new(2026, 11, 22).unwrap());
    let plan = two.plan(&desktop, &backup::read(&file).unwrap());
    let replaced = two.restore(&desktop, &plan).replaced;
    assert_eq!(replaced.into_iter().map(|text| text.text).collect::<Vec<_>>(), ["Ask Grace"]);
}

#[test]
fn settings_of_two_tabs_are_merged() {
    let (store, mut one, mut two) = (Memory::default(), tab(1), tab(2));
    let half = Settings { half_steps: true, ..Settings::default() };
    let dark = Settings { theme: crate::storage::Theme::Dark, ..Settings::default() };
    assert_eq!(one.change(&store, settings::KEY, Settings::default(), half), None);
    store.fails.set(Some(StoreError::Full));
    let issue = two.change(&store, settings::KEY, Settings::default(), dark.clone());
    assert_eq!(issue, Some(StorageIssue::Full));
    store.fails.set(None);
    rate(&mut two, &store, 0, 3);
    let both = Settings { half_steps: true, ..dark };
    assert_eq!(two.settings(&store), Some(both));
}

#[test]
fn text_that_another_tab_replaces_unseen_is_kept() {
    let (store, mut one, mut two) = (Memory::default(), tab(1), tab(2));
    let noted = |notes: &str| Assessment { notes: notes.to_owned(), ..first() };
    let write = |tab: &mut TabStore, before: &str, after: &str| {
        let diff = Diff { before: Some(noted(before)), after: Some(noted(after)) };
        let change = RecordChange::Assessment(Assessment::FIRST, diff);
        tab.commit(&store, Transaction::of(TransactionKind::Change, change))
    };
    assert_eq!(write(&mut one, "", "Ask Grace").replaced, []);
    // The second tab has not seen this text.
    let replaced = write(&mut two, "", "Ask Ada").replaced;
    let text = ReplacedText {
        key: "rungs/assessment/current".to_owned(),
        path: "notes".to_owned(),
        text: "Ask Grace".to_owned(),
    };
    assert_eq!(replaced, [text]);
    let day = Date::new(2026, 11, 22).unwrap();
    two.keep_earlier_texts(&store, replaced, day);
    let kept = one.earlier_texts(&store).of("assessment/current", "notes");
    assert_eq!((kept[0].1.text.as_str(), kept[0].1.replaced_on), ("Ask Grace", day));
    // Texts that are replaced within a millisecond do not replace each other.
    let text = |text: &str| ReplacedText {
        key: "rungs/assessment/current".to_owned(),
        path: "notes".to_owned(),
        text: text.to_owned(),
    };
    two.keep_earlier_texts(&store, vec![text("one"), text("two")], day);
    two.keep_earlier_texts(&store, vec![text("three"), text("four")], day);
    assert_eq!(two.earlier_texts(&store).0.len(), 5);
    // They go with their assessment.
    let before = one.assessment(&store, &Assessment::FIRST);
    let change = RecordChange::Assessment(Assessment::FIRST, Diff { before, after: None });
    one.commit(&store, Transaction::of(TransactionKind::Delete, change));
    assert_eq!(one.earlier_texts(&store), EarlierTexts::default());
}

mod random_sequences;
