//! The framework as pages to read: ladders, axes, positions, search.

pub mod compare_choices;
pub mod dials;
pub mod examples_field;
pub mod expectation_diff;
pub mod handbook_page;
pub mod ladders_table;
pub mod position_actions;
pub mod positions_chart;
pub mod search_dialog;
