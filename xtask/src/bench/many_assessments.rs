//! Measures how much slower the app is with many stored assessments.

use super::median;
use super::pages::ServedPage;
use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

/// Medians in milliseconds.
pub(super) struct ManyAssessments {
    /// From navigation to a usable app.
    pub(super) start: f64,
    /// From the click to the list of assessments.
    pub(super) list: f64,
    /// From a keystroke to the filtered list.
    pub(super) search: f64,
    /// From the click on an assessment to its name in the header.
    pub(super) switch: f64,
}

const RUNS: usize = 5;

/// Stores assessments of twenty people.
const FILL_STORAGE: &str = "localStorage.clear(); sessionStorage.clear(); indexedDB.deleteDatabase('rungs'); \
    const put = (key, kind, schema, data) => localStorage.setItem('rungs/' + key, JSON.stringify({ kind, schema, revision: 1, data })); \
    for (let p = 0; p < 20; p++) put('person/p' + p, 'person', 1, { name: 'Q' + p + 'z', archived: false }); \
    for (let i = 0; i < args[0]; i++) put('assessment/a' + i, 'assessment', 2, { \
      person: 'p' + i % 20, rater: { role: 'manager', name: 'Grace' }, \
      framework: { id: 'engineering-ladders', revision: '6055355' }, target: 'D' + (1 + i % 7), \
      ratings: { technology: i % 6, system: 2, people: 3.5, process: 1, influence: 2 }, \
      rated_on: `20${10 + i % 16}-0${1 + i % 9}-15`, dated: true, notes: 'Note ' + i, status: 'final', archived: false })";

/// Records when the app has started.
const WATCH_READY: &str = "new MutationObserver(() => { \
    if (document.documentElement?.hasAttribute('data-ready')) window.readyAt ??= performance.now(); \
  }).observe(document, { attributes: true, subtree: true });";

/// Runs an action and waits for a condition, frame by frame; returns the duration.
const TIME_UNTIL: &str = "const from = performance.now(); \
    const act = { \
      list: () => document.querySelector('.open-library').click(), \
      search: () => { const f = document.querySelector('.library input[type=search]'); f.value = 'Q7z'; f.dispatchEvent(new Event('input', { bubbles: true })); }, \
      switch: () => document.querySelector('.library-open').click() }, \
      done = { \
      list: () => document.querySelector('.library-row'), \
      search: () => [...document.querySelectorAll('.library-head input')].every((f) => f.value === 'Q7z') && document.querySelector('.library-row'), \
      switch: () => document.querySelector('.open-library').textContent.includes('Q7z') }; \
    act[args[0]](); \
    while (!done[args[0]]()) await new Promise((frame) => requestAnimationFrame(frame)); \
    return performance.now() - from";

pub(super) fn measure(site: &ServedPage, count: usize) -> Result<ManyAssessments> {
    let browser = Browser::start(Engine::Chromium, Options::default())?;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH_READY }))?;
    site.open(&browser)?;
    let (mut starts, mut lists) = (Vec::new(), Vec::new());
    let (mut searches, mut switches) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        browser.execute(FILL_STORAGE, vec![count.into()])?;
        site.open(&browser)?;
        let ready = browser.wait_for("return window.readyAt", &[])?;
        starts.push(ready.as_f64().context("a time")?);
        // Its chunk is loaded when the page is idle.
        browser.wait_for("return !!document.querySelector('.about')", &[])?;
        for (name, times) in
            [("list", &mut lists), ("search", &mut searches), ("switch", &mut switches)]
        {
            let time = browser.execute_async(TIME_UNTIL, vec![name.into()])?;
            times.push(time.as_f64().context("a time")?);
        }
    }
    Ok(ManyAssessments {
        start: median(starts),
        list: median(lists),
        search: median(searches),
        switch: median(switches),
    })
}
