//! Backup, restore, files that are opened, and erasing.

pub mod data_dialog;
pub mod open_file_dialog;
pub mod record_titles;
pub mod restore_differences;
pub mod restore_preview;
pub mod save_backup;
pub mod storage_issue_notice;
