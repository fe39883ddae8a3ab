//! The parts of the page whose code is not in the first download. `cargo xtask` splits the wasm
//! at the functions marked here; calling one fetches its file first.

use super::components::export_dialog::ExportDialog;
use super::state::{Keeper, Session};
use crate::web::listen;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Something that opens over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The way out: a picture.
    Export,
}

/// Makes the view of a part. A plain function, so that it passes from file to file.
pub type Make = fn() -> AnyView;

impl Part {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Export];

    /// Fetches the part's code, unless it is here already.
    ///
    /// # Errors
    /// Where the file does not come; it may be asked for again.
    pub async fn fetch(self) -> Result<Make, SplitLoaderError> {
        match self {
            Self::Export => export().await,
        }
    }
}

/// Fetches all parts once the page has nothing better to do, so that they open at once and
/// also when the connection is gone by then. What does not come is fetched when it is asked for.
pub fn fetch_all_when_idle() {
    listen::when_idle(|| {
        spawn_local(async {
            for part in Part::ALL {
                let _ = part.fetch().await;
            }
        });
    });
}

/// What carries out what is done to the stored records, once it is started.
///
/// # Errors
/// Where the file does not come; it may be asked for again.
#[wasm_split(keeper, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn keeper() -> Result<fn(Session) -> Keeper, SplitLoaderError> {
    Ok(super::keeper::start)
}

#[wasm_split(export, fallible, wasm_split_path = ::leptos::wasm_split)]
fn export() -> Result<Make, SplitLoaderError> {
    Ok(|| view! { <ExportDialog/> }.into_any())
}
