//! How an assessment travels, or a framework: in a link, in a picture, in a file. Each way there
//! stands beside its way back. Whatever comes in is taken for hostile: sizes are capped before and
//! after inflating, and what is refused says why.

pub mod compact_text;
pub mod file_type;
pub mod link;
pub mod payload;
pub mod png;
pub mod qr;
pub mod svg;
pub mod zip;

pub use payload::{Purpose, SharedAssessment};
