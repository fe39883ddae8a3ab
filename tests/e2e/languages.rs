//! Translations: chosen by the browser or the visitor, stored, and right to left.

use crate::accessibility::{Rules, axe, fits};
use crate::support::checks::expect_eq;
use crate::support::keys::{END, LEFT};
use crate::support::page::Page;
use anyhow::{Context, Result};
use rungs::storage::{Settings, envelope};
use serde_json::{Value, json};
use std::fs;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        browser_language_is_used,
        chosen_language_is_kept,
        assessment_opens_in_another_language,
        missing_language_file_changes_nothing,
        crash_page_is_translated,
        sliders_are_mirrored_in_right_to_left,
    ],
    ChromiumAlone: [pages_fit_in_right_to_left, header_fits_every_width_in_every_language],
}

/// The translation of an English text of the interface.
pub(crate) fn word(tag: &str, english: &str) -> Result<String> {
    words(tag, "interface", english)
}

/// The translation of an English text of the built-in framework.
pub(crate) fn name(tag: &str, english: &str) -> Result<String> {
    words(tag, "framework", english)
}

fn words(tag: &str, part: &str, english: &str) -> Result<String> {
    if tag == "en" {
        return Ok(english.split('|').next().unwrap_or(english).to_owned());
    }
    let text = fs::read_to_string(xtask::root().join(format!("languages/{tag}.json")))?;
    let file: Value = serde_json::from_str(&text)?;
    let words = file[part][english].as_str();
    Ok(words.with_context(|| format!("“{english}” in {tag}"))?.to_owned())
}

/// A first visit to a page of the site, with this browser language.
fn open_in(engine: Engine, language: &'static str, name: &str) -> Result<Page> {
    let page = browser_with_language(engine, language)?;
    page.open_path(name)?;
    page.wait_ready()?;
    Ok(page)
}

/// A browser with this language. WebKit has the system's language, which a test cannot set, so the
/// language is stored as if it had been chosen on an earlier visit.
fn browser_with_language(engine: Engine, language: &'static str) -> Result<Page> {
    let page = Page::blank(engine, Options { language, ..Options::default() })?;
    if engine == Engine::WebKit {
        let mut settings = Settings::default();
        settings.choices.set(&"language".to_owned(), Some(language.to_owned()));
        let record = envelope::to_shared(&settings).get().to_owned();
        let keep = "localStorage.setItem('rungs/settings', args[0])";
        page.browser.execute(keep, vec![record.into()])?;
    }
    Ok(page)
}

/// Rates an axis at its highest level, and waits until that is stored.
fn rate_highest(page: &Page, axis: &str) -> Result<()> {
    page.focus_slider(axis)?;
    page.browser.press_keys(&[], &[END])?;
    let is_highest = "return document.querySelector(`input[type=range][aria-label=\"${args[0]}\"]`).value === '5'";
    page.browser.wait_for(is_highest, &[axis.into()])?;
    page.wait_undoable()
}

/// Selects a language in the footer, whatever the result is.
fn select_language(page: &Page, tag: &str) -> Result<()> {
    let script = "const select = document.querySelector('.language select'); if (!select) return false; \
                  select.focus(); select.value = args[0]; \
                  select.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(script, &[tag.into()]).map(drop)
}

/// The same, and waits until the page has that language.
fn choose_language(page: &Page, tag: &str) -> Result<()> {
    select_language(page, tag)?;
    let is_spoken = "return document.documentElement.lang === args[0] && \
                     document.querySelector('.language select')?.value === args[0]";
    page.browser.wait_for(is_spoken, &[tag.into()]).map(drop)
}

