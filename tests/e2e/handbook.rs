//! The handbook: pages, comparisons, dials and search.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use crate::support::pointer::{down, move_to, pointer, up};
use anyhow::{Context, Result, ensure};
use rungs::chart::Point;
use rungs::handbook;
use rungs::model::{Framework, PositionId};
use rungs::route::HandbookRoute;
use rungs::route::Route;
use serde_json::{Value, json};
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        pages_open_directly_and_by_history,
        unknown_url_offers_links,
        positions_are_selected_and_compared,
        position_is_set_as_target,
        dial_is_set_by_mouse_and_keys_and_stored,
        search_works_by_keyboard,
        level_examples_are_edited,
        handbook_charts_are_exported,
    ],
    TouchEngines: [dial_is_set_by_touch],
    ChromiumAlone: [every_page_has_valid_structure, history_back_leaves_comparison],
}

/// Waits until this heading is shown and has the focus.
fn wait_for_heading(page: &Page, heading: &str) -> Result<()> {
    let script = "const it = document.activeElement; \
                  return /^H[12]$/.test(it.tagName) && it.textContent === args[0]";
    let come = page.browser.wait_for(script, &[heading.into()]);
    come.with_context(|| format!("the page should begin with “{heading}”")).map(drop)
}

fn wait_for_title(page: &Page, title: &str) -> Result<()> {
    page.browser.wait_for("return document.title === args[0]", &[title.into()]).map(drop)
}

fn pages_open_directly_and_by_history(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.click_link("Framework")?;
    wait_for_heading(&page, "Introduction")?;
    wait_for_title(&page, "Introduction – Rungs")?;
    page.click_link("Ladders")?;
    wait_for_heading(&page, "Ladders")?;
    page.click_link("TL6")?;
    wait_for_heading(&page, "TL6 – Tech Lead 6")?;
    page.expect_text("Level 6, senior, on the Tech Lead ladder")?;
    page.click_link("Masters")?;
    wait_for_heading(&page, "4, Masters")?;
    page.browser.execute("history.back()", vec![])?;
    wait_for_heading(&page, "TL6 – Tech Lead 6")?;
    page.browser.execute("history.go(-3)", vec![])?;
    wait_for_title(&page, "Rungs: where you stand on a career ladder")?;
    page.expect_slider("People", "People, unrated")?;
    page.browser.execute("history.forward()", vec![])?;
    wait_for_heading(&page, "Introduction")?;
    // Open URLs directly.
    for (address, heading) in [
        ("#/framework", "Introduction"),
        ("#/position/EM7", "EM7 – Engineering Manager 7"),
        ("#/axis/people/5", "5, Manages"),
        ("#/compare/D5/EM5", "D5 and EM5"),
        ("#/managing-managers", "Managing managers"),
    ] {
        page.visit(address)?;
        wait_for_heading(&page, heading)?;
    }
    wait_for_title(&page, "Managing managers – Rungs")
}

fn unknown_url_offers_links(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for lost in ["#/position/D9", "#/nowhere", "#/compare/D4/X1", "#/axis/people/9"] {
        page.visit(lost)?;
        wait_for_heading(&page, "There is no such page")?;
        page.expect_text(&format!("Nothing is called “{}” here.", &lost[2..]))?;
    }
    page.click_link("Ladders")?;
    wait_for_heading(&page, "Ladders")?;
    page.click_link("Chart")?;
    page.expect_slider("People", "People, unrated")
}

