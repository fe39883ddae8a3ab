//! The page in other languages: chosen by the browser or by hand, kept, and read from right to left.

use crate::access::{Rules, axe, fits};
use crate::page::{END, LEFT, Page, same};
use anyhow::{Context, Result};
use rungs::storage::{Settings, envelope};
use serde_json::{Value, json};
use std::fs;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        the_browsers_language_is_spoken,
        a_language_is_chosen_and_kept,
        what_is_said_in_one_language_opens_in_another,
        a_language_that_does_not_come_changes_nothing,
        the_rescue_page_speaks_the_language,
        from_right_to_left_sliders_go_to_the_left,
    ],
    ChromiumAlone: [from_right_to_left_everything_fits, header_fits_every_width_in_every_language],
}

/// What a language says for an English text of the interface.
pub(crate) fn word(tag: &str, english: &str) -> Result<String> {
    words(tag, "interface", english)
}

/// The same for one of the built-in framework.
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

/// A first visit of somebody who reads that language, to a page of the site.
fn open_in(engine: Engine, language: &'static str, name: &str) -> Result<Page> {
    let page = reader(engine, language)?;
    page.go(name)?;
    page.ready()?;
    Ok(page)
}

/// A browser whose person reads that language. WebKit has the system's, which a test cannot choose: there it
/// was chosen on an earlier visit.
fn reader(engine: Engine, language: &'static str) -> Result<Page> {
    let page = Page::blank(engine, Options { language, ..Options::default() })?;
    if engine == Engine::WebKit {
        let mut settings = Settings::default();
        settings.choices.set(&"language".to_owned(), Some(language.to_owned()));
        let record = envelope::encode(1, Some(&settings));
        let keep = "localStorage.setItem('rungs/settings', args[0])";
        page.browser.execute(keep, vec![record.into()])?;
    }
    Ok(page)
}

/// Rates as high as it goes, and waits until that is stored.
fn rate_highest(page: &Page, axis: &str) -> Result<()> {
    page.focus_slider(axis)?;
    page.browser.press_keys(&[], &[END])?;
    let is_highest = "return document.querySelector(`input[type=range][aria-label=\"${args[0]}\"]`).value === '5'";
    page.browser.wait_for(is_highest, &[axis.into()])?;
    page.has_kept()
}

/// Chooses a language in the page's foot, whatever comes of it.
fn pick(page: &Page, tag: &str) -> Result<()> {
    let script = "const select = document.querySelector('.language select'); if (!select) return false; \
                  select.focus(); select.value = args[0]; \
                  select.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(script, &[tag.into()]).map(drop)
}

/// The same, and waits until the page speaks it.
fn choose(page: &Page, tag: &str) -> Result<()> {
    pick(page, tag)?;
    let is_spoken = "return document.documentElement.lang === args[0] && \
                     document.querySelector('.language select')?.value === args[0]";
    page.browser.wait_for(is_spoken, &[tag.into()]).map(drop)
}

fn the_browsers_language_is_spoken(engine: Engine) -> Result<()> {
    let page = open_in(engine, "de-AT", "")?;
    same(page.browser.execute("return document.documentElement.lang", vec![])?, json!("de"))?;
    page.sees(&word("de", "Where you stand")?)?;
    let title = page.browser.execute("return document.title", vec![])?;
    same(title, json!(word("de", "Rungs: where you stand on a career ladder")?))?;
    let (people, mentors) = (name("de", "People")?, name("de", "Mentors")?);
    page.expect(&people, &word("de", "{axis}, unrated")?.replace("{axis}", &people))?;
    page.drag("People", 3.0)?;
    page.sees(&mentors)?;
    page.has_kept()?;
    // What is stored is the same in every language.
    same(page.stored()?["data"]["ratings"].clone(), json!({ "people": 3 }))?;
    // What comes later speaks it, too, and says days and numbers as it does.
    page.press(&word("de", "Export")?)?;
    page.sees(&word("de", "Made for")?)?;
    page.press(&word("de", "Close")?)?;
    page.follow(&word("de", "Packet")?)?;
    page.sees(&word("de", "One document to take along, as it will print.")?)?;
    let day = "return new Date().toLocaleDateString('de', { dateStyle: 'long' })";
    let day = page.browser.execute(day, vec![])?;
    page.sees(day.as_str().context("a day")?)
}

fn a_language_is_chosen_and_kept(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.has_kept()?;
    choose(&page, "es")?;
    let people = name("es", "People")?;
    page.sees(&word("es", "Where you stand")?)?;
    let three = page.says(&people)?;
    anyhow::ensure!(three.contains(&name("es", "Mentors")?), "{three}");
    // The choice has the focus that it had, and what can be undone is named anew.
    let focus = "return document.activeElement === document.querySelector('.language select')";
    page.browser.wait_for(focus, &[])?;
    let undo = word("es", "Undo: {edit}")?.replace("{edit}", "");
    let named = "return document.querySelector('.tools .tool').getAttribute('aria-label').startsWith(args[0])";
    page.browser.wait_for(named, &[undo.trim().into()])?;
    page.press(undo.trim())?;
    page.expect(&people, &word("es", "{axis}, unrated")?.replace("{axis}", &people))?;
    page.reload()?;
    page.sees(&word("es", "Where you stand")?)?;
    page.follow(&word("es", "Framework")?)?;
    page.sees(&name("es", "How deeply someone knows the stack and its tools.")?)?;
    choose(&page, "ja")?;
    page.sees(&name("ja", "How deeply someone knows the stack and its tools.")?)?;
    choose(&page, "en")?;
    page.sees("How deeply someone knows the stack and its tools.")?;
    // The page that was made anew takes files and drags like the first one.
    page.drop_file("notes.txt", b"no assessment")?;
    page.sees("“notes.txt” cannot be opened")?;
    page.press("Close")?;
    page.follow("Chart")?;
    page.drag("System", 2.0)?;
    page.expect("System", "System, 2 of 5")?;
    page.reload()?;
    page.sees("How deeply someone knows the stack and its tools.")
}

