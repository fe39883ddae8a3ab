//! Routes: the pages and their addresses. A route is the fragment of the URL. Fragments work on any
//! static host without rewrite rules and are never sent to a server.

pub mod frameworks_route;
pub mod handbook_route;

pub use frameworks_route::FrameworksRoute;
pub use handbook_route::HandbookRoute;

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The chart with the ratings.
    #[default]
    Chart,
    /// The gaps to the target, the evidence and the plan.
    Gap,
    /// The packet.
    Packet,
    /// The content of a link, encoded.
    Open(String),
    /// The pages about user frameworks: the path after `#/frameworks`, which
    /// [`FrameworksRoute`] parses in a lazy chunk.
    Frameworks(String),
    /// The handbook: the path after `#/`, which [`HandbookRoute`]
    /// parses in a lazy chunk.
    Handbook(String),
}

/// The first path segment of the pages about user frameworks.
const FRAMEWORKS: &str = "frameworks";

/// The first path segment of the handbook.
pub const HANDBOOK: &str = "framework";

impl fmt::Display for Route {
    /// Writes the fragment, including its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#/")?;
        match self {
            Self::Chart => Ok(()),
            Self::Gap => f.write_str("gap"),
            Self::Packet => f.write_str("packet"),
            Self::Open(sealed) => {
                f.write_str("open/")?;
                f.write_str(sealed)
            }
            Self::Frameworks(path) => {
                f.write_str(FRAMEWORKS)?;
                f.write_str(path)
            }
            Self::Handbook(path) => f.write_str(path),
        }
    }
}

impl FromStr for Route {
    type Err = Infallible;

    /// Parses a fragment, with or without its `#`.
    fn from_str(fragment: &str) -> Result<Self, Infallible> {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let path = path.strip_prefix('/').unwrap_or(path);
        Ok(match path {
            "" => Self::Chart,
            "gap" => Self::Gap,
            "packet" => Self::Packet,
            path => {
                if let Some(sealed) = path.strip_prefix("open/") {
                    Self::Open(sealed.to_owned())
                } else if let Some(rest) = path.strip_prefix(FRAMEWORKS) {
                    Self::Frameworks(rest.to_owned())
                } else {
                    Self::Handbook(path.to_owned())
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_round_trips() {
        let guide = ["framework", "position/D4", "no/such/page"].map(str::to_owned);
        let open = Route::Open("1.eJ-_".to_owned());
        let workshop = Route::Frameworks("/edit/x".to_owned());
        let routes = [Route::Chart, Route::Gap, Route::Packet, open, workshop];
        for route in routes.into_iter().chain(guide.map(Route::Handbook)) {
            assert_eq!(route.to_string().parse(), Ok(route));
        }
        for chart in ["", "#", "#/", "/"] {
            assert_eq!(chart.parse(), Ok(Route::Chart));
        }
    }
}
