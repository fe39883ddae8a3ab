//! The state that all views share, and what changes it.

pub mod autosave;
pub mod language;
pub mod preferences;
pub mod startup;
pub mod state;
pub mod theme;
