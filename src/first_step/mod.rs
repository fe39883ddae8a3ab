//! The chart of the open assessment, which can be dragged before the page's code is loaded. A first drag
//! waits for the code of this module, so it uses neither Leptos nor the code that decodes all records.
//!
//! If the chart needs more code (another language, another framework, a record of an older schema), it is
//! shown together with the page.

pub mod early_chart;
pub mod early_ratings;
pub mod open_assessment;
pub mod skeleton;
