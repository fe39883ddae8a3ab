//! Texts that are saved while they are typed, beside another tab and over a crash.

use crate::assessments::{DAYS, ada};
use crate::support::checks::expect_eq;
use crate::support::keys::TAB;
use crate::support::page::Page;
use anyhow::Result;
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        note_is_stored_while_it_is_typed,
        text_typed_without_leaving_the_field_is_undone_in_one_step,
        other_window_does_not_replace_a_typed_note,
        other_window_does_not_replace_a_typed_name,
        tab_shows_its_assessment_after_reload,
    ],
}

/// Focuses the field with this label.
fn focus(page: &Page, label: &str) -> Result<()> {
    let script = "const named = (f) => (f.getAttribute('aria-label') ?? f.closest('label')?.textContent ?? '').trim().startsWith(args[0]); \
                  const field = [...document.querySelectorAll('input, textarea')].find((f) => named(f) && f.offsetParent); \
                  field?.focus(); return !!field && document.activeElement === field";
    page.browser.wait_for(script, &[label.into()]).map(drop)
}

fn type_text(page: &Page, text: &str) -> Result<()> {
    let keys: Vec<String> = text.chars().map(String::from).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    page.browser.press_keys(&[], &keys)
}

/// Waits until the focused field has this text.
fn expect_field(page: &Page, text: &str) -> Result<()> {
    page.browser
        .wait_for("return document.activeElement.value === args[0]", &[text.into()])
        .map(drop)
}

/// Waits until the field for notes has this text.
fn expect_notes(page: &Page, text: &str) -> Result<()> {
    page.browser
        .wait_for(
            "return document.querySelector('.about textarea').value === args[0]",
            &[text.into()],
        )
        .map(drop)
}

/// Waits until a field of an assessment's stored data has this value.
fn wait_stored(page: &Page, id: &str, field: &str, text: &str) -> Result<()> {
    let script =
        "return JSON.parse(localStorage['rungs/assessment/' + args[0]]).data[args[1]] === args[2]";
    page.browser.wait_for(script, &[id.into(), field.into(), text.into()]).map(drop)
}

/// The open section with the notes of an assessment of Ada.
fn open_notes(engine: Engine) -> Result<Page> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    show_notes(&page)?;
    Ok(page)
}

fn show_notes(page: &Page) -> Result<()> {
    let script = "const about = document.querySelector('.about'); if (about) about.open = true; return !!about";
    page.browser.wait_for(script, &[]).map(drop)
}

fn note_is_stored_while_it_is_typed(engine: Engine) -> Result<()> {
    let page = open_notes(engine)?;
    focus(&page, "Notes")?;
    type_text(&page, "Mentors ")?;
    wait_stored(&page, "a2", "notes", "Mentors")?;
    // The space that the stored text does not have is still in the field.
    expect_field(&page, "Mentors ")?;
    type_text(&page, "two.")?;
    wait_stored(&page, "a2", "notes", "Mentors two.")?;
    expect_field(&page, "Mentors two.")
}

fn text_typed_without_leaving_the_field_is_undone_in_one_step(engine: Engine) -> Result<()> {
    let page = open_notes(engine)?;
    focus(&page, "Notes")?;
    type_text(&page, "Mentors")?;
    wait_stored(&page, "a2", "notes", "Mentors")?;
    type_text(&page, " two.")?;
    wait_stored(&page, "a2", "notes", "Mentors two.")?;
    page.browser.press_keys(&[], &[TAB])?;
    page.click_button("Undo: notes")?;
    wait_stored(&page, "a2", "notes", "")?;
    expect_notes(&page, "")?;
    page.click_button("Redo: notes")?;
    wait_stored(&page, "a2", "notes", "Mentors two.")?;
    expect_notes(&page, "Mentors two.")
}

fn other_window_does_not_replace_a_typed_note(engine: Engine) -> Result<()> {
    let page = open_notes(engine)?;
    focus(&page, "Notes")?;
    type_text(&page, "Mi")?;
    let theirs = json!({ "ratings/people": 5, "notes": "Theirs" });
    page.change_record_in_other_window("assessment/a2", theirs)?;
    page.expect_slider("People", "People, 5 of 5")?;
    expect_field(&page, "Mi")?;
    type_text(&page, "ne")?;
    expect_field(&page, "Mine")?;
    wait_stored(&page, "a2", "notes", "Mine")?;
    // Neither text is lost.
    page.expect_text("Earlier text, replaced on")?;
    page.browser.execute("document.querySelector('.earlier-text').open = true", vec![])?;
    page.expect_text("Theirs")?;
    page.click_button("Use this text")?;
    wait_stored(&page, "a2", "notes", "Theirs")?;
    page.expect_no_text("Earlier text, replaced on")
}

fn other_window_does_not_replace_a_typed_name(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.click_button("Assessments")?;
    focus(&page, "Name: Ada")?;
    type_text(&page, "X")?;
    let typed = page.browser.execute("return document.activeElement.value", vec![])?;
    let theirs = json!({ "target": "D7", "rated_on": "2026-11-21" });
    page.change_record_in_other_window("assessment/a2", theirs)?;
    page.expect_text("November 21, 2026")?;
    expect_eq(page.browser.execute("return document.activeElement.value", vec![])?, typed)
}

fn tab_shows_its_assessment_after_reload(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let mut records = ada(&DAYS);
    let data = json!({ "theme": "system", "half_steps": false, "open": "a2", "backed_up": null });
    let settings = json!({ "kind": "settings", "schema": 2, "revision": 1, "data": data });
    records.push(("settings".to_owned(), settings));
    // The first tab shows the assessment that was open at the end of the last visit.
    page.open_with_records(&records, "")?;
    page.browser.execute("sessionStorage.clear()", vec![])?;
    page.visit("")?;
    page.expect_slider("People", "People, 3 of 5")?;
    let first = page.browser.open_tab()?;
    page.open_path("")?;
    page.wait_ready()?;
    page.click_button("Assessments")?;
    page.click_button("Add a person")?;
    page.expect_slider("People", "People, unrated")?;
    page.browser.switch_to(&first)?;
    page.reload()?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.drag("People", 4.0)?;
    page.expect_slider("People", "People, 4 of 5")?;
    expect_eq(page.record("assessment/a2")?["data"]["ratings"]["people"].clone(), json!(4))
}