fn browser_language_is_used(engine: Engine) -> Result<()> {
    let page = open_in(engine, "de-AT", "")?;
    expect_eq(page.browser.execute("return document.documentElement.lang", vec![])?, json!("de"))?;
    page.expect_text(&word("de", "Where you stand")?)?;
    let title = page.browser.execute("return document.title", vec![])?;
    expect_eq(title, json!(word("de", "Rungs: where you stand on a career ladder")?))?;
    let (people, mentors) = (name("de", "People")?, name("de", "Mentors")?);
    page.expect_slider(&people, &word("de", "{axis}, unrated")?.replace("{axis}", &people))?;
    page.drag("People", 3.0)?;
    page.expect_text(&mentors)?;
    page.wait_undoable()?;
    // Stored records are the same in every language.
    expect_eq(page.current_assessment()?["data"]["ratings"].clone(), json!({ "people": 3 }))?;
    // Lazy views are translated too, and dates and numbers have the format of the language.
    page.click_button(&word("de", "Export")?)?;
    page.expect_text(&word("de", "Made for")?)?;
    page.click_button(&word("de", "Close")?)?;
    page.click_link(&word("de", "Packet")?)?;
    page.expect_text(&word("de", "One document to take along, as it will print.")?)?;
    let day = "return new Date().toLocaleDateString('de', { dateStyle: 'long' })";
    let day = page.browser.execute(day, vec![])?;
    page.expect_text(day.as_str().context("a day")?)
}

fn chosen_language_is_kept(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.wait_undoable()?;
    choose_language(&page, "es")?;
    let people = name("es", "People")?;
    page.expect_text(&word("es", "Where you stand")?)?;
    let three = page.slider_text(&people)?;
    anyhow::ensure!(three.contains(&name("es", "Mentors")?), "{three}");
    // The select element keeps the focus, and the undo label is translated.
    let focus = "return document.activeElement === document.querySelector('.language select')";
    page.browser.wait_for(focus, &[])?;
    let undo = word("es", "Undo: {edit}")?.replace("{edit}", "");
    let named = "return document.querySelector('.tools .tool').getAttribute('aria-label').startsWith(args[0])";
    page.browser.wait_for(named, &[undo.trim().into()])?;
    page.click_button(undo.trim())?;
    page.expect_slider(&people, &word("es", "{axis}, unrated")?.replace("{axis}", &people))?;
    page.reload()?;
    page.expect_text(&word("es", "Where you stand")?)?;
    page.click_link(&word("es", "Framework")?)?;
    page.expect_text(&name("es", "How deeply someone knows the stack and its tools.")?)?;
    choose_language(&page, "ja")?;
    page.expect_text(&name("ja", "How deeply someone knows the stack and its tools.")?)?;
    choose_language(&page, "en")?;
    page.expect_text("How deeply someone knows the stack and its tools.")?;
    // The remounted page accepts files and drags.
    page.drop_file("notes.txt", b"no assessment")?;
    page.expect_text("“notes.txt” cannot be opened")?;
    page.click_button("Close")?;
    page.click_link("Chart")?;
    page.drag("System", 2.0)?;
    page.expect_slider("System", "System, 2 of 5")?;
    page.reload()?;
    page.expect_text("How deeply someone knows the stack and its tools.")
}

fn assessment_opens_in_another_language(engine: Engine) -> Result<()> {
    let page = open_in(engine, "de", "")?;
    for axis in ["People", "System"] {
        rate_highest(&page, &name("de", axis)?)?;
    }
    page.wait_undoable()?;
    page.click_button(&word("de", "Export")?)?;
    page.expect_text(&word("de", "Made for")?)?;
    page.select_option("dialog select", "link")?;
    let link = "return document.querySelector('.link-row input')?.value";
    let link = page.browser.wait_for(link, &[])?;
    let (_, sealed) = link.as_str().and_then(|it| it.split_once('#')).context("a link")?;
    let page = open_in(engine, "ja", "")?;
    page.visit(&format!("#{sealed}"))?;
    page.expect_text(&word("ja", "An assessment")?)?;
    page.click_button(&word("ja", "Keep a copy")?)?;
    page.wait_undoable()?;
    for axis in ["People", "System"] {
        let axis = name("ja", axis)?;
        let said = page.slider_text(&axis)?;
        anyhow::ensure!(said.contains('5'), "{said}");
    }
    // The assessment uses the built-in framework, and no other one is stored.
    let records = page.assessment_records()?;
    let strange =
        records.as_object().context("records")?.keys().any(|key| key.contains("framework"));
    expect_eq(strange, false)
}

