//! What every end-to-end test stands on: the runner and the browsers that tests share.

pub(crate) mod browser_pool;
pub(crate) mod runner;
