//! One record, opened, changed and followed across tabs.
//!
//! A change is made to what the store holds at that moment, not to what this tab read some
//! time ago: when another tab was faster, both changes stand.

use super::envelope::{Decoded, Stored, decode, encode};
use super::key_value::{KeyValue, StoreError};
use super::quarantine::set_aside;

/// A record as this tab knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<T> {
    /// The store's revision that this was read from or written as; it grows by one with every
    /// change, in any tab. 0 is: never saved.
    pub revision: u64,
    /// The data.
    pub data: T,
}

/// Something about the store that the person needs to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Nothing can be stored: what is done here lasts as long as the page is open.
    Blocked,
    /// The last change could not be stored for want of room.
    Full,
    /// The stored record is of a later version of the app: it is left alone, nothing is stored.
    Newer,
    /// The stored record could not be read and was set aside.
    SetAside {
        /// What was wrong with it.
        reason: String,
    },
    /// The stored record can neither be read nor set aside: it is left alone, nothing is stored.
    Stuck,
}

/// A record after it was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened<T> {
    /// What to go on with.
    pub record: Record<T>,
    /// Whether something is not as it should be.
    pub notice: Option<Notice>,
}

impl Notice {
    fn of(error: StoreError) -> Self {
        match error {
            StoreError::Blocked => Self::Blocked,
            StoreError::Full => Self::Full,
        }
    }
}

/// Reads the record, or starts with `first` where there is none. Writes nothing, but sets
/// aside what cannot be read.
pub fn open<T: Stored>(store: &impl KeyValue, first: T) -> Opened<T> {
    match read(store) {
        Read::Record(record) => Opened { record, notice: None },
        Read::Nothing(notice) => Opened { record: Record { revision: 0, data: first }, notice },
    }
}

/// Makes a change to the stored record and stores the result.
///
/// Where it cannot be stored, the change is made to what this tab has (`known`), and the notice
/// says why it is not stored. Its revision stays that of the store. A change that is made again
/// later must do no harm: it is what brings it into the store then.
pub fn change<T: Stored>(
    store: &impl KeyValue,
    known: Record<T>,
    change: impl FnOnce(&mut T),
) -> Opened<T> {
    let (mut record, notice) = match read::<T>(store) {
        Read::Record(stored) if stored.revision != known.revision => (stored, None),
        Read::Record(_) => (known, None),
        Read::Nothing(notice) => (known, notice),
    };
    change(&mut record.data);
    if !matches!(notice, None | Some(Notice::SetAside { .. })) {
        return Opened { record, notice };
    }
    match store.set(T::KEY, &encode(record.revision + 1, &record.data)) {
        Ok(()) => record.revision += 1,
        Err(error) => return Opened { record, notice: Some(Notice::of(error)) },
    }
    Opened { record, notice }
}

/// The stored record, if it is not the one of `revision`: another tab has changed it.
pub fn other<T: Stored>(store: &impl KeyValue, revision: u64) -> Option<Record<T>> {
    let text = store.get(T::KEY).ok().flatten()?;
    match decode(&text) {
        Decoded::Record { revision: stored, data } if stored != revision => {
            Some(Record { revision: stored, data })
        }
        _ => None,
    }
}

enum Read<T> {
    Record(Record<T>),
    Nothing(Option<Notice>),
}

