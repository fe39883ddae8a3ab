//! The commands of `cargo xtask`, one file each.

pub(crate) mod build;
pub(crate) mod crash_test;
mod icons;
pub(crate) mod reproducible;
pub(crate) mod screenshots;
pub(crate) mod serve;
pub(crate) mod test;
