//! The framework, to read: pages, comparisons, dials and the search.

use crate::page::{Page, down, pointer, same, to_place, up};
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
        pages_open_cold_and_by_going_back_and_forward,
        an_address_that_is_no_page_helps_on,
        positions_are_picked_in_the_table_and_compared,
        a_position_becomes_the_target,
        a_dial_is_set_with_the_mouse_and_with_keys_and_is_kept,
        a_level_is_found_with_the_keyboard_alone,
        examples_are_written_beside_their_level,
        charts_of_the_framework_are_saved,
    ],
    TouchEngines: [a_finger_turns_a_dial],
    ChromiumAlone: [every_page_reads_well, going_back_leaves_the_comparison],
}

/// The heading that is shown, and whether it has the focus.
fn begins(page: &Page, heading: &str) -> Result<()> {
    let script = "const it = document.activeElement; \
                  return /^H[12]$/.test(it.tagName) && it.textContent === args[0]";
    let come = page.browser.wait_for(script, &[heading.into()]);
    come.with_context(|| format!("the page should begin with “{heading}”")).map(drop)
}

fn titled(page: &Page, title: &str) -> Result<()> {
    page.browser.wait_for("return document.title === args[0]", &[title.into()]).map(drop)
}

fn pages_open_cold_and_by_going_back_and_forward(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.follow("Framework")?;
    begins(&page, "Introduction")?;
    titled(&page, "Introduction – Rungs")?;
    page.follow("Ladders")?;
    begins(&page, "Ladders")?;
    page.follow("TL6")?;
    begins(&page, "TL6 – Tech Lead 6")?;
    page.sees("Level 6, senior, on the Tech Lead ladder")?;
    page.follow("Masters")?;
    begins(&page, "4, Masters")?;
    page.browser.execute("history.back()", vec![])?;
    begins(&page, "TL6 – Tech Lead 6")?;
    page.browser.execute("history.go(-3)", vec![])?;
    titled(&page, "Rungs: where you stand on a career ladder")?;
    page.expect("People", "People, unrated")?;
    page.browser.execute("history.forward()", vec![])?;
    begins(&page, "Introduction")?;
    // Typed in, as in a new tab.
    for (address, heading) in [
        ("#/framework", "Introduction"),
        ("#/position/EM7", "EM7 – Engineering Manager 7"),
        ("#/axis/people/5", "5, Manages"),
        ("#/compare/D5/EM5", "D5 and EM5"),
        ("#/managing-managers", "Managing managers"),
    ] {
        page.visit(address)?;
        begins(&page, heading)?;
    }
    titled(&page, "Managing managers – Rungs")
}

fn an_address_that_is_no_page_helps_on(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for lost in ["#/position/D9", "#/nowhere", "#/compare/D4/X1", "#/axis/people/9"] {
        page.visit(lost)?;
        begins(&page, "There is no such page")?;
        page.sees(&format!("Nothing is called “{}” here.", &lost[2..]))?;
    }
    page.follow("Ladders")?;
    begins(&page, "Ladders")?;
    page.follow("Chart")?;
    page.expect("People", "People, unrated")
}

fn positions_are_picked_in_the_table_and_compared(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/ladders")?;
    page.sees("Pick positions to compare")?;
    let pick = "const box = document.querySelector(`input[aria-label=\"Compare ${args[0]}\"]`); if (!box) return false; box.click(); return true";
    page.browser.wait_for(pick, &["D4".into()])?;
    page.sees("Pick one more to compare with D4")?;
    page.browser.wait_for(pick, &["TL4".into()])?;
    page.follow("Compare D4 and TL4")?;
    begins(&page, "D4 and TL4")?;
    let hash = |expected: &str| {
        page.browser.wait_for("return location.hash === args[0]", &[expected.into()])
    };
    hash("#/compare/D4/TL4")?;
    let says = || {
        page.sees("Influence drops from Team to Subsystem.")?;
        page.sees("A new tech lead first answers for one system")?;
        page.sees("People rises from Mentors to Coordinates.")
    };
    says()?;
    // Its address opens the same anywhere.
    page.visit("#/compare/D4/TL4")?;
    says()?;
    page.write("Position 3", "EM5")?;
    hash("#/compare/D4/TL4/EM5")?;
    page.sees("From TL4 to EM5")?;
    let focus = "return document.activeElement.id === 'compare-2'";
    page.browser.wait_for(focus, &[])?;
    page.write("Position 1", "")?;
    hash("#/compare/TL4/EM5")?;
    let chosen = "return [...document.querySelectorAll('.choices select')].map((s) => s.value).join() === args[0]";
    page.browser.wait_for(chosen, &["TL4,EM5,".into()])?;
    // By a link the page begins anew.
    page.follow("Compare positions")?;
    begins(&page, "Compare positions")?;
    page.browser.wait_for(chosen, &[",".into()])?;
    page.browser.execute("history.back()", vec![])?;
    titled(&page, "TL4 and EM5 – Rungs")
}

