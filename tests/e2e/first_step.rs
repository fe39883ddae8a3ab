//! The chart before the page's code is loaded: ratings made then are shown, kept and stored.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use crate::support::pointer::{down, move_to, pointer, up};
use anyhow::{Context, Result};
use rungs::chart::{AxisValue, Point, radar};
use rungs::model::Framework;
use rungs::presentation::radar::axis_value;
use serde_json::{Value, json};
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        drag_before_page_load_is_stored_and_undoable,
        drag_continues_while_the_page_loads,
        reload_before_page_load_keeps_ratings,
        ratings_of_a_returning_visitor_are_on_the_early_chart,
    ],
    ChromiumAlone: [
        missing_page_code_keeps_ratings,
        focused_wordmark_stays_focused,
        chart_that_needs_more_code_waits_for_the_page,
        undo_cancels_a_drag_on_a_chart_without_first_step,
    ],
}

/// Opens the page while the host does not answer the request for the code of the page.
fn open_without_page(page: &Page) -> Result<()> {
    page.open_path("chart-first.html")?;
    page.browser.wait_for("return document.querySelector('.chart canvas') !== null", &[])?;
    expect_eq(
        page.browser.execute("return document.querySelector('.slider')", vec![])?,
        Value::Null,
    )
}

fn let_page_load(page: &Page) -> Result<()> {
    page.browser.execute("window.answer()", vec![])?;
    page.wait_ready()
}

/// The mark of an unrated axis on a chart without ratings.
fn unrated_mark(page: &Page, axis: &str) -> Result<Point> {
    let axes = Framework::builtin().axes();
    let index = axes.iter().position(|known| known.name == axis).context("an axis")?;
    let marks: Vec<AxisValue> = axes.iter().map(|_| axis_value(None)).collect();
    let (layout, corner) = page.chart()?;
    let at = radar::handle_points(&layout.grid, &marks, layout.scale())[index];
    Ok(Point::new(corner.x + at.x, corner.y + at.y))
}

/// The image of the canvas with the ratings, as a data URL.
fn painted_ratings(page: &Page) -> Result<Value> {
    page.browser.execute("return document.querySelectorAll('.chart canvas')[1].toDataURL()", vec![])
}

/// One event of a drag. Chromium's driver releases the captured pointer between two commands, so the event
/// is dispatched there.
fn hold(page: &Page, engine: Engine, event: &str, at: Point) -> Result<()> {
    if engine == Engine::Chromium {
        let buttons = u8::from(event != "pointerup");
        let script = include_str!("support/scripts/dispatch_pointer.js");
        let arguments = vec![event.into(), at.x.into(), at.y.into(), buttons.into()];
        return page.browser.execute(script, arguments).map(drop);
    }
    let actions = match event {
        "pointerdown" => down(at),
        "pointerup" => up(),
        _ => move_to(at),
    };
    page.browser.perform(&pointer("mouse", &actions))
}

fn drag_before_page_load_is_stored_and_undoable(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    open_without_page(&page)?;
    page.expect_no_leave_prompt()?;
    let before = painted_ratings(&page)?;
    page.drag_from_to(unrated_mark(&page, "People")?, page.chart_point("People", 3.0)?)?;
    let changed = "return document.querySelectorAll('.chart canvas')[1].toDataURL() !== args[0]";
    page.browser.wait_for(changed, &[before])?;
    page.expect_leave_prompt()?;
    let_page_load(&page)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.wait_undoable()?;
    page.expect_no_leave_prompt()?;
    expect_eq(page.current_assessment()?["data"]["ratings"].clone(), json!({ "people": 3 }))?;
    let kept = "return sessionStorage.getItem('rungs/early-ratings')";
    expect_eq(page.browser.execute(kept, vec![])?, Value::Null)?;
    page.click_button("Undo: People to")?;
    page.expect_slider("People", "People, unrated")
}

fn drag_continues_while_the_page_loads(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    open_without_page(&page)?;
    let place = "const r = document.querySelector('.chart').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]";
    let before = page.browser.execute(place, vec![])?;
    let (from, to) = (unrated_mark(&page, "Influence")?, page.chart_point("Influence", 4.0)?);
    let halfway = Point::new(from.x.midpoint(to.x), from.y.midpoint(to.y));
    hold(&page, engine, "pointerdown", from)?;
    hold(&page, engine, "pointermove", halfway)?;
    let_page_load(&page)?;
    expect_eq(page.browser.execute(place, vec![])?, before)?;
    page.expect_slider("Influence", "Influence, 2 of 5")?;
    hold(&page, engine, "pointermove", to)?;
    page.expect_slider("Influence", "Influence, 4 of 5")?;
    hold(&page, engine, "pointerup", to)?;
    page.wait_undoable()?;
    expect_eq(page.current_assessment()?["data"]["ratings"].clone(), json!({ "influence": 4 }))
}

