//! Storage that is full, blocked, damaged or of another version.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        full_local_storage_overflows_to_indexed_db,
        blocked_storage_is_reported_and_export_works,
        undecodable_record_is_quarantined_and_downloadable,
        record_of_newer_schema_is_not_changed,
        schema_1_records_open,
        first_visit_writes_nothing,
    ],
}

/// Fills storage completely, under a foreign key.
const FILL: &str = "let piece = 'x'.repeat(1 << 20), filler = ''; \
    while (piece) { try { localStorage.setItem('filler', filler + piece); filler += piece; } \
                    catch { piece = piece.slice(0, piece.length >> 1); } }";

fn saves_a_picture(page: &Page) -> Result<()> {
    page.capture_saved_files()?;
    page.click_button("Export")?;
    page.click_button("Save PNG")?;
    let (name, bytes) = page.saved_file()?;
    ensure!(name.starts_with("rungs-D4-") && name.ends_with(".png"), "{name}");
    ensure!(bytes.starts_with(b"\x89PNG"), "a PNG");
    page.click_button("Close")
}

fn full_local_storage_overflows_to_indexed_db(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 2.0)?;
    page.expect_slider("System", "System, 2 of 5")?;
    let before = page.current_assessment()?;
    page.browser.execute(FILL, vec![])?;
    // Make enough changes for the record to need more room than there is.
    for axis in ["Technology", "People", "Process", "Influence"] {
        page.drag(axis, 4.0)?;
    }
    page.expect_text("Your changes are saved in a second place in this browser")?;
    page.expect_slider("Influence", "Influence, 4 of 5")?;
    expect_eq(
        page.current_assessment()?["data"]["ratings"]["system"].clone(),
        before["data"]["ratings"]["system"].clone(),
    )?;
    saves_a_picture(&page)?;
    // A backup includes changes that could not be stored.
    page.click_button("Your data")?;
    page.click_button("Download a backup")?;
    let (_, backup) = page.saved_file()?;
    let backup: serde_json::Value = serde_json::from_slice(&backup)?;
    let kept = &backup["records"]["assessment/current"]["data"]["ratings"];
    expect_eq((kept["influence"].clone(), kept["system"].clone()), (json!(4), json!(2)))?;
    page.expect_text("only in IndexedDB.")?;
    page.click_button("Close")?;
    // The changes are there after a reload, and are stored as soon as there is room.
    page.reload()?;
    page.expect_slider("Influence", "Influence, 4 of 5")?;
    page.expect_text("Your changes are saved in a second place in this browser")?;
    page.browser.execute("localStorage.removeItem('filler')", vec![])?;
    page.drag("System", 3.0)?;
    page.expect_no_text("Your changes are saved in a second place in this browser")?;
    expect_eq(page.current_assessment()?["data"]["ratings"]["influence"].clone(), json!(4))?;
    page.reload()?;
    page.expect_slider("System", "System, 3 of 5")?;
    page.expect_slider("Influence", "Influence, 4 of 5")
}

fn blocked_storage_is_reported_and_export_works(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_path("blocked.html")?;
    page.wait_ready()?;
    page.expect_text("does not let this page store anything")?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.click_button("Undo: People to Mentors")?;
    page.expect_slider("People", "People, unrated")?;
    saves_a_picture(&page)
}

fn undecodable_record_is_quarantined_and_downloadable(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let damaged = r#"{"kind":"assessment","schema":1,"revision":7,"da"#;
    page.browser.execute(
        "localStorage.setItem('rungs/assessment/current', args[0])",
        vec![damaged.into()],
    )?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_text("could not be read")?;
    let kept = "return localStorage.getItem('rungs/set-aside/1/assessment/current')";
    expect_eq(page.browser.execute(kept, vec![])?, json!(damaged))?;
    // The text stays in quarantine and is still reported after further changes.
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.reload()?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.expect_text("could not be read")?;
    page.capture_saved_files()?;
    page.click_button("Download it")?;
    let (name, bytes) = page.saved_file()?;
    expect_eq(name, "rungs-set-aside-1-assessment-current.txt".to_owned())?;
    expect_eq(String::from_utf8(bytes)?, damaged.to_owned())?;
    // Confirm in a separate task, so that the click does not wait for the dialog.
    page.browser.execute(
        "window.confirm = () => true; [...document.querySelectorAll('button')].find((b) => b.textContent === 'Discard it').click()",
        vec![],
    )?;
    page.expect_no_text("could not be read")?;
    expect_eq(page.browser.execute(kept, vec![])?, json!(null))
}

fn record_of_newer_schema_is_not_changed(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let later = r#"{"kind":"assessment","schema":99,"revision":7,"data":{"better":true}}"#;
    page.browser
        .execute("localStorage.setItem('rungs/assessment/current', args[0])", vec![later.into()])?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_text("made by a later version")?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    expect_eq(page.current_assessment()?, serde_json::from_str(later)?)?;
    drop(page);
    // If that record was open last, the first assessment is opened instead, and saved.
    let later: serde_json::Value = serde_json::from_str(later)?;
    let page = Page::with_records(engine, &[("assessment/a0".to_owned(), later.clone())], "a0")?;
    page.drag("People", 3.0)?;
    page.wait_undoable()?;
    page.expect_no_text("made by a later version")?;
    expect_eq(page.current_assessment()?["data"]["ratings"]["people"].clone(), json!(3))?;
    expect_eq(page.record("assessment/a0")?, later)?;
    page.click_button("Assessments")?;
    page.expect_text("later version")
}

fn schema_1_records_open(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let fixture = include_str!("../fixtures/assessment-1.json").trim_end();
    page.browser.execute(
        "localStorage.setItem('rungs/assessment/current', args[0])",
        vec![fixture.into()],
    )?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider(
        "Technology",
        "Technology, 3.5 of 5, Evangelizes, growing into Masters; target TL6 asks 4, Masters",
    )?;
    page.expect_slider("Process", "Process, 0 of 5")?;
    page.expect_slider("People", "People, unrated")?;
    expect_eq(page.current_assessment()?, serde_json::from_str(fixture)?)
}

fn first_visit_writes_nothing(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let keys = "return Object.keys(localStorage)";
    expect_eq(page.browser.execute(keys, vec![])?, json!([]))?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    expect_eq(page.browser.execute(keys, vec![])?, json!(["rungs/assessment/current"]))
}
