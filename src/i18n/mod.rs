//! Localization. User-visible texts are written in English in the source, with `tr!`, `tr_plural!`
//! or `message!`, and translated when they are shown. A text without a translation stays English.
//!
//! The English text is the key of its translation. A changed text therefore has no translation
//! until somebody adds a new one; a test reports missing and unused keys.

pub mod catalog_file;
mod locale;
mod message;
pub mod messages;

pub use locale::{Formatters, Locale, current_locale, set_locale};
pub use message::{
    Message, format, format_count, format_plural, join, next_placeholder, translate,
};
pub(crate) use message::{message, tr, tr_plural};
