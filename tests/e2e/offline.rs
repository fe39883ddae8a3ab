//! Offline use, and updates from one version to the next.
//!
//! Longer than 400 lines because its tests share the way to build and deploy versions.

use crate::support::checks::expect_eq;
use crate::support::keys::{END, HOME};
use crate::support::page::Page;
use crate::support::sites::dist;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::sync::LazyLock;
use xtask::build::precache_manifest::{self, Files};
use xtask::driver::engine::{Engine, Options};
use xtask::driver::server::Server;

crate::support::runner::tests! {
    EveryEngine: [
        opens_offline_after_one_visit,
        new_version_is_offered,
        incomplete_version_is_not_used,
        deployments_keep_page_and_data_1,
        site_without_worker_file_unregisters_worker,
        no_sw_url_unregisters_worker,
        reload_after_crash_loads_from_host,
        site_framework_opens_offline,
        two_copies_on_one_host_are_independent,
        unreadable_cache_falls_back_to_network,
        update_is_not_offered_with_pending_writes,
        shared_files_open,
        launched_files_and_links_open,
    ],
    ChromiumAlone: [deployments_keep_page_and_data_2, deployments_keep_page_and_data_3, deployments_keep_page_and_data_4],
}

/// The files of the built app.
static RELEASE_FILES: LazyLock<Files> = LazyLock::new(|| {
    precache_manifest::read_folder(&dist()).expect("cargo xtask build makes dist/")
});

/// Another version: the release with other file names and content hashes.
fn version(name: &str) -> Files {
    let mut files = RELEASE_FILES.clone();
    let digests: Vec<String> = files
        .keys()
        .filter_map(|name| {
            name.rsplit_once('.')?.0.rsplit_once('-').map(|(_, digest)| digest.to_owned())
        })
        .filter(|digest| digest.len() == 16)
        .collect();
    let renamed = |text: &str| {
        digests
            .iter()
            .fold(text.to_owned(), |text, digest| text.replace(digest, &format!("{digest}{name}")))
    };
    files = files
        .into_iter()
        .map(|(file, bytes)| {
            let is_text = [".html", ".js", ".mjs"].iter().any(|ending| file.ends_with(ending));
            let bytes = if is_text {
                renamed(&String::from_utf8_lossy(&bytes)).into_bytes()
            } else {
                bytes
            };
            (renamed(&file), bytes)
        })
        .collect();
    let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
    let (before, rest) = page.split_once("data-version=").expect("a page with a version");
    let page = format!("{before}data-version=unversioned{}", &rest[16..]);
    let page = page.replacen("<html ", &format!("<html data-displayed_version={name} "), 1);
    files.insert("index.html".to_owned(), page.into_bytes());
    files.insert("sw.js".to_owned(), include_bytes!("../../public/sw.js").to_vec());
    precache_manifest::write(&mut files).expect("a site without a version");
    files
}

/// Starts a server with these files, at its own origin.
fn host(files: &Files) -> Result<Server> {
    let server = Server::start(&dist(), "/app/", &[], false)?;
    server.deploy(files);
    Ok(server)
}

/// A first visit, until the service worker is active.
fn visit(engine: Engine, server: &Server) -> Result<Page> {
    let page = Page::blank(engine, Options::default())?;
    open_site(&page, server)?;
    Ok(page)
}

fn open_site(page: &Page, server: &Server) -> Result<()> {
    page.browser.open(&server.url)?;
    page.wait_ready()?;
    wait_for_worker(page)
}

fn wait_for_worker(page: &Page) -> Result<()> {
    // The worker of this folder, and not of a folder above it.
    let script = "const it = navigator.serviceWorker.controller; \
                  return it?.state === 'activated' && it.scriptURL === new URL('sw.js', document.baseURI).href";
    page.browser.wait_for(script, &[]).context("a worker").map(drop)
}

