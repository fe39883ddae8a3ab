//! People, their assessments, and backups.

use crate::support::checks::expect_eq;
use crate::support::keys::{END, HOME, RIGHT};
use crate::support::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        assessment_is_continued_archived_and_deleted,
        people_are_added_renamed_found_and_deleted,
        final_assessment_is_read_only,
        timeline_is_stepped_and_scrubbed,
        two_assessments_are_compared,
        backup_restores_in_another_browser,
        invalid_backup_changes_nothing,
        erase_everything_is_undone,
        newer_mirror_record_is_restored,
        two_tabs_edit_two_people,
        later_edit_of_two_tabs_stands,
    ],
}

/// Assessments of Ada by her manager, one for each day, each one level higher.
pub(crate) fn ada(days: &[&str]) -> Vec<(String, Value)> {
    let person = json!({ "name": "Ada", "archived": false });
    let mut records = vec![(
        "person/ada".to_owned(),
        json!({ "kind": "person", "schema": 1, "revision": 1, "data": person }),
    )];
    for (index, day) in days.iter().enumerate() {
        let level = index + 1;
        let data = json!({
            "person": "ada", "rater": { "role": "manager", "name": "Grace" },
            "framework": { "id": "engineering-ladders", "revision": "6055355" }, "target": "D5",
            "ratings": { "people": level, "process": 2, "system": level },
            "rated_on": day, "dated": true, "notes": "", "status": "draft", "archived": false,
            "evidence": {}, "plan": {}, "answers": null, "dials": {},
        });
        let record = json!({ "kind": "assessment", "schema": 4, "revision": 1, "data": data });
        records.push((format!("assessment/a{index}"), record));
    }
    records
}

pub(crate) const DAYS: [&str; 3] = ["2025-11-20", "2026-05-20", "2026-11-20"];

/// The number of stored assessments that are not deleted.
fn assessments(page: &Page) -> Result<usize> {
    let script = "return Object.keys(localStorage).filter((key) => key.startsWith('rungs/assessment/') \
                  && JSON.parse(localStorage[key]).data).length";
    let count = page.browser.execute(script, vec![])?;
    Ok(count.as_u64().context("a number")? as usize)
}

fn open_library(page: &Page) -> Result<()> {
    page.click_button("Assessments")?;
    page.browser.wait_for("return document.querySelector('.library-list')", &[]).map(drop)
}

/// Fills the field with this label, and leaves it.
fn write(page: &Page, label: &str, words: &str) -> Result<()> {
    let script = "const named = (f) => (f.getAttribute('aria-label') ?? f.closest('label')?.textContent ?? '').trim().startsWith(args[0]); \
                  const field = [...document.querySelectorAll('input, textarea, select')].find((f) => named(f) && f.offsetParent); \
                  if (!field) return false; field.focus(); field.value = args[1]; \
                  field.dispatchEvent(new Event('input', { bubbles: true })); \
                  field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(script, &[label.into(), words.into()]).map(drop)
}

fn assessment_is_continued_archived_and_deleted(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.click_button("Assessments")?;
    page.expect_text("No assessments yet.")?;
    page.click_button("Close")?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    open_library(&page)?;
    page.expect_no_text("Add “")?;
    page.click_button("Start the next one")?;
    page.browser.wait_for("return !document.querySelector('dialog')", &[])?;
    page.drag("People", 4.0)?;
    page.expect_slider("People", "People, 4 of 5")?;
    expect_eq(assessments(&page)?, 2)?;
    expect_eq(page.current_assessment()?["data"]["ratings"]["people"].clone(), json!(3))?;
    // The reload opens the new assessment.
    page.reload()?;
    page.expect_slider("People", "People, 4 of 5")?;
    open_library(&page)?;
    page.click_button("Archive: ")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 1", &[])?;
    page.click_button("Close")?;
    page.click_button("Undo: archive")?;
    open_library(&page)?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 2", &[])?;
    let delete = "const row = document.querySelector('.library-open[aria-current]').closest('li'); \
                  row.querySelector('button[aria-label^=Delete]').click(); return true";
    page.browser.wait_for(delete, &[])?;
    page.expect_text("Deleted ")?;
    expect_eq(assessments(&page)?, 1)?;
    page.click_button("Undo")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 2", &[])?;
    page.click_button("Close")?;
    page.expect_slider("People", "People, 4 of 5")?;
    expect_eq(assessments(&page)?, 2)
}

