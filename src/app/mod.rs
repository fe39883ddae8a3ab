//! Leptos: state and views. A view asks [`state::Session`] what to show and tells it what the
//! person did; it decides nothing else.

pub mod arrival;
pub mod choices;
pub mod components;
pub mod entries;
pub mod hand_over;
pub mod keeper;
pub mod motion;
pub mod parts;
pub mod state;
pub mod theme;

use crate::web::{document, rescue};
use leptos::mount::mount_to;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element of `index.html` that holds the static shell, and then the app.
const ROOT: &str = "app";

/// Takes the place of the static shell.
pub fn start() {
    rescue::on_panic();
    let Some(root) = document().get_element_by_id(ROOT) else {
        rescue::announce("The page has no place for the app.");
        return;
    };
    root.set_text_content(None);
    mount_to(root.unchecked_into::<HtmlElement>(), components::page::Page).forget();
    // For those who wait: scripts, and tests.
    let _ = document().document_element().map(|html| html.set_attribute("data-ready", ""));
    parts::fetch_all_when_idle();
}
