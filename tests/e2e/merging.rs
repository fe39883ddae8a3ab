//! Records that meet: from several tabs, from two devices, and after everything was erased.

use crate::assessments::{DAYS, ada};
use crate::support::checks::expect_eq;
use crate::support::page::Page;
use anyhow::Result;
use serde_json::{Value, json};
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        restored_backup_stays_after_everything_was_erased,
        erased_data_does_not_return_from_an_open_tab,
        erasure_that_local_storage_has_lost_is_applied_again,
        two_devices_are_merged_by_their_backups,
        simultaneous_edits_of_three_tabs_are_all_kept,
        cleared_site_data_keeps_the_person_on_the_page,
        undo_keeps_what_another_tab_has_changed,
    ],
}

/// Downloads a backup.
fn backup(page: &Page) -> Result<(String, Vec<u8>)> {
    page.capture_saved_files()?;
    page.click_button("Your data")?;
    page.click_button("Download a backup")?;
    let file = page.saved_file()?;
    page.click_button("Close")?;
    Ok(file)
}

/// Opens a backup, so that its preview is shown.
fn open_backup(page: &Page, (name, content): &(String, Vec<u8>)) -> Result<()> {
    page.click_button("Your data")?;
    page.choose_file(name, content)?;
    page.expect_text("Backup of")
}

fn restore(page: &Page, file: &(String, Vec<u8>)) -> Result<()> {
    open_backup(page, file)?;
    page.click_button("Restore")?;
    page.expect_text("restored. You can undo this.")
}

fn erase(page: &Page) -> Result<()> {
    page.click_button("Your data")?;
    page.click_button("Erase everything")?;
    page.click_button("Yes, erase everything")?;
    page.expect_text("Erased.")?;
    page.click_button("Close")
}

/// Opens the app in a second tab, and returns the first one.
fn open_in_second_tab(page: &Page) -> Result<xtask::driver::browser::Tab> {
    let first = page.browser.open_tab()?;
    page.open_path("")?;
    page.wait_ready()?;
    Ok(first)
}

fn restored_backup_stays_after_everything_was_erased(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    let file = backup(&page)?;
    erase(&page)?;
    page.expect_slider("People", "People, unrated")?;
    restore(&page, &file)?;
    page.expect_slider("People", "People, 3 of 5")?;
    // A new tab changes something.
    let first = open_in_second_tab(&page)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.rate_highest("System")?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.browser.switch_to(&first)?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.reload()?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.expect_slider("People", "People, 3 of 5")
}

fn erased_data_does_not_return_from_an_open_tab(engine: Engine) -> Result<()> {
    let mut records = ada(&DAYS);
    // The first assessment, because a new tab opens it.
    "assessment/current".clone_into(&mut records[3].0);
    records[3].1["data"]["notes"] = json!("A private word");
    let page = Page::with_records(engine, &records, "current")?;
    page.expect_slider("People", "People, 3 of 5")?;
    // The second tab has written the record, so it knows its text.
    let first = open_in_second_tab(&page)?;
    page.rate_highest("Influence")?;
    page.expect_slider("Influence", "Influence, 5 of 5")?;
    page.browser.switch_to(&first)?;
    page.expect_slider("Influence", "Influence, 5 of 5")?;
    erase(&page)?;
    page.expect_slider("People", "People, unrated")?;
    let erased = page.browser.open_tab()?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, unrated")?;
    page.rate_highest("System")?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.browser.switch_to(&erased)?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.expect_slider("People", "People, unrated")?;
    let stored = page.browser.execute("return JSON.stringify(localStorage)", vec![])?;
    anyhow::ensure!(!stored.to_string().contains("A private word"), "{stored}");
    Ok(())
}

fn erasure_that_local_storage_has_lost_is_applied_again(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a1")?;
    page.expect_slider("People", "People, 2 of 5")?;
    page.browser.execute("sessionStorage.before = JSON.stringify(localStorage)", vec![])?;
    erase(&page)?;
    page.expect_slider("People", "People, unrated")?;
    // The browser was killed before it wrote the erasure to disk.
    page.open_path("empty.html")?;
    let lose =
        "localStorage.clear(); Object.assign(localStorage, JSON.parse(sessionStorage.before))";
    page.browser.execute(lose, vec![])?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider("People", "People, unrated")?;
    page.rate_highest("System")?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.wait_undoable()?;
    page.reload()?;
    page.wait_ready()?;
    page.expect_slider("System", "System, 5 of 5")
}

