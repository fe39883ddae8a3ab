//! Languages. What a person reads is written in English where it is said, with `t!`,
//! `n!` or `phrase!`, and looked up among the words of the chosen
//! language when it is shown; what that lacks stays English.
//!
//! The English text is the key, so the words of a language are a list that anybody can read, and a
//! text that is changed asks for its translations anew: a test finds what is missing or unused.

mod phrase;
mod tongue;

pub use phrase::{Phrase, blank, count, digits, fill, said};
pub(crate) use phrase::{n, phrase, t};
pub use tongue::{Habits, Tongue, chosen, speak};
