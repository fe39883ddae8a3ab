//! Touch and pen.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use crate::support::pointer::{down, drag, move_to, pointer, up};
use anyhow::{Result, ensure};
use rungs::chart::Point;
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    TouchEngines: [
        finger_drags_a_handle,
        finger_taps_a_level,
        touch_beside_handles_is_not_handled,
    ],
    // Firefox's driver has no pen, and its touch does not scroll.
    ChromiumAlone: [swipe_beside_handles_scrolls, pen_drags_a_handle],
}

const PHONE: Options =
    Options { size: (375, 700), dark: false, forced_colors: false, language: "en" };

fn swipe(page: &Page, kind: &str, from: Point, to: Point) -> Result<()> {
    let mut actions = down(from);
    // A finger moves in small steps. The first ones distinguish a scroll from a tap.
    for step in 1..=8 {
        let part = f64::from(step) / 8.0;
        let at = Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
        let mut moved = move_to(at);
        moved[0]["duration"] = json!(16);
        actions.extend(moved);
    }
    actions.extend(up());
    page.browser.perform(&pointer(kind, &actions))
}

fn finger_drags_a_handle(engine: Engine) -> Result<()> {
    let page = Page::open_with_options(engine, PHONE)?;
    for (axis, level) in [("Technology", 4.0), ("People", 3.0), ("Influence", 0.0)] {
        let (from, to) = (page.handle(axis)?, page.chart_point(axis, level)?);
        swipe(&page, "touch", from, to)?;
        page.expect_slider(axis, &format!("{axis}, {level} of 5"))?;
        expect_eq(page.browser.execute("return scrollY", vec![])?, json!(0))?;
    }
    Ok(())
}

fn finger_taps_a_level(engine: Engine) -> Result<()> {
    let page = Page::open_with_options(engine, PHONE)?;
    let at = page.chart_point("Process", 4.0)?;
    page.browser.perform(&pointer("touch", &[down(at), up()].concat()))?;
    page.expect_slider("Process", "Process, 4 of 5, Adjusts")?;
    // The caption stays after the finger is lifted.
    page.expect_text("Changes the process in answer to feedback")
}

/// Checks whether the event was cancelled, because not every driver scrolls on touch.
fn touch_beside_handles_is_not_handled(engine: Engine) -> Result<()> {
    let page = Page::open_with_options(engine, PHONE)?;
    page.browser.execute(
        "window.kept = []; addEventListener('touchstart', (e) => window.kept.push(e.defaultPrevented))",
        vec![],
    )?;
    let (on, corner) = (page.handle("People")?, page.chart()?.1);
    let off = Point::new(corner.x + 40.0, corner.y + 12.0);
    for at in [on, off] {
        page.browser.perform(&pointer("touch", &[down(at), up()].concat()))?;
    }
    expect_eq(
        page.browser.wait_for("return window.kept.length > 1 && window.kept", &[])?,
        json!([true, false]),
    )
}

fn swipe_beside_handles_scrolls(engine: Engine) -> Result<()> {
    let page = Page::open_with_options(engine, PHONE)?;
    let corner = page.chart()?.1;
    let from = Point::new(corner.x + 30.0, corner.y + 250.0);
    swipe(&page, "touch", from, Point::new(from.x, from.y - 200.0))?;
    page.browser.wait_for("return scrollY > 100", &[])?;
    ensure!(page.current_assessment()?.is_null(), "scrolling rates nothing");
    Ok(())
}

fn pen_drags_a_handle(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let (from, to) = (page.handle("System")?, page.chart_point("System", 5.0)?);
    page.browser.perform(&pointer("pen", &drag(from, to)))?;
    page.expect_slider("System", "System, 5 of 5, Leads")
}
