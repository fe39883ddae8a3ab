//! Languages. What a person reads is written in English where it is said, with `tr!`,
//! `tr_plural!` or `message!`, and looked up among the words of the chosen
//! language when it is shown; what that lacks stays English.
//!
//! The English text is the key, so the words of a language are a list that anybody can read, and a
//! text that is changed asks for its translations anew: a test finds what is missing or unused.

pub mod catalog_file;
mod locale;
mod message;
pub mod messages;

pub use locale::{Formatters, Locale, current_locale, set_locale};
pub use message::{Message, format, format_count, format_plural, next_placeholder, translate};
pub(crate) use message::{message, tr, tr_plural};
