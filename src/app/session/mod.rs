//! The state that all views share, and the commands that change it.

pub mod autosave;
pub mod backups;
pub mod change_language;
pub mod command;
pub mod dispatch;
pub mod earlier_texts;
pub mod edits;
pub mod language;
pub mod overlay;
pub mod preferences;
pub mod startup;
pub mod state;
mod stored_records;
mod stored_settings;
pub mod theme;
