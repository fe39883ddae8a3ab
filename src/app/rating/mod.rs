//! The rows beside the chart: one for each axis with its slider, and the target.

pub mod axis_row;
pub mod slider;
pub mod target_picker;
