//! The rows beside the chart: one for each axis, and the target.

pub mod axis_row;
pub mod target_picker;
