//! Measures the time from the click to the PNG, relative to only encoding the same pixels.

use super::pages::ServedPage;
use super::{RUNS, median};
use anyhow::{Context, Result};
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

/// In milliseconds.
pub(super) struct PngExport {
    pub(super) ours: f64,
    pub(super) alone: f64,
}

pub(super) fn measure(site: &ServedPage) -> Result<PngExport> {
    let browser = Browser::start(Engine::Chromium, Options::default())?;
    site.open(&browser)?;
    // Wait for the chunks that are loaded when the page is idle.
    browser.wait_for("return !!document.querySelector('.about')", &[])?;
    browser.execute("document.querySelector('.header .primary').click()", vec![])?;
    browser
        .wait_for("return document.querySelector('dialog[open] .export-actions .primary')", &[])?;
    let (mut ours, mut alone) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let times = browser.execute_async(
            "HTMLAnchorElement.prototype.click = () => {}; \
             const made = new Promise((resolve) => { const make = URL.createObjectURL; \
               URL.createObjectURL = (blob) => { URL.createObjectURL = make; resolve([performance.now(), blob]); return make.call(URL, blob); }; }); \
             const start = performance.now(); \
             document.querySelector('.export-actions .primary').click(); \
             const [end, blob] = await made; \
             const image = await createImageBitmap(blob), canvas = document.createElement('canvas'); \
             canvas.width = image.width; canvas.height = image.height; \
             canvas.getContext('2d').drawImage(image, 0, 0); \
             canvas.getContext('2d').getImageData(0, 0, 1, 1); \
             const again = performance.now(); \
             await new Promise((resolve) => canvas.toBlob(resolve)); \
             return [end - start, performance.now() - again]",
            vec![],
        )?;
        ours.push(times[0].as_f64().context("a time")?);
        alone.push(times[1].as_f64().context("a time")?);
    }
    Ok(PngExport { ours: median(ours), alone: median(alone) })
}
