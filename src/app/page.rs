//! Starts the page: opens the session and renders the views around the chart.

use crate::app::app_root;
use crate::app::lazy::startup_chunk;
use crate::app::session::startup::StartupState;
use crate::browser::{crash_page, local_storage, locale, site_framework};
use crate::first_step::early_chart::EarlyChart;
use crate::first_step::skeleton::Skeleton;
use crate::i18n::messages;
use leptos::mount::mount_to;
use wasm_bindgen_futures::spawn_local;

/// Starts the page. A first visit in English without a site framework starts directly; every other visit
/// first loads the startup chunk.
pub fn start(early_chart: Option<EarlyChart>) {
    spawn_local(async {
        let is_english = locale::tag() == locale::ENGLISH;
        let has_site_framework = site_framework::text().is_some();
        let state = if !has_site_framework && is_english && local_storage::is_first_visit() {
            StartupState::first_visit()
        } else {
            match startup_chunk::load().await {
                Ok(code) => (code.start)(locale::early().await),
                Err(_) => {
                    crash_page::show(&messages::notices::NOT_FETCHED);
                    return;
                }
            }
        };
        render(state, early_chart);
    });
}

fn render(state: StartupState, early_chart: Option<EarlyChart>) {
    let (skeleton, widget) = match early_chart {
        Some(early_chart) => {
            let (skeleton, widget) = early_chart.hand_over(&state.id);
            (Some(skeleton), Some(widget))
        }
        None => (Skeleton::mount(), None),
    };
    let Some(skeleton) = skeleton else {
        crash_page::show("The page has no place for the app.");
        return;
    };
    mount_to(skeleton.root.clone(), move || app_root::mount(state, skeleton, widget)).forget();
}
