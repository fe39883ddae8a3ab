//! The chart: where its points are, and dragging them.

use super::page::Page;
use super::pointer;
use anyhow::{Context, Result};
use rungs::chart::{AxisValue, Layout, Point, radar};
use rungs::model::Framework;
use serde_json::Value;
use xtask::driver::chart_position::{self, BrowserTextMetrics};

impl Page {
    /// The layout of the chart in this window, and the position of its top left corner.
    pub(crate) fn chart(&self) -> Result<(Layout, Point)> {
        let Some(layout) = self.layout.borrow().clone() else {
            let (layout, corner) = chart_position::find(
                &self.browser,
                &BrowserTextMetrics::of(&self.browser),
                Framework::builtin(),
            )?;
            *self.layout.borrow_mut() = Some(layout.clone());
            return Ok((layout, corner));
        };
        // The layout does not change; the position on the page may.
        let script = "scrollTo(0, 0); const r = document.querySelector('.chart').getBoundingClientRect(); return [r.left, r.top]";
        let corner = self.browser.execute(script, vec![])?;
        let side = |index: usize| corner[index].as_f64().context("a number");
        Ok((layout, Point::new(side(0)?, side(1)?)))
    }

    /// The position of a value of an axis in the window.
    pub(crate) fn chart_point(&self, axis: &str, value: f64) -> Result<Point> {
        let (layout, corner) = self.chart()?;
        let at = layout.grid.point(axis_index(axis)?, value);
        Ok(Point::new(corner.x + at.x, corner.y + at.y))
    }

    /// The position of an axis's handle in the window.
    pub(crate) fn handle(&self, axis: &str) -> Result<Point> {
        let (layout, corner) = self.chart()?;
        let marks = self.marks()?;
        let at = radar::handle_points(&layout.grid, &marks, layout.scale())[axis_index(axis)?];
        Ok(Point::new(corner.x + at.x, corner.y + at.y))
    }

    fn marks(&self) -> Result<Vec<AxisValue>> {
        let values = self.browser.execute(
            "return [...document.querySelectorAll('.slider input')].map((s) => [Number(s.value), !s.closest('.unrated')])",
            vec![],
        )?;
        let mark =
            |mark: &Value| Some(AxisValue { value: mark[0].as_f64()?, rated: mark[1].as_bool()? });
        values
            .as_array()
            .context("sliders")?
            .iter()
            .map(|value| mark(value).context("a slider"))
            .collect()
    }

    /// Drags the handle of an axis to a value with the mouse.
    pub(crate) fn drag(&self, axis: &str, value: f64) -> Result<()> {
        self.drag_from_to(self.handle(axis)?, self.chart_point(axis, value)?)
    }

    /// Drags from one point of the window to another.
    pub(crate) fn drag_from_to(&self, from: Point, to: Point) -> Result<()> {
        self.browser.perform(&pointer::pointer("mouse", &pointer::drag(from, to)))
    }

    /// Clicks at a point of the window.
    pub(crate) fn click(&self, at: Point) -> Result<()> {
        self.browser
            .perform(&pointer::pointer("mouse", &[pointer::down(at), pointer::up()].concat()))
    }
}

fn axis_index(name: &str) -> Result<usize> {
    Framework::builtin().axes().iter().position(|axis| axis.name == name).context("an axis")
}
