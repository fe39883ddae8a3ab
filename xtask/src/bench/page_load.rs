//! Measures the time from navigation to the first chart and to the first answered drag, on a slow
//! connection and a slow processor.

use super::median;
use super::pages::ServedPage;
use anyhow::{Context, Result, anyhow};
use serde_json::json;
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

/// How often each page is opened. These times vary more than others.
const RUNS: usize = 11;

/// Medians in milliseconds since navigation; `shift` is the sum of layout shifts.
pub(super) struct PageLoad {
    pub(super) chart: f64,
    pub(super) answer: f64,
    /// When the whole page was rendered.
    pub(super) ready: f64,
    pub(super) shift: f64,
}

/// Tries to drag the first handle once per frame until its value changes.
const DRAG_UNTIL_ANSWERED: &str = "
    const [from, to] = __PLACES__;
    const value = () => __VALUE__;
    let before;
    const fire = (kind, at, target) => {
      const more = { clientX: at[0], clientY: at[1], bubbles: true, cancelable: true, view: window, button: 0, buttons: 1, pointerId: 1, isPrimary: true, pointerType: 'mouse' };
      target.dispatchEvent(new PointerEvent('pointer' + kind, more));
      target.dispatchEvent(new MouseEvent('mouse' + kind, more));
    };
    const attempt = () => {
      const now = value();
      if (now !== undefined && now !== null) {
        before ??= now;
        if (now !== before) { window.answered = performance.now(); dispatchEvent(new Event('answered')); return; }
        const target = document.elementFromPoint(...from);
        if (target) {
          fire('down', from, target);
          fire('move', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], target);
          fire('move', to, target);
          fire('up', to, target);
        }
      }
      requestAnimationFrame(attempt);
    };
    requestAnimationFrame(attempt);";

/// Sets a promise of the time at which our page is rendered.
const WATCH_READY: &str = "
    const root = document.documentElement;
    const isReady = () => root.hasAttribute('data-ready') || !document.querySelector('[data-wasm]');
    window.ready = new Promise((done) => {
      const look = () => isReady() && done(performance.now());
      new MutationObserver(look).observe(root, { attributes: true });
      look();
    });";

/// Clears all data of a visit, after its last request has finished.
const CLEAR_VISIT: &str = "const count = () => performance.getEntriesByType('resource').length; \
    for (let last = -1; last !== count();) { last = count(); await new Promise((later) => setTimeout(later, 2500)); } \
    localStorage.clear(); sessionStorage.clear(); \
    for (const it of await navigator.serviceWorker.getRegistrations()) await it.unregister(); \
    for (const name of await caches.keys()) await caches.delete(name); \
    await new Promise((done) => { const gone = indexedDB.deleteDatabase('rungs'); gone.onsuccess = gone.onerror = done; })";

/// Visits the pages in turns, so that other load on the machine affects all of them equally.
pub(super) fn measure<const N: usize>(sites: [&ServedPage; N]) -> Result<[PageLoad; N]> {
    let visitors = sites.map(Visitor::new).into_iter().collect::<Result<Vec<_>>>()?;
    let mut found = vec![[const { Vec::new() }; 3]; N];
    for _ in 0..RUNS {
        for (visitor, times) in visitors.iter().zip(&mut found) {
            for (times, time) in times.iter_mut().zip(visitor.visit()?) {
                times.push(time);
            }
        }
    }
    let loads = visitors.iter().zip(found).map(|(visitor, times)| {
        let [chart, answer, ready] = times.map(median);
        PageLoad { chart, answer, ready, shift: visitor.shift }
    });
    loads.collect::<Vec<_>>().try_into().map_err(|_| anyhow!("a page was not measured"))
}

/// A browser that visits a page for the first time, repeatedly.
struct Visitor<'a> {
    site: &'a ServedPage,
    browser: Browser,
    shift: f64,
}

impl<'a> Visitor<'a> {
    fn new(site: &'a ServedPage) -> Result<Self> {
        let browser = Browser::start(Engine::Chromium, Options::default())?;
        site.open(&browser)?;
        throttle_network(&browser)?;
        throttle_processor(&browser, true)?;
        let shift = shift(site, &browser)?;
        let places = json!([site.first_handle(&browser)?, site.chart_point(&browser, 4.0)?]);
        let script = DRAG_UNTIL_ANSWERED
            .replace("__PLACES__", &places.to_string())
            .replace("__VALUE__", site.value_script());
        let source =
            format!("addEventListener('DOMContentLoaded', () => {{ {script} {WATCH_READY} }});");
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))?;
        let visitor = Self { site, browser, shift };
        visitor.clear_visit()?;
        Ok(visitor)
    }

    /// The times of the first chart, of the first answered drag, and of the whole page. Peers consist of
    /// their chart.
    fn visit(&self) -> Result<[f64; 3]> {
        throttle_processor(&self.browser, true)?;
        self.browser.open(self.site.url())?;
        // Ask once, because every command takes time in the page.
        let found = self.browser.execute_async(
            "if (!window.answered) await new Promise((done) => addEventListener('answered', done)); \
             const paint = () => performance.getEntriesByName('first-contentful-paint')[0]; \
             while (!paint()) await new Promise(requestAnimationFrame); \
             return [paint().startTime, window.answered, await window.ready]",
            vec![],
        );
        let found = found.with_context(|| format!("dragging on {}", self.site.folder.display()))?;
        // Requests of this visit must not overlap the next one.
        self.browser.wait_for(self.site.saved_script(), &[])?;
        self.clear_visit()?;
        let number = |index: usize| found[index].as_f64().context("a time");
        Ok([number(0)?, number(1)?, number(2).unwrap_or_default()])
    }

    /// Makes the next visit a first one, and waits until then.
    fn clear_visit(&self) -> Result<()> {
        // The CPU throttling itself uses a processor, even while the page is idle, and other pages
        // are visited in the meantime.
        throttle_processor(&self.browser, false)?;
        self.browser.execute_async(CLEAR_VISIT, vec![])?;
        self.browser.open("about:blank")
    }
}

fn throttle_network(browser: &Browser) -> Result<()> {
    browser.cdp("Network.enable", json!({}))?;
    browser.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    browser.cdp("Network.setBypassServiceWorker", json!({ "bypass": true }))?;
    browser.cdp(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000 }),
    )
    .map(drop)
}

fn throttle_processor(browser: &Browser, slow: bool) -> Result<()> {
    let rate = if slow { 4 } else { 1 };
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).map(drop)
}

/// The sum of layout shifts while a page loads without input.
fn shift(site: &ServedPage, browser: &Browser) -> Result<f64> {
    site.open(browser)?;
    let sum = browser.execute_async(
        "let sum = 0; \
         new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }) \
           .observe({ type: 'layout-shift', buffered: true }); \
         for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame); \
         return sum",
        vec![],
    )?;
    sum.as_f64().context("a sum")
}
