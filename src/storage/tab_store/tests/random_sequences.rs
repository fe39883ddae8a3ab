//! Random sequences of steps on two devices: one with three tabs and one with one tab. They edit,
//! delete, undo, erase, exchange backups, run out of room and are killed. After each step, the stored
//! values are compared with those of a model with plain times.
//!
//! Longer than 400 lines because the model belongs beside the test.

use super::*;
use crate::storage::recovery;
use fastrand::Rng;
use std::cell::Cell;
use std::collections::BTreeMap;

thread_local! {
    /// The time of all devices. It advances with every step.
    static NOW: Cell<u64> = const { Cell::new(0) };
}

/// The fields that are changed: three ratings, in half steps, and whether it is archived.
const FIELDS: usize = 4;
const IDS: [&str; 3] = ["current", "a", "b"];

type Values = [Option<u8>; FIELDS];

fn values(assessment: &Assessment) -> Values {
    let rating = |index| assessment.ratings.get(&axis(index)).map(Rating::half_steps);
    [rating(0), rating(1), rating(2), assessment.archived.then_some(1)]
}

fn assessment(values: Values) -> Assessment {
    let mut assessment = first();
    for (index, value) in values.iter().take(3).enumerate() {
        assessment.ratings.set(&axis(index), value.map(Rating::of_half_steps));
    }
    assessment.archived = values[3].is_some();
    assessment
}

/// A version in the model. Times count the steps, so they are all different.
#[derive(Clone, Debug, Default, PartialEq)]
struct Version {
    existence_changed: u64,
    /// The values and when they were written; `None` if the record was deleted.
    fields: Option<[(Option<u8>, u64); FIELDS]>,
}

impl Version {
    fn values(&self) -> Option<Values> {
        self.fields.map(|fields| fields.map(|(value, _)| value))
    }

    fn latest(&self) -> u64 {
        let times = self.fields.iter().flatten().map(|(_, time)| *time);
        times.fold(self.existence_changed, u64::max)
    }

    fn merge(&mut self, other: &Self) {
        match (
            self.existence_changed.cmp(&other.existence_changed),
            &mut self.fields,
            &other.fields,
        ) {
            (std::cmp::Ordering::Equal, Some(ours), Some(theirs)) => {
                for (our, their) in ours.iter_mut().zip(theirs) {
                    if their.1 > our.1 {
                        *our = *their;
                    }
                }
            }
            (std::cmp::Ordering::Equal, None, Some(_)) | (std::cmp::Ordering::Less, ..) => {
                self.clone_from(other);
            }
            _ => {}
        }
    }

    fn create(&mut self, values: Values, existence_changed: u64, time: u64) {
        // A value that does not exist has no time.
        let field = |(index, value): (usize, Option<u8>)| {
            (value, if value.is_some() || index == 3 { time } else { 0 })
        };
        let mut index = 0..;
        let fields = values.map(|value| field((index.next().unwrap(), value)));
        *self = Self { existence_changed, fields: Some(fields) };
    }

    fn edit(&mut self, before: Option<Values>, after: Option<Values>, time: u64) {
        match (before, after) {
            (Some(before), Some(after)) => {
                if *self == Self::default() {
                    self.create(before, 0, 0);
                }
                let Some(fields) = &mut self.fields else { return self.create(after, time, time) };
                for index in 0..FIELDS {
                    if before[index] != after[index] {
                        fields[index] = (after[index], time);
                    }
                }
            }
            (None, Some(after)) if self.fields.is_none() => {
                let existence_changed = if self.existence_changed > 0 { time } else { 0 };
                self.create(after, existence_changed, time);
            }
            (Some(_), None) => *self = Self { existence_changed: time, fields: None },
            _ => {}
        }
    }

    fn revert(&mut self, before: Option<Values>, after: Option<Values>, time: u64) {
        let (Some(from), Some(to)) = (before, after) else {
            if self.values() == before {
                self.edit(before, after, time);
            }
            return;
        };
        let Some(fields) = &mut self.fields else { return };
        for index in 0..FIELDS {
            if from[index] != to[index] && fields[index].0 == from[index] {
                fields[index] = (to[index], time);
            }
        }
    }
}

type State = BTreeMap<&'static str, Version>;

