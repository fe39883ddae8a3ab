//! Tests of the tab store: conflicts, pending writes, and random failures of two tabs.
//!
//! Longer than 400 lines because the model of two tabs, which the random test compares with,
//! belongs beside the test.

use super::*;
use crate::model::{AxisId, Date, Framework, Rating, TransactionKind};
use crate::storage::key_value::memory::Memory;
use crate::storage::{StoreError, recovery};
use fastrand::Rng;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

fn fresh() -> AssessmentId {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    AssessmentId::new(format!("fresh{}", COUNT.fetch_add(1, Ordering::Relaxed)))
}

fn first() -> Assessment {
    Assessment::first(Framework::builtin())
}

fn day() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn axis(index: usize) -> AxisId {
    Framework::builtin().axes()[index].id.clone()
}

fn rated(axis_index: usize, half_steps: u8) -> impl FnOnce(&mut Assessment) {
    move |assessment| {
        assessment.rate(&axis(axis_index), Some(Rating::of_half_steps(half_steps)), day());
    }
}

fn commit(
    tab_store: &mut TabStore,
    store: &Memory,
    by: impl FnOnce(&mut Assessment),
) -> CommitOutcome {
    let id = Assessment::FIRST;
    let now = tab_store.assessment(store, &id);
    let transaction = match now {
        Some(now) => Transaction::change(&id, &now, by).unwrap(),
        None => {
            let mut begun = first();
            by(&mut begun);
            let change = Diff { before: Some(first()), after: Some(begun) };
            Transaction {
                kind: TransactionKind::Change,
                edits: vec![RecordChange::Assessment(id, change)],
            }
        }
    };
    tab_store.commit(store, transaction, fresh)
}

#[test]
fn pending_write_is_stored_when_storage_accepts_writes() {
    for error in [StoreError::Full, StoreError::Blocked] {
        let (store, mut tab_store) = (Memory::default(), TabStore::default());
        assert_eq!(commit(&mut tab_store, &store, rated(0, 4)), CommitOutcome::default());
        store.fails.set(Some(error));
        assert!(commit(&mut tab_store, &store, rated(1, 6)).issue.is_some());
        assert!(!tab_store.pending_writes.is_empty());
        store.fails.set(None);
        let known = tab_store.assessment(&store, &Assessment::FIRST).unwrap();
        assert_eq!(known.ratings.iter().count(), 2);
        assert_eq!(commit(&mut tab_store, &store, rated(2, 2)), CommitOutcome::default());
        assert!(tab_store.pending_writes.is_empty());
        let stored = TabStore::default().assessment(&store, &Assessment::FIRST).unwrap();
        assert_eq!(stored.ratings.iter().count(), 3);
    }
}

#[test]
fn conflict_keeps_both_versions() {
    let store = Memory::default();
    let (mut one, mut two) = (TabStore::default(), TabStore::default());
    commit(&mut one, &store, rated(0, 4));
    let seen = two.assessment(&store, &Assessment::FIRST).unwrap();
    commit(&mut one, &store, rated(0, 6));
    // The second tab has not received the update yet.
    let transaction = Transaction::change(&Assessment::FIRST, &seen, rated(0, 8)).unwrap();
    let outcome = two.commit(&store, transaction, fresh);
    let conflict = outcome.conflicts[0].clone();
    assert_eq!(conflict.theirs, Assessment::FIRST);
    let of = |id: &AssessmentId| {
        let assessment = two.assessment(&store, id).unwrap();
        assessment.ratings.get(&axis(0)).unwrap().half_steps()
    };
    assert_eq!((of(&conflict.theirs), of(&conflict.ours)), (6, 8));
}

