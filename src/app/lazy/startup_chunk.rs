//! The chunk that reads the stored records and the other languages. A first visit in English without
//! a site framework does not wait for it. Its file also has the code that it shares with other chunks,
//! which load it first. Only the page and what the page calls may load it: the code that it shares with
//! the page is in the page's file.

use crate::app::session::change_language;
use crate::app::session::startup::StartupState;
use crate::app::session::state::Session;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// The functions of the chunk.
#[derive(Clone, Copy, Debug)]
pub struct StartupChunk {
    /// Reads the stored records, in the language whose catalog file has this text.
    pub start: fn(Option<String>) -> StartupState,
    /// Changes the language of the page to that of a tag.
    pub change_language: fn(Session, &'static str),
}

/// Fetches the chunk, unless it has been fetched.
///
/// # Errors
/// If the file cannot be fetched. The next call tries again.
#[wasm_split(startup, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn load() -> Result<StartupChunk, SplitLoaderError> {
    Ok(StartupChunk { start: StartupState::from_storage, change_language: change_language::change })
}
