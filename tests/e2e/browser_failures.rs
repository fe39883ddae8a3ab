//! Failures around the app: files, browser interfaces, the machine. Storage failures are in
//! `storage.rs`, those of the service worker in `offline.rs`, those of links and files in
//! `sharing.rs`.

use crate::support::checks::expect_eq;
use crate::support::keys::ESCAPE;
use crate::support::page::Page;
use crate::support::sites::{dist, with_script};
use anyhow::Result;
use serde_json::json;
use std::sync::LazyLock;
use xtask::build::precache_manifest::{self, Files};
use xtask::driver::engine::Engine;
use xtask::driver::server::Server;

crate::support::runner::tests! {
    EveryEngine: [
        panic_in_handler_shows_crash_page_with_data,
        panic_at_startup_shows_crash_page,
        corrupt_files_show_crash_page,
        wasm_with_wrong_media_type_starts,
        missing_canvas_context_leaves_sliders_usable,
        missing_indexed_db_is_tolerated,
        edit_before_mirror_answers_is_merged_with_it,
        quota_error_is_recognized_in_every_form,
        full_storage_offers_a_backup_and_asks_before_leaving,
        cleared_storage_is_reported,
        clock_set_back_loses_nothing,
        browser_refusals_are_reported,
        image_without_memory_is_reported,
    ],
    ChromiumAlone: [
        drag_works_on_slow_processor,
        page_without_scripts_states_requirements,
    ],
}

/// Scripts that run before the app, by name.
const SCRIPTS: [(&str, &str); 5] = [
    (
        "unstable",
        "const make = Document.prototype.createElement; \
         Document.prototype.createElement = function (...more) { if (more[0] !== 'header') return make.apply(this, more); \
           Document.prototype.createElement = make; throw new DOMException('no', 'InvalidStateError'); };",
    ),
    ("blind", "HTMLCanvasElement.prototype.getContext = () => null;"),
    (
        "journalless",
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ),
    (
        // The mirror answers only after the test calls `answer`, and timeouts of one second do not
        // fire.
        "held",
        "const wait = window.setTimeout, held = window.held = []; let holds = true; \
         window.setTimeout = (act, time, ...more) => time === 1000 ? 0 : wait(act, time, ...more); \
         window.answer = () => { holds = false; held.splice(0).forEach((act) => act()); }; \
         Object.defineProperty(IDBRequest.prototype, 'onsuccess', { set(act) { this.addEventListener('success', \
           (event) => holds ? held.push(() => act.call(this, event)) : act.call(this, event)); } });",
    ),
    (
        "late",
        "const of = Date, shift = 20 * 365 * 86400e3; \
         window.Date = class extends of { constructor(...more) { more.length ? super(...more) : super(of.now() - shift); } \
           static now() { return of.now() - shift; } };",
    ),
];

static HOST: LazyLock<Server> = LazyLock::new(|| {
    let dist = dist();
    let files = precache_manifest::read_folder(&dist).expect("cargo xtask build makes dist/");
    let server = Server::start(&dist, "/faulty/", &[], false).expect("a port to serve on");
    let index = String::from_utf8_lossy(&files["index.html"]).into_owned();
    let (wasm, glue) = (app_file(&files, "wasm"), app_file(&files, "js"));
    let mut faulty = files.clone();
    for (name, script) in SCRIPTS {
        faulty.insert(format!("{name}.js"), script.as_bytes().to_vec());
        faulty.insert(format!("{name}.html"), with_script(&index, &format!("{name}.js")));
    }
    let variant = |from: &str, to: &str| {
        let page = index.replace(from, to);
        assert_ne!(page, index, "index.html has {from}");
        page.into_bytes()
    };
    // A file name without a media type on any host.
    faulty.insert("untyped.html".to_owned(), variant(&wasm, "wasm.bin"));
    faulty.insert("wasm.bin".to_owned(), files[&wasm].clone());
    faulty.insert("short.html".to_owned(), variant(&wasm, "short.wasm"));
    faulty.insert("short.wasm".to_owned(), files[&wasm][..50_000].to_vec());
    faulty.insert("page.html".to_owned(), variant(&wasm, "page.wasm"));
    faulty.insert("page.wasm".to_owned(), b"<!doctype html><title>Not found</title>".to_vec());
    faulty.insert("glueless.html".to_owned(), variant(&glue, "lost.js"));
    faulty.insert("refused.html".to_owned(), variant(" 'wasm-unsafe-eval'", ""));
    server.deploy(&faulty);
    server
});

