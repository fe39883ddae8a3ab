//! Objects in JSON whose names are data, such as identifiers.

use crate::i18n::tr;
use crate::storage::json::MAX_ENTRIES;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

/// Names and values in the order of the text. No name occurs twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries: Vec<(String, T)> = Vec::new();
        let mut names = BTreeSet::new();
        while let Some(name) = access.next_key::<String>()? {
            if entries.len() == MAX_ENTRIES {
                return Err(A::Error::custom(tr!(
                    "it has more than {most} entries",
                    most = MAX_ENTRIES
                )));
            }
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(tr!("“{name}” occurs twice", name)));
            }
            entries.push((name, access.next_value()?));
        }
        Ok(Entries(entries))
    }
}
