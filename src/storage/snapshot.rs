//! Snapshots: all records, read at once, for lists, timelines, search and backups.

use crate::model::{
    Assessment, AssessmentId, Diff, Fields, FrameworkId, LevelExamples, Person, PersonId,
    RecordChange, UserFramework,
};
use crate::storage::key_value::KeyValue;
use crate::storage::opened_record;
use crate::storage::records::{assessment, erasure, framework, level_examples, person};
use crate::storage::snapshot_cache::{DecodedRecords, SnapshotCache};
use crate::storage::stamp::Stamp;
use crate::storage::storage_issue::StorageIssue;
use crate::storage::stored::Stored;

/// All people, assessments, level examples and user frameworks that can be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordSnapshot {
    /// The person who uses this browser first, then by name.
    pub people: Vec<(PersonId, Person)>,
    /// By person, newest first.
    pub assessments: Vec<(AssessmentId, Assessment)>,
    /// By framework.
    pub examples: Vec<(FrameworkId, LevelExamples)>,
    /// By name.
    pub frameworks: Vec<(FrameworkId, UserFramework)>,
    /// The keys of records that cannot be read and stay unchanged: they are from a later version,
    /// or they are damaged and there is no room to quarantine them.
    pub unsupported_keys: Vec<String>,
    /// Whether damaged records were quarantined while reading.
    pub quarantined_any: bool,
}

/// The store, the key and the time of the last erasure, for reading a record.
#[derive(Clone, Copy)]
struct RecordReader<'a> {
    store: &'a dyn KeyValue,
    key: &'a str,
    erased_at: Stamp,
}

impl RecordSnapshot {
    /// Reads all records. Damaged ones are quarantined.
    #[must_use]
    pub fn read(store: &dyn KeyValue) -> Self {
        Self::read_cached(store, &mut SnapshotCache::default())
    }

    /// As [`Self::read`]. Records whose text is in the cache are not decoded again.
    #[must_use]
    pub fn read_cached(store: &dyn KeyValue, cache: &mut SnapshotCache) -> Self {
        let mut snapshot = Self::default();
        let erased_at = erasure::time(store);
        for key in store.keys().unwrap_or_default() {
            let reader = RecordReader { store, key: &key, erased_at };
            if let Some(id) = key.strip_prefix(person::PREFIX) {
                let found = snapshot.take(reader, &mut cache.people);
                snapshot.people.extend(found.map(|data| (PersonId::new(id), data)));
            } else if let Some(id) = key.strip_prefix(assessment::PREFIX) {
                let found = snapshot.take(reader, &mut cache.assessments);
                snapshot.assessments.extend(found.map(|data| (AssessmentId::new(id), data)));
            } else if let Some(id) = key.strip_prefix(level_examples::PREFIX) {
                let found = snapshot.take(reader, &mut cache.examples);
                snapshot.examples.extend(found.map(|data| (FrameworkId::new(id), data)));
            } else if let Some(id) = key.strip_prefix(framework::PREFIX) {
                let found = snapshot.take(reader, &mut cache.frameworks);
                snapshot.frameworks.extend(found.map(|data| (FrameworkId::new(id), data)));
            }
        }
        snapshot.add_missing_people();
        snapshot.sort();
        snapshot
    }

    /// Reads the data of a record. If that is not possible, notes the reason.
    fn take<T: Stored>(
        &mut self,
        reader: RecordReader<'_>,
        cache: &mut DecodedRecords<T>,
    ) -> Option<T> {
        let RecordReader { store, key, erased_at } = reader;
        let text = store.get(key).ok().flatten()?;
        if let Some(data) = cache.get(key, &text, erased_at) {
            return Some(data);
        }
        cache.remove(key);
        let opened = opened_record::open_unless_erased(store, key, erased_at);
        match opened.issue {
            Some(StorageIssue::Quarantined { .. }) => self.quarantined_any = true,
            Some(StorageIssue::FutureVersion | StorageIssue::CannotQuarantine) => {
                self.unsupported_keys.push(key.to_owned());
            }
            Some(StorageIssue::Blocked | StorageIssue::Full | StorageIssue::OnlyInMirror)
            | None => {}
        }
        let data: T = opened.record.data?;
        cache.put(key, text, opened.record.last_erasure, data.clone());
        Some(data)
    }