#[test]
fn later_name_wins() {
    let (store, id) = (Memory::default(), PersonId::new("a"));
    let named = |name: &str| Person { name: name.to_owned(), archived: false };
    let (mut one, mut two) = (TabStore::default(), TabStore::default());
    let say = |tab_store: &mut TabStore, from: Option<Person>, to: Person| {
        let change = Diff { before: from, after: Some(to) };
        tab_store.commit(
            &store,
            Transaction::of(TransactionKind::Change, RecordChange::Person(id.clone(), change)),
            fresh,
        )
    };
    say(&mut one, None, named("Ada"));
    say(&mut one, Some(named("Ada")), named("Ada L."));
    let away = Person { archived: true, ..named("Ada L.") };
    say(&mut one, Some(named("Ada L.")), away);
    // The second tab has not received the update yet.
    assert_eq!(say(&mut two, Some(named("Ada")), named("Ada Lovelace")), CommitOutcome::default());
    let now = two.person(&store, &id).unwrap();
    assert_eq!(now, Person { archived: true, ..named("Ada Lovelace") });
    // Undo does not revert what another tab changed afterwards.
    say(&mut one, Some(now), named("Countess"));
    two.undo(&store);
    assert_eq!(two.person(&store, &id).unwrap(), named("Countess"));
}

#[test]
fn concurrent_examples_keep_both_texts() {
    let (store, id) = (Memory::default(), Framework::builtin().id().clone());
    let (mut one, mut two) = (TabStore::default(), TabStore::default());
    let write = |tab_store: &mut TabStore, from: &LevelExamples, text: &str| {
        let mut to = from.clone();
        to.set(&axis(2), 3, text);
        let change = Diff { before: Some(from.clone()), after: Some(to) };
        tab_store.commit(
            &store,
            Transaction::of(TransactionKind::Change, RecordChange::Examples(id.clone(), change)),
            fresh,
        )
    };
    let now = |tab_store: &TabStore| tab_store.examples(&store, &id).unwrap_or_default();
    write(&mut one, &LevelExamples::default(), "x");
    let seen = now(&two);
    write(&mut one, &seen, "y");
    // The second tab has not received the update yet.
    assert_eq!(write(&mut two, &seen, "z").conflicts, []);
    assert_eq!(now(&two).get(&axis(2), 3), "y\n\nz");
    // Undo does not touch values that another tab has changed.
    one.undo(&store);
    assert_eq!(now(&one).get(&axis(2), 3), "y\n\nz");
}

/// Regression test for a bug that the simulation below found: the copy of a conflict did not get
/// later changes.
#[test]
fn change_after_conflict_goes_to_the_copy() {
    let store = Memory::default();
    let mut one = TabStore::default();
    commit(&mut one, &store, rated(0, 4));
    let seen = one.assessment(&store, &Assessment::FIRST).unwrap();
    store.fails.set(Some(StoreError::Full));
    let transaction = Transaction::change(&Assessment::FIRST, &seen, rated(0, 8)).unwrap();
    one.commit(&store, transaction, fresh);
    store.fails.set(None);
    // Another tab changes the same axis and one more while the first tab cannot store anything.
    let mut two = TabStore::default();
    commit(&mut two, &store, rated(0, 6));
    commit(&mut two, &store, rated(4, 2));
    let mut shown = seen.clone();
    rated(0, 8)(&mut shown);
    let transaction = Transaction::change(&Assessment::FIRST, &shown, rated(4, 7)).unwrap();
    let outcome = one.commit(&store, transaction, fresh);
    assert_eq!((outcome.issue, outcome.conflicts.len()), (None, 1));
    let ours = one.assessment(&store, &outcome.conflicts[0].ours).unwrap();
    let of = |index: usize| ours.ratings.get(&axis(index)).unwrap().half_steps();
    assert_eq!((of(0), of(4)), (8, 7));
}