fn merge(state: &mut State, other: &State) {
    for (id, version) in other {
        state.entry(id).or_default().merge(version);
    }
}

struct Tab {
    store: TabStore,
    /// The values that the tab shows. They can be older than the stored ones.
    shown: BTreeMap<&'static str, Values>,
    /// The versions that could not be stored.
    pending: State,
    knows_erasure: u64,
}

struct Device {
    store: Memory,
    mirror: BTreeMap<String, String>,
    tabs: Vec<Tab>,
    /// The values that must be stored.
    state: State,
    erased: u64,
}

struct World {
    devices: [Device; 2],
    step: u64,
    replica: u32,
}

impl World {
    fn new() -> Self {
        let device = || Device {
            store: Memory::default(),
            mirror: BTreeMap::new(),
            tabs: Vec::new(),
            state: State::new(),
            erased: 0,
        };
        let mut world = Self { devices: [device(), device()], step: 0, replica: 0 };
        for (device, tabs) in [(0, 3), (1, 1)] {
            for _ in 0..tabs {
                let tab = world.new_tab(device);
                world.devices[device].tabs.push(tab);
            }
        }
        world
    }

    fn new_tab(&mut self, at: usize) -> Tab {
        self.replica += 1;
        let device = &self.devices[at];
        let clock = StampClock::new(self.replica, || NOW.get());
        Tab {
            store: TabStore::new(&device.store, clock),
            shown: BTreeMap::new(),
            pending: State::new(),
            knows_erasure: device.erased,
        }
    }

    fn take_step(&mut self, rng: &mut Rng) {
        self.step += 1;
        NOW.set(NOW.get() + 1);
        let at = rng.usize(..2);
        let tab = rng.usize(..self.devices[at].tabs.len());
        match rng.u32(0..100) {
            0..36 => self.edit(at, tab, rng),
            36..40 => self.edit_at_the_same_moment(rng),
            40..46 => self.delete(at, tab, rng),
            46..56 => self.undo_or_redo(at, tab, rng.bool()),
            56..72 => self.devices[at].show(tab),
            72..76 => self.devices[at].store.fails.set(Some(StoreError::Full)),
            76..84 => self.devices[at].store.fails.set(None),
            84..87 => self.reload(at, tab),
            87..90 => self.kill(at, rng),
            90..98 => self.carry_backup(at, tab),
            _ => self.erase(at, tab),
        }
        for device in &mut self.devices {
            device.update_mirror();
            device.check();
        }
    }

    fn edit(&mut self, at: usize, tab: usize, rng: &mut Rng) {
        let id = IDS[rng.usize(..3)];
        let shown = self.devices[at].tabs[tab].shown.get(id).copied();
        let mut after = shown.unwrap_or_default();
        after[rng.usize(..3)] = rng.bool().then(|| rng.u8(0..=10));
        after[3] = if rng.u8(..4) == 0 { after[3].xor(Some(1)) } else { after[3] };
        // The first assessment is shown before it is stored.
        let before = shown.or_else(|| (id == IDS[0]).then(Values::default));
        if before != Some(after) {
            self.commit(at, tab, id, before, Some(after), TransactionKind::Change);
        }
    }

    /// Two tabs edit a record, and neither reads what the other one writes. Then they are told.
    fn edit_at_the_same_moment(&mut self, rng: &mut Rng) {
        let id = IDS[rng.usize(..3)];
        self.devices[0].show(0);
        self.devices[0].show(1);
        let Some(shown) = self.devices[0].tabs[0].shown.get(id).copied() else { return };
        let is_settled = self.devices[0].tabs.iter().all(|tab| tab.pending.is_empty());
        if !is_settled || self.devices[0].store.fails.get().is_some() {
            return;
        }
        let stored = self.devices[0].store.records.borrow().clone();
        for tab in 0..2 {
            self.step += 1;
            NOW.set(NOW.get() + 1);
            self.devices[0].store.records.replace(stored.clone());
            let mut after = shown;
            after[rng.usize(..3)] = Some(rng.u8(0..=10));
            self.commit(0, tab, id, Some(shown), Some(after), TransactionKind::Change);
        }
        let Device { tabs, store, .. } = &mut self.devices[0];
        for tab in tabs {
            let issue = tab.store.adopt(store, &assessment::key(&AssessmentId::of(id)));
            assert_eq!(issue, None);
        }
    }

