//! People, assessments over time, backups.

use crate::page::{END, HOME, Page, RIGHT, same};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        an_assessment_is_begun_from_the_last_one_archived_and_deleted,
        people_are_added_renamed_found_and_deleted,
        a_final_assessment_stays_as_it_is,
        time_is_stepped_and_scrubbed_through,
        two_views_lie_over_each_other,
        a_backup_is_restored_in_another_browser,
        a_file_that_is_no_backup_changes_nothing,
        everything_is_erased_and_comes_back,
        what_the_journal_knows_comes_back,
        two_tabs_work_on_two_people,
        the_same_part_changed_in_two_tabs_is_kept_twice,
    ],
}

/// Records of an assessment of Ada for each day, by her manager, one level up each time.
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

/// The assessments there are in the store, deleted ones apart.
fn assessments(page: &Page) -> Result<usize> {
    let script = "return Object.keys(localStorage).filter((key) => key.startsWith('rungs/assessment/') \
                  && JSON.parse(localStorage[key]).data).length";
    let count = page.browser.execute(script, vec![])?;
    Ok(count.as_u64().context("a number")? as usize)
}

fn open_library(page: &Page) -> Result<()> {
    page.press("Assessments")?;
    page.browser.wait_for("return document.querySelector('.library-list')", &[]).map(drop)
}

/// Writes into the field that has this label, and leaves it.
fn write(page: &Page, label: &str, words: &str) -> Result<()> {
    let script = "const named = (f) => (f.getAttribute('aria-label') ?? f.closest('label')?.textContent ?? '').trim().startsWith(args[0]); \
                  const field = [...document.querySelectorAll('input, textarea, select')].find((f) => named(f) && f.offsetParent); \
                  if (!field) return false; field.focus(); field.value = args[1]; \
                  field.dispatchEvent(new Event('input', { bubbles: true })); \
                  field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(script, &[label.into(), words.into()]).map(drop)
}

fn an_assessment_is_begun_from_the_last_one_archived_and_deleted(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.press("Assessments")?;
    page.sees("No assessments yet.")?;
    page.press("Close")?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    open_library(&page)?;
    page.does_not_see("Add “")?;
    page.press("Start the next one")?;
    page.browser.wait_for("return !document.querySelector('dialog')", &[])?;
    page.drag("People", 4.0)?;
    page.expect("People", "People, 4 of 5")?;
    same(assessments(&page)?, 2)?;
    same(page.stored()?["data"]["ratings"]["people"].clone(), json!(3))?;
    // It is the new one that a reload opens.
    page.reload()?;
    page.expect("People", "People, 4 of 5")?;
    open_library(&page)?;
    page.press("Archive: ")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 1", &[])?;
    page.press("Close")?;
    page.press("Undo: archive")?;
    open_library(&page)?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 2", &[])?;
    let delete = "const row = document.querySelector('.library-open[aria-current]').closest('li'); \
                  row.querySelector('button[aria-label^=Delete]').click(); return true";
    page.browser.wait_for(delete, &[])?;
    page.sees("Deleted ")?;
    same(assessments(&page)?, 1)?;
    page.press("Undo")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 2", &[])?;
    page.press("Close")?;
    page.expect("People", "People, 4 of 5")?;
    same(assessments(&page)?, 2)
}

fn people_are_added_renamed_found_and_deleted(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    open_library(&page)?;
    write(&page, "Find by name", "Grace")?;
    page.press("Add “Grace”")?;
    page.expect("People", "People, unrated")?;
    page.drag("System", 4.0)?;
    page.expect("System", "System, 4 of 5")?;
    open_library(&page)?;
    write(&page, "Name: Grace", "Grace Hopper")?;
    page.browser.wait_for(
        "return document.querySelector('.open-library').textContent.includes('Grace Hopper')",
        &[],
    )?;
    write(&page, "Find by name", "hopper manager")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 1", &[])?;
    write(&page, "Find by name", "nobody at all")?;
    page.sees("Nothing matches.")?;
    write(&page, "Find by name", "")?;
    page.press("Delete: Grace Hopper")?;
    page.browser.wait_for("return document.querySelectorAll('.library-row').length === 1", &[])?;
    page.press("Close")?;
    page.expect("People", "People, 3 of 5")?;
    page.press("Undo: delete a person")?;
    page.expect("System", "System, 4 of 5")?;
    page.press("Undo: name")?;
    page.browser.wait_for(
        "return document.querySelector('.open-library').textContent.trim() === 'Grace'",
        &[],
    )?;
    // From there back to where there was nobody else.
    for step in ["System to Evolves", "add a person"] {
        page.press(&format!("Undo: {step}"))?;
    }
    page.expect("People", "People, 3 of 5")
}

