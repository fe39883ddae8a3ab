//! How the person likes the page, apart from what they rate.

use super::envelope::Stored;
use super::json::{Fields, Json};

/// Kept from visit to visit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether points snap to half steps without Shift.
    pub half_steps: bool,
}

/// Which colours the page has. Also read by `public/theme.js`, before the app is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the system has.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Stored for Settings {
    const KEY: &'static str = "rungs/settings";
    const KIND: &'static str = "settings";
    const SCHEMA: u64 = 1;

    fn to_json(&self) -> Json {
        Json::object([
            ("theme", Json::text(self.theme.name())),
            ("half_steps", Json::Bool(self.half_steps)),
        ])
    }

    fn from_json(json: Json) -> Result<Self, String> {
        let mut fields = Fields::of(json)?;
        let name = fields.text("theme")?;
        let theme = Theme::ALL.into_iter().find(|theme| theme.name() == name);
        let theme = theme.ok_or_else(|| format!("there is no theme “{name}”"))?;
        let half_steps = fields.bool("half_steps")?;
        fields.end()?;
        Ok(Self { theme, half_steps })
    }
}

#[cfg(test)]
mod tests {
    use super::super::envelope::{Decoded, decode, encode};
    use super::*;

    #[test]
    fn the_frozen_fixture_opens() {
        let text = include_str!("../../tests/fixtures/settings-1.json");
        let data = Settings { theme: Theme::Dark, half_steps: true };
        assert_eq!(decode(text), Decoded::Record { revision: 3, data: data.clone() });
        assert_eq!(encode(3, &data), text.trim_end());
    }
}
