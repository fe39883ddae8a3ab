//! What happens when the store does not do what it should.

use crate::page::{Page, same};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        a_full_store_is_announced_and_heals,
        a_blocked_store_is_announced_and_export_works,
        what_cannot_be_read_is_set_aside_and_can_be_downloaded,
        a_record_of_a_later_version_is_left_alone,
        what_was_stored_in_the_first_format_opens,
        nothing_is_written_before_something_is_done,
    ],
}

/// Fills the store to the last letter, under a key that is not ours.
const FILL: &str = "let piece = 'x'.repeat(1 << 20), filler = ''; \
    while (piece) { try { localStorage.setItem('filler', filler + piece); filler += piece; } \
                    catch { piece = piece.slice(0, piece.length >> 1); } }";

fn saves_a_picture(page: &Page) -> Result<()> {
    page.catch_files()?;
    page.press("Export")?;
    page.press("Save PNG")?;
    let (name, bytes) = page.caught()?;
    ensure!(name.starts_with("rungs-D4-") && name.ends_with(".png"), "{name}");
    ensure!(bytes.starts_with(b"\x89PNG"), "a PNG");
    page.press("Close")
}

fn a_full_store_is_announced_and_heals(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 2.0)?;
    page.expect("System", "System, 2 of 5")?;
    let before = page.stored()?;
    page.browser.execute(FILL, vec![])?;
    // Enough changes for the record to need more room than there is.
    for axis in ["Technology", "People", "Process", "Influence"] {
        page.drag(axis, 4.0)?;
    }
    page.sees("is not saved: this browser’s storage for the site is full")?;
    page.expect("Influence", "Influence, 4 of 5")?;
    same(
        page.stored()?["data"]["ratings"]["system"].clone(),
        before["data"]["ratings"]["system"].clone(),
    )?;
    saves_a_picture(&page)?;
    // A backup has what could not be stored, too.
    page.press("Your data")?;
    page.press("Download a backup")?;
    let (_, backup) = page.caught()?;
    let backup: serde_json::Value = serde_json::from_slice(&backup)?;
    let kept = &backup["records"]["assessment/current"]["data"]["ratings"];
    same((kept["influence"].clone(), kept["system"].clone()), (json!(4), json!(2)))?;
    page.press("Close")?;
    page.browser.execute("localStorage.removeItem('filler')", vec![])?;
    page.drag("System", 3.0)?;
    page.does_not_see("is not saved")?;
    page.reload()?;
    page.expect("System", "System, 3 of 5")?;
    page.expect("Influence", "Influence, 4 of 5")
}

fn a_blocked_store_is_announced_and_export_works(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.go("blocked.html")?;
    page.ready()?;
    page.sees("does not let this page store anything")?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.press("Undo: People to Mentors")?;
    page.expect("People", "People, unrated")?;
    saves_a_picture(&page)
}

fn what_cannot_be_read_is_set_aside_and_can_be_downloaded(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let damaged = r#"{"kind":"assessment","schema":1,"revision":7,"da"#;
    page.browser.execute(
        "localStorage.setItem('rungs/assessment/current', args[0])",
        vec![damaged.into()],
    )?;
    page.go("")?;
    page.ready()?;
    page.sees("could not be read")?;
    let kept = "return localStorage.getItem('rungs/set-aside/1/assessment/current')";
    same(page.browser.execute(kept, vec![])?, json!(damaged))?;
    // It stays there, and is still shown, while the person goes on.
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.reload()?;
    page.expect("People", "People, 3 of 5")?;
    page.sees("could not be read")?;
    page.catch_files()?;
    page.press("Download it")?;
    let (name, bytes) = page.caught()?;
    same(name, "rungs-set-aside-1-assessment-current.txt".to_owned())?;
    same(String::from_utf8(bytes)?, damaged.to_owned())?;
    // Asking comes in between, so the click must not wait for it.
    page.browser.execute(
        "window.confirm = () => true; [...document.querySelectorAll('button')].find((b) => b.textContent === 'Discard it').click()",
        vec![],
    )?;
    page.does_not_see("could not be read")?;
    same(page.browser.execute(kept, vec![])?, json!(null))
}

fn a_record_of_a_later_version_is_left_alone(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let later = r#"{"kind":"assessment","schema":99,"revision":7,"data":{"better":true}}"#;
    page.browser
        .execute("localStorage.setItem('rungs/assessment/current', args[0])", vec![later.into()])?;
    page.go("")?;
    page.ready()?;
    page.sees("made by a later version")?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    same(page.stored()?, serde_json::from_str(later)?)?;
    drop(page);
    // Where it was the last one that was open, the first one is there, and is saved.
    let later: serde_json::Value = serde_json::from_str(later)?;
    let page = Page::holding(engine, &[("assessment/a0".to_owned(), later.clone())], "a0")?;
    page.drag("People", 3.0)?;
    page.has_kept()?;
    page.does_not_see("made by a later version")?;
    same(page.stored()?["data"]["ratings"]["people"].clone(), json!(3))?;
    same(page.record("assessment/a0")?, later)?;
    page.press("Assessments")?;
    page.sees("later version")
}

fn what_was_stored_in_the_first_format_opens(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    let fixture = include_str!("../fixtures/assessment-1.json").trim_end();
    page.browser.execute(
        "localStorage.setItem('rungs/assessment/current', args[0])",
        vec![fixture.into()],
    )?;
    page.go("")?;
    page.ready()?;
    page.expect(
        "Technology",
        "Technology, 3.5 of 5, Evangelizes, growing into Masters; target TL6 asks 4, Masters",
    )?;
    page.expect("Process", "Process, 0 of 5")?;
    page.expect("People", "People, unrated")?;
    same(page.stored()?, serde_json::from_str(fixture)?)
}

fn nothing_is_written_before_something_is_done(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let keys = "return Object.keys(localStorage)";
    same(page.browser.execute(keys, vec![])?, json!([]))?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    same(page.browser.execute(keys, vec![])?, json!(["rungs/assessment/current"]))
}
