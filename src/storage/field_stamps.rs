//! The stamps of the fields of a record.

use crate::i18n::tr;
use crate::model::SortedMap;
use crate::model::change::fields::{is_within, parent};
use crate::storage::json::{Entries, List};
use crate::storage::stamp::Stamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The path under which the stamp of all other fields is written.
const ALL_OTHERS: &str = "";

/// The stamp of each field of a record. A removed field stays listed, with the stamp
/// of its removal.
///
/// As JSON, an object with the paths by stamp, such as
/// `{"mhx2k9f0.0.k3j9x1a":[""],"mhx2kaa1.0.k3j9x1a":["ratings/people","rated_on"]}`. The empty path
/// stands for all fields that are not listed. A field of a listed entry has the stamp of the
/// entry, unless it is listed itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldStamps {
    base: Stamp,
    listed: SortedMap<String, Stamp>,
}

impl FieldStamps {
    /// One stamp for all fields.
    #[must_use]
    pub fn all(base: Stamp) -> Self {
        Self { base, listed: SortedMap::default() }
    }

    /// The stamp of a field. `exists` is whether this version has the field. A missing field has the
    /// stamp of its removal if that is listed, and otherwise [`Stamp::ZERO`]. Records with a revision
    /// do not list removals: there, a missing field has the base stamp.
    #[must_use]
    pub fn get(&self, path: &str, exists: bool) -> Stamp {
        let listed = self.listed.get(&path.to_owned());
        listed.unwrap_or_else(|| match self.base {
            _ if exists => self.inherited(path),
            base if base.is_revision() => base,
            _ => Stamp::ZERO,
        })
    }

    /// The stamp of a field that exists and is not listed.
    fn inherited(&self, path: &str) -> Stamp {
        let entry = parent(path).and_then(|entry| self.listed.get(&entry.to_owned()));
        entry.unwrap_or(self.base)
    }

    /// The stamp of all fields that are not listed.
    #[must_use]
    pub const fn base(&self) -> Stamp {
        self.base
    }

    /// The latest stamp.
    #[must_use]
    pub fn latest(&self) -> Stamp {
        self.listed.iter().map(|(_, stamp)| *stamp).fold(self.base, Stamp::max)
    }

    /// Sets the stamp of a field that was written, or of an entry that was written as a whole.
    pub fn write(&mut self, path: &str, stamp: Stamp) {
        let others = self.listed.iter().filter(|(known, _)| !is_within(known, path)).cloned();
        self.listed = others.chain([(path.to_owned(), stamp)]).collect();
    }

    /// Lists the stamp of a field, unless the field exists and inherits the same stamp.
    pub(super) fn set_unless_inherited(&mut self, path: &str, stamp: Stamp, exists: bool) {
        if !exists || self.inherited(path) != stamp {
            self.listed.set(&path.to_owned(), Some(stamp));
        }
    }

    /// The listed paths with their stamps.
    pub(super) fn listed(&self) -> impl Iterator<Item = &(String, Stamp)> {
        self.listed.iter()
    }
}

impl Serialize for FieldStamps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut paths: SortedMap<Stamp, Vec<&str>> =
            [(self.base, vec![ALL_OTHERS])].into_iter().collect();
        for (path, stamp) in self.listed.iter() {
            let mut group = paths.get(stamp).unwrap_or_default();
            group.push(path);
            paths.set(stamp, Some(group));
        }
        serializer.collect_map(paths.iter().map(|(stamp, paths)| (stamp, paths)))
    }
}

impl<'de> Deserialize<'de> for FieldStamps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Entries(groups) = Entries::<List<String>>::deserialize(deserializer)?;
        let (mut base, mut listed) = (None, Vec::new());
        for (stamp, List(paths)) in groups {
            let stamp: Stamp = stamp.parse().map_err(de::Error::custom)?;
            for path in paths {
                if path == ALL_OTHERS {
                    base = Some(stamp);
                } else {
                    listed.push((path, stamp));
                }
            }
        }
        // Sorted, because adding to the end of the map is fast.
        listed.sort();
        let missing = || de::Error::custom(tr!("it does not say when it was changed"));
        Ok(Self { base: base.ok_or_else(missing)?, listed: listed.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::json;
    use crate::storage::stamp::MAX_REVISION;

    fn at(millis: u64) -> Stamp {
        Stamp { millis, ..Stamp::ZERO }
    }

    #[test]
    fn field_inherits_the_stamp_of_its_entry() {
        let mut stamps = FieldStamps::all(at(MAX_REVISION + 1));
        assert_eq!(stamps.get("notes", true), at(MAX_REVISION + 1));
        assert_eq!(stamps.get("ratings/x", false), Stamp::ZERO);
        stamps = FieldStamps::all(at(1));
        assert_eq!(stamps.get("ratings/x", false), at(1));
        stamps.write("evidence/4c", at(2));
        assert_eq!(stamps.get("evidence/4c/text", true), at(2));
        stamps.write("evidence/4c/text", at(3));
        assert_eq!(stamps.get("evidence/4c/text", true), at(3));
        // The entry is written as a whole.
        stamps.write("evidence/4c", at(4));
        assert_eq!(stamps.get("evidence/4c/text", true), at(4));
        assert_eq!((stamps.latest(), stamps.get("evidence/4cd", true)), (at(4), at(1)));
    }

    #[test]
    fn stamps_round_trip_as_json() {
        let mut stamps = FieldStamps::all(at(1));
        stamps.write("ratings/people", at(36));
        stamps.write("rated_on", at(36));
        let text = json::to_string(&stamps);
        assert_eq!(text, r#"{"1.0.0":[""],"10.0.0":["rated_on","ratings/people"]}"#);
        assert_eq!(json::from_str(&text), Ok(stamps));
        for text in ["{}", r#"{"x y":[""]}"#, r#"{"1.0.0":["notes"]}"#, r#"{"1.0.0":""}"#] {
            assert!(json::from_str::<FieldStamps>(text).is_err(), "{text}");
        }
    }
}
