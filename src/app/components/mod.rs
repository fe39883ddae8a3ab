//! The parts of the page, one a file.

pub mod axis_row;
pub mod chart;
pub mod clash_dialog;
pub mod data_dialog;
pub mod details;
pub mod dialog;
pub mod dialogs;
pub mod export_dialog;
pub mod header;
pub mod icon;
pub mod later;
pub mod library_dialog;
pub mod notices;
pub mod page;
pub mod readout;
pub mod segmented;
pub mod target_picker;
pub mod timeline;
pub mod tool_button;
