//! Everything there is, read at once: for lists, timelines, searches and backups.

use super::envelope::{Decoded, Stored, decode};
use super::key_value::KeyValue;
use super::{assessment, examples, framework, person};
use crate::model::{
    Assessment, AssessmentId, Change, Custom, Edit, Examples, FrameworkId, Merge, Person, PersonId,
};

/// All people, assessments, examples and frameworks that can be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Whoever uses this browser first, then by name.
    pub people: Vec<(PersonId, Person)>,
    /// By person, the newest first.
    pub assessments: Vec<(AssessmentId, Assessment)>,
    /// By framework.
    pub examples: Vec<(FrameworkId, Examples)>,
    /// Of somebody's own, by name.
    pub frameworks: Vec<(FrameworkId, Custom)>,
}

impl Library {
    /// Reads everything; what cannot be read is passed over here, it is set aside when it is opened.
    #[must_use]
    pub fn read(store: &impl KeyValue) -> Self {
        let mut library = Self::default();
        for key in store.keys().unwrap_or_default() {
            if let Some(id) = key.strip_prefix(person::PEOPLE) {
                let found = at(store, &key).map(|data| (PersonId::new(id), data));
                library.people.extend(found);
            } else if let Some(id) = key.strip_prefix(assessment::ASSESSMENTS) {
                let found = at(store, &key).map(|data| (AssessmentId::new(id), data));
                library.assessments.extend(found);
            } else if let Some(id) = key.strip_prefix(examples::EXAMPLES) {
                let found = at(store, &key).map(|data| (FrameworkId::new(id), data));
                library.examples.extend(found);
            } else if let Some(id) = key.strip_prefix(framework::FRAMEWORKS) {
                let found = at(store, &key).map(|data| (FrameworkId::new(id), data));
                library.frameworks.extend(found);
            }
        }
        library.complete();
        library.sort();
        library
    }

    /// Makes edits to what was read, such as those that could not be stored.
    pub fn apply(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        for edit in edits {
            match edit {
                Edit::Person(id, change) => apply(&mut self.people, id, change),
                Edit::Assessment(id, change) => apply(&mut self.assessments, id, change),
                Edit::Examples(id, change) => apply(&mut self.examples, id, change),
                Edit::Framework(id, change) => apply(&mut self.frameworks, id, change),
            }
        }
        self.complete();
        self.sort();
    }

    /// Whoever is assessed is somebody, whether or not there is a record of them.
    fn complete(&mut self) {
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
    }

    /// A person by their identifier.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|(known, _)| known == id).map(|(_, person)| person)
    }

    /// An assessment by its identifier.
    #[must_use]
    pub fn assessment(&self, id: &AssessmentId) -> Option<&Assessment> {
        self.assessments.iter().find(|(known, _)| known == id).map(|(_, assessment)| assessment)
    }

    /// The examples for a framework's levels.
    #[must_use]
    pub fn examples(&self, id: &FrameworkId) -> Option<&Examples> {
        self.examples.iter().find(|(known, _)| known == id).map(|(_, examples)| examples)
    }

    /// A framework of somebody's own.
    #[must_use]
    pub fn framework(&self, id: &FrameworkId) -> Option<&Custom> {
        self.frameworks.iter().find(|(known, _)| known == id).map(|(_, custom)| custom)
    }

    /// The assessments of a person, the newest first.
    pub fn of<'a>(
        &'a self,
        person: &'a PersonId,
    ) -> impl DoubleEndedIterator<Item = &'a (AssessmentId, Assessment)> {
        let start = self.assessments.partition_point(|(_, known)| known.person < *person);
        let rest = self.assessments.get(start..).unwrap_or_default();
        let end = rest.partition_point(|(_, known)| known.person == *person);
        rest.get(..end).unwrap_or_default().iter()
    }

    /// Whether there is nobody but whoever uses this browser.
    #[must_use]
    pub fn is_only_me(&self) -> bool {
        self.people.iter().all(|(id, _)| *id == Person::ME)
    }
}

fn apply<I: Clone + PartialEq, T: Merge>(list: &mut Vec<(I, T)>, id: &I, change: &Change<T>) {
    let at = list.iter().position(|(known, _)| known == id);
    let mut now = at.map(|at| list.swap_remove(at).1);
    let _ = change.apply(&mut now);
    list.extend(now.map(|now| (id.clone(), now)));
}

fn at<T: Stored>(store: &impl KeyValue, key: &str) -> Option<T> {
    match decode(&store.get(key).ok()??) {
        Decoded::Record { data, .. } => data,
        Decoded::Newer { .. } | Decoded::Unreadable { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::envelope::encode;
    use super::super::key_value::memory::Memory;
    use super::*;
    use crate::model::{Date, Framework};

    fn put<T: Stored>(store: &Memory, key: &str, data: Option<&T>) {
        store.set(key, &encode(1, data)).unwrap();
    }

    fn made(person: &str, month: u8) -> Assessment {
        Assessment {
            person: PersonId::new(person),
            rated_on: Date::new(2026, month, 1),
            ..Assessment::first(Framework::builtin())
        }
    }

    #[test]
    fn people_and_assessments_are_found_in_order() {
        let store = Memory::default();
        for (id, name) in [("b", "zoe"), ("a", "Élodie"), ("c", "Ada")] {
            let person = Person { name: name.to_owned(), archived: false };
            put(&store, &format!("rungs/person/{id}"), Some(&person));
        }
        for (id, person, month) in [("1", "b", 3), ("2", "b", 5), ("3", "me", 1), ("4", "d", 2)] {
            put(&store, &format!("rungs/assessment/{id}"), Some(&made(person, month)));
        }
        put::<Assessment>(&store, "rungs/assessment/5", None);
        store.set("rungs/assessment/6", "damaged").unwrap();
        let library = Library::read(&store);
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
    fn there_is_always_me() {
        let library = Library::read(&Memory::default());
        assert_eq!(library.people, [(Person::ME, Person::default())]);
        assert!(library.is_only_me());
    }
}