/// Regression test for a bug that the simulation below found: several conflicts of one transaction
/// shared one identifier.
#[test]
fn every_conflict_gets_its_own_copy() {
    let store = Memory::default();
    let id = |name: &str| AssessmentId::new(name);
    let begin = |name: &str| {
        RecordChange::Assessment(id(name), Diff { before: None, after: Some(first()) })
    };
    let transaction =
        Transaction { kind: TransactionKind::Begin, edits: vec![begin("a"), begin("b")] };
    TabStore::default().commit(&store, transaction, fresh);
    let (mut one, mut two) = (TabStore::default(), TabStore::default());
    let steps = |half_steps: u8| {
        let edits = ["a", "b"].map(|name| {
            Transaction::change(&id(name), &first(), rated(0, half_steps)).unwrap().edits.remove(0)
        });
        Transaction { kind: TransactionKind::Restore, edits: edits.into() }
    };
    assert_eq!(one.commit(&store, steps(2), fresh).conflicts, []);
    let conflicts = two.commit(&store, steps(6), fresh).conflicts;
    assert_eq!(conflicts.len(), 2);
    assert_ne!(conflicts[0].ours, conflicts[1].ours);
    assert_eq!(RecordSnapshot::read(&store).assessments.len(), 4);
}

#[test]
fn overwritten_change_is_reapplied() {
    let store = Memory::default();
    let mut one = TabStore::default();
    commit(&mut one, &store, rated(0, 4));
    let before = store.records.borrow().clone();
    commit(&mut one, &store, rated(1, 6));
    // Another process had not seen that write and wrote the same revision.
    *store.records.borrow_mut() = before;
    commit(&mut TabStore::default(), &store, rated(2, 8));
    let key = assessment::key(&Assessment::FIRST);
    assert_eq!(one.reapply_lost_edits(&store, &key, fresh), CommitOutcome::default());
    let now = one.assessment(&store, &Assessment::FIRST).unwrap();
    assert_eq!(now.ratings.iter().count(), 3);
    assert_eq!(one.reapply_lost_edits(&store, &key, fresh), CommitOutcome::default());
}

/// Simulates a browser with two tabs, an IndexedDB mirror, delayed disk writes and failures.
struct World {
    store: Memory,
    mirror: BTreeMap<String, String>,
    tabs: [TabStore; 2],
    /// What each tab last saw of each assessment, which is what it displays.
    views: [BTreeMap<AssessmentId, Assessment>; 2],
    /// The last acknowledged rating of every axis of every assessment.
    acknowledged: BTreeMap<(AssessmentId, usize), Option<u8>>,
    /// The conflict copies, which must not disappear.
    copies: Vec<AssessmentId>,
    /// The assessments that existed before the current step.
    there: Vec<AssessmentId>,
}

impl World {
    fn new() -> Self {
        Self {
            store: Memory::default(),
            mirror: BTreeMap::new(),
            tabs: Default::default(),
            views: Default::default(),
            acknowledged: BTreeMap::new(),
            copies: Vec::new(),
            there: Vec::new(),
        }
    }

    fn write_mirror(&mut self) {
        for (key, text) in self.store.records.borrow().iter() {
            if recovery::is_mirrored(key) {
                self.mirror.insert(key.clone(), text.clone());
            }
        }
    }

    fn see(&mut self, tab: usize) {
        let library = RecordSnapshot::read(&self.store);
        self.views[tab] = library.assessments.into_iter().collect();
        // A tab shows changes even if it could not store them.
        for id in ["current", "n1", "n2"].map(AssessmentId::new) {
            if let Some(known) = self.tabs[tab].assessment(&self.store, &id) {
                self.views[tab].insert(id, known);
            }
        }
    }

    fn transaction(&mut self, rng: &mut Rng) {
        let tab = rng.usize(0..2);
        let library = RecordSnapshot::read(&self.store);
        self.there = library.assessments.into_iter().map(|(id, _)| id).collect();
        match rng.u32(0..100) {
            0..45 => self.rate(tab, rng),
            45..52 => self.begin(tab, rng),
            52..57 => self.delete(tab, rng),
            57..67 => self.turn(tab, true),
            67..73 => self.turn(tab, false),
            73..85 => self.see(tab),
            85..89 => self.store.fails.set(Some(StoreError::Full)),
            89..95 => self.store.fails.set(None),
            95..98 => self.reload(tab),
            _ => self.kill(rng),
        }
        if self.store.fails.get().is_none() {
            self.write_mirror();
        }
    }