fn a_final_assessment_stays_as_it_is(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.browser.wait_for("const d = document.querySelector('.about'); if (!d) return false; d.open = true; return true", &[])?;
    write(&page, "Notes", "Mentors two.")?;
    write(&page, "Date", "2026-03-01")?;
    page.press("Mark as final")?;
    page.sees("March 1, 2026 · Self · Final")?;
    page.drag("People", 5.0)?;
    page.sees("This assessment is final")?;
    page.expect("People", "People, 3 of 5")?;
    let stored = page.stored()?;
    same(stored["data"]["notes"].clone(), json!("Mentors two."))?;
    same(stored["data"]["rated_on"].clone(), json!("2026-03-01"))?;
    page.press("Reopen")?;
    page.drag("People", 5.0)?;
    page.expect("People", "People, 5 of 5")?;
    same(page.stored()?["data"]["rated_on"].clone(), json!("2026-03-01"))
}

fn time_is_stepped_and_scrubbed_through(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    page.expect("People", "People, 3 of 5")?;
    page.press("Earlier")?;
    page.expect("People", "People, 2 of 5")?;
    let focus = "const s = document.querySelector('.scrubber input'); s.focus(); return true";
    page.browser.wait_for(focus, &[])?;
    page.browser.press_keys(&[], &[HOME])?;
    page.expect("People", "People, 1 of 5")?;
    page.browser.press_keys(&[], &[RIGHT])?;
    page.expect("People", "People, 2 of 5")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect("People", "People, 3 of 5")?;
    let said = "return document.querySelector('.scrubber input').getAttribute('aria-valuetext')";
    same(page.browser.execute(said, vec![])?, json!("November 20, 2026 · Manager Grace"))?;
    // Dragged from its end to its beginning.
    let ends = page.browser.execute(
        "const s = document.querySelector('.scrubber input'); s.scrollIntoView({ block: 'center' }); \
         const r = s.getBoundingClientRect(); return [r.left + 8, r.right - 8, r.top + r.height / 2]",
        vec![],
    )?;
    let number = |index: usize| ends[index].as_f64().context("a place");
    let (left, right, y) = (number(0)?, number(1)?, number(2)?);
    use crate::page::{down, pointer, through, to_place, up};
    use rungs::chart::Point;
    let (from, to) = (Point::new(right, y), Point::new(left, y));
    page.browser.perform(&pointer(
        "mouse",
        &[down(from), through(from, to), to_place(to), up()].concat(),
    ))?;
    page.expect("People", "People, 1 of 5")?;
    page.browser.execute("document.querySelector('.held').open = true", vec![])?;
    page.sees("Learns since November 20, 2025")?;
    page.press("Later")?;
    page.press("Later")?;
    page.sees("Enforces since November 20, 2025")?;
    page.sees("Mentors since November 20, 2026")
}

