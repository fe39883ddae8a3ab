//! Frameworks written as Markdown pages, as forks of the built-in framework's repository are.

pub(super) mod axes;
pub(super) mod ladder_table;
pub(super) mod ladders;
pub(super) mod outline;
pub(super) mod page;
pub(super) mod position_heading;
pub(super) mod positions;
pub(super) mod repository;