fn what_is_said_in_one_language_opens_in_another(engine: Engine) -> Result<()> {
    let page = open_in(engine, "de", "")?;
    for axis in ["People", "System"] {
        rate_highest(&page, &name("de", axis)?)?;
    }
    page.has_kept()?;
    page.press(&word("de", "Export")?)?;
    page.sees(&word("de", "Made for")?)?;
    let choose = "const select = document.querySelector('dialog select'); select.value = '6'; \
                  select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.browser.execute(choose, vec![])?;
    let link = "return document.querySelector('.link-row input')?.value";
    let link = page.browser.wait_for(link, &[])?;
    let (_, sealed) = link.as_str().and_then(|it| it.split_once('#')).context("a link")?;
    let page = open_in(engine, "ja", "")?;
    page.visit(&format!("#{sealed}"))?;
    page.sees(&word("ja", "An assessment")?)?;
    page.press(&word("ja", "Keep a copy")?)?;
    page.has_kept()?;
    for axis in ["People", "System"] {
        let axis = name("ja", axis)?;
        let said = page.says(&axis)?;
        anyhow::ensure!(said.contains('5'), "{said}");
    }
    // It is the framework that is built in, and no other one came with it.
    let records = page.records()?;
    let strange =
        records.as_object().context("records")?.keys().any(|key| key.contains("framework"));
    same(strange, false)
}

fn a_language_that_does_not_come_changes_nothing(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 3.0)?;
    page.has_kept()?;
    let cut = "const get = fetch; window.fetch = (url, ...more) => \
               /json/.test(url.url ?? url) && !window.mended ? Promise.reject(new TypeError('cut')) : get(url, ...more)";
    page.browser.execute(cut, vec![])?;
    pick(&page, "de")?;
    page.sees("This language could not be loaded.")?;
    page.browser
        .wait_for("return document.querySelector('.language select')?.value === 'en'", &[])?;
    page.expect("People", "People, 3 of 5")?;
    page.browser.execute("window.mended = true", vec![])?;
    choose(&page, "de")?;
    page.sees(&word("de", "Where you stand")?)
}

fn the_rescue_page_speaks_the_language(engine: Engine) -> Result<()> {
    let page = reader(engine, "ja")?;
    page.go("without-wasm.html")?;
    page.sees(&word("ja", "Rungs has stopped")?)?;
    page.sees(&word("ja", "This browser has WebAssembly switched off, and Rungs needs it.")?)
}

fn from_right_to_left_sliders_go_to_the_left(engine: Engine) -> Result<()> {
    let page = open_in(engine, "ar", "rtl.html")?;
    same(page.browser.execute("return document.documentElement.dir", vec![])?, json!("rtl"))?;
    let slider = "const slider = document.querySelectorAll('.strip input')[2]; slider.focus(); return slider.value";
    page.browser.execute(slider, vec![])?;
    page.browser.press_keys(&[], &[LEFT])?;
    page.browser.press_keys(&[], &[LEFT])?;
    page.has_kept()?;
    // The hand goes where it sees the point, whichever way the page is read.
    page.drag("System", 2.0)?;
    let both = "return (JSON.parse(localStorage.getItem('rungs/assessment/current')).data.ratings.system) === 2";
    page.browser.wait_for(both, &[])?;
    same(page.stored()?["data"]["ratings"].clone(), json!({ "people": 3, "system": 2 }))
}

/// The pages.
const PAGES: [&str; 7] =
    ["#/", "#/gap", "#/packet", "#/framework", "#/position/D4", "#/axis/people/3", "#/frameworks"];

fn from_right_to_left_everything_fits(engine: Engine) -> Result<()> {
    let page = open_in(engine, "ar", "rtl.html")?;
    for address in PAGES {
        page.go_on_to(address)?;
        for size in [(1280, 900), (375, 812), (320, 640)] {
            page.browser.emulate(size, false)?;
            fits(&page, address)?;
            axe(&page, Rules::All)?;
        }
    }
    Ok(())
}

/// The widths at which the header changes, and others between a phone's and a desktop's.
const WIDTHS: [u32; 12] = [320, 360, 420, 600, 699, 740, 768, 839, 840, 899, 900, 1280];

fn header_fits_every_width_in_every_language(engine: Engine) -> Result<()> {
    let person = json!({ "kind": "person", "schema": 1, "revision": 1,
        "data": { "name": "Maximiliana Alexandrina von und zu Hohenzollern", "archived": false } });
    for language in ["en", "de", "es", "ja"] {
        let options = Options { language, ..Options::default() };
        let page = Page::holding_with(
            engine,
            &[("person/me".to_owned(), person.clone())],
            "current",
            options,
        )?;
        page.sees("Maximiliana")?;
        for width in WIDTHS {
            page.browser.emulate((width, 900), false)?;
            fits(&page, &format!("{language} at {width}"))?;
            let on_one_line = "return [...document.querySelectorAll('.nav a')].every((link) => { \
                               const text = document.createRange(); text.selectNodeContents(link); \
                               return text.getClientRects().length === 1; })";
            same(page.browser.execute(on_one_line, vec![])?, json!(true))
                .with_context(|| format!("{language} at {width}"))?;
        }
    }
    Ok(())
}
