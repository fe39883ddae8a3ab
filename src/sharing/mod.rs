//! Sharing: assessments and frameworks in links, images and files. Each format has its encoder and
//! decoder in one file.
//!
//! All input is treated as hostile: sizes are limited before and after decompression, and errors
//! say why something was refused.

pub mod compact_text;
pub mod file_type;
pub mod link;
pub mod payload;
pub mod png_metadata;
pub mod qr;
pub mod share_options;
pub mod svg_metadata;
pub mod zip;

pub use payload::{Purpose, SharedAssessment};
