//! The editor of a framework.

pub mod axis_fields;
pub mod collapsible_entry;
pub mod draft_history;
pub mod editor_page;
pub mod editor_state;
pub mod framework_fields;
pub mod framework_preview;
pub mod ladder_fields;
pub mod text_fields;
pub mod validation_panel;
