//! Examples of behavior, as a team writes them for the levels of its framework: what a level looks
//! like depends on how a team works, on its architecture and its stack.

use super::id::AxisId;
use super::keyed::Keyed;
use super::merge::Merge;

/// A text each for some levels: by axis and level, from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examples(pub Keyed<(AxisId, u8), String>);

impl Examples {
    /// What was written for a level; empty where nothing was.
    #[must_use]
    pub fn of(&self, axis: &AxisId, level: u8) -> String {
        self.0.get(&(axis.clone(), level)).unwrap_or_default()
    }

    /// Writes for a level; a text without words takes it away.
    pub fn write(&mut self, axis: &AxisId, level: u8, text: &str) {
        let text = text.trim();
        self.0.set(&(axis.clone(), level), (!text.is_empty()).then(|| text.to_owned()));
    }
}

impl Merge for Examples {
    /// Where two have written for one level at the same time, both texts stand, one after the other.
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        for (key, _) in from.0.iter().chain(to.0.iter()) {
            let (before, after, now) = (from.0.get(key), to.0.get(key), self.0.get(key));
            let merged = match (&now, &after) {
                _ if before == after || now == after => continue,
                _ if now == before => after,
                (Some(now), Some(after)) if !now.contains(after.as_str()) => {
                    Some(format!("{now}\n\n{after}"))
                }
                _ => continue,
            };
            self.0.set(key, merged);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Examples {
        let mut examples = Examples::default();
        examples.write(&AxisId::new("people"), 3, text);
        examples
    }

    #[test]
    fn nobody_writes_over_what_somebody_else_has_written() {
        let merged = |now: &str, from: &str, to: &str| {
            let mut now = with(now);
            assert!(!now.merge(&with(from), &with(to)));
            now.of(&AxisId::new("people"), 3)
        };
        assert_eq!(merged("a", "a", "b"), "b");
        assert_eq!(merged("a", "a", " "), "");
        assert_eq!(merged("theirs", "a", "ours"), "theirs\n\nours");
        assert_eq!(merged("theirs", "", "ours"), "theirs\n\nours");
        assert_eq!(merged("theirs", "a", ""), "theirs");
        assert_eq!(merged("ours", "a", "ours"), "ours");
    }
}