fn positions_are_selected_and_compared(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/ladders")?;
    page.expect_text("Pick positions to compare")?;
    let pick = "const box = document.querySelector(`input[aria-label=\"Compare ${args[0]}\"]`); if (!box) return false; box.click(); return true";
    page.browser.wait_for(pick, &["D4".into()])?;
    page.expect_text("Pick one more to compare with D4")?;
    page.browser.wait_for(pick, &["TL4".into()])?;
    page.click_link("Compare D4 and TL4")?;
    wait_for_heading(&page, "D4 and TL4")?;
    let hash = |expected: &str| {
        page.browser.wait_for("return location.hash === args[0]", &[expected.into()])
    };
    hash("#/compare/D4/TL4")?;
    let says = || {
        page.expect_text("Influence drops from Team to Subsystem.")?;
        page.expect_text("A new tech lead first answers for one system")?;
        page.expect_text("People rises from Mentors to Coordinates.")
    };
    says()?;
    // The URL of a comparison opens it directly.
    page.visit("#/compare/D4/TL4")?;
    says()?;
    page.fill_field("Position 3", "EM5")?;
    hash("#/compare/D4/TL4/EM5")?;
    page.expect_text("From TL4 to EM5")?;
    let focus = "return document.activeElement.id === 'compare-2'";
    page.browser.wait_for(focus, &[])?;
    page.fill_field("Position 1", "")?;
    hash("#/compare/TL4/EM5")?;
    let chosen = "return [...document.querySelectorAll('.choices select')].map((s) => s.value).join() === args[0]";
    page.browser.wait_for(chosen, &["TL4,EM5,".into()])?;
    // The link opens an empty comparison.
    page.click_link("Compare positions")?;
    wait_for_heading(&page, "Compare positions")?;
    page.browser.wait_for(chosen, &[",".into()])?;
    page.browser.execute("history.back()", vec![])?;
    wait_for_title(&page, "TL4 and EM5 – Rungs")
}

fn position_is_set_as_target(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/position/D6")?;
    page.click_button("Make this my target")?;
    page.expect_text("This is your target.")?;
    page.click_link("Chart")?;
    page.expect_slider("People", "People, unrated; target D6 asks 3")?;
    page.visit("#/position/EM5")?;
    page.click_button("Rate against this")?;
    page.expect_slider("People", "People, unrated; target EM5 asks 5")?;
    page.click_button("Undo: target EM5")?;
    page.expect_slider("People", "People, unrated; target D6 asks 3")?;
    page.click_link("Gap & plan")?;
    page.click_link("About D6")?;
    wait_for_heading(&page, "D6 – Developer 6")
}

/// Waits for the text of a dial's slider.
fn wait_for_dial_text(page: &Page, words: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('.dial input')].some((i) => i.getAttribute('aria-valuetext') === args[0])";
    let come = page.browser.wait_for(script, &[words.into()]);
    let said = "return [...document.querySelectorAll('.dial input')].map((i) => i.getAttribute('aria-valuetext'))";
    come.with_context(|| {
        format!("no dial says “{words}” but {:?}", page.browser.execute(said, vec![]).ok())
    })
    .map(drop)
}

/// Points of a dial's arc in the window: its middle, and one on the right.
fn arc_points(page: &Page, area: &str) -> Result<(Point, Point)> {
    let script = "const dial = [...document.querySelectorAll('.dial')].find((d) => d.querySelector('h3').textContent === args[0]); \
                  if (!dial) return false; const figure = dial.querySelector('.gauge'); figure.scrollIntoView({ block: 'nearest' }); \
                  const r = figure.getBoundingClientRect(); return r.width > 100 && [r.left, r.top, r.width, r.height]";
    let rect = page.browser.wait_for(script, &[area.into()])?;
    let side = |index: usize| rect[index].as_f64().context("a number");
    let (left, top, width, height) = (side(0)?, side(1)?, side(2)?, side(3)?);
    let pivot = Point::new(left + width / 2.0, top + height - 12.0);
    Ok((Point::new(pivot.x, pivot.y - 80.0), Point::new(pivot.x + 80.0, pivot.y - 100.0)))
}

