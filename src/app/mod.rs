//! The Leptos app: session state and views. Views read a
//! [`Session`](crate::app::session::state::Session) and report what the person did; they contain no
//! other logic.

pub mod app_root;
pub mod assessments;
pub mod chart;
pub mod data;
pub mod export;
pub mod frameworks;
pub mod growth;
pub mod handbook;
pub mod lazy;
pub mod packet;
pub mod rating;
pub mod session;
pub mod sharing;
pub mod shell;
pub mod timeline;
pub mod widgets;

use crate::app::lazy::startup_chunk;
use crate::app::session::language;
use crate::app::session::startup::StartupState;
use crate::browser::{self, crash_page, document, local_storage, site_framework};
use crate::i18n::messages;
use leptos::mount::mount_to;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// The element of `index.html` with the prerendered shell, which the app replaces.
const ROOT: &str = "app";

/// Starts the app after the site framework's response. A first visit in English without a site
/// framework starts directly; every other visit first loads the startup chunk.
pub fn start() {
    crash_page::on_panic();
    let Some(root) = document().get_element_by_id(ROOT) else {
        crash_page::show("The page has no place for the app.");
        return;
    };
    spawn_local(async {
        let is_hosted = site_framework::is_there().await;
        let is_english = browser::locale::tag() == language::ENGLISH;
        let startup = if !is_hosted && is_english && local_storage::is_first_visit() {
            StartupState::first_visit()
        } else {
            match startup_chunk::load().await {
                Ok(code) => (code.start)(browser::locale::early().await),
                Err(_) => {
                    crash_page::show(&messages::notices::NOT_FETCHED);
                    return;
                }
            }
        };
        render(root, startup);
    });
}

/// Replaces the shell by the app.
fn render(root: Element, startup: StartupState) {
    root.set_text_content(None);
    let parent: HtmlElement = root.clone().unchecked_into();
    mount_to(parent, move || app_root::mount(startup, root)).forget();
}