    /// Records the stored values of the ratings that these changes touch. All others must stay as
    /// they are.
    fn acknowledge(&mut self, edits: &[RecordChange], outcome: &CommitOutcome) {
        if outcome.issue.is_none() {
            self.copies.extend(outcome.conflicts.iter().map(|conflict| conflict.ours.clone()));
        }
        let tab_store = TabStore::default();
        for conflict in &outcome.conflicts {
            self.acknowledged.retain(|(id, _), _| *id != conflict.ours);
        }
        for edit in edits {
            let RecordChange::Assessment(id, change) = edit else { continue };
            let now = tab_store.assessment(&self.store, id);
            for index in 0..5 {
                let at = |assessment: &Option<Assessment>| {
                    assessment.as_ref().map(|assessment| assessment.ratings.get(&axis(index)))
                };
                // An assessment that was deleted by the other tab is restored as a whole.
                if at(&change.before) != at(&change.after) || !self.there.contains(id) {
                    let half_steps = at(&now).flatten().map(Rating::half_steps);
                    self.acknowledged.insert((id.clone(), index), half_steps);
                }
            }
        }
    }

    /// A stored transaction is in its record, or in a conflict copy.
    fn expect(&self, transaction: &Transaction, outcome: &CommitOutcome) {
        if outcome.issue.is_some() {
            return;
        }
        for edit in &transaction.edits {
            let RecordChange::Assessment(id, change) = edit else { continue };
            let conflict = outcome.conflicts.iter().find(|conflict| conflict.theirs == *id);
            let id = conflict.map_or(id, |conflict| &conflict.ours);
            let now = TabStore::default().assessment(&self.store, id);
            let (Some(from), Some(to)) = (&change.before, &change.after) else {
                assert!(change.after.is_some() || now.is_none(), "{id} is still there");
                continue;
            };
            for index in 0..5 {
                let axis = axis(index);
                if from.ratings.get(&axis) != to.ratings.get(&axis) {
                    let found = now.as_ref().and_then(|now| now.ratings.get(&axis));
                    assert_eq!(found, to.ratings.get(&axis), "{id} {index}");
                }
            }
        }
    }

    fn rate(&mut self, tab: usize, rng: &mut Rng) {
        let Some(id) = pick(self.views[tab].keys(), rng) else { return };
        let seen = self.views[tab][&id].clone();
        let by = rated(rng.usize(0..5), rng.u8(0..=10));
        let Some(transaction) = Transaction::change(&id, &seen, by) else { return };
        self.run(tab, transaction);
    }

    fn run(&mut self, tab: usize, transaction: Transaction) {
        let mut edits = self.tabs[tab].pending_writes.clone();
        edits.extend(transaction.edits.iter().cloned());
        let outcome = self.tabs[tab].commit(&self.store, transaction.clone(), fresh);
        self.expect(&transaction, &outcome);
        self.acknowledge(&edits, &outcome);
        self.see(tab);
    }

    fn begin(&mut self, tab: usize, rng: &mut Rng) {
        let id = AssessmentId::new(["current", "n1", "n2"][rng.usize(0..3)]);
        if self.views[tab].contains_key(&id) {
            return;
        }
        let change = Diff { before: None, after: Some(first()) };
        let edits = vec![RecordChange::Assessment(id.clone(), change)];
        self.run(tab, Transaction { kind: TransactionKind::Begin, edits });
    }

    fn delete(&mut self, tab: usize, rng: &mut Rng) {
        let Some(id) = pick(self.views[tab].keys(), rng) else { return };
        let change = Diff { before: self.views[tab].get(&id).cloned(), after: None };
        let edits = vec![RecordChange::Assessment(id.clone(), change)];
        self.run(tab, Transaction { kind: TransactionKind::Delete, edits });
    }

    fn turn(&mut self, tab: usize, back: bool) {
        let tab_store = &mut self.tabs[tab];
        let mut edits = tab_store.pending_writes.clone();
        let turned = if back { tab_store.undo(&self.store) } else { tab_store.redo(&self.store) };
        let Some((transaction, outcome)) = turned else { return };
        edits.extend(transaction.edits);
        self.acknowledge(&edits, &outcome);
        self.see(tab);
    }