fn dial_is_set_by_mouse_and_keys_and_stored(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/managing-managers")?;
    wait_for_dial_text(&page, "Delivery: not set")?;
    // Use a visible dial, because WebKit's driver ignores the scroll position.
    let (middle, right) = arc_points(&page, "Delivery")?;
    let drag = [down(middle), move_to(right), up()].concat();
    page.browser.perform(&pointer("mouse", &drag))?;
    wait_for_dial_text(&page, "Delivery: leans to Technical Excellence, in the healthy range")?;
    // Use keys on a dial that is not set.
    let focus = "const slider = document.querySelector('.dial input[aria-label=Goals]'); slider.focus(); return true";
    page.browser.wait_for(focus, &[])?;
    page.browser.press_keys(&[], &["\u{e012}"])?;
    wait_for_dial_text(&page, "Goals: leans a little to Team, in the healthy range")?;
    page.browser.press_keys(&[], &["\u{e011}"])?;
    wait_for_dial_text(&page, "Goals: all on Team, outside the healthy range")?;
    page.click_button("Undo: Goals")?;
    wait_for_dial_text(&page, "Goals: leans a little to Team, in the healthy range")?;
    page.browser.wait_for(focus, &[])?;
    page.browser.press_keys(&[], &["\u{e017}"])?;
    wait_for_dial_text(&page, "Goals: not set")?;
    page.wait_undoable()?;
    page.reload()?;
    wait_for_dial_text(&page, "Delivery: leans to Technical Excellence, in the healthy range")?;
    page.click_link("Packet")?;
    page.expect_text("Delivery: leans to Technical Excellence, in the healthy range")?;
    page.visit("#/managing-managers")?;
    page.capture_saved_files()?;
    page.click_button("Export as picture")?;
    page.select_radio("Drawing (SVG)")?;
    page.click_button("Save SVG")?;
    let (name, bytes) = page.saved_file()?;
    ensure!(name.starts_with("rungs-Managing-managers-"), "{name}");
    let drawing = String::from_utf8(bytes)?;
    ensure!(drawing.contains("leans to Technical Excellence,"), "{drawing}");
    page.select_radio("Picture (PNG)")?;
    page.click_button("Save PNG")?;
    let (_, bytes) = page.saved_file()?;
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
    expect_eq((reader.info().width, reader.info().height), (1360, 1760))
}

fn dial_is_set_by_touch(engine: Engine) -> Result<()> {
    let page = Page::open_with_options(engine, Options { size: (375, 700), ..Options::default() })?;
    page.visit("#/managing-managers")?;
    let (middle, right) = arc_points(&page, "Planning")?;
    // Start on the other side, where the arc is nearly vertical.
    let left = Point::new(2.0 * middle.x - right.x - 30.0, right.y + 68.0);
    swipe(&page, left, right)?;
    wait_for_dial_text(&page, "Planning: leans to Long-Term, in the healthy range")?;
    // A swipe beside the arc scrolls the page and sets nothing.
    let (middle, right) = arc_points(&page, "Goals")?;
    swipe(&page, Point::new(middle.x, middle.y + 60.0), right)?;
    wait_for_dial_text(&page, "Goals: not set")
}

/// Moves a finger from one point to another in small steps.
fn swipe(page: &Page, from: Point, to: Point) -> Result<()> {
    let mut actions = down(from);
    for step in 1..=8 {
        let part = f64::from(step) / 8.0;
        let at = Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
        actions.extend(move_to(at));
    }
    actions.extend(up());
    page.browser.perform(&pointer("touch", &actions))
}

fn search_works_by_keyboard(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.browser.press_keys(&[], &["/"])?;
    page.browser.wait_for("return document.activeElement.role === 'combobox' || document.activeElement.getAttribute('role') === 'combobox'", &[])?;
    page.browser.press_keys(&[], &["m", "e", "n", "t", "o", "r"])?;
    page.expect_text("Mentors – People 3")?;
    page.browser.press_keys(&[], &["\u{e015}", "\u{e013}", "\u{e007}"])?;
    wait_for_heading(&page, "3, Mentors")?;
    page.expect_text("Speeds up other people's growth")?;
    // In a text field, `/` is an ordinary character.
    page.browser.wait_for("const field = document.querySelector('.examples textarea'); if (!field) return false; field.focus(); return true", &[])?;
    page.browser.press_keys(&[], &["/"])?;
    page.browser
        .wait_for("return document.querySelector('.examples textarea').value === '/'", &[])?;
    expect_eq(
        page.browser.execute("return !!document.querySelector('dialog')", vec![])?,
        json!(false),
    )?;
    page.click_button("Search")?;
    page.browser.wait_for("return !!document.querySelector('dialog[open]')", &[])?;
    page.browser.press_keys(&[], &["z", "z", "z", "z"])?;
    page.expect_text("Nothing found.")?;
    page.browser.press_keys(&[], &["\u{e00c}"])?;
    page.browser.wait_for("return !document.querySelector('dialog')", &[]).map(drop)
}

fn level_examples_are_edited(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/axis/process")?;
    let write = "const field = document.querySelector('textarea[aria-label$=\"Process, Adjusts\"]'); if (!field) return false; \
                 field.focus(); field.value = args[0]; field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(write, &["Moved us to weekly planning\nafter the retro".into()])?;
    page.wait_undoable()?;
    let reads = |text: &str| {
        let script = "const field = document.querySelector('textarea[aria-label$=\"Process, Adjusts\"]'); return !!field && field.value === args[0]";
        page.browser.wait_for(script, &[text.into()])
    };
    page.reload()?;
    reads("Moved us to weekly planning\nafter the retro")?;
    page.browser.wait_for(write, &["Something else".into()])?;
    reads("Something else")?;
    page.click_button("Undo: examples")?;
    reads("Moved us to weekly planning\nafter the retro")?;
    let record = page.record("examples/engineering-ladders")?;
    expect_eq(record["data"]["levels"][0]["level"].clone(), json!(4))
}