/// The name of the app's own file with this ending.
fn app_file(files: &Files, ending: &str) -> String {
    let is_it =
        |name: &&String| name.starts_with("rungs-") && name.ends_with(&format!(".{ending}"));
    files.keys().find(is_it).expect("the app").clone()
}

/// A first visit to a page of the site.
fn open(engine: Engine, name: &str) -> Result<Page> {
    let page = Page::at_site(engine, &HOST)?;
    page.open_path(name)?;
    Ok(page)
}

/// A first visit with a rating that is stored.
fn open_rated(engine: Engine) -> Result<Page> {
    let page = open(engine, "")?;
    page.wait_ready()?;
    page.rate_highest("People")?;
    page.wait_undoable()?;
    Ok(page)
}

/// The next element with this name cannot be created. The views do not expect that.
const BREAK: &str = "const make = Document.prototype.createElement; \
    Document.prototype.createElement = function (...more) { \
      Document.prototype.createElement = make; throw new DOMException('no', 'InvalidStateError'); }";

fn panic_in_handler_shows_crash_page_with_data(engine: Engine) -> Result<()> {
    let page = open_rated(engine)?;
    page.browser.execute(BREAK, vec![])?;
    page.click_button("Export")?;
    page.expect_text("Rungs has stopped")?;
    page.expect_text("What you saved is still in this browser.")?;
    // A second failure does not replace the first message.
    page.browser
        .execute("dispatchEvent(new CustomEvent('rungs:panic', { detail: 'again' }))", vec![])?;
    page.expect_no_text("again")?;
    page.capture_saved_files()?;
    page.click_button("Download my data")?;
    let (_, bytes) = page.saved_file()?;
    let file: serde_json::Value = serde_json::from_slice(&bytes)?;
    expect_eq(
        file["records"]["rungs/assessment/current"]
            .as_str()
            .is_some_and(|it| it.contains("people")),
        true,
    )?;
    page.click_button("Reload")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 5 of 5")
}

fn panic_at_startup_shows_crash_page(engine: Engine) -> Result<()> {
    let page = open(engine, "unstable.html")?;
    page.expect_text("Rungs has stopped")?;
    page.expect_text("Nothing is saved in this browser.")
}

fn corrupt_files_show_crash_page(engine: Engine) -> Result<()> {
    let page = open_rated(engine)?;
    for name in ["short.html", "page.html", "glueless.html", "refused.html"] {
        page.open_path(name)?;
        page.expect_text("Rungs has stopped")?;
        page.expect_text("could not be loaded")?;
        page.expect_text("What you saved is still in this browser.")?;
    }
    Ok(())
}

fn wasm_with_wrong_media_type_starts(engine: Engine) -> Result<()> {
    let page = open(engine, "untyped.html")?;
    page.wait_ready()?;
    page.rate_highest("People")
}

fn missing_canvas_context_leaves_sliders_usable(engine: Engine) -> Result<()> {
    let page = open(engine, "blind.html")?;
    page.wait_ready()?;
    page.rate_highest("People")?;
    page.wait_undoable()?;
    page.click_button("Export")?;
    page.expect_text("Made for")?;
    page.expect_no_text("Rungs has stopped")
}

