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
pub mod page;
pub mod rating;
pub mod session;
pub mod sharing;
pub mod shell;
pub mod timeline;
pub mod widgets;

use crate::app::lazy::page_chunk;
use crate::browser::{crash_page, site_framework};
use crate::first_step::early_chart::EarlyChart;
use crate::i18n::messages;
use wasm_bindgen_futures::spawn_local;

/// Starts the app: first the chart, and the page as soon as its code is loaded. Both wait for the site
/// framework's response, because a new assessment has the site framework if there is one.
pub fn start() {
    crash_page::on_panic();
    spawn_local(async {
        let early_chart = EarlyChart::show(site_framework::is_there().await);
        match page_chunk::load().await {
            Ok(start_page) => start_page(early_chart),
            Err(_) => crash_page::show(&messages::notices::NOT_FETCHED),
        }
    });
}