    fn delete(&mut self, at: usize, tab: usize, rng: &mut Rng) {
        let id = IDS[rng.usize(..3)];
        if let Some(shown) = self.devices[at].tabs[tab].shown.get(id).copied() {
            self.commit(at, tab, id, Some(shown), None, TransactionKind::Delete);
        }
    }

    fn commit(
        &mut self,
        at: usize,
        tab: usize,
        id: &'static str,
        before: Option<Values>,
        after: Option<Values>,
        kind: TransactionKind,
    ) {
        let (device, step) = (&mut self.devices[at], self.step);
        let diff = Diff { before: before.map(assessment), after: after.map(assessment) };
        let change = RecordChange::Assessment(AssessmentId::of(id), diff);
        let outcome = device.tabs[tab].store.commit(&device.store, Transaction::of(kind, change));
        assert_eq!(outcome.is_erased, device.learn_erasure(tab));
        if outcome.is_erased {
            return device.show(tab);
        }
        device.write(tab, id, |version| version.edit(before, after, step));
        device.settle(tab, &outcome);
        device.show(tab);
    }

    fn undo_or_redo(&mut self, at: usize, tab: usize, is_undo: bool) {
        let (device, step) = (&mut self.devices[at], self.step);
        let (tab_store, store) = (&mut device.tabs[tab].store, &device.store);
        let turned = if is_undo { tab_store.undo(store) } else { tab_store.redo(store) };
        if device.learn_erasure(tab) {
            device.show(tab);
        }
        let Some((transaction, outcome)) = turned else { return };
        let transaction = if is_undo { transaction.inverted() } else { transaction };
        for edit in &transaction.edits {
            let RecordChange::Assessment(id, diff) = edit else { panic!() };
            let id = IDS.into_iter().find(|known| *known == id.as_str()).unwrap();
            let [before, after] = [&diff.before, &diff.after].map(|data| data.as_ref().map(values));
            device.write(tab, id, |version| version.revert(before, after, step));
        }
        device.settle(tab, &outcome);
        device.show(tab);
    }

    /// Changes that are not stored are lost, and were never acknowledged.
    fn reload(&mut self, at: usize, tab: usize) {
        self.devices[at].tabs[tab] = self.new_tab(at);
        self.devices[at].show(tab);
    }

    /// Kills the browser: local storage loses writes; the mirror does not.
    fn kill(&mut self, at: usize, rng: &mut Rng) {
        if self.devices[at].store.fails.get().is_some() {
            return;
        }
        let keys: Vec<String> = self.devices[at].store.records.borrow().keys().cloned().collect();
        for key in keys.iter().filter(|key| recovery::is_mirrored(key)) {
            let mut records = self.devices[at].store.records.borrow_mut();
            match rng.u8(..5) {
                0 | 1 => drop(records.remove(key)),
                2 => drop(records.insert(key.clone(), "{\"torn".to_owned())),
                _ => {}
            }
        }
        let mirror: Vec<_> = self.devices[at].mirror.clone().into_iter().collect();
        recovery::recover(&self.devices[at].store, &mirror);
        for tab in 0..self.devices[at].tabs.len() {
            self.reload(at, tab);
        }
    }

    fn erase(&mut self, at: usize, tab: usize) {
        let (device, step) = (&mut self.devices[at], self.step);
        if device.store.fails.get().is_some() {
            return;
        }
        let view = device.view(tab);
        let deletion = |(id, version): (&&'static str, &Version)| {
            let diff = Diff { before: Some(assessment(version.values()?)), after: None };
            Some(RecordChange::Assessment(AssessmentId::of(id), diff))
        };
        let edits = view.iter().filter_map(deletion).collect();
        let transaction = Transaction { kind: TransactionKind::Erase, edits };
        device.tabs[tab].store.erase(&device.store, transaction).unwrap();
        device.state.clear();
        device.mirror.clear();
        device.tabs[tab].pending.clear();
        device.erased = step;
        device.tabs[tab].knows_erasure = step;
        device.show(tab);
    }

