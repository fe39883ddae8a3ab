//! Examples of behavior, as a team writes them for the levels of its framework: what a level looks
//! like depends on how a team works, on its architecture and its stack.

use crate::model::change::merge::Merge;
use crate::model::id::AxisId;
use crate::model::sorted_map::SortedMap;

/// What stands between two texts of one level.
const SEPARATOR: &str = "\n\n";

/// A text each for some levels: by axis and level, from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelExamples(pub SortedMap<(AxisId, u8), String>);

impl LevelExamples {
    /// What was written for a level; empty where nothing was.
    #[must_use]
    pub fn get(&self, axis: &AxisId, level: u8) -> String {
        self.0.get(&(axis.clone(), level)).unwrap_or_default()
    }

    /// Writes for a level; a text without words takes it away.
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
    /// These with a change that has met another one: where somebody else has written for the same level
    /// at the same time, both texts stand, one after the other.
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
                    // Written here before, and joined to theirs already.
                    let theirs = before.and_then(|before| {
                        let rest = now.strip_suffix(before.as_str())?.strip_suffix(SEPARATOR)?;
                        Some(rest.to_owned())
                    });
                    format!("{}{SEPARATOR}{after}", theirs.unwrap_or(now))
                }
                // Changed here alone; or taken away there, where what is written stays.
                _ => after.clone(),
            };
            both.0.set(key, Some(joined));
        }
        both
    }

    /// These, and where there are none for a level those of others.
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
    fn nobody_writes_over_what_somebody_else_has_written() {
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
    fn what_one_has_not_written_the_other_has() {
        let mut more = with("theirs");
        more.set(&AxisId::new("process"), 1, "more");
        let all = with("ours").union(&more);
        assert_eq!(all.get(&AxisId::new("people"), 3), "ours");
        assert_eq!(all.get(&AxisId::new("process"), 1), "more");
    }
}
