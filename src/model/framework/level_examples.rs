//! Level examples: what a team writes about how a level looks in its own work.

use crate::model::change::merge::Merge;
use crate::model::id::AxisId;
use crate::model::sorted_map::SortedMap;

/// Separates two texts about one level.
const SEPARATOR: &str = "\n\n";

/// Texts by axis and level; levels count from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelExamples(pub SortedMap<(AxisId, u8), String>);

impl LevelExamples {
    /// The text about a level; empty if there is none.
    #[must_use]
    pub fn get(&self, axis: &AxisId, level: u8) -> String {
        self.0.get(&(axis.clone(), level)).unwrap_or_default()
    }

    /// Sets the text about a level; an empty text removes it.
    pub fn set(&mut self, axis: &AxisId, level: u8, text: &str) {
        let text = text.trim();
        self.0.set(&(axis.clone(), level), (!text.is_empty()).then(|| text.to_owned()));
    }
}

impl Merge for LevelExamples {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        self.0.merge(&from.0, &to.0)
    }
}

impl LevelExamples {
    /// Applies a concurrent change and keeps both texts: if somebody else changed the text about
    /// the same level, the new text is appended to theirs.
    #[must_use]
    pub fn merge_both(&self, from: &Self, to: &Self) -> Self {
        let mut both = self.clone();
        for (key, after) in to.0.iter() {
            let (before, now) = (from.0.get(key), self.0.get(key));
            if before.as_ref() == Some(after) || now.as_ref() == Some(after) {
                continue;
            }
            let joined = match now {
                Some(now) if before.as_ref() != Some(&now) => {
                    // This tab's earlier text was already appended to theirs.
                    let theirs = before.and_then(|before| {
                        let rest = now.strip_suffix(before.as_str())?.strip_suffix(SEPARATOR)?;
                        Some(rest.to_owned())
                    });
                    format!("{}{SEPARATOR}{after}", theirs.unwrap_or(now))
                }
                // Only changed here, or removed by somebody else; then the new text stays.
                _ => after.clone(),
            };
            both.0.set(key, Some(joined));
        }
        both
    }

    /// All texts of both; where both have one, this one wins.
    #[must_use]
    pub fn union(&self, others: &Self) -> Self {
        others.0.iter().chain(self.0.iter()).cloned().collect::<SortedMap<_, _>>().into()
    }
}

impl From<SortedMap<(AxisId, u8), String>> for LevelExamples {
    fn from(texts: SortedMap<(AxisId, u8), String>) -> Self {
        Self(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> LevelExamples {
        let mut examples = LevelExamples::default();
        examples.set(&AxisId::new("people"), 3, text);
        examples
    }

    #[test]
    fn concurrent_examples_are_both_kept() {
        let both = |now: &str, from: &str, to: &str| {
            with(now).merge_both(&with(from), &with(to)).get(&AxisId::new("people"), 3)
        };
        assert_eq!(both("theirs", "a", "ours"), "theirs\n\nours");
        assert_eq!(both("theirs", "", "ours"), "theirs\n\nours");
        assert_eq!(both("theirs\n\nours", "ours", "ours, longer"), "theirs\n\nours, longer");
        assert_eq!(both("theirs", "a", ""), "theirs");
        assert_eq!(both("", "a", "ours"), "ours");
        assert_eq!(both("a", "a", "ours"), "ours");
        assert_eq!(both("Reviews code", "code", "tests"), "Reviews code\n\ntests");
        assert_eq!(both("ours", "a", "ours"), "ours");
    }

    #[test]
    fn missing_examples_are_filled_from_the_other_side() {
        let mut more = with("theirs");
        more.set(&AxisId::new("process"), 1, "more");
        let all = with("ours").union(&more);
        assert_eq!(all.get(&AxisId::new("people"), 3), "ours");
        assert_eq!(all.get(&AxisId::new("process"), 1), "more");
    }
}
