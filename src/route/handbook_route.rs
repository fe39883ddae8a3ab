//! The routes of the handbook.

use crate::model::{AxisId, LadderId, PositionId};
use crate::route::Route;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt;
use std::str::FromStr;

/// A handbook page. Whether the ladder, position, axis or level exists depends on the framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandbookRoute {
    /// The introduction.
    Introduction,
    /// The table of all ladders.
    Ladders,
    /// A ladder.
    Ladder(LadderId),
    /// A position.
    Position(PositionId),
    /// All axes.
    Axes,
    /// An axis, with one of its levels if the page is about that level.
    Axis(AxisId, Option<u8>),
    /// Tech lead or engineering manager.
    Roles,
    /// Managing managers.
    Managers,
    /// Frequently asked questions.
    Questions,
    /// The attribution, and where the app stores data.
    About,
    /// The blank chart.
    Template,
    /// A comparison of positions; with fewer than two the page only has the fields for selecting
    /// them.
    Compare(Vec<PositionId>),
}

/// The characters that are not percent-encoded.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub(super) fn write_path_segment(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    write!(f, "/{}", utf8_percent_encode(text, PLAIN))
}

/// Splits a path and decodes its segments.
pub(super) fn decode_path(path: &str) -> Vec<String> {
    let part = |part| percent_decode_str(part).decode_utf8_lossy().into_owned();
    path.split('/').map(part).collect()
}

impl fmt::Display for HandbookRoute {
    /// Writes the path after `#/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Introduction => "framework",
            Self::Ladders => "ladders",
            Self::Ladder(_) => "ladder",
            Self::Position(_) => "position",
            Self::Axes => "axes",
            Self::Axis(..) => "axis",
            Self::Roles => "tech-lead-or-engineering-manager",
            Self::Managers => "managing-managers",
            Self::Questions => "questions",
            Self::About => "about",
            Self::Template => "blank-chart",
            Self::Compare(_) => "compare",
        })?;
        match self {
            Self::Ladder(id) => write_path_segment(f, id.as_str()),
            Self::Position(id) => write_path_segment(f, id.as_str()),
            Self::Axis(id, level) => {
                write_path_segment(f, id.as_str())?;
                level.map_or(Ok(()), |level| write!(f, "/{level}"))
            }
            Self::Compare(ids) => ids.iter().try_for_each(|id| write_path_segment(f, id.as_str())),
            _ => Ok(()),
        }
    }
}

impl HandbookRoute {
    /// The app route of the page.
    #[must_use]
    pub fn route(&self) -> Route {
        Route::Handbook(self.to_string())
    }

    /// The fragment of the page, including its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        self.route().to_string()
    }
}

impl FromStr for HandbookRoute {
    type Err = String;

    /// Parses the path after `#/`. Fails with the path if it is not a page.
    fn from_str(path: &str) -> Result<Self, String> {
        let parts = decode_path(path);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Ok(match parts[..] {
            ["framework"] => Self::Introduction,
            ["ladders"] => Self::Ladders,
            ["ladder", id] => Self::Ladder(LadderId::new(id)),
            ["position", id] => Self::Position(PositionId::new(id)),
            ["axes"] => Self::Axes,
            ["axis", id] => Self::Axis(AxisId::new(id), None),
            ["axis", id, level] if level.parse::<u8>().is_ok() => {
                Self::Axis(AxisId::new(id), level.parse().ok())
            }
            ["tech-lead-or-engineering-manager"] => Self::Roles,
            ["managing-managers"] => Self::Managers,
            ["questions"] => Self::Questions,
            ["about"] => Self::About,
            ["blank-chart"] => Self::Template,
            ["compare", ref ids @ ..] => {
                Self::Compare(ids.iter().copied().map(PositionId::new).collect())
            }
            _ => return Err(path.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_handbook_route_round_trips(id in "\\PC{1,12}", more in prop::collection::vec("\\PC{1,6}", 0..4), level in prop::option::of(0_u8..)) {
            for place in [
                HandbookRoute::Introduction,
                HandbookRoute::Ladders,
                HandbookRoute::Ladder(LadderId::new(id.as_str())),
                HandbookRoute::Position(PositionId::new(id.as_str())),
                HandbookRoute::Axes,
                HandbookRoute::Axis(AxisId::new(id.as_str()), level),
                HandbookRoute::Roles,
                HandbookRoute::Managers,
                HandbookRoute::Questions,
                HandbookRoute::About,
                HandbookRoute::Template,
                HandbookRoute::Compare(more.into_iter().map(PositionId::new).collect()),
            ] {
                let address = place.address();
                prop_assert!(address.is_ascii() && !address.contains(' '), "{}", address);
                let route: Route = address.parse().unwrap();
                prop_assert_eq!(&route, &place.route());
                let Route::Handbook(path) = route else { panic!("{route:?}") };
                prop_assert_eq!(path.parse(), Ok(place));
            }
        }
    }

    #[test]
    fn unknown_handbook_path_is_reported() {
        for lost in ["gaps", "main", "open", "/gap", "axis/people/high", "position", "100%"] {
            assert_eq!(lost.parse::<HandbookRoute>(), Err(lost.to_owned()));
        }
    }
}