    /// Applies changes that are not written yet.
    pub fn apply(&mut self, edits: &[RecordChange]) {
        if edits.is_empty() {
            return;
        }
        for edit in edits {
            match edit {
                RecordChange::Person(id, change) => apply(&mut self.people, id, change),
                RecordChange::Assessment(id, change) => apply(&mut self.assessments, id, change),
                RecordChange::Examples(id, change) => apply(&mut self.examples, id, change),
                RecordChange::Framework(id, change) => apply(&mut self.frameworks, id, change),
            }
        }
        self.add_missing_people();
        self.sort();
    }

    /// Adds a person without a record for assessments whose person has none.
    fn add_missing_people(&mut self) {
        let mut known: Vec<PersonId> = self.people.iter().map(|(id, _)| id.clone()).collect();
        known.sort();
        let assessed = self.assessments.iter().map(|(_, assessment)| assessment.person.clone());
        let mut missing: Vec<PersonId> =
            assessed.chain([Person::ME]).filter(|id| known.binary_search(id).is_err()).collect();
        missing.sort();
        missing.dedup();
        self.people.extend(missing.into_iter().map(|id| (id, Person::default())));
    }

    fn sort(&mut self) {
        self.people.sort_by_cached_key(|(id, person)| {
            (*id != Person::ME, person.name.to_lowercase(), id.clone())
        });
        self.assessments.sort_by(|(a_id, a), (b_id, b)| {
            let newest = b.rated_on.cmp(&a.rated_on);
            a.person.cmp(&b.person).then(newest).then_with(|| a_id.cmp(b_id))
        });
        self.examples.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.frameworks
            .sort_by_cached_key(|(id, custom)| (custom.draft.name.to_lowercase(), id.clone()));
        self.unsupported_keys.sort();
    }

    /// The changes that delete all records.
    #[must_use]
    pub fn deletions(self) -> Vec<RecordChange> {
        fn deletion<T>(data: T) -> Diff<T> {
            Diff { before: Some(data), after: None }
        }
        let people = self.people.into_iter();
        let people = people.map(|(id, data)| RecordChange::Person(id, deletion(data)));
        let assessments = self.assessments.into_iter();
        let assessments =
            assessments.map(|(id, data)| RecordChange::Assessment(id, deletion(data)));
        let examples = self.examples.into_iter();
        let examples = examples.map(|(id, data)| RecordChange::Examples(id, deletion(data)));
        let frameworks = self.frameworks.into_iter();
        let frameworks = frameworks.map(|(id, data)| RecordChange::Framework(id, deletion(data)));
        assessments.chain(people).chain(examples).chain(frameworks).collect()
    }

    /// Finds a person.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|(known, _)| known == id).map(|(_, person)| person)
    }

    /// Finds an assessment.
    #[must_use]
    pub fn assessment(&self, id: &AssessmentId) -> Option<&Assessment> {
        self.assessments.iter().find(|(known, _)| known == id).map(|(_, assessment)| assessment)
    }

    /// Finds the level examples of a framework.
    #[must_use]
    pub fn examples(&self, id: &FrameworkId) -> Option<&LevelExamples> {
        self.examples.iter().find(|(known, _)| known == id).map(|(_, examples)| examples)
    }

    /// Finds a user framework.
    #[must_use]
    pub fn framework(&self, id: &FrameworkId) -> Option<&UserFramework> {
        self.frameworks.iter().find(|(known, _)| known == id).map(|(_, custom)| custom)
    }

    /// The assessments of a person, newest first.
    pub fn of<'assessments_of>(
        &'assessments_of self,
        person: &'assessments_of PersonId,
    ) -> impl DoubleEndedIterator<Item = &'assessments_of (AssessmentId, Assessment)> {
        let start = self.assessments.partition_point(|(_, known)| known.person < *person);
        let rest = self.assessments.get(start..).unwrap_or_default();
        let end = rest.partition_point(|(_, known)| known.person == *person);
        rest.get(..end).unwrap_or_default().iter()
    }

    /// Whether the only person is the one who uses this browser.
    #[must_use]
    pub fn is_only_me(&self) -> bool {
        self.people.iter().all(|(id, _)| *id == Person::ME)
    }
}

