//! What is on the page before the page's own code has come: the chart of the open assessment, which can be
//! dragged. No Leptos, and nothing that decodes all records, because the code of this module is what a
//! first drag waits for.
//!
//! A visitor whose chart needs more than that (another language, another framework, a record of an older
//! schema) sees the chart together with the page.

pub mod early_chart;
pub mod early_ratings;
pub mod open_assessment;
pub mod skeleton;
