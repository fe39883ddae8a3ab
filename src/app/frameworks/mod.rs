//! Frameworks of the visitor's own: list, import, migration.

pub mod commands;
pub mod editor;
pub mod framework_row;
pub mod framework_share;
pub mod frameworks_outlet;
pub mod frameworks_page;
pub mod import_preview_page;
pub mod migrate_dialog;
pub mod pending_import;
pub mod received_framework;
