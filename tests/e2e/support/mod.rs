//! Support for the end-to-end tests: their runner, and the browsers that they share.

pub(crate) mod browser_pool;
pub(crate) mod runner;
