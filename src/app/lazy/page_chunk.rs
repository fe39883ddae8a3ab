//! The chunk with the page: Leptos, the session and the first view. All other chunks are called from it.

use crate::app::page;
use crate::first_step::early_chart::EarlyChart;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Starts the page. It takes over the chart that is already shown.
pub type StartPage = fn(Option<EarlyChart>);

/// Fetches the chunk, which `boot.mjs` has requested before.
///
/// # Errors
/// If the file cannot be fetched.
#[wasm_split(page, fallible)]
pub fn load() -> Result<StartPage, SplitLoaderError> {
    Ok(page::start)
}
