//! Code that is shared by the `xtask` commands and the end-to-end tests.

pub mod build;
pub mod driver;
pub mod test_report;
pub mod tools;
pub mod translations;

use std::path::Path;

/// The root folder of the project.
#[must_use]
pub fn root() -> &'static Path {
    // This package is in a subfolder of the project.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
