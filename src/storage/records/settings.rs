//! The record of settings: preferences, and what the page remembers for the person.

use crate::i18n::tr;
use crate::model::change::fields::{Chooser, field, map};
use crate::model::{AssessmentId, Date, Fields, SortedMap};
use crate::storage::json;
use crate::storage::records::values::keyed;
use crate::storage::stored::Stored;
use serde::{Deserialize, Serialize};

/// The key of the settings.
pub const KEY: &str = "rungs/settings";

/// Settings that are kept between visits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The color theme.
    pub theme: Theme,
    /// Whether ratings snap to half steps without Shift.
    pub half_steps: bool,
    /// The assessment that was open last; `None` is the first one.
    pub open: Option<AssessmentId>,
    /// The date of the last backup.
    pub backed_up: Option<Date>,
    /// The last choices in dialogs, by name. The names are defined where they are used.
    pub choices: SortedMap<String, String>,
}

/// The color theme. `public/apply_preferences.js` reads it too, before the app starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The theme of the system.
    #[default]
    System,
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Fields for Settings {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        field("theme", &mut self.theme, &theirs.theme, choose);
        field("half_steps", &mut self.half_steps, &theirs.half_steps, choose);
        field("open", &mut self.open, &theirs.open, choose);
        field("backed_up", &mut self.backed_up, &theirs.backed_up, choose);
        map("choices", &mut self.choices, &theirs.choices, String::clone, choose);
    }
}

keyed!(Theme, |name| tr!("there is no theme “{name}”", name));

/// Schemas 1 to 3. Schema 2 added `open` and `backed_up`; schema 3 added `choices`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsV3 {
    theme: Theme,
    half_steps: bool,
    #[serde(default)]
    open: Option<AssessmentId>,
    #[serde(default)]
    backed_up: Option<Date>,
    #[serde(default)]
    choices: SortedMap<String, String>,
}

impl From<SettingsV3> for Settings {
    fn from(SettingsV3 { theme, half_steps, open, backed_up, choices }: SettingsV3) -> Self {
        Self { theme, half_steps, open, backed_up, choices }
    }
}

impl Stored for Settings {
    const KIND: &'static str = "settings";
    const SHARED_SCHEMA: u64 = 3;
    const SCHEMA: u64 = 4;

    fn to_data(&self) -> impl Serialize {
        let Self { theme, half_steps, open, backed_up, choices } = self.clone();
        SettingsV3 { theme, half_steps, open, backed_up, choices }
    }

    fn from_data(_: u64, data: &str) -> Result<Self, String> {
        json::from_str::<SettingsV3>(data).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::tests::decoded;

    #[test]
    fn frozen_fixtures_decode() {
        let first = include_str!("../../../tests/fixtures/settings-1.json");
        let mut data = Settings { theme: Theme::Dark, half_steps: true, ..Settings::default() };
        assert_eq!(decoded(first), (1, data.clone()));
        let second = include_str!("../../../tests/fixtures/settings-2.json");
        data.open = Some(AssessmentId::new("x7q2"));
        data.backed_up = Date::new(2026, 11, 22);
        assert_eq!(decoded(second), (2, data.clone()));
        let third = include_str!("../../../tests/fixtures/settings-3.json");
        data.choices.set(&"export".to_owned(), Some("svg".to_owned()));
        assert_eq!(decoded(third), (3, data.clone()));
        let fourth = include_str!("../../../tests/fixtures/settings-4.json");
        assert_eq!(decoded(fourth), (4, data));
    }
}
