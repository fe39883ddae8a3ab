//! Support for the end-to-end tests: their runner, the browsers and sites that they share, and the
//! page as a person uses it.

mod actions;
pub(crate) mod browser_pool;
mod chart;
pub(crate) mod checks;
mod files;
pub(crate) mod keys;
pub(crate) mod page;
pub(crate) mod pointer;
mod records;
pub(crate) mod runner;
pub(crate) mod sites;