fn missing_indexed_db_is_tolerated(engine: Engine) -> Result<()> {
    let page = open(engine, "journalless.html")?;
    page.wait_ready()?;
    page.rate_highest("People")?;
    page.wait_undoable()?;
    page.open_path("journalless.html")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 5 of 5")
}

fn edit_before_mirror_answers_is_merged_with_it(engine: Engine) -> Result<()> {
    let page = open_rated(engine)?;
    page.rate_highest("System")?;
    page.expect_slider("System", "System, 5 of 5")?;
    let journaled = "const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); }); \
        const database = await asked(indexedDB.open('rungs')); \
        const text = await asked(database.transaction('records').objectStore('records').get('rungs/assessment/current')); \
        database.close(); return !!text?.includes('system')";
    page.browser.wait_for_async(journaled, &[])?;
    // As after a crash before the browser wrote the second rating to disk.
    let was = "const key = 'rungs/assessment/current', record = JSON.parse(localStorage[key]); \
        delete record.data.ratings.system; \
        for (const paths of Object.values(record.stamps)) { \
          const at = paths.indexOf('ratings/system'); \
          if (at >= 0) paths.splice(at, 1); } \
        localStorage[key] = JSON.stringify(record)";
    page.browser.execute(was, vec![])?;
    page.open_path("held.html")?;
    page.wait_rendered()?;
    page.browser.wait_for("return window.held.length === 1", &[])?;
    page.expect_slider("System", "System, unrated")?;
    page.rate_highest("Process")?;
    page.expect_slider("Process", "Process, 5 of 5")?;
    page.browser.execute("answer()", vec![])?;
    for axis in ["People", "System", "Process"] {
        page.expect_slider(axis, &format!("{axis}, 5 of 5"))?;
    }
    page.open_path("")?;
    page.wait_ready()?;
    for axis in ["People", "System", "Process"] {
        page.expect_slider(axis, &format!("{axis}, 5 of 5"))?;
    }
    Ok(())
}

fn quota_error_is_recognized_in_every_form(engine: Engine) -> Result<()> {
    let page = open(engine, "")?;
    page.wait_ready()?;
    // Browsers name the error, and older ones use codes.
    for error in [
        "new DOMException('full', 'QuotaExceededError')",
        "new DOMException('full', 'NS_ERROR_DOM_QUOTA_REACHED')",
        "Object.assign(Object.create(DOMException.prototype, { name: { value: 'Error' }, message: { value: 'full' }, code: { value: 22 } }), {})",
    ] {
        let fill = format!(
            "window.set ??= Storage.prototype.setItem; Storage.prototype.setItem = function () {{ throw {error}; }}"
        );
        page.browser.execute(&fill, vec![])?;
        page.rate_highest("People")?;
        page.expect_text("storage for the site is full")?;
        page.browser.execute("Storage.prototype.setItem = window.set", vec![])?;
        page.browser.press_keys(&[], &[crate::support::keys::HOME])?;
        page.expect_no_text("storage for the site is full")?;
    }
    Ok(())
}

fn full_storage_offers_a_backup_and_asks_before_leaving(engine: Engine) -> Result<()> {
    let page = open(engine, "")?;
    page.wait_ready()?;
    page.capture_saved_files()?;
    let fill = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; \
                window.set = Storage.prototype.setItem; Storage.prototype.setItem = function () \
                { throw new DOMException('full', 'QuotaExceededError'); }";
    page.browser.execute(fill, vec![])?;
    page.rate_highest("People")?;
    page.expect_text("this browser’s storage for the site is full")?;
    page.expect_leave_prompt()?;
    // The notice is in the dialog too, which covers the page.
    page.click_button("Assessments")?;
    let press = "const button = [...document.querySelectorAll('dialog[open] .notice button')] \
                 .find((button) => button.offsetParent && button.textContent === args[0]); \
                 button?.click(); return !!button";
    page.browser.wait_for(press, &["Download a backup".into()])?;
    page.expect_text("Saved as rungs-backup")?;
    let (_, bytes) = page.saved_file()?;
    let backup: serde_json::Value = serde_json::from_slice(&bytes)?;
    let ratings = &backup["records"]["assessment/current"]["data"]["ratings"];
    expect_eq(ratings.clone(), json!({ "people": 5 }))?;
    page.browser.execute("Storage.prototype.setItem = window.set", vec![])?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    page.rate_highest("System")?;
    page.expect_no_text("this browser’s storage for the site is full")?;
    page.expect_no_leave_prompt()
}

