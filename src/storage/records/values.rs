//! The JSON form of the model's values, which is the same in all schemas.

use crate::i18n::tr;
use crate::model::assessment::rating::MAX_LEVELS;
use crate::model::{
    AssessmentId, AxisId, BalanceArea, Date, DialPosition, EntryId, FrameworkId, LadderId,
    PersonId, PositionId, Rating, Role, SortedMap, Status, WebLink,
};
use crate::storage::json::{Entries, RawValue};
use serde::de::value::StringDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, IntoDeserializer};
use serde::ser::{Error as _, Serialize, Serializer};

/// An identifier is any text.
macro_rules! identifiers {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::new)
            }
        }
    )*};
}

identifiers!(AssessmentId, AxisId, EntryId, FrameworkId, LadderId, PersonId, PositionId);

/// A value whose text is parsed.
macro_rules! parsed_texts {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    )*};
}

parsed_texts!(Date, WebLink);

/// An enum with a text key for each variant. The function returns the error about an unknown key.
macro_rules! keyed {
    ($name:ident, $unknown:expr) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key: String = serde::Deserialize::deserialize(deserializer)?;
                let value = Self::ALL.into_iter().find(|value| value.key() == key);
                value.ok_or_else(|| serde::de::Error::custom($unknown(key)))
            }
        }
    };
}
pub(crate) use keyed;

keyed!(Role, |key| tr!("there is no role “{key}”", key));
keyed!(Status, |key| tr!("there is no status “{key}”", key));
keyed!(BalanceArea, |key| tr!("there is no dial “{key}”", key));

/// The number of levels, such as `3` or `3.5`. Writing it as a floating-point number would add a
/// table of 17 kB to the download.
impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from_levels(f64::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// -5 to 5.
impl Serialize for DialPosition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i8(self.value())
    }
}

impl<'de> Deserialize<'de> for DialPosition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let position = i64::deserialize(deserializer)?;
        let end = Self::MAX;
        if position.unsigned_abs() > u64::from(end.unsigned_abs()) {
            return Err(D::Error::custom(tr!("a dial stands from -{end} to {end}", end)));
        }
        Ok(Self::nearest(position as f64))
    }
}

/// The number of a level, from 1 to [`MAX_LEVELS`].
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub(super) struct LevelNumber(pub(super) u8);

impl<'de> Deserialize<'de> for LevelNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let level = u64::deserialize(deserializer)?;
        if !(1..=u64::from(MAX_LEVELS)).contains(&level) {
            return Err(D::Error::custom(tr!("a level is 1 to {most}", most = MAX_LEVELS)));
        }
        Ok(Self(level as u8))
    }
}

/// An object. The key of an entry is its name.
impl<K: Serialize + Clone + Ord, V: Serialize + Clone + PartialEq> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K, V> Deserialize<'de> for SortedMap<K, V>
where
    K: DeserializeOwned + Clone + Ord,
    V: Deserialize<'de> + Clone + PartialEq,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Entries(mut entries) = Entries::<V>::deserialize(deserializer)?;
        // Sorted, because adding to the end of the map is fast.
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let keyed = |(name, value): (String, V)| {
            let name: StringDeserializer<D::Error> = name.into_deserializer();
            Ok((K::deserialize(name)?, value))
        };
        entries.into_iter().map(keyed).collect()
    }
}
