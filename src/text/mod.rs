//! Every word a person reads, by where it stands. US English.

pub mod data;
pub mod date;
pub mod dial;
pub mod evidence;
pub mod export;
pub mod framework;
pub mod gap;
pub mod guide;
pub mod import;
pub mod ladder;
pub mod library;
pub mod notice;
pub mod packet;
pub mod page;
pub mod parcel;
pub mod rating;
pub mod step;

use crate::language::tr;

/// Something with what it is said of: "Archive: Ada", "Oversight: leans to Delegation".
#[must_use]
pub fn named(what: &str, of: &str) -> String {
    tr!("{what}: {name}", what, name = of)
}
