//! Measures the cost of a pointer move while a handle is dragged.

use super::pages::ServedPage;
use super::{RUNS, median};
use anyhow::{Context, Result};
use serde_json::json;
use std::time::Instant;
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

/// Milliseconds per move; megabytes of heap and wasm memory.
pub(super) struct Drag {
    pub(super) script: f64,
    pub(super) task: f64,
    pub(super) memory_early: f64,
    pub(super) memory_late: f64,
}

const MOVES: usize = 600;
const EARLY: usize = 100;

/// Records every wasm memory of the page, so that it can be measured.
const WATCH_WASM: &str = "
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const make = WebAssembly[name];
      WebAssembly[name] = async (...args) => {
        const made = await make.apply(WebAssembly, args);
        const exports = (made.instance ?? made).exports;
        if (exports.memory) memories.push(exports.memory);
        return made;
      };
    }";

pub(super) fn measure(site: &ServedPage) -> Result<Drag> {
    let mut drags = Vec::new();
    for _ in 0..RUNS.div_ceil(3) {
        let browser = Browser::start(Engine::Chromium, Options::default())?;
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH_WASM }))?;
        site.open(&browser)?;
        drags.push(drag(&browser, site.first_handle(&browser)?, |value| {
            site.chart_point(&browser, value)
        })?);
    }
    let middle = |of: fn(&Drag) -> f64| median(drags.iter().map(of).collect());
    Ok(Drag {
        script: middle(|it| it.script),
        task: middle(|it| it.task),
        memory_early: middle(|it| it.memory_early),
        memory_late: middle(|it| it.memory_late),
    })
}

/// Drags the first handle of an open page, which is at `start`. `place` returns the position of a value in the viewport.
pub(super) fn drag(
    browser: &Browser,
    start: (f64, f64),
    place: impl Fn(f64) -> Result<(f64, f64)>,
) -> Result<Drag> {
    browser.cdp("Performance.enable", json!({}))?;
    // From the last level to the center and back, one second each way.
    let (top, bottom) = (place(5.0)?, place(0.0)?);
    let mouse = |kind: &str, (x, y): (f64, f64)| {
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        browser.cdp("Input.dispatchMouseEvent", event)
    };
    mouse("mousePressed", start)?;
    let before = metrics(browser)?;
    let began = Instant::now();
    let mut memory_early = f64::NAN;
    for index in 0..MOVES {
        let part = ((index as f64 / 20.0).sin() + 1.0) / 2.0;
        let at = (top.0 + (bottom.0 - top.0) * part, top.1 + (bottom.1 - top.1) * part);
        mouse("mouseMoved", at)?;
        if index + 1 == EARLY {
            memory_early = memory(browser)?;
        }
    }
    let took = began.elapsed();
    let after = metrics(browser)?;
    mouse("mouseReleased", start)?;
    let memory_late = memory(browser)?;
    // Measure the same time without input: the base cost of the page and of the measurement.
    let idle_before = metrics(browser)?;
    std::thread::sleep(took);
    let idle_after = metrics(browser)?;
    let moves = MOVES as f64 / 1000.0;
    Ok(Drag {
        script: (after.0 - before.0) / moves,
        task: (after.1 - before.1 - (idle_after.1 - idle_before.1)) / moves,
        memory_early,
        memory_late,
    })
}

/// The seconds of script and of all tasks since the page was opened.
fn metrics(browser: &Browser) -> Result<(f64, f64)> {
    let found = browser.cdp("Performance.getMetrics", json!({}))?;
    let metric = |name: &str| {
        let metrics = found["metrics"].as_array().context("metrics")?;
        let metric =
            metrics.iter().find(|metric| metric["name"] == json!(name)).context("a metric")?;
        metric["value"].as_f64().context("a number")
    };
    Ok((metric("ScriptDuration")?, metric("TaskDuration")?))
}

/// The heap after a garbage collection plus wasm memory, in megabytes.
fn memory(browser: &Browser) -> Result<f64> {
    browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
    let heap =
        browser.cdp("Runtime.getHeapUsage", json!({}))?["usedSize"].as_f64().context("a size")?;
    let wasm =
        "return (window.memories ?? []).reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
    let wasm = browser.execute(wasm, vec![])?;
    Ok((heap + wasm.as_f64().context("a size")?) / 1e6)
}
