//! Measures the longest task of the page while it works with 3,000 assessments of 30 people. Until a
//! task ends, the page does not respond.

use super::pages::ServedPage;
use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

/// What a person does, and its longest task in milliseconds. Tasks of less than 50 ms count as 0.
pub(super) type LongestTask = (&'static str, f64);

/// Records long tasks, and replaces the download of a file.
const WATCH: &str = "window.longTasks = []; \
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration))) \
      .observe({ type: 'longtask' }); \
    window.saved = null; const make = URL.createObjectURL; \
    URL.createObjectURL = (blob) => { window.saved = blob; return make.call(URL, blob); }; \
    const click = HTMLAnchorElement.prototype.click; \
    HTMLAnchorElement.prototype.click = function () { if (!this.download) click.call(this); }";

const FILL_STORAGE: &str = "localStorage.clear(); sessionStorage.clear(); \
    const put = (key, kind, schema, data) => localStorage.setItem('rungs/' + key, JSON.stringify({ kind, schema, revision: 1, data })); \
    for (let p = 0; p < 30; p++) put('person/p' + p, 'person', 1, { name: 'Q' + p + 'z', archived: false }); \
    for (let i = 0; i < 3000; i++) put('assessment/a' + i, 'assessment', 4, { \
      person: 'p' + i % 30, rater: { role: 'manager', name: 'Grace' }, \
      framework: { id: 'engineering-ladders', revision: '6055355' }, target: 'D' + (1 + i % 7), \
      ratings: { technology: i % 6, system: 2, people: 3.5, process: 1, influence: 2 }, \
      rated_on: `20${10 + i % 16}-0${1 + i % 9}-15`, dated: true, notes: 'Note ' + i, status: 'draft', archived: false, \
      evidence: { ['e' + i]: { axis: 'technology', level: 3, text: 'Led the migration ' + i, link: null, date: null } }, \
      plan: {}, answers: null, dials: {} }); \
    sessionStorage.setItem('rungs/open', 'a0')";

/// The actions, each with the condition that it is done.
const ACTIONS: [(&str, &str, &str); 8] = [
    (
        "a rating",
        "const slider = document.querySelector('.slider input'); slider.focus(); slider.value = 5; \
         for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }))",
        "!document.querySelector('.tools .tool').hasAttribute('aria-disabled') || \
         document.querySelector('.tools .tool').getAttribute('aria-disabled') === 'false'",
    ),
    (
        "the list of assessments",
        "document.querySelector('.open-library').click()",
        "document.querySelector('.library-row')",
    ),
    (
        "a search in it",
        "const field = document.querySelector('.library input[type=search]'); field.value = 'Q7z'; \
         field.dispatchEvent(new Event('input', { bubbles: true }))",
        "[...document.querySelectorAll('.library-head input')].every((field) => field.value === 'Q7z')",
    ),
    (
        "opening another assessment",
        "document.querySelector('.library-open').click()",
        "document.querySelector('.open-library').textContent.includes('Q7z')",
    ),
    (
        "a backup",
        "document.querySelector('.footer button.plain').click(); \
         const timer = setInterval(() => { const button = document.querySelector('dialog[open] .library-actions .primary'); \
           if (button) { clearInterval(timer); button.click(); } }, 20)",
        "window.saved",
    ),
    (
        "opening the backup",
        "localStorage.clear(); const input = document.querySelector('dialog[open] input[type=file]'); \
         saved.text().then((text) => { const transfer = new DataTransfer(); transfer.items.add(new File([text], 'b.json')); \
           input.files = transfer.files; input.dispatchEvent(new Event('change', { bubbles: true })); })",
        "document.querySelector('dialog[open] .restore-list')",
    ),
    (
        "restoring the backup",
        "document.querySelector('dialog[open] .library-actions .primary').click()",
        "document.body.textContent.includes('3000 assessments restored')",
    ),
    (
        "undoing that",
        "document.querySelector('dialog[open]')?.close(); document.querySelector('.tools .tool').click()",
        "!JSON.parse(localStorage.getItem('rungs/assessment/a0')).data",
    ),
];

pub(super) fn measure(site: &ServedPage) -> Result<Vec<LongestTask>> {
    let browser = Browser::start(Engine::Chromium, Options::default())?;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
    site.open(&browser)?;
    browser.wait_for("return document.documentElement.hasAttribute('data-saves')", &[])?;
    browser.execute(FILL_STORAGE, vec![])?;
    site.open(&browser)?;
    browser.wait_for("return document.querySelector('.about')", &[])?;
    let measure = |(what, act, done): (&'static str, &str, &str)| {
        browser.execute("longTasks.length = 0", vec![])?;
        browser.execute(act, vec![])?;
        browser.wait_for(&format!("return !!({done})"), &[])?;
        // The observer gets its entries after the task, and the page renders once more.
        let settled = "return await new Promise((done) => requestIdleCallback(() => \
                       requestAnimationFrame(() => setTimeout(done))))";
        browser.execute_async(settled, vec![])?;
        let longest = browser.execute("return Math.max(0, ...longTasks)", vec![])?;
        Ok((what, longest.as_f64().context("a time")?))
    };
    ACTIONS.into_iter().map(measure).collect()
}
