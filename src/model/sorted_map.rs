//! A small map, kept as a list sorted by key.

/// A map from keys to values. It has a few dozen entries at most, so a sorted list is fast enough;
/// a B-tree adds two kilobytes to the download.
#[derive(Clone, Debug, PartialEq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Clone + Ord, V: Clone + PartialEq> SortedMap<K, V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<V> {
        Some(self.0[self.find(key).ok()?].1.clone())
    }

    /// Sets the value of a key; `None` removes it.
    pub fn set(&mut self, key: &K, value: Option<V>) {
        match (self.find(key), value) {
            (Ok(at), Some(value)) => self.0[at].1 = value,
            (Ok(at), None) => drop(self.0.remove(at)),
            (Err(at), Some(value)) => self.0.insert(at, (key.clone(), value)),
            (Err(_), None) => {}
        }
    }

    /// Whether the map has no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Iterates over the entries in key order.
    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }

    /// The map with the same keys and converted values.
    #[must_use]
    pub fn map_values<W>(self, convert: impl Fn(V) -> W) -> SortedMap<K, W> {
        SortedMap(self.0.into_iter().map(|(key, value)| (key, convert(value))).collect())
    }

    fn find(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }
}

impl<K: Clone + Ord, V: Clone + PartialEq> FromIterator<(K, V)> for SortedMap<K, V> {
    /// If a key occurs twice, the later value wins.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut collected = Self::default();
        for (key, value) in entries {
            collected.set(&key, Some(value));
        }
        collected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn sorted_map_behaves_like_btree_map(steps in prop::collection::vec((0_u8..6, prop::option::of(0_u8..=5)), 0..40)) {
            let (mut keyed, mut map) = (SortedMap::default(), BTreeMap::new());
            for (key, value) in steps {
                keyed.set(&key, value);
                match value {
                    Some(value) => map.insert(key, value),
                    None => map.remove(&key),
                };
                prop_assert_eq!(keyed.get(&key), value);
            }
            prop_assert_eq!((keyed.is_empty(), keyed.len()), (map.is_empty(), map.len()));
            prop_assert!(keyed.iter().map(|(key, value)| (key, value)).eq(map.iter()));
        }
    }
}