fn people_are_added_renamed_found_and_deleted(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    open_library(&page)?;
    write(&page, "Find by name", "Grace")?;
    page.click_button("Add “Grace”")?;
    page.expect_slider("People", "People, unrated")?;
    page.drag("System", 4.0)?;
    page.expect_slider("System", "System, 4 of 5")?;
    open_library(&page)?;
    write(&page, "Name: Grace", "Grace Hopper")?;
    page.browser.wait_for(
        "return document.querySelector('.open-library').textContent.includes('Grace Hopper')",
        &[],
    )?;
    write(&page, "Find by name", "hopper manager")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 1", &[])?;
    write(&page, "Find by name", "nobody at all")?;
    page.expect_text("Nothing matches.")?;
    write(&page, "Find by name", "")?;
    page.click_button("Delete: Grace Hopper")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 1", &[])?;
    page.click_button("Close")?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.click_button("Undo: delete a person")?;
    page.expect_slider("System", "System, 4 of 5")?;
    page.click_button("Undo: name")?;
    page.browser.wait_for(
        "return document.querySelector('.open-library').textContent.trim() === 'Grace'",
        &[],
    )?;
    // Undo everything, back to the first person.
    for step in ["System to Evolves", "add a person"] {
        page.click_button(&format!("Undo: {step}"))?;
    }
    page.expect_slider("People", "People, 3 of 5")
}

fn final_assessment_is_read_only(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.browser.wait_for("const d = document.querySelector('.about'); if (!d) return false; d.open = true; return true", &[])?;
    write(&page, "Notes", "Mentors two.")?;
    write(&page, "Date", "2026-03-01")?;
    page.click_button("Mark as final")?;
    page.expect_text("March 1, 2026 · Self · Final")?;
    page.drag("People", 5.0)?;
    page.expect_text("This assessment is final")?;
    page.expect_slider("People", "People, 3 of 5")?;
    let stored = page.current_assessment()?;
    expect_eq(stored["data"]["notes"].clone(), json!("Mentors two."))?;
    expect_eq(stored["data"]["rated_on"].clone(), json!("2026-03-01"))?;
    page.click_button("Reopen")?;
    page.drag("People", 5.0)?;
    page.expect_slider("People", "People, 5 of 5")?;
    expect_eq(page.current_assessment()?["data"]["rated_on"].clone(), json!("2026-03-01"))
}

fn timeline_is_stepped_and_scrubbed(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.click_button("Earlier")?;
    page.expect_slider("People", "People, 2 of 5")?;
    let focus = "const s = document.querySelector('.scrubber input'); s.focus(); return true";
    page.browser.wait_for(focus, &[])?;
    page.browser.press_keys(&[], &[HOME])?;
    page.expect_slider("People", "People, 1 of 5")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    page.expect_slider("People", "People, 2 of 5")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect_slider("People", "People, 3 of 5")?;
    let said = "return document.querySelector('.scrubber input').getAttribute('aria-valuetext')";
    expect_eq(page.browser.execute(said, vec![])?, json!("November 20, 2026 · Manager Grace"))?;
    // Drag the scrubber from its end to its start.
    let ends = page.browser.execute(
        "const s = document.querySelector('.scrubber input'); s.scrollIntoView({ block: 'center' }); \
         const r = s.getBoundingClientRect(); return [r.left + 8, r.right - 8, r.top + r.height / 2]",
        vec![],
    )?;
    let number = |index: usize| ends[index].as_f64().context("a place");
    let (left, right, y) = (number(0)?, number(1)?, number(2)?);
    use crate::support::pointer::{drag, pointer};
    use rungs::chart::Point;
    let (from, to) = (Point::new(right, y), Point::new(left, y));
    page.browser.perform(&pointer("mouse", &drag(from, to)))?;
    page.expect_slider("People", "People, 1 of 5")?;
    page.browser.execute("document.querySelector('.held').open = true", vec![])?;
    page.expect_text("Learns since November 20, 2025")?;
    page.click_button("Later")?;
    page.click_button("Later")?;
    page.expect_text("Enforces since November 20, 2025")?;
    page.expect_text("Mentors since November 20, 2026")
}

fn two_assessments_are_compared(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    let plain = page
        .browser
        .execute("return document.querySelector('.chart canvas').toDataURL()", vec![])?;
    write(&page, "Compare with", "a0")?;
    page.expect_text("System: Owns here, Enhances there")?;
    page.expect_text("People: Mentors here, Learns there")?;
    page.expect_no_text("Process: ")?;
    page.browser.wait_for(
        "return document.querySelector('.chart canvas').toDataURL() !== args[0]",
        std::slice::from_ref(&plain),
    )?;
    write(&page, "Compare with", "")?;
    page.browser
        .wait_for(
            "return document.querySelector('.chart canvas').toDataURL() === args[0]",
            &[plain],
        )
        .map(drop)
}