fn a_position_becomes_the_target(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/position/D6")?;
    page.press("Make this my target")?;
    page.sees("This is your target.")?;
    page.follow("Chart")?;
    page.expect("People", "People, unrated; target D6 asks 3")?;
    page.visit("#/position/EM5")?;
    page.press("Rate against this")?;
    page.expect("People", "People, unrated; target EM5 asks 5")?;
    page.press("Undo: target EM5")?;
    page.expect("People", "People, unrated; target D6 asks 3")?;
    page.follow("Gap & plan")?;
    page.follow("About D6")?;
    begins(&page, "D6 – Developer 6")
}

/// What a dial's slider says.
fn dial_says(page: &Page, words: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('.dial input')].some((i) => i.getAttribute('aria-valuetext') === args[0])";
    let come = page.browser.wait_for(script, &[words.into()]);
    let said = "return [...document.querySelectorAll('.dial input')].map((i) => i.getAttribute('aria-valuetext'))";
    come.with_context(|| {
        format!("no dial says “{words}” but {:?}", page.browser.execute(said, vec![]).ok())
    })
    .map(drop)
}

/// Places on a dial's arc, in the window: its middle above, and to the right.
fn arc(page: &Page, area: &str) -> Result<(Point, Point)> {
    let script = "const dial = [...document.querySelectorAll('.dial')].find((d) => d.querySelector('h3').textContent === args[0]); \
                  if (!dial) return false; const figure = dial.querySelector('.gauge'); figure.scrollIntoView({ block: 'nearest' }); \
                  const r = figure.getBoundingClientRect(); return r.width > 100 && [r.left, r.top, r.width, r.height]";
    let rect = page.browser.wait_for(script, &[area.into()])?;
    let side = |index: usize| rect[index].as_f64().context("a number");
    let (left, top, width, height) = (side(0)?, side(1)?, side(2)?, side(3)?);
    let pivot = Point::new(left + width / 2.0, top + height - 12.0);
    Ok((Point::new(pivot.x, pivot.y - 80.0), Point::new(pivot.x + 80.0, pivot.y - 100.0)))
}

fn a_dial_is_set_with_the_mouse_and_with_keys_and_is_kept(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/managing-managers")?;
    dial_says(&page, "Delivery: not set")?;
    // One that is in view: WebKit's driver does not reckon with a page that is scrolled.
    let (middle, right) = arc(&page, "Delivery")?;
    let drag = [down(middle), to_place(right), up()].concat();
    page.browser.perform(&pointer("mouse", &drag))?;
    dial_says(&page, "Delivery: leans to Technical Excellence, in the healthy range")?;
    // Keys, from the middle of a dial that is not set.
    let focus = "const slider = document.querySelector('.dial input[aria-label=Goals]'); slider.focus(); return true";
    page.browser.wait_for(focus, &[])?;
    page.browser.press_keys(&[], &["\u{e012}"])?;
    dial_says(&page, "Goals: leans a little to Team, in the healthy range")?;
    page.browser.press_keys(&[], &["\u{e011}"])?;
    dial_says(&page, "Goals: all on Team, outside the healthy range")?;
    page.press("Undo: Goals")?;
    dial_says(&page, "Goals: leans a little to Team, in the healthy range")?;
    page.browser.wait_for(focus, &[])?;
    page.browser.press_keys(&[], &["\u{e017}"])?;
    dial_says(&page, "Goals: not set")?;
    page.has_kept()?;
    page.reload()?;
    dial_says(&page, "Delivery: leans to Technical Excellence, in the healthy range")?;
    page.follow("Packet")?;
    page.sees("Delivery: leans to Technical Excellence, in the healthy range")?;
    page.visit("#/managing-managers")?;
    page.catch_files()?;
    page.press("Export as picture")?;
    page.choose("Drawing (SVG)")?;
    page.press("Save SVG")?;
    let (name, bytes) = page.caught()?;
    ensure!(name.starts_with("rungs-Managing-managers-"), "{name}");
    let drawing = String::from_utf8(bytes)?;
    ensure!(drawing.contains("leans to Technical Excellence,"), "{drawing}");
    page.choose("Picture (PNG)")?;
    page.press("Save PNG")?;
    let (_, bytes) = page.caught()?;
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
    same((reader.info().width, reader.info().height), (1360, 1760))
}

fn a_finger_turns_a_dial(engine: Engine) -> Result<()> {
    let page = Page::open_with(engine, Options { size: (375, 700), ..Options::default() })?;
    page.visit("#/managing-managers")?;
    let (middle, right) = arc(&page, "Planning")?;
    // From the far side, where the way along the arc is nearly upright.
    let left = Point::new(2.0 * middle.x - right.x - 30.0, right.y + 68.0);
    swipe(&page, left, right)?;
    dial_says(&page, "Planning: leans to Long-Term, in the healthy range")?;
    // Beside the arc a finger scrolls the page, and sets nothing.
    let (middle, right) = arc(&page, "Goals")?;
    swipe(&page, Point::new(middle.x, middle.y + 60.0), right)?;
    dial_says(&page, "Goals: not set")
}