/// The name of the displayed version; empty for the release.
fn displayed_version(page: &Page) -> Result<String> {
    let name = page
        .browser
        .execute("return document.documentElement.dataset.displayed_version ?? ''", vec![])?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

/// The maximum time until the browser requests a new version.
const UPDATE_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(60);

const OFFER: &str = "A new version of Rungs is ready.";

/// Rates an axis, and waits until that is stored.
fn rate(page: &Page) -> Result<()> {
    page.rate_highest("People")?;
    page.wait_undoable()
}

/// A first visit with a stored rating.
fn visit_and_rate(engine: Engine, server: &Server) -> Result<Page> {
    let page = visit(engine, server)?;
    rate(&page)?;
    Ok(page)
}

/// Clicks the reload button of the update banner, and waits for the other version.
fn accept_update(page: &Page, name: &str) -> Result<()> {
    page.expect_text(OFFER)?;
    page.click_button("Reload to use it")?;
    let script = "return (document.documentElement.dataset.displayed_version ?? '') === args[0]";
    page.browser.wait_for(script, &[name.into()]).with_context(|| format!("version “{name}”"))?;
    page.wait_ready()
}

/// Opens the page again. In Firefox, the driver's reload bypasses the worker.
fn reopen(page: &Page, server: &Server) -> Result<()> {
    page.browser.open(&server.url)?;
    page.wait_ready()
}

fn opens_offline_after_one_visit(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit_and_rate(engine, &server)?;
    ensure!(!was_served_by_worker(&page)?, "nothing was kept before the first visit");
    server.set_unreachable(true);
    reopen(&page, &server)?;
    ensure!(was_served_by_worker(&page)?, "there is no host");
    page.expect_slider("People", "People, 5 of 5")?;
    page.rate_highest("System")?;
    page.click_button("Export")?;
    page.expect_text("Made for")?;
    page.click_button("Close")?;
    page.click_link("Framework")?;
    page.expect_text("Technology")?;
    page.click_link("Your frameworks")?;
    page.expect_text("Duplicate")
}

fn new_version_is_offered(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit_and_rate(engine, &server)?;
    server.deploy(&version("two"));
    // The new version is cached while the old one stays in use.
    reopen(&page, &server)?;
    page.expect_text(OFFER)?;
    expect_eq(displayed_version(&page)?, String::new())?;
    page.rate_highest("System")?;
    // A new tab has the new version.
    let first = page.browser.open_tab()?;
    reopen(&page, &server)?;
    expect_eq(displayed_version(&page)?, "two".to_owned())?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.expect_no_text(OFFER)?;
    // The first tab still has the old version: its chunks load, and changes are stored.
    page.browser.switch_to(&first)?;
    expect_eq(displayed_version(&page)?, String::new())?;
    page.rate_highest("Process")?;
    page.click_button("Export")?;
    page.expect_text("Made for")?;
    page.click_button("Close")?;
    accept_update(&page, "two")?;
    page.expect_no_text(OFFER)?;
    for axis in ["People", "System", "Process"] {
        page.expect_slider(axis, &format!("{axis}, 5 of 5"))?;
    }
    Ok(())
}

fn incomplete_version_is_not_used(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit_and_rate(engine, &server)?;
    let two = version("two");
    let part = two.keys().find(|name| name.starts_with("split_assessments")).context("a part")?;
    // The file is missing, is an HTML page, or is truncated.
    for bytes in [None, Some(b"<!doctype html>".to_vec()), Some(two[part][..1000].to_vec())] {
        let mut incomplete = two.clone();
        incomplete.remove(part);
        incomplete.extend(bytes.map(|bytes| (part.clone(), bytes)));
        server.deploy(&incomplete);
        let asked = server.requests_containing(part).len();
        reopen(&page, &server)?;
        // The browser has requested the file and got a wrong answer.
        let start = std::time::Instant::now();
        while server.requests_containing(part).len() == asked {
            ensure!(start.elapsed() < UPDATE_TIMEOUT, "{engine:?} does not look for {part}");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        expect_eq(page.browser.execute("return !window.rungsNewer", vec![])?, json!(true))?;
        expect_eq(displayed_version(&page)?, String::new())?;
        page.expect_slider("People", "People, 5 of 5")?;
        wait_until_update_discarded(&page)?;
    }
    server.deploy(&two);
    reopen(&page, &server)?;
    accept_update(&page, "two")?;
    page.expect_slider("People", "People, 5 of 5")
}

/// Waits until an unfinished update has been discarded. A visit during an update does not start
/// another one.
fn wait_until_update_discarded(page: &Page) -> Result<()> {
    let script = "const worker = (await navigator.serviceWorker.getRegistration()).installing; \
                  const stored = (await caches.keys()).filter((name) => name.startsWith('rungs ')); \
                  return !worker && stored.length < 2";
    let state = "const registration = await navigator.serviceWorker.getRegistration(); \
                 return [registration?.installing?.state, registration?.active?.state, \
                 navigator.serviceWorker.controller?.state, await caches.keys()]";
    page.browser
        .wait_for_async(script, &[])
        .with_context(|| format!("workers: {:?}", page.browser.execute_async(state, vec![])))
        .map(drop)
}

/// A step of a random sequence.
#[derive(Clone, Copy, Debug)]
enum Event {
    Deploy(usize),
    DeployIncomplete(usize),
    GoOffline,
    GoOnline,
    Visit,
    Update,
}

fn deployments_keep_page_and_data_1(engine: Engine) -> Result<()> {
    run_sequences(engine, 0..5)
}

// In groups of five, because each sequence takes about ten seconds.
fn deployments_keep_page_and_data_2(engine: Engine) -> Result<()> {
    run_sequences(engine, 5..10)
}

fn deployments_keep_page_and_data_3(engine: Engine) -> Result<()> {
    run_sequences(engine, 10..15)
}

fn deployments_keep_page_and_data_4(engine: Engine) -> Result<()> {
    run_sequences(engine, 15..20)
}

/// Runs one random sequence of steps for each seed.
fn run_sequences(engine: Engine, seeds: std::ops::Range<u64>) -> Result<()> {
    // The first version has no worker.
    let mut old = RELEASE_FILES.clone();
    old.remove("sw.js");
    let versions = [RELEASE_FILES.clone(), version("two"), version("three"), old];
    let halves: Vec<Files> = versions.iter().map(incomplete).collect();
    let page = Page::blank(engine, Options::default())?;
    for seed in seeds {
        // Every engine has its own sequences.
        let mut random = fastrand::Rng::with_seed(seed * 3 + engine as u64);
        let mut events = Vec::new();
        let server = host(&versions[0])?;
        open_site(&page, &server)?;
        rate(&page)?;
        let mut is_away = false;
        // The deployed version, if it is complete and has a worker.
        let mut whole = Some(0);
        // Whether a version without a worker was deployed since the last complete one.
        let mut worker_may_be_removed = false;
        let mut system = "System, unrated";
        for _ in 0..6 {
            let event = match random.u8(..10) {
                0..3 => Event::Deploy(random.usize(..versions.len())),
                3 => Event::DeployIncomplete(random.usize(..versions.len())),
                4 => Event::GoOffline,
                5 => Event::GoOnline,
                6 | 7 => Event::Visit,
                _ => Event::Update,
            };
            events.push(event);
            let context = || format!("{engine:?}, sequence {seed}: {events:?}");
            match event {
                Event::Deploy(at) => {
                    server.deploy(&versions[at]);
                    whole = versions[at].contains_key("sw.js").then_some(at);
                    worker_may_be_removed |= whole.is_none();
                }
                Event::DeployIncomplete(at) => {
                    server.deploy(&halves[at]);
                    whole = None;
                    worker_may_be_removed |= !halves[at].contains_key("sw.js");
                }
                Event::GoOffline | Event::GoOnline => {
                    is_away = matches!(event, Event::GoOffline);
                    server.set_unreachable(is_away);
                }
                Event::Visit => {}
                Event::Update => {
                    if page.browser.execute("return !!window.rungsNewer", vec![])? == json!(true) {
                        page.click_button("Reload to use it").with_context(context)?;
                        page.browser
                            .wait_for("return !window.rungsNewer", &[])
                            .with_context(context)?;
                    }
                }
            }
            // Without a worker and without a host no page can load.
            let kept = "return !!(await navigator.serviceWorker.getRegistration())?.active";
            let is_kept = page.browser.execute_async(kept, vec![])? == json!(true);
            if is_away && !is_kept {
                is_away = false;
                server.set_unreachable(false);
            }
            page.browser.open(&server.url).with_context(context)?;
            let opened = "return document.documentElement.hasAttribute('data-ready') ? 'ready' : document.querySelector('.rescue') && 'stopped'";
            let opened = page.browser.wait_for(opened, &[]).with_context(context)?;
            if opened == json!("stopped") {
                // Without a worker, an incomplete deployment shows the crash page. The next
                // deployment fixes it.
                ensure!(!was_served_by_worker(&page)?, "stopped by a worker: {}", context());
                // A worker may be registered although the host has served this page: Chromium can
                // bypass a worker that is being unregistered, and a page without a worker registers
                // one.
                let is_kept = page.browser.execute_async(kept, vec![])? == json!(true);
                ensure!(!is_kept || worker_may_be_removed, "stopped with a worker: {}", context());
                page.expect_text("What you saved is still in this browser.")
                    .with_context(context)?;
                server.deploy(&versions[0]);
                whole = Some(0);
                page.click_button("Reload")?;
                page.wait_rendered().with_context(context)?;
            }
            page.expect_slider("People", "People, 5 of 5").with_context(context)?;
            page.expect_slider("System", system).with_context(context)?;
            // Rate something in every version.
            page.focus_slider("System")?;
            let key;
            (key, system) = match system {
                "System, 5 of 5" => (HOME, "System, 0 of 5"),
                _ => (END, "System, 5 of 5"),
            };
            page.browser.press_keys(&[], &[key])?;
            page.expect_slider("System", system).with_context(context)?;
            page.wait_undoable().with_context(context)?;
            if let Some(at) = whole.filter(|_| !is_away) {
                wait_for_cached_version(&page, &versions[at]).with_context(context)?;
                worker_may_be_removed = false;
            }
        }
    }
    Ok(())
}

/// Whether the worker has served the page, and not the host.
fn was_served_by_worker(page: &Page) -> Result<bool> {
    // A response from a worker has no transfer size. Not every engine reports `workerStart`.
    let script = "return performance.getEntriesByType('navigation')[0].transferSize === 0";
    Ok(page.browser.execute(script, vec![])? == json!(true))
}

/// An interrupted deployment: the new page without the code that reads stored records, and with every second
/// of the files that lazy functions share.
fn incomplete(files: &Files) -> Files {
    let mut incomplete = files.clone();
    incomplete.retain(|name, _| !name.starts_with("split_startup-"));
    let parts: Vec<String> =
        files.keys().filter(|name| name.starts_with("chunk_")).cloned().collect();
    for part in parts.iter().step_by(2) {
        incomplete.remove(part);
    }
    incomplete
}

/// Waits until the newest cached version is this one.
fn wait_for_cached_version(page: &Page, files: &Files) -> Result<()> {
    let index = String::from_utf8_lossy(&files["index.html"]).into_owned();
    let (_, rest) = index.split_once("data-version=").context("a page with a version")?;
    let script = "const marks = []; \
                  for (const name of await caches.keys()) { \
                    const mark = await (await caches.open(name)).match(new URL('whole', document.baseURI).href); \
                    if (mark) marks.push([Number(await mark.text()), name]); \
                  } \
                  const newest = marks.sort((a, b) => b[0] - a[0])[0]?.[1] ?? ''; \
                  return newest.endsWith(args[0])";
    page.browser.wait_for_async(script, &[rest[..16].into()]).map(drop)
}

fn site_without_worker_file_unregisters_worker(engine: Engine) -> Result<()> {
    // Some hosts answer 404 for a missing file, others send the page.
    for falls_back in [false, true] {
        let server = host(&RELEASE_FILES)?;
        let page = visit(engine, &server)?;
        rate(&page)?;
        let mut without = version("two");
        without.remove("sw.js");
        server.deploy(&without);
        if falls_back {
            server.serve_page_for_missing();
        }
        // This visit still has its own version in the cache.
        reopen(&page, &server)?;
        expect_eq(displayed_version(&page)?, String::new())?;
        // WebKit can answer that there is no worker before the page has looked for its file.
        let gone = "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/sw.js')) \
                    && !await navigator.serviceWorker.getRegistration()";
        page.browser.wait_for_async(gone, &[])?;
        reopen(&page, &server)?;
        expect_eq(displayed_version(&page)?, "two".to_owned())?;
        wait_until_unregistered(&page)?;
        page.expect_slider("People", "People, 5 of 5")?;
    }
    Ok(())
}

/// Waits until there is no worker and no cache.
fn wait_until_unregistered(page: &Page) -> Result<()> {
    let script =
        "return !await navigator.serviceWorker.getRegistration() && !(await caches.keys()).length";
    let left = "return [!!await navigator.serviceWorker.getRegistration(), await caches.keys()]";
    page.browser
        .wait_for_async(script, &[])
        .with_context(|| format!("there is still {:?}", page.browser.execute_async(left, vec![])))
        .map(drop)
}

fn no_sw_url_unregisters_worker(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit_and_rate(engine, &server)?;
    server.deploy(&version("two"));
    page.browser.open(&format!("{}?no-sw", server.url))?;
    page.wait_ready()?;
    // The page comes from the host and not from the cache.
    expect_eq(displayed_version(&page)?, "two".to_owned())?;
    wait_until_unregistered(&page)?;
    page.expect_slider("People", "People, 5 of 5")
}

fn reload_after_crash_loads_from_host(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit_and_rate(engine, &server)?;
    let stop = "dispatchEvent(new CustomEvent('rungs:panic', { detail: 'it broke' }))";
    // Without a connection, the reload uses the cached version.
    server.set_unreachable(true);
    page.browser.execute(stop, vec![])?;
    page.click_button("Reload")?;
    page.browser.wait_for("return !document.querySelector('.rescue')", &[])?;
    page.wait_rendered()?;
    page.expect_slider("People", "People, 5 of 5")?;
    server.set_unreachable(false);
    server.deploy(&version("two"));
    page.browser.execute(stop, vec![])?;
    page.expect_text("Rungs has stopped")?;
    page.click_button("Reload")?;
    page.browser
        .wait_for("return document.documentElement.dataset.displayed_version === 'two'", &[])?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 5 of 5")
}

fn site_framework_opens_offline(engine: Engine) -> Result<()> {
    let mut files = RELEASE_FILES.clone();
    let text = rungs::storage::records::framework::write(&crate::frameworks::acme());
    files.insert("framework.json".to_owned(), text.into_bytes());
    let server = host(&files)?;
    let page = visit(engine, &server)?;
    page.expect_text("Systems")?;
    server.set_unreachable(true);
    reopen(&page, &server)?;
    page.expect_text("Systems")
}

fn two_copies_on_one_host_are_independent(engine: Engine) -> Result<()> {
    let mut both = RELEASE_FILES.clone();
    both.extend(version("two").into_iter().map(|(name, bytes)| (format!("next/{name}"), bytes)));
    let server = host(&both)?;
    let page = visit(engine, &server)?;
    let next = format!("{}next/", server.url);
    page.browser.open(&next)?;
    page.wait_ready()?;
    wait_for_worker(&page)?;
    expect_eq(displayed_version(&page)?, "two".to_owned())?;
    let none = "const scope = new URL('./', document.baseURI); \
                return !(await caches.keys()).some((name) => name.startsWith(`rungs ${scope} `))";
    page.browser.open(&format!("{}?no-sw", server.url))?;
    page.wait_ready()?;
    page.browser.wait_for_async(none, &[])?;
    server.set_unreachable(true);
    page.browser.open(&next)?;
    page.wait_ready()?;
    expect_eq(displayed_version(&page)?, "two".to_owned())?;
    page.click_button("Export")?;
    page.expect_text("Made for")
}

fn unreadable_cache_falls_back_to_network(engine: Engine) -> Result<()> {
    let mut files = version("two");
    let worker = files.get_mut("sw.js").context("a worker")?;
    // After this message every read of a cache fails, as in a damaged browser profile.
    worker.extend_from_slice(
        b"let broken = false; self.addEventListener('message', ({ data }) => { broken ||= data === 'break'; }); \
          const match = CacheStorage.prototype.match, keys = CacheStorage.prototype.keys; \
          const no = () => Promise.reject(new DOMException('Internal error', 'UnknownError')); \
          CacheStorage.prototype.match = function (...more) { return broken ? no() : match.apply(this, more); }; \
          CacheStorage.prototype.keys = function () { return broken ? no() : keys.apply(this); };",
    );
    let server = host(&files)?;
    let page = visit_and_rate(engine, &server)?;
    page.browser.execute("navigator.serviceWorker.controller.postMessage('break')", vec![])?;
    reopen(&page, &server)?;
    page.expect_slider("People", "People, 5 of 5")?;
    page.click_button("Export")?;
    page.expect_text("Made for")
}

fn update_is_not_offered_with_pending_writes(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit(engine, &server)?;
    server.deploy(&version("two"));
    reopen(&page, &server)?;
    page.expect_text(OFFER)?;
    let full = "window.set = Storage.prototype.setItem; \
                IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; \
                Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); }";
    page.browser.execute(full, vec![])?;
    page.focus_slider("People")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect_text("this browser’s storage for the site is full")?;
    page.expect_no_text(OFFER)?;
    page.browser.execute("Storage.prototype.setItem = window.set", vec![])?;
    page.browser.press_keys(&[], &[HOME])?;
    page.expect_text(OFFER)?;
    // An import that is not saved must not be lost by an update either.
    let text = rungs::storage::records::framework::write(&crate::frameworks::acme());
    page.drop_files(&[("acme.json", text.as_bytes())])?;
    page.expect_text("Leave it")?;
    page.expect_no_text(OFFER)?;
    page.click_button("Leave it")?;
    page.expect_text(OFFER)
}

fn shared_files_open(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit(engine, &server)?;
    let text = rungs::storage::records::framework::write(&crate::frameworks::acme());
    // The system sends shared files as a form to the URL in the manifest.
    let share = "const body = new FormData(); \
                 for (const text of [...args].slice(0, -1)) body.append('file', new File([text], 'Our 1/2 ladder.json')); \
                 const answer = await fetch('./share', { method: 'POST', body }); \
                 const kept = await (await caches.open('rungs-shared ' + new URL('./', document.baseURI))).keys(); \
                 return [answer.url, kept.length]";
    let shared = page.browser.execute_async(share, vec![text.into()])?;
    let url = shared[0].as_str().context("an address")?.to_owned();
    ensure!(url.ends_with("/app/?shared") && shared[1] == json!(1), "{shared}");
    page.browser.open(&url)?;
    page.wait_ready()?;
    page.expect_text("Acme ladder")?;
    page.click_button("Keep it and use it")?;
    page.expect_text("Systems")?;
    // The file is opened only once.
    reopen(&page, &server)?;
    let shown =
        page.browser.execute("return document.querySelector('dialog[open]') === null", vec![])?;
    expect_eq(shown, json!(true))?;
    // Two shared files with the same name are both stored.
    let shared = page.browser.execute_async(share, vec!["{}".into(), "[]".into()])?;
    expect_eq(shared[1].clone(), json!(2))
}

fn launched_files_and_links_open(engine: Engine) -> Result<()> {
    let server = host(&RELEASE_FILES)?;
    let page = visit(engine, &server)?;
    let text = rungs::storage::records::framework::write(&crate::frameworks::acme());
    // The launch queue of an installed app.
    let script = "Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (consumer) => { window.launch = consumer; } } }); \
                  const client = document.querySelector('script[data-sw-client]').dataset.swClient; \
                  await (await import(new URL(client, document.baseURI).href)).start(); \
                  await window.launch({ files: [], targetURL: new URL('#/packet', document.baseURI).href })";
    page.browser.execute_async(script, vec![])?;
    page.expect_text("Print or save as PDF")?;
    let file = "await window.launch({ files: [{ getFile: async () => new File([args[0]], 'ladder.json') }] })";
    page.browser.execute_async(file, vec![text.into()])?;
    page.expect_text("Acme ladder")
}