fn read<T: Stored>(store: &impl KeyValue) -> Read<T> {
    let text = match store.get(T::KEY) {
        Ok(Some(text)) => text,
        Ok(None) => return Read::Nothing(None),
        Err(error) => return Read::Nothing(Some(Notice::of(error))),
    };
    match decode(&text) {
        Decoded::Record { revision, data } => Read::Record(Record { revision, data }),
        Decoded::Newer { .. } => Read::Nothing(Some(Notice::Newer)),
        Decoded::Unreadable { reason } => {
            let moved = set_aside(store, T::KEY, &text);
            let notice = moved.map_or(Notice::Stuck, |()| Notice::SetAside { reason });
            Read::Nothing(Some(notice))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::key_value::memory::Memory;
    use super::super::quarantine::texts;
    use super::*;
    use crate::model::{Assessment, AxisId, Framework, PositionId, Rating};

    fn first() -> Assessment {
        Assessment::first(Framework::builtin())
    }

    fn rate(axis: &'static str, level: u8) -> impl FnOnce(&mut Assessment) {
        move |data| {
            data.ratings.set(&AxisId::new(axis), Some(Rating::level(level)));
        }
    }

    #[test]
    fn opening_an_empty_store_writes_nothing() {
        let store = Memory::default();
        let opened = open(&store, first());
        assert_eq!(opened, Opened { record: Record { revision: 0, data: first() }, notice: None });
        assert!(store.records.borrow().is_empty());
    }

    #[test]
    fn a_change_is_there_after_a_reload() {
        let store = Memory::default();
        let changed = change(&store, open(&store, first()).record, rate("people", 3));
        assert_eq!(changed.notice, None);
        assert_eq!(open(&store, first()).record, changed.record);
        assert_eq!(changed.record.revision, 1);
    }

    #[test]
    fn changes_of_two_tabs_both_stand() {
        let store = Memory::default();
        let (one, two) = (open(&store, first()).record, open(&store, first()).record);
        let one = change(&store, one, rate("people", 3)).record;
        // The second tab has not heard of the first one's change yet.
        let two = change(&store, two, |data| data.target = Some(PositionId::new("EM6"))).record;
        assert_eq!(two.data.ratings.iter().count(), 1);
        assert_eq!(two.revision, 2);
        assert_eq!(other(&store, one.revision), Some(two.clone()));
        assert_eq!(other::<Assessment>(&store, two.revision), None);
    }

    #[test]
    fn blocked_and_full_stores_keep_the_change_in_the_page() {
        for (error, notice) in
            [(StoreError::Blocked, Notice::Blocked), (StoreError::Full, Notice::Full)]
        {
            let store = Memory::default();
            let before = change(&store, open(&store, first()).record, rate("people", 3)).record;
            store.fails.set(Some(error));
            let after = change(&store, before.clone(), rate("people", 4));
            assert_eq!(after.notice, Some(notice));
            assert_eq!(
                after.record.data.ratings.get(&AxisId::new("people")),
                Some(Rating::level(4))
            );
            // What was stored is as it was; the next change that works brings all of them.
            store.fails.set(None);
            assert_eq!(open(&store, first()).record, before);
            let healed = change(&store, after.record, rate("system", 1));
            assert_eq!(healed.notice, None);
            assert_eq!(open(&store, first()).record, healed.record);
            assert_eq!(healed.record.data.ratings.iter().count(), 2);
        }
    }

    #[test]
    fn what_cannot_be_read_is_set_aside_whole() {
        let store = Memory::with(Assessment::KEY, "{\"kind\":\"asse");
        let opened = open(&store, first());
        assert!(matches!(opened.notice, Some(Notice::SetAside { .. })));
        assert_eq!(opened.record.data, first());
        assert_eq!(texts(&store).unwrap()[0].1, "{\"kind\":\"asse");
        assert_eq!(open(&store, first()).notice, None);
    }

    #[test]
    fn what_can_neither_be_read_nor_moved_is_left_alone() {
        let store = Memory::with(Assessment::KEY, "scrambled");
        store.fails.set(Some(StoreError::Full));
        let opened = open(&store, first());
        assert_eq!(opened.notice, Some(Notice::Stuck));
        let changed = change(&store, opened.record, rate("people", 3));
        assert_eq!(changed.notice, Some(Notice::Stuck));
        assert_eq!(store.records.borrow()[Assessment::KEY], "scrambled");
    }

    #[test]
    fn a_record_of_a_later_version_is_never_written_over() {
        let later = r#"{"kind":"assessment","schema":99,"revision":5,"data":{"new":1}}"#;
        let store = Memory::with(Assessment::KEY, later);
        let opened = open(&store, first());
        assert_eq!(opened.notice, Some(Notice::Newer));
        assert_eq!(change(&store, opened.record, rate("people", 3)).notice, Some(Notice::Newer));
        assert_eq!(store.records.borrow()[Assessment::KEY], later);
    }
}
