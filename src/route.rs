//! The pages and their addresses: the fragment of the URL, which opens on any static host without
//! rewrite rules and is never sent to a server.

use std::fmt;
use std::str::FromStr;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The chart: say where you stand.
    #[default]
    Chart,
    /// What is missing, what shows it and what comes next.
    Gap,
    /// What goes into the promotion conversation.
    Packet,
    /// Something that came in a link, sealed.
    Open(String),
}

impl fmt::Display for Route {
    /// The fragment, with its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chart => f.write_str("#/"),
            Self::Gap => f.write_str("#/gap"),
            Self::Packet => f.write_str("#/packet"),
            Self::Open(sealed) => write!(f, "#/open/{sealed}"),
        }
    }
}

impl FromStr for Route {
    type Err = String;

    /// Reads a fragment, with or without its `#`.
    fn from_str(fragment: &str) -> Result<Self, String> {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        match path.strip_prefix('/').unwrap_or(path) {
            "" => Ok(Self::Chart),
            "gap" => Ok(Self::Gap),
            "packet" => Ok(Self::Packet),
            path => match path.strip_prefix("open/") {
                Some(sealed) => Ok(Self::Open(sealed.to_owned())),
                None => Err(format!("there is no page “{path}”")),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_round_trips() {
        for route in [Route::Chart, Route::Gap, Route::Packet, Route::Open("1.eJ-_".to_owned())] {
            assert_eq!(route.to_string().parse(), Ok(route));
        }
        for chart in ["", "#", "#/", "/"] {
            assert_eq!(chart.parse(), Ok(Route::Chart));
        }
        for lost in ["#/gaps", "#main", "#/open", "#//gap"] {
            assert!(lost.parse::<Route>().is_err(), "{lost}");
        }
    }
}
