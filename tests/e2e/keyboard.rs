//! A whole visit without a pointer: what is wanted is reached with Tab, as a person does.

use crate::page::{CONTROL, DOWN, ESCAPE, Page, RIGHT, SHIFT, TAB};
use anyhow::{Result, bail};
use serde_json::json;
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        somebody_rates_and_leaves_with_a_packet,
        a_picture_is_saved_and_a_rating_taken_back,
        a_framework_is_searched_and_positions_compared,
        a_button_that_goes_leaves_the_focus_somewhere,
    ],
}

const ENTER: &str = "\u{e007}";
/// More stops than any page has.
const STOPS: usize = 200;

/// Presses Tab until what has the focus is called this.
fn reach(page: &Page, name: &str) -> Result<()> {
    go(page, name, &[])
}

/// The same backwards, with Shift: past the last button a browser has buttons of its own.
fn reach_back(page: &Page, name: &str) -> Result<()> {
    go(page, name, &[SHIFT])
}

fn go(page: &Page, name: &str, held: &[&str]) -> Result<()> {
    let named = "const it = document.activeElement; if (!it || it === document.body) return false; \
                 const label = it.closest('label'); \
                 const name = it.getAttribute('aria-label') ?? label?.querySelector('span')?.textContent ?? label?.textContent ?? it.textContent; \
                 return name.trim().startsWith(args[0])";
    for _ in 0..STOPS {
        if page.browser.execute(named, vec![name.into()])? == json!(true) {
            return Ok(());
        }
        page.browser.press_keys(held, &[TAB])?;
    }
    bail!("“{name}” is not reached with Tab");
}

/// Reaches a button or a link, and uses it.
fn enter(page: &Page, name: &str) -> Result<()> {
    reach(page, name)?;
    page.browser.press_keys(&[], &[ENTER])
}

fn type_in(page: &Page, text: &str) -> Result<()> {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    page.browser.press_keys(&[], &letters.iter().map(String::as_str).collect::<Vec<_>>())
}

fn somebody_rates_and_leaves_with_a_packet(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    reach(&page, "People")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    page.expect("People", "People, 2 of 5")?;
    enter(&page, "People, evidence and plan")?;
    page.sees("What happened")?;
    reach(&page, "What happened")?;
    type_in(&page, "Paired with a new colleague")?;
    page.browser.press_keys(&[], &[TAB])?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    // What opened it has the focus again, and says that there is one.
    reach(&page, "People, evidence and plan. Evidence: 1")?;
    reach_back(&page, "Gap & plan")?;
    page.browser.press_keys(&[], &[ENTER])?;
    page.sees("From here to")?;
    reach_back(&page, "Packet")?;
    page.browser.press_keys(&[], &[ENTER])?;
    page.sees("Paired with a new colleague")
}

fn a_picture_is_saved_and_a_rating_taken_back(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.catch_files()?;
    enter(&page, "Export")?;
    page.sees("Made for")?;
    enter(&page, "Save PNG")?;
    page.sees("Saved as")?;
    page.caught()?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    reach(&page, "People")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    page.expect("People", "People, 2 of 5")?;
    page.browser.press_keys(&[CONTROL], &["z"])?;
    page.expect("People", "People, unrated")
}

fn a_framework_is_searched_and_positions_compared(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    enter(&page, "Framework")?;
    page.sees("The five axes")?;
    page.browser.press_keys(&[], &["/"])?;
    let is_open = "return document.activeElement?.getAttribute('role') === 'combobox'";
    page.browser.wait_for(is_open, &[])?;
    type_in(&page, "tl4")?;
    page.sees("TL4 – Tech Lead 4")?;
    page.browser.press_keys(&[], &[DOWN])?;
    page.browser.press_keys(&[], &[ENTER])?;
    page.browser.wait_for("return location.hash === '#/position/TL4'", &[])?;
    enter(&page, "Make this my target")?;
    page.sees("This is your target.")?;
    enter(&page, "Compare with")?;
    page.browser.wait_for("return location.hash.startsWith('#/compare')", &[])?;
    page.sees("Position 2")
}

fn a_button_that_goes_leaves_the_focus_somewhere(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/managing-managers")?;
    reach(&page, "Goals")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    reach_back(&page, "Clear Goals")?;
    page.browser.press_keys(&[], &[ENTER])?;
    is_on(&page, "h1")?;
    // The last entry of a list: the one before it has the focus then.
    page.visit("#/frameworks")?;
    enter(&page, "Start from nothing")?;
    page.sees("Before it can be saved as a revision")?;
    reach(&page, "Axis 3")?;
    reach(&page, "Remove")?;
    page.browser.press_keys(&[], &[ENTER])?;
    is_on(&page, "#edit-axes-1-handle")
}

/// Waits until what has the focus is this.
fn is_on(page: &Page, selector: &str) -> Result<()> {
    page.browser
        .wait_for("return document.activeElement.matches(args[0])", &[selector.into()])
        .map(drop)
}