fn backup_restores_in_another_browser(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.capture_saved_files()?;
    page.click_button("Your data")?;
    page.expect_text("2 people, 3 assessments")?;
    page.click_button("Download a backup")?;
    let (name, file) = page.saved_file()?;
    ensure!(name.starts_with("rungs-backup-20") && name.ends_with(".json"), "{name}");
    let before = page.assessment_records()?;
    drop(page);
    let other = Page::open(engine)?;
    // A first visit offers it.
    other.expect_text("Have you used Rungs in another browser?")?;
    other.choose_file(&name, &file)?;
    other.expect_text("Will be added")?;
    other.expect_text("Ada: 3 assessments")?;
    expect_eq(other.assessment_records()?, json!({}))?;
    other.click_button("Restore")?;
    other.expect_text("1 person and 3 assessments restored")?;
    other.expect_slider("People", "People, 3 of 5")?;
    expect_eq(other.assessment_records()?, before)?;
    other.expect_no_text("Have you used Rungs in another browser?")?;
    other.click_button("Your data")?;
    other.choose_file(&name, &file)?;
    other.expect_text("Nothing would change")?;
    other.click_button("Close")?;
    other.click_button("Undo: restore a backup")?;
    expect_eq(assessments(&other)?, 0)
}

fn invalid_backup_changes_nothing(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    let before = page.assessment_records()?;
    page.click_button("Your data")?;
    for (name, content, says) in [
        ("cut.json", &br#"{"kind":"rungs-back"#[..], "ends too early"),
        ("recipe.json", br#"{"kind":"recipe","records":{}}"#, "it is a “recipe”"),
        ("later.json", br#"{"kind":"rungs-backup","schema":9}"#, "later version"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", "nothing has changed"),
    ] {
        page.choose_file(name, content)?;
        page.expect_text(&format!("“{name}” cannot be opened"))?;
        page.expect_text(says)?;
    }
    expect_eq(page.assessment_records()?, before)
}

fn erase_everything_is_undone(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.click_button("Your data")?;
    page.click_button("Erase everything")?;
    page.expect_text("Download a backup first")?;
    page.click_button("Yes, erase everything")?;
    page.expect_text("Erased.")?;
    page.expect_slider("People", "People, unrated")?;
    expect_eq(page.assessment_records()?, json!({}))?;
    page.click_button("Close")?;
    page.click_button("Undo: erase everything")?;
    page.expect_slider("People", "People, 3 of 5")?;
    expect_eq(assessments(&page)?, 3)
}

fn newer_mirror_record_is_restored(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    let journaled = "const open = indexedDB.open('rungs'); \
        const database = await new Promise((done) => { open.onsuccess = () => done(open.result); }); \
        const get = database.transaction('records').objectStore('records').get('rungs/assessment/current'); \
        const text = await new Promise((done) => { get.onsuccess = () => done(get.result); }); database.close(); return text ?? null";
    let mut found = Value::Null;
    while found.is_null() {
        page.browser.wait_for("return document.documentElement.hasAttribute('data-ready')", &[])?;
        found = page.browser.execute_async(journaled, vec![])?;
    }
    // As after a crash before the browser wrote local storage to disk.
    page.open_path("empty.html")?;
    page.browser.execute("localStorage.clear()", vec![])?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 3 of 5")?;
    expect_eq(page.current_assessment()?["data"]["ratings"]["people"].clone(), json!(3))
}

fn two_tabs_edit_two_people(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.expect_slider("People", "People, 3 of 5")?;
    let first = page.browser.open_tab()?;
    page.open_path("empty.html")?;
    page.browser.execute("sessionStorage.setItem('rungs/open', 'a0')", vec![])?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, 1 of 5")?;
    page.drag("People", 5.0)?;
    page.expect_slider("People", "People, 5 of 5")?;
    page.browser.switch_to(&first)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.drag("People", 4.0)?;
    page.expect_slider("People", "People, 4 of 5")?;
    expect_eq(page.record("assessment/a0")?["data"]["ratings"]["people"].clone(), json!(5))?;
    expect_eq(page.record("assessment/a2")?["data"]["ratings"]["people"].clone(), json!(4))
}

fn later_edit_of_two_tabs_stands(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.browser.wait_for("return document.querySelector('.about')", &[])?;
    page.change_record("assessment/a2", json!({ "ratings/people": 5, "ratings/system": 5 }))?;
    page.drag("People", 1.0)?;
    page.expect_slider("People", "People, 1 of 5")?;
    page.expect_slider("System", "System, 5 of 5")?;
    expect_eq(assessments(&page)?, 3)?;
    expect_eq(page.record("assessment/a2")?["data"]["ratings"]["people"].clone(), json!(1))
}