    /// Changes that are not stored are lost, and were never acknowledged.
    fn reload(&mut self, tab: usize) {
        self.tabs[tab] = TabStore::default();
        self.see(tab);
    }

    /// Kills the browser: local storage returns to an earlier state; the IndexedDB mirror does
    /// not.
    fn kill(&mut self, rng: &mut Rng) {
        if self.store.fails.get().is_some() {
            return;
        }
        let keys: Vec<String> = self.store.records.borrow().keys().cloned().collect();
        for key in keys.iter().filter(|key| recovery::is_mirrored(key)) {
            if rng.bool() {
                self.store.records.borrow_mut().remove(key);
            } else if rng.u8(0..5) == 0 {
                self.store.records.borrow_mut().insert(key.clone(), "{\"torn".to_owned());
            }
        }
        let mirror: Vec<_> = self.mirror.clone().into_iter().collect();
        recovery::recover(&self.store, &mirror);
        self.reload(0);
        self.reload(1);
    }

    /// Every assessment has its acknowledged ratings, and no conflict copy has disappeared.
    fn check(&self) {
        let library: BTreeMap<_, _> =
            RecordSnapshot::read(&self.store).assessments.into_iter().collect();
        for ((id, index), half_steps) in &self.acknowledged {
            let of = |assessment: &Assessment| {
                assessment.ratings.get(&axis(*index)).map(Rating::half_steps)
            };
            let now = library.get(id).and_then(of);
            assert!(now == *half_steps, "{id} {index}: {half_steps:?} became {now:?}");
        }
        for id in &self.copies {
            let changed = self.acknowledged.keys().any(|(known, _)| known == id);
            assert!(changed || library.contains_key(id), "the version {id} is gone");
        }
        for (key, text) in self.store.records.borrow().iter() {
            if key.starts_with(assessment::PREFIX) {
                let decoded = super::super::envelope::decode::<Assessment>(text);
                let readable = matches!(decoded, super::super::envelope::Decoded::Record { .. });
                assert!(readable, "{key} cannot be read: {text}");
            }
        }
    }

    /// Undoing everything and redoing everything returns to the same state.
    fn check_undo(&mut self) {
        self.store.fails.set(None);
        let mut tab_store = TabStore::default();
        let before = RecordSnapshot::read(&self.store);
        let Some((id, seen)) = before.assessments.first().cloned() else { return };
        for level in 0..5 {
            let now = tab_store.assessment(&self.store, &id).unwrap_or_else(|| seen.clone());
            if let Some(transaction) = Transaction::change(&id, &now, rated(level, level as u8 * 2))
            {
                tab_store.commit(&self.store, transaction, fresh);
            }
        }
        let after = RecordSnapshot::read(&self.store);
        while tab_store.undo(&self.store).is_some() {}
        assert_eq!(RecordSnapshot::read(&self.store), before);
        while tab_store.redo(&self.store).is_some() {}
        assert_eq!(RecordSnapshot::read(&self.store), after);
    }
}

fn pick<'a>(ids: impl Iterator<Item = &'a AssessmentId>, rng: &mut Rng) -> Option<AssessmentId> {
    let ids: Vec<_> = ids.collect();
    (!ids.is_empty()).then(|| ids[rng.usize(0..ids.len())].clone())
}

fn run(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let mut world = World::new();
    for _ in 0..500 {
        world.transaction(&mut rng);
        world.check();
    }
    world.check_undo();
}

#[test]
fn acknowledged_changes_survive_random_failures() {
    let run_all = |seeds: std::ops::Range<u64>| {
        for seed in seeds {
            let passed = std::panic::catch_unwind(|| run(seed));
            assert!(passed.is_ok(), "in the run with seed {seed}");
        }
    };
    std::thread::scope(|scope| {
        for quarter in 0..4 {
            scope.spawn(move || run_all(quarter * 250..(quarter + 1) * 250));
        }
    });
}
