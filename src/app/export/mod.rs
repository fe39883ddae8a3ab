//! Images and texts of an assessment or a page.

pub mod export_dialog;
pub mod export_format;
pub mod image_dialog;
pub mod image_export;
pub mod save_file;
pub mod text_export;