fn apply<I: Clone + PartialEq, T: Fields>(list: &mut Vec<(I, T)>, id: &I, change: &Diff<T>) {
    let at = list.iter().position(|(known, _)| known == id);
    let mut now = at.map(|at| list.swap_remove(at).1);
    change.apply(&mut now);
    list.extend(now.map(|now| (id.clone(), now)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Framework};
    use crate::storage::StoreError;
    use crate::storage::envelope::encode;
    use crate::storage::key_value::memory::Memory;
    use crate::storage::quarantine::texts;
    use crate::storage::record::Record;

    fn put<T: Stored>(store: &Memory, key: &str, data: Option<&T>) {
        let record = match data {
            Some(data) => Record { data: Some(data.clone()), ..Record::none() },
            None => {
                Record { existence_changed: Stamp { millis: 1, ..Stamp::ZERO }, ..Record::none() }
            }
        };
        store.set(key, &encode(&record)).unwrap();
    }

    fn made(person: &str, month: u8) -> Assessment {
        Assessment {
            person: PersonId::new(person),
            rated_on: Date::new(2026, month, 1),
            ..Assessment::first(Framework::builtin())
        }
    }

    #[test]
    fn people_and_assessments_are_sorted() {
        let store = Memory::default();
        for (id, name) in [("b", "zoe"), ("a", "Élodie"), ("c", "Ada")] {
            let person = Person { name: name.to_owned(), archived: false };
            put(&store, &format!("rungs/person/{id}"), Some(&person));
        }
        for (id, person, month) in [("1", "b", 3), ("2", "b", 5), ("3", "me", 1), ("4", "d", 2)] {
            put(&store, &format!("rungs/assessment/{id}"), Some(&made(person, month)));
        }
        put::<Assessment>(&store, "rungs/assessment/5", None);
        let library = RecordSnapshot::read(&store);
        let people: Vec<&str> = library.people.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(people, ["me", "d", "c", "b", "a"]);
        assert!(!library.is_only_me());
        let of = |person: &str| -> Vec<String> {
            library.of(&PersonId::new(person)).map(|(id, _)| id.to_string()).collect()
        };
        assert_eq!(
            (of("b"), of("me"), of("a")),
            (vec!["2".into(), "1".into()], vec!["3".into()], vec![])
        );
        assert_eq!(library.person(&PersonId::new("c")).unwrap().name, "Ada");
    }

    #[test]
    fn unsupported_keys_are_listed() {
        let later = r#"{"kind":"person","schema":99,"revision":5,"data":{"new":1}}"#;
        let store = Memory::with("rungs/person/later", later);
        store.set("rungs/assessment/6", "damaged").unwrap();
        store.fails.set(Some(StoreError::Full));
        let library = RecordSnapshot::read(&store);
        assert_eq!(library.unsupported_keys, ["rungs/assessment/6", "rungs/person/later"]);
        assert!(!library.quarantined_any);
        store.fails.set(None);
        let library = RecordSnapshot::read(&store);
        assert_eq!(library.unsupported_keys, ["rungs/person/later"]);
        assert!(library.quarantined_any);
        assert_eq!(texts(&store).unwrap()[0].1, "damaged");
        assert_eq!(store.get("rungs/person/later").unwrap().unwrap(), later);
    }

    #[test]
    fn own_person_always_exists() {
        let library = RecordSnapshot::read(&Memory::default());
        assert_eq!(library.people, [(Person::ME, Person::default())]);
        assert!(library.is_only_me());
    }
}
