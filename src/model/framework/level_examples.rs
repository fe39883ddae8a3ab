//! Level examples: what a team writes about how a level looks in its own work.

use crate::model::change::fields::{Chooser, Fields, join, map};
use crate::model::id::AxisId;
use crate::model::sorted_map::SortedMap;

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

/// The path of the text about a level.
#[must_use]
pub fn example_path(axis: &AxisId, level: u8) -> String {
    join("levels", &field_name(axis, level))
}

fn field_name(axis: &AxisId, level: u8) -> String {
    format!("{axis} {level}")
}

impl Fields for LevelExamples {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        map("levels", &mut self.0, &theirs.0, |(axis, level)| field_name(axis, *level), choose);
    }

    fn long_text(&self, path: &str) -> Option<String> {
        let is_asked =
            |((axis, level), _): &&((AxisId, u8), String)| example_path(axis, *level) == path;
        Some(self.0.iter().find(is_asked)?.1.clone())
    }
}

impl From<SortedMap<(AxisId, u8), String>> for LevelExamples {
    fn from(texts: SortedMap<(AxisId, u8), String>) -> Self {
        Self(texts)
    }
}
