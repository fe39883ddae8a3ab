//! All user-visible texts, by feature. The language is US English.

pub mod assessments;
pub mod builtin_framework;
pub mod data;
pub mod dates;
pub mod dials;
pub mod evidence;
pub mod export;
pub mod frameworks;
pub mod gap;
pub mod handbook;
pub mod import;
pub mod notices;
pub mod packet;
pub mod rating;
pub mod restore;
pub mod sharing;
pub mod shell;
pub mod transactions;

use crate::i18n::tr;

/// A label with its subject: "Archive: Ada", "Oversight: leans to Delegation".
#[must_use]
pub fn named(what: &str, of: &str) -> String {
    tr!("{what}: {name}", what, name = of)
}
