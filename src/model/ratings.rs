//! The ratings of an assessment, by axis.

use super::id::AxisId;
use super::merge::field;
use super::rating::Rating;

/// A rating each for some axes; an axis that is not here is unrated.
///
/// There are a dozen at most, so it is a sorted list: a tree's code is two kilobytes of the
/// download.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings(Vec<(AxisId, Rating)>);

impl Ratings {
    /// The rating of an axis; `None` is unrated.
    #[must_use]
    pub fn get(&self, axis: &AxisId) -> Option<Rating> {
        Some(self.0[self.find(axis).ok()?].1)
    }

    /// Rates an axis, or makes it unrated.
    pub fn set(&mut self, axis: &AxisId, rating: Option<Rating>) {
        match (self.find(axis), rating) {
            (Ok(at), Some(rating)) => self.0[at].1 = rating,
            (Ok(at), None) => drop(self.0.remove(at)),
            (Err(at), Some(rating)) => self.0.insert(at, (axis.clone(), rating)),
            (Err(_), None) => {}
        }
    }

    /// Whether no axis has a rating.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ratings there are, by axis.
    pub fn iter(&self) -> impl Iterator<Item = &(AxisId, Rating)> {
        self.0.iter()
    }

    /// As [`Merge::merge`](super::merge::Merge), axis by axis.
    #[must_use]
    pub fn merge(&mut self, from: &Self, to: &Self) -> bool {
        let mut clash = false;
        for (axis, _) in from.0.iter().chain(&to.0) {
            let mut now = self.get(axis);
            clash |= field(&mut now, &from.get(axis), &to.get(axis));
            self.set(axis, now);
        }
        clash
    }

    fn find(&self, axis: &AxisId) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(axis))
    }
}

impl FromIterator<(AxisId, Rating)> for Ratings {
    /// Of two ratings of one axis the later one holds.
    fn from_iter<I: IntoIterator<Item = (AxisId, Rating)>>(ratings: I) -> Self {
        let mut collected = Self::default();
        for (axis, rating) in ratings {
            collected.set(&axis, Some(rating));
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
        fn it_does_what_a_map_does(steps in prop::collection::vec((0_u8..6, prop::option::of(0_u8..=5)), 0..40)) {
            let (mut ratings, mut map) = (Ratings::default(), BTreeMap::new());
            for (axis, level) in steps {
                let (axis, rating) = (AxisId::new(axis.to_string()), level.map(Rating::level));
                ratings.set(&axis, rating);
                match rating {
                    Some(rating) => map.insert(axis.clone(), rating),
                    None => map.remove(&axis),
                };
                prop_assert_eq!(ratings.get(&axis), rating);
            }
            prop_assert_eq!(ratings.is_empty(), map.is_empty());
            prop_assert!(ratings.iter().map(|(axis, rating)| (axis, rating)).eq(map.iter()));
        }
    }
}