fn two_views_lie_over_each_other(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    let plain = page
        .browser
        .execute("return document.querySelector('.chart canvas').toDataURL()", vec![])?;
    write(&page, "Compare with", "a0")?;
    page.sees("System: Owns here, Enhances there")?;
    page.sees("People: Mentors here, Learns there")?;
    page.does_not_see("Process: ")?;
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

fn a_backup_is_restored_in_another_browser(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    page.catch_files()?;
    page.press("Your data")?;
    page.sees("2 people, 3 assessments")?;
    page.press("Download a backup")?;
    let (name, file) = page.caught()?;
    ensure!(name.starts_with("rungs-backup-20") && name.ends_with(".json"), "{name}");
    let before = page.records()?;
    drop(page);
    let other = Page::open(engine)?;
    other.press("Your data")?;
    other.choose_file(&name, &file)?;
    other.sees("4 records would be added")?;
    same(other.records()?, json!({}))?;
    other.press("Restore")?;
    other.sees("Restored. Undo takes it back.")?;
    same(other.records()?, before)?;
    other.press("Close")?;
    other.press("Your data")?;
    other.choose_file(&name, &file)?;
    other.sees("nothing would change")?;
    other.press("Close")?;
    other.press("Undo: restore a backup")?;
    same(assessments(&other)?, 0)
}

fn a_file_that_is_no_backup_changes_nothing(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    let before = page.records()?;
    page.press("Your data")?;
    for (name, content, says) in [
        ("cut.json", &br#"{"kind":"rungs-back"#[..], "ends too early"),
        ("recipe.json", br#"{"kind":"recipe","records":{}}"#, "it is a “recipe”"),
        ("later.json", br#"{"kind":"rungs-backup","schema":9}"#, "later version"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", "nothing has changed"),
    ] {
        page.choose_file(name, content)?;
        page.sees(&format!("“{name}” cannot be opened"))?;
        page.sees(says)?;
    }
    same(page.records()?, before)
}

fn everything_is_erased_and_comes_back(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    page.expect("People", "People, 3 of 5")?;
    page.press("Your data")?;
    page.press("Erase everything")?;
    page.sees("Download a backup first")?;
    page.press("Yes, erase everything")?;
    page.sees("Erased.")?;
    page.expect("People", "People, unrated")?;
    same(page.records()?, json!({}))?;
    page.press("Close")?;
    page.press("Undo: erase everything")?;
    page.expect("People", "People, 3 of 5")?;
    same(assessments(&page)?, 3)
}

fn what_the_journal_knows_comes_back(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    let journaled = "const open = indexedDB.open('rungs'); \
        const database = await new Promise((done) => { open.onsuccess = () => done(open.result); }); \
        const get = database.transaction('records').objectStore('records').get('rungs/assessment/current'); \
        const text = await new Promise((done) => { get.onsuccess = () => done(get.result); }); database.close(); return text ?? null";
    let mut found = Value::Null;
    while found.is_null() {
        page.browser.wait_for("return document.documentElement.hasAttribute('data-ready')", &[])?;
        found = page.browser.execute_async(journaled, vec![])?;
    }
    // As after a browser that was killed before it wrote its local storage to disk.
    page.go("empty.html")?;
    page.browser.execute("localStorage.clear()", vec![])?;
    page.go("")?;
    page.ready()?;
    page.expect("People", "People, 3 of 5")?;
    same(page.stored()?["data"]["ratings"]["people"].clone(), json!(3))
}

fn two_tabs_work_on_two_people(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    page.expect("People", "People, 3 of 5")?;
    let first = page.browser.open_tab()?;
    page.go("empty.html")?;
    page.browser.execute("sessionStorage.setItem('rungs/open', 'a0')", vec![])?;
    page.go("")?;
    page.ready()?;
    page.expect("People", "People, 1 of 5")?;
    page.drag("People", 5.0)?;
    page.expect("People", "People, 5 of 5")?;
    page.browser.switch_to(&first)?;
    page.expect("People", "People, 3 of 5")?;
    page.drag("People", 4.0)?;
    page.expect("People", "People, 4 of 5")?;
    same(page.record("assessment/a0")?["data"]["ratings"]["people"].clone(), json!(5))?;
    same(page.record("assessment/a2")?["data"]["ratings"]["people"].clone(), json!(4))
}

fn the_same_part_changed_in_two_tabs_is_kept_twice(engine: Engine) -> Result<()> {
    let page = Page::holding(engine, &ada(&DAYS), "a2")?;
    page.expect("People", "People, 3 of 5")?;
    page.browser.wait_for("return document.querySelector('.about')", &[])?;
    // Another tab's change that this one has not heard of: no event tells the tab that writes.
    page.browser.execute(
        "const key = 'rungs/assessment/a2', record = JSON.parse(localStorage[key]); \
         record.revision += 1; record.data.ratings.people = 5; localStorage[key] = JSON.stringify(record)",
        vec![],
    )?;
    page.drag("People", 1.0)?;
    page.sees("Changed in two tabs")?;
    page.sees("People: Learns here, Manages there")?;
    same(assessments(&page)?, 4)?;
    page.press("Keep this tab’s")?;
    page.expect("People", "People, 1 of 5")?;
    same(assessments(&page)?, 3)?;
    same(page.record("assessment/a2")?["data"]["ratings"]["people"].clone(), json!(1))?;
    page.press("Undo: choose a version")?;
    same(assessments(&page)?, 4)
}