    /// Restores a backup of the first tab of the other device.
    fn carry_backup(&mut self, at: usize, tab: usize) {
        let day = Date::new(2026, 11, 22).unwrap();
        let other = &mut self.devices[1 - at];
        let file = other.tabs[0].store.backup(&other.store, day);
        let carried = other.view(0);
        let (device, step) = (&mut self.devices[at], self.step);
        let plan = device.tabs[tab].store.plan(&device.store, &backup::read(&file).unwrap());
        let outcome = device.tabs[tab].store.restore(&device.store, &plan);
        device.learn_erasure(tab);
        for (id, theirs) in carried {
            device.write(tab, id, |version| {
                if version.fields.is_none() && version.existence_changed > theirs.existence_changed
                {
                    // It was deleted here, and is brought back.
                    version.edit(None, theirs.values(), step);
                } else if theirs.fields.is_some() || version.latest() < theirs.existence_changed {
                    version.merge(&theirs);
                }
            });
        }
        device.settle(tab, &outcome);
        device.show(tab);
    }
}

impl Device {
    /// The stored values, with those that only the tab has.
    fn view(&self, tab: usize) -> State {
        let mut view = self.state.clone();
        // An erasure also erases the values that the tab could not store before.
        if self.tabs[tab].knows_erasure == self.erased {
            merge(&mut view, &self.tabs[tab].pending);
        }
        view
    }

    fn write(&mut self, tab: usize, id: &'static str, change: impl FnOnce(&mut Version)) {
        let mut version = self.view(tab).remove(id).unwrap_or_default();
        change(&mut version);
        self.tabs[tab].pending.insert(id, version);
    }

    /// The written values are stored now, unless the store has failed.
    fn settle(&mut self, tab: usize, outcome: &CommitOutcome) {
        assert_eq!(outcome.issue.is_some(), self.tabs[tab].store.has_unsaved());
        if self.store.fails.get().is_none() {
            assert_eq!(outcome.issue, None);
            let pending = std::mem::take(&mut self.tabs[tab].pending);
            merge(&mut self.state, &pending);
        }
    }

    /// The tab reads when everything was erased. Returns whether that is news.
    fn learn_erasure(&mut self, tab: usize) -> bool {
        let tab = &mut self.tabs[tab];
        let is_news = tab.knows_erasure < self.erased;
        if is_news {
            tab.pending.clear();
        }
        tab.knows_erasure = self.erased;
        is_news
    }

    /// The tab reads all records again and shows them.
    fn show(&mut self, tab: usize) {
        let snapshot = self.tabs[tab].store.snapshot(&self.store);
        let shown =
            |id: &'static str| Some((id, values(snapshot.assessment(&AssessmentId::of(id))?)));
        self.tabs[tab].shown = IDS.into_iter().filter_map(shown).collect();
    }

    fn update_mirror(&mut self) {
        for (key, text) in self.store.records.borrow().iter() {
            if recovery::is_mirrored(key) {
                self.mirror.insert(key.clone(), text.clone());
            }
        }
    }

    /// The store has what the model has: no acknowledged value is lost, nothing erased is back.
    fn check(&self) {
        let snapshot = RecordSnapshot::read(&self.store);
        for id in IDS {
            let stored = snapshot.assessment(&AssessmentId::of(id)).map(values);
            assert_eq!(stored, self.state.get(id).and_then(Version::values), "{id}");
        }
    }
}

fn run(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    NOW.set(1_700_000_000_000);
    let mut world = World::new();
    for _ in 0..500 {
        world.take_step(&mut rng);
    }
    // Once they have met, both devices have the same.
    for at in [0, 1, 0] {
        world.devices[at].store.fails.set(None);
        world.devices[1 - at].store.fails.set(None);
        world.step += 1;
        NOW.set(NOW.get() + 1);
        world.carry_backup(at, 0);
    }
    let [one, other] = &world.devices;
    let stored = |device: &Device| RecordSnapshot::read(&device.store).assessments;
    assert_eq!(stored(one), stored(other));
}

#[test]
fn acknowledged_changes_survive_and_erased_data_does_not_return() {
    let run_all = |seeds: std::ops::Range<u64>| {
        for seed in seeds {
            let passed = std::panic::catch_unwind(|| run(seed));
            assert!(passed.is_ok(), "in the sequence with seed {seed}");
        }
    };
    std::thread::scope(|scope| {
        for quarter in 0..4 {
            scope.spawn(move || run_all(quarter * 250..(quarter + 1) * 250));
        }
    });
}
