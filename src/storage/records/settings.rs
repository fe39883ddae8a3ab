//! The record of settings: preferences, and what the page remembers for the person.

use crate::i18n::tr;
use crate::model::{AssessmentId, Date, SortedMap};
use crate::storage::envelope::Stored;
use crate::storage::json;
use crate::storage::records::values::keyed;
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

impl Settings {
    /// Applies what differs between `from` and `to`. The latest choice wins; other changes stay.
    pub fn merge(&mut self, from: &Self, to: &Self) {
        fn field<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T) {
            if from != to {
                now.clone_from(to);
            }
        }
        field(&mut self.theme, &from.theme, &to.theme);
        field(&mut self.half_steps, &from.half_steps, &to.half_steps);
        field(&mut self.open, &from.open, &to.open);
        field(&mut self.backed_up, &from.backed_up, &to.backed_up);
        for (name, _) in from.choices.iter().chain(to.choices.iter()) {
            let (before, after) = (from.choices.get(name), to.choices.get(name));
            if before != after {
                self.choices.set(name, after);
            }
        }
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
    const SCHEMA: u64 = 3;

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
    use crate::storage::envelope::{Decoded, decode, encode};

    #[test]
    fn frozen_fixtures_decode() {
        let first = include_str!("../../../tests/fixtures/settings-1.json");
        let mut data = Settings { theme: Theme::Dark, half_steps: true, ..Settings::default() };
        let opened = Decoded::Record { schema: 1, revision: 3, data: Some(data.clone()) };
        assert_eq!(decode(first), opened);
        let second = include_str!("../../../tests/fixtures/settings-2.json");
        data.open = Some(AssessmentId::new("x7q2"));
        data.backed_up = Date::new(2026, 11, 22);
        let opened = Decoded::Record { schema: 2, revision: 3, data: Some(data.clone()) };
        assert_eq!(decode(second), opened);
        let third = include_str!("../../../tests/fixtures/settings-3.json");
        data.choices.set(&"export".to_owned(), Some("svg".to_owned()));
        assert_eq!(encode(3, Some(&data)), third.trim_end());
        assert_eq!(decode(third), Decoded::Record { schema: 3, revision: 3, data: Some(data) });
    }

    #[test]
    fn concurrent_changes_of_other_settings_stay() {
        let choice = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let from = Settings::default();
        let to = Settings {
            half_steps: true,
            choices: [choice("export", "svg")].into_iter().collect(),
            ..Settings::default()
        };
        let mut now = Settings {
            theme: Theme::Dark,
            open: Some(AssessmentId::new("x7q2")),
            choices: [choice("export", "png"), choice("ground", "dark")].into_iter().collect(),
            ..Settings::default()
        };
        let mut expected = now.clone();
        expected.half_steps = true;
        expected.choices.set(&"export".to_owned(), Some("svg".to_owned()));
        now.merge(&from, &to);
        assert_eq!(now, expected);
        // Reverted.
        now.merge(&to, &from);
        assert_eq!((now.half_steps, now.choices.get(&"export".to_owned())), (false, None));
    }
}
