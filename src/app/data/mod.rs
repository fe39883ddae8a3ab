//! Backup, restore, files that are opened, and erasing.

pub mod data_dialog;
pub mod open_file_dialog;
pub mod restore_preview;