fn cleared_storage_is_reported(engine: Engine) -> Result<()> {
    let page = open_rated(engine)?;
    let first = page.browser.open_tab()?;
    page.open_path("short.html")?;
    page.browser.execute("localStorage.clear()", vec![])?;
    page.browser.switch_to(&first)?;
    page.expect_text("was emptied just now")?;
    page.expect_slider("People", "People, 5 of 5")?;
    // The next change stores it again.
    page.rate_highest("System")?;
    let stored =
        "return (localStorage.getItem('rungs/assessment/current') ?? '').includes('people')";
    page.browser.wait_for(stored, &[]).map(drop)
}

fn clock_set_back_loses_nothing(engine: Engine) -> Result<()> {
    let page = open_rated(engine)?;
    // Set the clock back by twenty years.
    for axis in ["System", "Process"] {
        page.open_path("late.html")?;
        page.wait_ready()?;
        page.expect_slider("People", "People, 5 of 5")?;
        page.rate_highest(axis)?;
        page.wait_undoable()?;
    }
    page.open_path("")?;
    page.wait_ready()?;
    for axis in ["People", "System", "Process"] {
        page.expect_slider(axis, &format!("{axis}, 5 of 5"))?;
    }
    Ok(())
}

fn browser_refusals_are_reported(engine: Engine) -> Result<()> {
    let page = open(engine, "")?;
    page.wait_ready()?;
    page.rate_highest("People")?;
    let refuse = "const no = () => Promise.reject(new DOMException('no', 'NotAllowedError')); \
                  for (const [name, value] of [['share', no], ['canShare', () => true], ['clipboard', { write: no, writeText: no }]]) \
                    Object.defineProperty(navigator, name, { configurable: true, value }); \
                  window.print = () => { throw new DOMException('no', 'NotAllowedError'); }; \
                  URL.createObjectURL = () => { throw new TypeError('no'); }";
    page.browser.execute(refuse, vec![])?;
    page.click_button("Export")?;
    page.click_button("Save PNG")?;
    page.expect_text("The browser did not take the file.")?;
    page.click_button("Copy image")?;
    page.expect_text("The browser did not allow copying an image.")?;
    page.click_button("Share…")?;
    page.expect_no_text("The browser did not allow copying an image.")?;
    page.click_button("Close")?;
    page.browser.execute("location.hash = '#/packet'", vec![])?;
    page.click_button("Print")?;
    page.expect_text("does not let the page print")?;
    page.expect_no_text("Rungs has stopped")
}

fn image_without_memory_is_reported(engine: Engine) -> Result<()> {
    let page = open(engine, "")?;
    page.wait_ready()?;
    page.rate_highest("People")?;
    // A browser returns null if a canvas needs too much memory.
    page.browser
        .execute("HTMLCanvasElement.prototype.toBlob = (callback) => callback(null)", vec![])?;
    page.click_button("Export")?;
    page.click_button("Save PNG")?;
    page.expect_text("could not draw an image of this size")?;
    page.expect_no_text("Rungs has stopped")
}

fn drag_works_on_slow_processor(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 10 }))?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.wait_undoable()?;
    page.click_button("Export")?;
    page.expect_text("Made for")
}

fn page_without_scripts_states_requirements(engine: Engine) -> Result<()> {
    let page = Page::at_site(engine, &HOST)?;
    page.browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    page.open_path("")?;
    page.browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;
    page.expect_text("Rungs needs JavaScript and WebAssembly")
}
