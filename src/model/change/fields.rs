//! Fields: the parts of a record that people change independently. Two versions of a record are
//! compared and combined field by field.

use crate::model::sorted_map::SortedMap;

/// A value that consists of fields. The path of a field is its name, such as `target`; the path of
/// a field of an entry starts with the path of the entry, such as `evidence/4c/text`.
pub trait Fields: Clone + PartialEq {
    /// Visits the fields of two versions. Where `choose` returns [`Choice::Theirs`], this version
    /// gets the field of the other one.
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>);

    /// The long text at a path, such as notes; `None` for all other fields. A long text that is
    /// replaced by somebody who has not seen it is kept as an earlier text.
    fn long_text(&self, _path: &str) -> Option<String> {
        None
    }

    /// The paths at which two versions differ. An entry that only one of them has is one path.
    fn differences(&self, other: &Self) -> Vec<String> {
        let mut paths = Vec::new();
        self.clone().combine(other, &mut |path, pair| {
            if pair.has_fields() {
                return Choice::EachField;
            }
            if pair.differs {
                paths.push(path.to_owned());
            }
            Choice::Ours
        });
        paths
    }
}

/// Chooses between the two versions of the field at a path.
pub type Chooser<'a> = dyn FnMut(&str, FieldPair) -> Choice + 'a;

/// Which of two versions have a field, and whether it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldPair {
    /// Whether this version has the field.
    pub in_ours: bool,
    /// Whether the other version has the field.
    pub in_theirs: bool,
    /// Whether the versions differ.
    pub differs: bool,
    /// Whether it is an entry that has fields itself.
    pub is_entry: bool,
}

impl FieldPair {
    fn new<T: PartialEq>(ours: Option<&T>, theirs: Option<&T>, is_entry: bool) -> Self {
        Self {
            in_ours: ours.is_some(),
            in_theirs: theirs.is_some(),
            differs: ours != theirs,
            is_entry,
        }
    }

    /// Whether both versions have the entry, so that its fields can be visited.
    #[must_use]
    pub const fn has_fields(self) -> bool {
        self.is_entry && self.in_ours && self.in_theirs
    }
}

/// Which version of a field to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This version.
    Ours,
    /// The other version.
    Theirs,
    /// Decide for each field of the entry. The same as `Ours` if not both versions have the entry.
    EachField,
}

/// Combines a field that always exists.
pub fn field<T: Clone + PartialEq>(path: &str, ours: &mut T, theirs: &T, choose: &mut Chooser<'_>) {
    let pair = FieldPair::new(Some(&*ours), Some(theirs), false);
    if choose(path, pair) == Choice::Theirs {
        ours.clone_from(theirs);
    }
}

/// Combines a map whose values are fields. `name` returns the name of a key.
pub fn map<K: Clone + Ord, V: Clone + PartialEq>(
    path: &str,
    ours: &mut SortedMap<K, V>,
    theirs: &SortedMap<K, V>,
    name: impl Fn(&K) -> String,
    choose: &mut Chooser<'_>,
) {
    for key in keys(ours, theirs) {
        let (our, their) = (ours.get(&key), theirs.get(&key));
        let pair = FieldPair::new(our.as_ref(), their.as_ref(), false);
        if choose(&join(path, &name(&key)), pair) == Choice::Theirs {
            ours.set(&key, their);
        }
    }
}

/// Combines a map whose values are entries: they have fields themselves.
pub fn entries<K: Clone + Ord, V: Fields>(
    path: &str,
    ours: &mut SortedMap<K, V>,
    theirs: &SortedMap<K, V>,
    name: impl Fn(&K) -> String,
    choose: &mut Chooser<'_>,
) {
    for key in keys(ours, theirs) {
        let (our, their) = (ours.get(&key), theirs.get(&key));
        let pair = FieldPair::new(our.as_ref(), their.as_ref(), true);
        let path = join(path, &name(&key));
        match (choose(&path, pair), our, their) {
            (Choice::Theirs, _, their) => ours.set(&key, their),
            (Choice::EachField, Some(mut our), Some(their)) => {
                our.combine(&their, &mut |field, pair| choose(&format!("{path}/{field}"), pair));
                ours.set(&key, Some(our));
            }
            _ => {}
        }
    }
}

/// The keys that are in either map, sorted and without duplicates.
fn keys<K: Clone + Ord, V: Clone + PartialEq>(
    ours: &SortedMap<K, V>,
    theirs: &SortedMap<K, V>,
) -> Vec<K> {
    let mut keys: Vec<K> = ours.iter().chain(theirs.iter()).map(|(key, _)| key.clone()).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The path of a name in a map. A slash in the name is escaped as in a JSON pointer.
#[must_use]
pub fn join(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The part of a path before its last slash, such as the entry of a field; `None` if there is none.
#[must_use]
pub fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

/// Whether a path is the other one, or in the entry at the other one.
#[must_use]
pub fn is_within(path: &str, entry: &str) -> bool {
    path.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, AxisId, EntryId, Evidence, Framework, Rating};

    fn version(ratings: &[(&str, u8)], evidence: &[(&str, &str)]) -> Assessment {
        let rating = |(axis, level): &(&str, u8)| (AxisId::new(*axis), Rating::level(*level));
        let event = |(id, text): &(&str, &str)| {
            let text = (*text).to_owned();
            let event = Evidence { axis: AxisId::of("a"), level: 1, text, link: None, date: None };
            (EntryId::new(*id), event)
        };
        Assessment {
            ratings: ratings.iter().map(rating).collect(),
            evidence: evidence.iter().map(event).collect(),
            ..Assessment::first(Framework::builtin())
        }
    }

    #[test]
    fn differences_name_fields_and_whole_entries() {
        let before = version(&[("a", 1), ("b/c", 2)], &[("1", "x"), ("2", "y")]);
        let mut after = version(&[("a", 1), ("b/c", 3), ("d", 1)], &[("2", "z"), ("3", "x")]);
        after.notes = "N".to_owned();
        let paths =
            ["ratings/b~1c", "ratings/d", "notes", "evidence/1", "evidence/2/text", "evidence/3"];
        assert_eq!(before.differences(&after), paths);
        assert_eq!(before.differences(&before), Vec::<String>::new());
    }

    #[test]
    fn chosen_fields_are_taken() {
        let mut ours = version(&[("a", 1)], &[("1", "x"), ("2", "y")]);
        let theirs = version(&[("a", 2), ("b", 2)], &[("1", "z"), ("3", "w")]);
        let chosen = ["ratings/b", "evidence/1/text", "evidence/2", "evidence/3"];
        ours.combine(&theirs, &mut |path, pair| {
            if chosen.contains(&path) {
                Choice::Theirs
            } else if pair.has_fields() {
                Choice::EachField
            } else {
                Choice::Ours
            }
        });
        assert_eq!(ours, version(&[("a", 1), ("b", 2)], &[("1", "z"), ("3", "w")]));
    }

    #[test]
    fn path_is_within_its_entry() {
        assert!(is_within("evidence/4c/text", "evidence/4c"));
        assert!(is_within("evidence/4c", "evidence/4c"));
        assert!(!is_within("evidence/4cd", "evidence/4c"));
        assert_eq!(parent("evidence/4c/text"), Some("evidence/4c"));
        assert_eq!(parent("notes"), None);
    }
}