fn two_devices_are_merged_by_their_backups(engine: Engine) -> Result<()> {
    let laptop = Page::with_records(engine, &ada(&DAYS), "a2")?;
    let desktop = Page::open(engine)?;
    restore(&desktop, &backup(&laptop)?)?;
    desktop.expect_slider("People", "People, 3 of 5")?;
    // Both go on.
    desktop.rate_highest("Influence")?;
    desktop.expect_slider("Influence", "Influence, 5 of 5")?;
    laptop.rate_highest("System")?;
    laptop.expect_slider("System", "System, 5 of 5")?;
    let from_desktop = backup(&desktop)?;
    open_backup(&laptop, &from_desktop)?;
    laptop.expect_text("Different here and in the backup")?;
    let rows = "return [...document.querySelectorAll('.restore-differences tr')].map((row) => \
                [...row.cells].map((cell) => cell.innerText.replaceAll(/\\s+/g, ' ').trim()).join(' | '))";
    let rows = laptop.browser.execute(rows, vec![])?.to_string();
    for row in ["Influence | – | Community (newer)", "System | Leads (newer) | Owns"] {
        anyhow::ensure!(rows.contains(row), "{rows} has no {row}");
    }
    laptop.click_button("Restore")?;
    laptop.expect_text("1 assessment restored")?;
    laptop.expect_slider("Influence", "Influence, 5 of 5")?;
    laptop.expect_slider("System", "System, 5 of 5")?;
    restore(&desktop, &backup(&laptop)?)?;
    desktop.expect_slider("Influence", "Influence, 5 of 5")?;
    desktop.expect_slider("System", "System, 5 of 5")?;
    expect_eq(laptop.assessment_records()?, desktop.assessment_records()?)
}

/// Presses a key on a slider at a time in milliseconds since 1970.
const PRESS_AT: &str = "const [axis, at] = args; setTimeout(() => { \
    document.querySelector(`input[type=range][aria-label=\"${axis}\"]`).dispatchEvent( \
    new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true })); }, at - Date.now())";

fn simultaneous_edits_of_three_tabs_are_all_kept(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("Technology", 3.0)?;
    page.expect_slider("Technology", "Technology, 3 of 5")?;
    let first = open_in_second_tab(&page)?;
    let second = open_in_second_tab(&page)?;
    let now = page.browser.execute("return Date.now()", vec![])?;
    let at = now.as_u64().unwrap_or_default() + 3000;
    page.browser.execute(PRESS_AT, vec!["System".into(), at.into()])?;
    page.browser.switch_to(&second)?;
    page.browser.execute(PRESS_AT, vec!["People".into(), at.into()])?;
    page.browser.switch_to(&first)?;
    page.browser.execute(PRESS_AT, vec!["Process".into(), at.into()])?;
    let ratings = "return Object.keys(JSON.parse(localStorage['rungs/assessment/current']).data.ratings).length === 4";
    page.browser.wait_for(ratings, &[])?;
    for axis in ["System", "People", "Process"] {
        page.expect_slider(axis, &format!("{axis}, 5 of 5"))?;
    }
    page.browser.switch_to(&second)?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.expect_slider("Process", "Process, 5 of 5")
}

fn cleared_site_data_keeps_the_person_on_the_page(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a2")?;
    page.expect_slider("People", "People, 3 of 5")?;
    let clear = "const frame = document.body.appendChild(document.createElement('iframe')); \
                 frame.contentWindow.localStorage.clear(); frame.remove()";
    page.browser.execute(clear, vec![])?;
    page.expect_text("was emptied just now")?;
    page.rate_highest("System")?;
    page.expect_slider("System", "System, 5 of 5")?;
    expect_eq(page.record("person/ada")?["data"]["name"].clone(), json!("Ada"))?;
    page.reload()?;
    page.expect_slider("System", "System, 5 of 5")?;
    page.expect_slider("People", "People, 3 of 5")
}

fn undo_keeps_what_another_tab_has_changed(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.open_with_records(&ada(&DAYS), "a2")?;
    page.rate_highest("People")?;
    page.expect_slider("People", "People, 5 of 5")?;
    let theirs = json!({ "ratings/people": 2 });
    page.change_record_in_other_window("assessment/a2", theirs)?;
    page.expect_slider("People", "People, 2 of 5")?;
    page.click_button("Undo: People to Manages")?;
    let announced = "return [...document.querySelectorAll('[role=status]')].some((status) => \
                     status.textContent.includes('What was changed in another tab meanwhile stays'))";
    page.browser.wait_for(announced, &[])?;
    page.expect_slider("People", "People, 2 of 5")?;
    expect_eq(page.record("assessment/a2")?["data"]["ratings"]["people"].clone(), Value::from(2))
}
