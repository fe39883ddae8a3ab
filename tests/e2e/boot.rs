//! Startup, and its failures.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use crate::support::sites::RELEASE;
use anyhow::Result;
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        content_security_policy_allows_the_app,
        missing_file_shows_crash_page,
        missing_start_script_is_reported,
        missing_style_sheet_is_reported,
        silent_host_is_reported_until_the_app_starts,
        failed_chunk_is_requested_again,
        metered_connection_fetches_only_what_is_wanted,
        missing_startup_chunk_offers_download_of_data,
        panic_shows_crash_page_with_data,
        missing_webassembly_is_reported,
        chosen_theme_applies_before_the_app,
    ],
}

fn content_security_policy_allows_the_app(engine: Engine) -> Result<()> {
    let page = Page::at_site(engine, &RELEASE)?;
    page.open_path("watched.html")?;
    page.wait_ready()?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.click_button("Export")?;
    page.expect_text("Made for")?;
    expect_eq(page.browser.execute("return violations", vec![])?, json!([]))?;
    // Check that violations are recorded: this script must be blocked.
    page.browser.execute("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.owned = 1' }))", vec![])?;
    page.browser.wait_for("return violations.length > 0 && !window.owned", &[]).map(drop)
}

fn missing_file_shows_crash_page(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("lost.html")?;
    page.expect_text("Rungs has stopped")?;
    page.expect_text("could not be loaded")?;
    page.expect_text("Nothing is saved in this browser.")
}

const NOT_LOADED: &str = "Rungs has not loaded completely.";

fn missing_start_script_is_reported(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("bootless.html")?;
    page.expect_text(NOT_LOADED)
}

fn missing_style_sheet_is_reported(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("unstyled.html")?;
    page.expect_text(NOT_LOADED)?;
    // The app starts, but without its style it is not shown.
    let ready = "return document.documentElement.hasAttribute('data-ready')";
    page.browser.wait_for(ready, &[])?;
    page.expect_text(NOT_LOADED)?;
    page.expect_no_text("Aiming at")
}

fn silent_host_is_reported_until_the_app_starts(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("silent.html")?;
    page.expect_text(NOT_LOADED)?;
    page.browser.execute("window.answer()", vec![])?;
    page.wait_ready()?;
    page.expect_no_text(NOT_LOADED)
}

fn failed_chunk_is_requested_again(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("chunkless.html")?;
    page.wait_rendered()?;
    page.drag("People", 3.0)?;
    // The autosave chunk fails too, and its error comes first.
    page.expect_text("so what you do is not saved yet")?;
    page.click_button("Export")?;
    page.expect_text("This part of Rungs could not be loaded.")?;
    // The second message does not replace the first.
    page.expect_text("so what you do is not saved yet")?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.expect_leave_prompt()?;
    // The connection is back.
    let restore = "const get = fetch; window.fetch = (url, ...more) => get(String(url).replace('lost_', 'split_'), ...more)";
    page.browser.execute(restore, vec![])?;
    page.click_button("Export")?;
    page.expect_text("Made for")?;
    page.click_button("Close")?;
    // The next change is stored together with the previous one.
    page.drag("System", 2.0)?;
    page.wait_undoable()?;
    page.expect_no_leave_prompt()?;
    page.expect_no_text("could not be loaded")?;
    expect_eq(
        page.current_assessment()?["data"]["ratings"].clone(),
        json!({ "people": 3, "system": 2 }),
    )
}

fn metered_connection_fetches_only_what_is_wanted(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("metered.html")?;
    page.wait_ready()?;
    // The legend is in a chunk that is fetched when the page is idle, as all others would be.
    page.expect_text("Own rating")?;
    expect_eq(page.host_received("split_handbook"), false)?;
    page.browser.execute("window.unmeter()", vec![])?;
    let fetched = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('split_handbook'))";
    page.browser.wait_for(fetched, &[]).map(drop)
}

fn missing_startup_chunk_offers_download_of_data(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.wait_undoable()?;
    page.open_path("chunkless.html")?;
    page.expect_text("Rungs has stopped")?;
    page.expect_text("What you saved is still in this browser.")?;
    page.capture_saved_files()?;
    page.click_button("Download my data")?;
    let (_, bytes) = page.saved_file()?;
    let file: serde_json::Value = serde_json::from_slice(&bytes)?;
    expect_eq(file["records"]["rungs/assessment/current"].is_string(), true)
}

fn panic_shows_crash_page_with_data(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    let record =
        page.browser.execute("return localStorage.getItem('rungs/assessment/current')", vec![])?;
    page.browser.execute(
        "dispatchEvent(new CustomEvent('rungs:panic', { detail: 'it broke at chart.rs' }))",
        vec![],
    )?;
    page.expect_text("Rungs has stopped")?;
    page.expect_text("it broke at chart.rs")?;
    let styled = "return getComputedStyle(document.querySelector('.rescue')).display";
    expect_eq(page.browser.execute(styled, vec![])?, json!("grid"))?;
    page.capture_saved_files()?;
    page.click_button("Download my data")?;
    let (name, bytes) = page.saved_file()?;
    expect_eq(name, "rungs-rescue.json".to_owned())?;
    let file: serde_json::Value = serde_json::from_slice(&bytes)?;
    expect_eq(file["records"]["rungs/assessment/current"].clone(), record)?;
    page.click_button("Reload")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 3 of 5")
}

fn missing_webassembly_is_reported(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("without-wasm.html")?;
    page.expect_text("WebAssembly switched off")
}

fn chosen_theme_applies_before_the_app(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let theme = "return document.documentElement.dataset.theme";
    page.click_button("Colors: Like the system")?;
    page.click_button("Colors: Light")?;
    page.browser.wait_for("return document.documentElement.dataset.theme === 'dark'", &[])?;
    // The choice is applied immediately and stored a moment later.
    let stored = "return (localStorage.getItem('rungs/settings') ?? '').includes('dark')";
    page.browser.wait_for(stored, &[])?;
    // Without the app, only `apply_preferences.js` sets the theme.
    page.open_path("lost.html")?;
    page.expect_text("Rungs has stopped")?;
    expect_eq(page.browser.execute(theme, vec![])?, json!("dark"))
}
