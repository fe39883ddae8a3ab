//! Visits without a pointer: every control is reached with Tab.

use crate::support::keys::{CONTROL, DOWN, ESCAPE, RIGHT, SHIFT, TAB};
use crate::support::page::Page;
use anyhow::{Result, bail};
use serde_json::json;
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        rating_and_packet_by_keyboard,
        image_export_and_undo_by_keyboard,
        search_and_compare_by_keyboard,
        focus_moves_on_when_button_disappears,
    ],
}

const ENTER: &str = "\u{e007}";
/// More than the tab stops of any page.
const STOPS: usize = 200;

/// Presses Tab until an element with this name has the focus.
fn tab_to(page: &Page, name: &str) -> Result<()> {
    go(page, name, &[])
}

/// The same with Shift and Tab. After the last button, Tab would reach the browser's own buttons.
fn tab_back_to(page: &Page, name: &str) -> Result<()> {
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

/// Moves the focus to a button or link, and presses Enter.
fn enter(page: &Page, name: &str) -> Result<()> {
    tab_to(page, name)?;
    page.browser.press_keys(&[], &[ENTER])
}

fn type_in(page: &Page, text: &str) -> Result<()> {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    page.browser.press_keys(&[], &letters.iter().map(String::as_str).collect::<Vec<_>>())
}

fn rating_and_packet_by_keyboard(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    tab_to(&page, "People")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    page.expect_slider("People", "People, 1 of 5")?;
    enter(&page, "People, evidence and plan")?;
    page.expect_text("What happened")?;
    tab_to(&page, "What happened")?;
    type_in(&page, "Paired with a new colleague")?;
    page.browser.press_keys(&[], &[TAB])?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    // The button that opened the dialog has the focus again, and its name has the new count.
    tab_to(&page, "People, evidence and plan. Evidence: 1")?;
    tab_back_to(&page, "Gap & plan")?;
    page.browser.press_keys(&[], &[ENTER])?;
    page.expect_text("From here to")?;
    tab_back_to(&page, "Packet")?;
    page.browser.press_keys(&[], &[ENTER])?;
    page.expect_text("Paired with a new colleague")
}

fn image_export_and_undo_by_keyboard(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.capture_saved_files()?;
    enter(&page, "Export")?;
    page.expect_text("Made for")?;
    enter(&page, "Save PNG")?;
    page.expect_text("Saved as")?;
    page.saved_file()?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    tab_to(&page, "People")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    page.expect_slider("People", "People, 1 of 5")?;
    page.browser.press_keys(&[CONTROL], &["z"])?;
    page.expect_slider("People", "People, unrated")
}

fn search_and_compare_by_keyboard(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    enter(&page, "Framework")?;
    page.expect_text("The five axes")?;
    page.browser.press_keys(&[], &["/"])?;
    let is_open = "return document.activeElement?.getAttribute('role') === 'combobox'";
    page.browser.wait_for(is_open, &[])?;
    type_in(&page, "tl4")?;
    page.expect_text("TL4 – Tech Lead 4")?;
    page.browser.press_keys(&[], &[DOWN])?;
    page.browser.press_keys(&[], &[ENTER])?;
    page.browser.wait_for("return location.hash === '#/position/TL4'", &[])?;
    enter(&page, "Make this my target")?;
    page.expect_text("This is your target.")?;
    enter(&page, "Compare with")?;
    page.browser.wait_for("return location.hash.startsWith('#/compare')", &[])?;
    page.expect_text("Position 2")
}

fn focus_moves_on_when_button_disappears(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/managing-managers")?;
    tab_to(&page, "Goals")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    tab_back_to(&page, "Clear Goals")?;
    page.browser.press_keys(&[], &[ENTER])?;
    wait_for_focus(&page, "h1")?;
    // After the last entry of a list is removed, the entry before it has the focus.
    page.visit("#/frameworks")?;
    enter(&page, "Start from nothing")?;
    page.expect_text("Before it can be saved as a revision")?;
    tab_to(&page, "Axis 3")?;
    tab_to(&page, "Remove")?;
    page.browser.press_keys(&[], &[ENTER])?;
    wait_for_focus(&page, "#edit-axes-1-handle")
}

/// Waits until an element that matches a selector has the focus.
fn wait_for_focus(page: &Page, selector: &str) -> Result<()> {
    page.browser
        .wait_for("return document.activeElement.matches(args[0])", &[selector.into()])
        .map(drop)
}