/// A finger goes from one place to another, in small steps.
fn swipe(page: &Page, from: Point, to: Point) -> Result<()> {
    let mut actions = down(from);
    for step in 1..=8 {
        let part = f64::from(step) / 8.0;
        let at = Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
        actions.extend(to_place(at));
    }
    actions.extend(up());
    page.browser.perform(&pointer("touch", &actions))
}

fn a_level_is_found_with_the_keyboard_alone(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.browser.press_keys(&[], &["/"])?;
    page.browser.wait_for("return document.activeElement.role === 'combobox' || document.activeElement.getAttribute('role') === 'combobox'", &[])?;
    page.browser.press_keys(&[], &["m", "e", "n", "t", "o", "r"])?;
    page.sees("Mentors – People 3")?;
    page.browser.press_keys(&[], &["\u{e015}", "\u{e013}", "\u{e007}"])?;
    begins(&page, "3, Mentors")?;
    page.sees("Speeds up other people's growth")?;
    // It is a letter like any other where something is written.
    page.browser.wait_for("const field = document.querySelector('.examples textarea'); if (!field) return false; field.focus(); return true", &[])?;
    page.browser.press_keys(&[], &["/"])?;
    page.browser
        .wait_for("return document.querySelector('.examples textarea').value === '/'", &[])?;
    same(page.browser.execute("return !!document.querySelector('dialog')", vec![])?, json!(false))?;
    page.press("Search")?;
    page.browser.wait_for("return !!document.querySelector('dialog[open]')", &[])?;
    page.browser.press_keys(&[], &["z", "z", "z", "z"])?;
    page.sees("Nothing found.")?;
    page.browser.press_keys(&[], &["\u{e00c}"])?;
    page.browser.wait_for("return !document.querySelector('dialog')", &[]).map(drop)
}

fn examples_are_written_beside_their_level(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/axis/process")?;
    let write = "const field = document.querySelector('textarea[aria-label$=\"Process, Adjusts\"]'); if (!field) return false; \
                 field.focus(); field.value = args[0]; field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(write, &["Moved us to weekly planning\nafter the retro".into()])?;
    page.has_kept()?;
    let reads = |text: &str| {
        let script = "const field = document.querySelector('textarea[aria-label$=\"Process, Adjusts\"]'); return !!field && field.value === args[0]";
        page.browser.wait_for(script, &[text.into()])
    };
    page.reload()?;
    reads("Moved us to weekly planning\nafter the retro")?;
    page.browser.wait_for(write, &["Something else".into()])?;
    reads("Something else")?;
    page.press("Undo: examples")?;
    reads("Moved us to weekly planning\nafter the retro")?;
    let record = page.record("examples/engineering-ladders")?;
    same(record["data"]["levels"][0]["level"].clone(), json!(4))
}

fn charts_of_the_framework_are_saved(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for (address, file, words) in [
        ("#/compare/D4/TL4", "rungs-D4-TL4.svg", "D4 and TL4"),
        ("#/position/TPM6", "rungs-TPM6.svg", "TPM6 – Technical Program Manager 6"),
        ("#/blank-chart", "rungs-Blank-chart.svg", "Blank chart"),
    ] {
        page.visit(address)?;
        page.catch_files()?;
        page.press("Export as picture")?;
        page.choose("Drawing (SVG)")?;
        page.press("Save SVG")?;
        let (name, bytes) = page.caught()?;
        same(name.as_str(), file)?;
        let drawing = String::from_utf8(bytes)?;
        let document = roxmltree::Document::parse(&drawing)?;
        let title = document.descendants().find(|node| node.has_tag_name("text"));
        same(title.and_then(|node| node.text()), Some(words))?;
    }
    Ok(())
}

/// Every page of the framework, as a reader sees it.
fn every_page_reads_well(engine: Engine) -> Result<()> {
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
        titled(&page, &format!("{} – Rungs", wanted.title))?;
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
        same(text[2].clone(), json!([]))?;
        for link in text[1].as_array().context("links")? {
            let Ok(route) = link.as_str().context("a link")?.parse();
            if let Route::Handbook(path) = route {
                let place = path.parse::<HandbookRoute>().map_err(anyhow::Error::msg)?;
                ensure!(handbook::page(framework, &place).is_some(), "{path} is no page");
            }
        }
        seen.push(wanted.title);
    }
    same(seen.len(), 37)
}

/// Going back leaves a comparison at once, however often it was changed.
fn going_back_leaves_the_comparison(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/position/D4")?;
    page.follow("Compare with…")?;
    begins(&page, "Compare positions")?;
    page.write("Position 2", "D5")?;
    titled(&page, "D4 and D5 – Rungs")?;
    page.write("Position 2", "TL5")?;
    titled(&page, "D4 and TL5 – Rungs")?;
    page.browser.execute("history.back()", vec![])?;
    titled(&page, "D4 – Developer 4 – Rungs")?;
    let shown: Value = page.browser.execute("return location.hash", vec![])?;
    same(shown, json!("#/position/D4"))
}
