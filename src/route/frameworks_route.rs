//! The pages on which frameworks are chosen, made and brought, and their addresses.

use crate::model::FrameworkId;
use crate::route::Route;
use crate::route::handbook_route::{decode_path, write_path_segment};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A page of the workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameworksRoute {
    /// All frameworks.
    List,
    /// What was brought just now.
    ImportPreview,
    /// A framework of somebody's own, to be edited.
    Edit(FrameworkId),
}

impl FrameworksRoute {
    /// Its route.
    #[must_use]
    pub fn route(&self) -> Route {
        Route::Frameworks(self.to_string())
    }

    /// Its address: a fragment, with its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        self.route().to_string()
    }
}

impl fmt::Display for FrameworksRoute {
    /// What stands after `#/frameworks`.
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

    /// Reads what stands after `#/frameworks`; what is no page is the list.
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
        fn every_address_leads_back(id in "\\PC{1,12}") {
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