fn reload_before_page_load_keeps_ratings(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    open_without_page(&page)?;
    page.drag_from_to(unrated_mark(&page, "People")?, page.chart_point("People", 3.0)?)?;
    page.expect_leave_prompt()?;
    open_without_page(&page)?;
    page.drag_from_to(unrated_mark(&page, "System")?, page.chart_point("System", 2.0)?)?;
    let_page_load(&page)?;
    page.wait_undoable()?;
    page.expect_slider("System", "System, 2 of 5")?;
    let ratings = page.current_assessment()?["data"]["ratings"].clone();
    expect_eq(ratings, json!({ "people": 3, "system": 2 }))
}

fn ratings_of_a_returning_visitor_are_on_the_early_chart(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.drag("Process", 4.0)?;
    page.expect_slider("Process", "Process, 4 of 5")?;
    page.wait_undoable()?;
    open_without_page(&page)?;
    let from = page.chart_point("People", 3.0)?;
    page.drag_from_to(from, page.chart_point("People", 5.0)?)?;
    page.expect_leave_prompt()?;
    let_page_load(&page)?;
    page.expect_slider("People", "People, 5 of 5")?;
    page.expect_slider("Process", "Process, 4 of 5")
}

fn missing_page_code_keeps_ratings(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    open_without_page(&page)?;
    page.drag_from_to(unrated_mark(&page, "People")?, page.chart_point("People", 3.0)?)?;
    let is_kept = "return sessionStorage.getItem('rungs/early-ratings') !== null";
    page.browser.wait_for(is_kept, &[])?;
    page.open_path("pageless.html")?;
    page.expect_text("Rungs has stopped")?;
    page.expect_text("What you saved is still in this browser.")?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 3 of 5")
}

fn focused_wordmark_stays_focused(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    open_without_page(&page)?;
    page.browser.execute("document.querySelector('.wordmark').focus()", vec![])?;
    let_page_load(&page)?;
    let is_focused = "return document.querySelector('.nav') !== null \
                      && document.activeElement === document.querySelector('.wordmark')";
    page.browser.wait_for(is_focused, &[]).map(drop)
}

fn chart_that_needs_more_code_waits_for_the_page(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("empty.html")?;
    let german = json!({ "kind": "settings", "schema": 4, "stamps": { "mhx2k9f0.0.k3j9x1": [""] }, "data": { "theme": "system", "half_steps": false, "choices": { "language": "de" } } });
    let store = "localStorage.setItem('rungs/settings', args[0])";
    page.browser.execute(store, vec![german.to_string().into()])?;
    page.open_path("chart-first.html")?;
    // The prerendered chart stays until then.
    page.browser.wait_for("return document.documentElement.lang === 'de'", &[])?;
    expect_eq(
        page.browser.execute("return document.querySelector('.chart')", vec![])?,
        Value::Null,
    )?;
    let_page_load(&page)?;
    page.browser.wait_for("return document.querySelector('.chart canvas') !== null", &[]).map(drop)
}

fn undo_cancels_a_drag_on_a_chart_without_first_step(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    // The chart is created by the page, so it listens for keys later than the page.
    page.open_path("#/gap")?;
    page.wait_ready()?;
    page.navigate_to("#/")?;
    page.click(page.chart_point("People", 3.0)?)?;
    page.wait_undoable()?;
    hold(&page, engine, "pointerdown", page.chart_point("People", 3.0)?)?;
    hold(&page, engine, "pointermove", page.chart_point("People", 4.0)?)?;
    hold(&page, engine, "pointermove", page.chart_point("People", 5.0)?)?;
    page.browser.execute(PRESS_UNDO, vec![])?;
    let ratings = || Ok::<_, anyhow::Error>(page.current_assessment()?["data"]["ratings"].clone());
    expect_eq(ratings()?, json!({ "people": 3 }))?;
    // The next undo is not canceled.
    page.browser.execute(PRESS_UNDO, vec![])?;
    expect_eq(ratings()?, json!({}))
}

/// Presses Ctrl and Z.
const PRESS_UNDO: &str = "dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }))";