fn missing_language_file_changes_nothing(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.wait_undoable()?;
    let cut = "const get = fetch; window.fetch = (url, ...more) => \
               /json/.test(url.url ?? url) && !window.mended ? Promise.reject(new TypeError('cut')) : get(url, ...more)";
    page.browser.execute(cut, vec![])?;
    select_language(&page, "de")?;
    page.expect_text("This language could not be loaded.")?;
    page.browser
        .wait_for("return document.querySelector('.language select')?.value === 'en'", &[])?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.browser.execute("window.mended = true", vec![])?;
    choose_language(&page, "de")?;
    page.expect_text(&word("de", "Where you stand")?)
}

fn crash_page_is_translated(engine: Engine) -> Result<()> {
    let page = browser_with_language(engine, "ja")?;
    page.open_path("without-wasm.html")?;
    page.expect_text(&word("ja", "Rungs has stopped")?)?;
    page.expect_text(&word("ja", "This browser has WebAssembly switched off, and Rungs needs it.")?)
}

fn sliders_are_mirrored_in_right_to_left(engine: Engine) -> Result<()> {
    let page = open_in(engine, "ar", "rtl.html")?;
    expect_eq(page.browser.execute("return document.documentElement.dir", vec![])?, json!("rtl"))?;
    let slider = "const slider = document.querySelectorAll('.slider input')[2]; slider.focus(); return slider.value";
    page.browser.execute(slider, vec![])?;
    page.browser.press_keys(&[], &[LEFT])?;
    page.browser.press_keys(&[], &[LEFT])?;
    page.wait_undoable()?;
    // The chart is not mirrored: a drag goes to the visible point.
    page.drag("System", 2.0)?;
    let both = "return (JSON.parse(localStorage.getItem('rungs/assessment/current')).data.ratings.system) === 2";
    page.browser.wait_for(both, &[])?;
    expect_eq(
        page.current_assessment()?["data"]["ratings"].clone(),
        json!({ "people": 2, "system": 2 }),
    )
}

/// The pages to check.
const PAGES: [&str; 7] =
    ["#/", "#/gap", "#/packet", "#/framework", "#/position/D4", "#/axis/people/3", "#/frameworks"];

fn pages_fit_in_right_to_left(engine: Engine) -> Result<()> {
    let page = open_in(engine, "ar", "rtl.html")?;
    for address in PAGES {
        page.navigate_to(address)?;
        for size in [(1280, 900), (375, 812), (320, 640)] {
            page.browser.emulate(size, false)?;
            fits(&page, address)?;
            axe(&page, Rules::All)?;
        }
    }
    Ok(())
}

/// The widths at which the header changes, and others between phone and desktop.
const WIDTHS: [u32; 12] = [320, 360, 420, 600, 699, 740, 768, 839, 840, 899, 900, 1280];

fn header_fits_every_width_in_every_language(engine: Engine) -> Result<()> {
    let person = json!({ "kind": "person", "schema": 1, "revision": 1,
        "data": { "name": "Maximiliana Alexandrina von und zu Hohenzollern", "archived": false } });
    for language in ["en", "de", "es", "ja"] {
        let options = Options { language, ..Options::default() };
        let page = Page::with_records_and_options(
            engine,
            &[("person/me".to_owned(), person.clone())],
            "current",
            options,
        )?;
        page.expect_text("Maximiliana")?;
        for width in WIDTHS {
            page.browser.emulate((width, 900), false)?;
            fits(&page, &format!("{language} at {width}"))?;
            let on_one_line = "return [...document.querySelectorAll('.nav a')].every((link) => { \
                               const text = document.createRange(); text.selectNodeContents(link); \
                               return text.getClientRects().length === 1; })";
            expect_eq(page.browser.execute(on_one_line, vec![])?, json!(true))
                .with_context(|| format!("{language} at {width}"))?;
        }
    }
    Ok(())
}