fn handbook_charts_are_exported(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for (address, file, words) in [
        ("#/compare/D4/TL4", "rungs-D4-TL4.svg", "D4 and TL4"),
        ("#/position/TPM6", "rungs-TPM6.svg", "TPM6 – Technical Program Manager 6"),
        ("#/blank-chart", "rungs-Blank-chart.svg", "Blank chart"),
    ] {
        page.visit(address)?;
        page.capture_saved_files()?;
        page.click_button("Export as picture")?;
        page.select_radio("Drawing (SVG)")?;
        page.click_button("Save SVG")?;
        let (name, bytes) = page.saved_file()?;
        expect_eq(name.as_str(), file)?;
        let drawing = String::from_utf8(bytes)?;
        let document = roxmltree::Document::parse(&drawing)?;
        let title = document.descendants().find(|node| node.has_tag_name("text"));
        expect_eq(title.and_then(|node| node.text()), Some(words))?;
    }
    Ok(())
}

/// All pages of the table of contents and of positions, and a comparison, as rendered.
fn every_page_has_valid_structure(engine: Engine) -> Result<()> {
    let framework = Framework::builtin();
    let page = Page::open(engine)?;
    let mut places: Vec<HandbookRoute> =
        handbook::table_of_contents(framework).into_iter().map(|way| way.route).collect();
    let positions = framework.ladders().iter().flat_map(|ladder| ladder.positions.iter());
    places.extend(positions.map(|position| HandbookRoute::Position(position.id.clone())));
    places.push(HandbookRoute::Compare(["D5", "EM5", "TPM5"].map(PositionId::new).into()));
    let mut seen = Vec::new();
    for place in places {
        let wanted = handbook::page(framework, &place).context("a page")?;
        page.browser.execute("location.hash = args[0]", vec![place.address().into()])?;
        wait_for_title(&page, &format!("{} – Rungs", wanted.title))?;
        ensure!(!seen.contains(&wanted.title), "two pages are called {}", wanted.title);
        let text = page.browser.execute(
            "const main = document.querySelector('main.away article'); return [main.innerText, \
             [...main.querySelectorAll('a[href^=\"#\"]')].map((a) => a.getAttribute('href')), \
             [...main.querySelectorAll('section, ul, dl, table, p')].filter((e) => e.offsetParent && !e.innerText.trim() && !e.querySelector('input, canvas')).map((e) => e.outerHTML)]",
            vec![],
        )?;
        let words = text[0].as_str().context("text")?;
        for bad in ["lorem", "undefined", "null", "NaN", "{", "}", "engineering-ladders", "TODO"] {
            ensure!(!words.contains(bad), "{bad} is on {place:?}: {words}");
        }
        expect_eq(text[2].clone(), json!([]))?;
        for link in text[1].as_array().context("links")? {
            let Ok(route) = link.as_str().context("a link")?.parse();
            if let Route::Handbook(path) = route {
                let place = path.parse::<HandbookRoute>().map_err(anyhow::Error::msg)?;
                ensure!(handbook::page(framework, &place).is_some(), "{path} is no page");
            }
        }
        seen.push(wanted.title);
    }
    expect_eq(seen.len(), 37)
}

/// Changes of a comparison add no history entries.
fn history_back_leaves_comparison(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/position/D4")?;
    page.click_link("Compare with…")?;
    wait_for_heading(&page, "Compare positions")?;
    page.fill_field("Position 2", "D5")?;
    wait_for_title(&page, "D4 and D5 – Rungs")?;
    page.fill_field("Position 2", "TL5")?;
    wait_for_title(&page, "D4 and TL5 – Rungs")?;
    page.browser.execute("history.back()", vec![])?;
    wait_for_title(&page, "D4 – Developer 4 – Rungs")?;
    let shown: Value = page.browser.execute("return location.hash", vec![])?;
    expect_eq(shown, json!("#/position/D4"))
}
