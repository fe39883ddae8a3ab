//! Career frameworks: the valid type, the draft that is edited, and what makes a draft valid.

pub mod draft;
#[expect(clippy::module_inception, reason = "the file is named after the type it holds")]
pub mod framework;
pub mod level_examples;
pub mod parts;
pub mod user_framework;
pub mod validation;
pub mod validation_sentence;
