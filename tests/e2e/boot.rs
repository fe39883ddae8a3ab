//! Starting, and failing to.

use crate::page::{Page, RELEASE, same};
use anyhow::Result;
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        the_policy_refuses_nothing_the_app_does,
        a_lost_file_leads_to_the_rescue_page,
        a_part_that_does_not_come_is_asked_for_again,
        without_the_part_that_reads_it_what_is_stored_can_be_downloaded,
        a_panic_leads_to_the_rescue_page_with_the_data,
        without_webassembly_the_page_says_so,
        a_chosen_theme_is_there_before_the_app,
    ],
}

fn the_policy_refuses_nothing_the_app_does(engine: Engine) -> Result<()> {
    let page = Page::of_site(engine, &RELEASE)?;
    page.go("watched.html")?;
    page.ready()?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.press("Export")?;
    page.sees("Made for")?;
    same(page.browser.execute("return violations", vec![])?, json!([]))?;
    // And it does refuse what it should: the watch is not blind.
    page.browser.execute("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.owned = 1' }))", vec![])?;
    page.browser.wait_for("return violations.length > 0 && !window.owned", &[]).map(drop)
}

fn a_lost_file_leads_to_the_rescue_page(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.go("lost.html")?;
    page.sees("Rungs has stopped")?;
    page.sees("could not be loaded")?;
    page.sees("Nothing is saved in this browser.")
}

fn a_part_that_does_not_come_is_asked_for_again(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.go("partless.html")?;
    page.shown()?;
    page.drag("People", 3.0)?;
    // What saves does not come either, and says so first.
    page.sees("so what you do is not saved yet")?;
    page.press("Export")?;
    page.sees("This part of Rungs could not be loaded.")?;
    // The second message does not replace the first.
    page.sees("so what you do is not saved yet")?;
    page.expect("People", "People, 3 of 5")?;
    // The connection is back.
    let restore = "const get = fetch; window.fetch = (url, ...more) => get(String(url).replace('lost_', 'split_'), ...more)";
    page.browser.execute(restore, vec![])?;
    page.press("Export")?;
    page.sees("Made for")?;
    page.press("Close")?;
    // The next change is stored, with the one before.
    page.drag("System", 2.0)?;
    page.has_kept()?;
    page.does_not_see("could not be loaded")?;
    same(page.stored()?["data"]["ratings"].clone(), json!({ "people": 3, "system": 2 }))
}

fn without_the_part_that_reads_it_what_is_stored_can_be_downloaded(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.has_kept()?;
    page.go("partless.html")?;
    page.sees("Rungs has stopped")?;
    page.sees("What you saved is still in this browser.")?;
    page.catch_files()?;
    page.press("Download my data")?;
    let (_, bytes) = page.caught()?;
    let file: serde_json::Value = serde_json::from_slice(&bytes)?;
    same(file["records"]["rungs/assessment/current"].is_string(), true)
}

fn a_panic_leads_to_the_rescue_page_with_the_data(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    let record =
        page.browser.execute("return localStorage.getItem('rungs/assessment/current')", vec![])?;
    page.browser.execute(
        "dispatchEvent(new CustomEvent('rungs:panic', { detail: 'it broke at chart.rs' }))",
        vec![],
    )?;
    page.sees("Rungs has stopped")?;
    page.sees("it broke at chart.rs")?;
    let styled = "return getComputedStyle(document.querySelector('.rescue')).display";
    same(page.browser.execute(styled, vec![])?, json!("grid"))?;
    page.catch_files()?;
    page.press("Download my data")?;
    let (name, bytes) = page.caught()?;
    same(name, "rungs-rescue.json".to_owned())?;
    let file: serde_json::Value = serde_json::from_slice(&bytes)?;
    same(file["records"]["rungs/assessment/current"].clone(), record)?;
    page.press("Reload")?;
    page.ready()?;
    page.expect("People", "People, 3 of 5")
}

fn without_webassembly_the_page_says_so(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.go("without-wasm.html")?;
    page.sees("WebAssembly switched off")
}

fn a_chosen_theme_is_there_before_the_app(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let theme = "return document.documentElement.dataset.theme";
    page.press("Colors: Like the system")?;
    page.press("Colors: Light")?;
    page.browser.wait_for("return document.documentElement.dataset.theme === 'dark'", &[])?;
    // It is shown at once, and stored a moment later.
    let stored = "return (localStorage.getItem('rungs/settings') ?? '').includes('dark')";
    page.browser.wait_for(stored, &[])?;
    // Where the app does not start there is only the theme's own script.
    page.go("lost.html")?;
    page.sees("Rungs has stopped")?;
    same(page.browser.execute(theme, vec![])?, json!("dark"))
}
