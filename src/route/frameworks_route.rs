//! The routes of the pages about user frameworks.

use crate::model::FrameworkId;
use crate::route::Route;
use crate::route::handbook_route::{decode_path, write_path_segment};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A page about user frameworks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameworksRoute {
    /// The list of frameworks.
    List,
    /// The preview of an import.
    ImportPreview,
    /// The editor of a user framework.
    Edit(FrameworkId),
}

impl FrameworksRoute {
    /// The app route of the page.
    #[must_use]
    pub fn route(&self) -> Route {
        Route::Frameworks(self.to_string())
    }

    /// The fragment of the page, including its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        self.route().to_string()
    }
}

impl fmt::Display for FrameworksRoute {
    /// Writes the path after `#/frameworks`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => Ok(()),
            Self::ImportPreview => f.write_str("/brought"),
            Self::Edit(id) => {
                f.write_str("/edit")?;
                write_path_segment(f, id.as_str())
            }
        }
    }
}

impl FromStr for FrameworksRoute {
    type Err = Infallible;

    /// Parses the path after `#/frameworks`. An unknown path is the list.
    fn from_str(path: &str) -> Result<Self, Infallible> {
        Ok(match decode_path(path).iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["", "brought"] => Self::ImportPreview,
            ["", "edit", id] => Self::Edit(FrameworkId::new(id)),
            _ => Self::List,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_frameworks_route_round_trips(id in "\\PC{1,12}") {
            for page in [FrameworksRoute::List, FrameworksRoute::ImportPreview, FrameworksRoute::Edit(FrameworkId::new(id.as_str()))] {
                let address = page.address();
                prop_assert!(address.is_ascii(), "{}", address);
                let Ok(route) = address.parse::<Route>();
                prop_assert_eq!(&route, &page.route());
                let Route::Frameworks(path) = route else { panic!("{route:?}") };
                prop_assert_eq!(path.parse(), Ok(page));
            }
        }
    }
}
