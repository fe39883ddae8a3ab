//! Finds the positions of the chart's points in a browser's viewport: runs the app's layout code
//! with the browser's text measurements.

use crate::driver::browser::Browser;
use anyhow::{Context, Result};
use rungs::chart::{Font, Layout, Point, Rect, Size, TextMetrics};
use rungs::model::Framework;
use rungs::presentation::radar;
use std::cell::RefCell;
use std::collections::HashMap;

/// Text widths as measured by a browser.
#[derive(Debug)]
pub struct BrowserTextMetrics<'a> {
    browser: &'a Browser,
    known: RefCell<HashMap<String, f64>>,
}

impl<'a> BrowserTextMetrics<'a> {
    /// Measures in the browser's current page.
    #[must_use]
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser, known: RefCell::default() }
    }

    fn measure(&self, text: &str, font: Font) -> Option<f64> {
        let script = "const c = window.measuring ??= document.createElement('canvas').getContext('2d'); \
                      c.font = args[0]; return c.measureText(args[1]).width";
        self.browser.execute(script, vec![font.css().into(), text.into()]).ok()?.as_f64()
    }
}

impl TextMetrics for BrowserTextMetrics<'_> {
    fn width(&self, text: &str, font: Font) -> f64 {
        let key = format!("{} {text}", font.css());
        let known = self.known.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let width = self.measure(text, font).unwrap_or(0.0);
            self.known.borrow_mut().insert(key, width);
            width
        })
    }
}

/// The layout of a framework's chart on the current page, and the position of its top left corner
/// in the viewport.
///
/// # Errors
/// If the page has no chart.
pub fn find(
    browser: &Browser,
    widths: &BrowserTextMetrics<'_>,
    framework: &Framework,
) -> Result<(Layout, Point)> {
    let rect = browser.execute(
        "scrollTo(0, 0); const r = document.querySelector('.chart').getBoundingClientRect(); \
         return [r.left, r.top, r.width, r.height]",
        vec![],
    )?;
    let side = |index: usize| rect[index].as_f64().context("a number");
    // The app also uses whole pixels.
    let size = Size::new(side(2)?.floor(), side(3)?.floor());
    let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(size.width, size.height) };
    let layout = Layout::new(&radar::labels(framework), frame, widths);
    Ok((layout, Point::new(side(0)?, side(1)?)))
}
