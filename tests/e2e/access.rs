//! For everyone: what axe-core finds, what a screen reader is told, what fits a small screen.

use crate::page::{Page, same};
use anyhow::{Context, Result, ensure};
use rungs::guide;
use rungs::model::Framework;
use serde_json::{Value, json};
use std::env;
use xtask::browser::{Engine, Options};

pub(crate) fn axe(page: &Page) -> Result<()> {
    let path = env::var("AXE").context("cargo xtask test e2e says where axe-core is")?;
    page.browser.js(&format!("{}; window.axe = axe", std::fs::read_to_string(path)?), vec![])?;
    let found = page.browser.js_async(
        "const found = await axe.run({ rules: { 'target-size': { enabled: true } } }); return found.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])",
        vec![],
    )?;
    same(found, json!([]))
}

/// Nothing is wider than the window.
pub(crate) fn fits(page: &Page, address: &str) -> Result<()> {
    let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let over = page.browser.js(over, vec![])?;
    ensure!(over == json!(0), "{address} is {over} pixels too wide");
    Ok(())
}

#[test]
fn axe_finds_nothing_on_the_frameworks_pages() -> Result<()> {
    let mut pages: Vec<String> =
        guide::contents(Framework::builtin()).into_iter().map(|way| way.place.address()).collect();
    pages.extend(
        ["position/D4", "axis/people/3", "compare/D5/EM5/TPM6/TL7", "no/such/page"]
            .map(|path| format!("#/{path}")),
    );
    for dark in [false, true] {
        for size in [(1280, 900), (375, 812)] {
            let page =
                Page::open_with(Engine::Chromium, Options { size, dark, ..Options::default() })?;
            for address in &pages {
                page.visit(address)?;
                page.browser.wait_for("return !!document.querySelector('main.away h1')", &[])?;
                axe(&page)?;
                fits(&page, address)?;
            }
            page.visit("#/blank-chart")?;
            page.press("Export as picture")?;
            page.sees("Made for")?;
            axe(&page)?;
            page.press("Close")?;
            page.browser.keys(&[], &["/"])?;
            page.browser.wait_for(
                "return document.activeElement.getAttribute('role') === 'combobox'",
                &[],
            )?;
            page.browser.keys(&[], &["t", "e", "c", "h"])?;
            page.sees("TL4 – Tech Lead 4")?;
            axe(&page)?;
        }
    }
    let page =
        Page::open_with(Engine::Chromium, Options { size: (320, 640), ..Options::default() })?;
    for address in &pages {
        page.visit(address)?;
        page.browser.wait_for("return !!document.querySelector('main.away h1')", &[])?;
        fits(&page, address)?;
    }
    Ok(())
}

#[test]
fn axe_finds_nothing_in_light_and_dark_wide_and_narrow() -> Result<()> {
    for dark in [false, true] {
        for size in [(1280, 900), (375, 812)] {
            let options = Options { size, dark, ..Options::default() };
            let page = Page::open_with(Engine::Chromium, options)?;
            let theme = page.browser.js("return document.documentElement.dataset.theme", vec![])?;
            same(theme, json!(if dark { "dark" } else { "light" }))?;
            axe(&page)?;
            page.focus_slider("People")?;
            page.browser.keys(&[], &["\u{e014}"])?;
            page.expect("People", "People, 2 of 5")?;
            axe(&page)?;
            page.press("Export")?;
            page.sees("Made for")?;
            for way in 0..7 {
                let choose = "const select = document.querySelector('dialog select'); select.value = args[0]; \
                              select.dispatchEvent(new Event('change', { bubbles: true }))";
                page.browser.js(choose, vec![way.to_string().into()])?;
                axe(&page)?;
            }
            page.press("Close")?;
            page.press("People, evidence and plan")?;
            page.write("What happened", "Mentored two juniors")?;
            page.write("What to do", "Mentor a third")?;
            page.browser.wait_for("return document.querySelectorAll('.row').length === 4", &[])?;
            axe(&page)?;
            page.press("Close")?;
            page.follow("Gap & plan")?;
            page.sees("Mentored two juniors")?;
            axe(&page)?;
            page.follow("Packet")?;
            page.sees("Mentor a third")?;
            axe(&page)?;
            page.follow("Chart")?;
            let open = "for (const it of document.querySelectorAll('details')) it.open = true";
            page.browser.js(open, vec![])?;
            page.press("Ask for a second view")?;
            page.browser.wait_for("return !!document.querySelector('svg.code')", &[])?;
            axe(&page)?;
            let link = page.browser.js(
                "return document.querySelector('.link-row input').value.split('#')[1]",
                vec![],
            )?;
            page.press("Close")?;
            page.visit(&format!("#{}", link.as_str().context("a link")?))?;
            page.sees("You are asked for your view")?;
            axe(&page)?;
            page.visit("#/open/1.broken")?;
            page.sees("This link cannot be opened")?;
            axe(&page)?;
            page.visit("")?;
            page.press("Assessments")?;
            page.press("Start the next one")?;
            page.browser.wait_for("return !!document.querySelector('.timeline')", &[])?;
            let open = "for (const it of document.querySelectorAll('details')) it.open = true";
            page.browser.js(open, vec![])?;
            axe(&page)?;
            page.press("Assessments")?;
            page.press("Add a person")?;
            page.press("Assessments")?;
            page.browser
                .wait_for("return document.querySelectorAll('.library-head').length === 2", &[])?;
            axe(&page)?;
            page.press("Close")?;
            page.press("Your data")?;
            page.press("Erase everything")?;
            page.sees("Download a backup first")?;
            axe(&page)?;
        }
    }
    Ok(())
}

#[test]
fn axe_finds_nothing_where_frameworks_are_made_and_brought() -> Result<()> {
    let text = rungs::store::framework::write(&crate::workshop::acme());
    for dark in [false, true] {
        for size in [(1280, 900), (375, 812), (320, 640)] {
            let options = Options { size, dark, ..Options::default() };
            let page = Page::open_with(Engine::Chromium, options)?;
            let open = "for (const it of document.querySelectorAll('details')) it.open = true; \
                        for (const it of document.querySelectorAll('.fold[aria-expanded=false]')) it.click()";
            page.visit("#/frameworks")?;
            page.sees("Bring your own")?;
            page.browser.js(open, vec![])?;
            axe(&page)?;
            fits(&page, "#/frameworks")?;
            page.press("Duplicate: Engineering Ladders")?;
            page.sees("Everything fits together.")?;
            page.browser.js(open, vec![])?;
            page.browser
                .wait_for("return document.querySelectorAll('.position').length === 18", &[])?;
            axe(&page)?;
            fits(&page, "the editor")?;
            page.press("Add an axis")?;
            page.sees("Before it can be saved as a revision")?;
            axe(&page)?;
            page.drop_file("acme.json", text.as_bytes())?;
            page.sees("This is what was understood")?;
            page.browser.js(open, vec![])?;
            axe(&page)?;
            fits(&page, "what was brought")?;
            page.press("Keep it and use it")?;
            page.expect("Systems", "Systems, unrated")?;
            page.browser.js(open, vec![])?;
            page.press("Move to another framework or revision")?;
            page.sees("Which axis becomes which")?;
            axe(&page)?;
            fits(&page, "the move")?;
        }
    }
    Ok(())
}

#[test]
fn a_screen_reader_is_told_every_value() -> Result<()> {
    let page = Page::open(Engine::Chromium)?;
    page.choose("D5")?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.browser.cdp("Accessibility.enable", json!({}))?;
    let tree = page.browser.cdp("Accessibility.getFullAXTree", json!({}))?;
    let nodes = tree["nodes"].as_array().context("nodes")?;
    let of_role = |role: &str| {
        nodes.iter().filter(move |node| node["role"]["value"] == json!(role)).collect::<Vec<_>>()
    };
    let sliders = of_role("slider");
    same(sliders.len(), 5)?;
    // The protocol's tree has no aria-valuetext, so what stands for it is read off the slider's element.
    page.browser.cdp("DOM.enable", json!({}))?;
    let spoken = |name: &str| -> Result<Value> {
        let slider = sliders
            .iter()
            .find(|slider| slider["name"]["value"] == json!(name))
            .context("a slider")?;
        let node = json!({ "backendNodeId": slider["backendDOMNodeId"] });
        let element = page.browser.cdp("DOM.describeNode", node)?;
        let attributes = element["node"]["attributes"].as_array().context("attributes")?.clone();
        let at = attributes
            .iter()
            .position(|name| *name == json!("aria-valuetext"))
            .context("a value text")?;
        Ok(attributes[at + 1].clone())
    };
    let said = "People, 3 of 5, Mentors; target D5 asks 3, Mentors";
    same(spoken("People")?, json!(said))?;
    same(spoken("System")?, json!("System, unrated; target D5 asks 4, Evolves"))?;
    let image = of_role("image")
        .into_iter()
        .chain(of_role("img"))
        .find_map(|node| node["name"]["value"].as_str());
    ensure!(image.context("the chart")?.contains(said), "the chart is described: {image:?}");
    same(of_role("radio").len(), 19)
}

#[test]
fn nothing_is_cut_off_at_320_pixels_or_400_percent() -> Result<()> {
    // 1280 pixels at 400 % are 320.
    for size in [(320, 640), (375, 812), (768, 1024), (900, 700), (2560, 1440)] {
        let page = Page::open_with(Engine::Chromium, Options { size, ..Options::default() })?;
        let wide =
            page.browser.js("return document.documentElement.scrollWidth - innerWidth", vec![])?;
        ensure!(wide.as_i64().context("a number")? <= 0, "{size:?} scrolls sideways by {wide}");
        let cut = page.browser.js(
            "return [...document.querySelectorAll('button, label, input, p, h1, h2, h3, figure')].filter((e) => { \
               const r = e.getBoundingClientRect(); \
               return e.offsetParent && !e.classList.contains('unseen') && (r.left < -0.5 || r.right > innerWidth + 0.5) }) \
             .map((e) => e.outerHTML.slice(0, 80))",
            vec![],
        )?;
        same(cut, json!([]))?;
        page.drag("System", 4.0)?;
        page.expect("System", "System, 4 of 5")?;
    }
    Ok(())
}

#[test]
fn what_is_pressed_is_large_enough() -> Result<()> {
    let page =
        Page::open_with(Engine::Chromium, Options { size: (375, 812), ..Options::default() })?;
    page.drag("System", 4.0)?;
    page.expect("System", "System, 4 of 5")?;
    let small = page.browser.js(
        "return [...document.querySelectorAll('button, input, label.rung')].filter((e) => { \
           const r = (e.closest('label') ?? e).getBoundingClientRect(); \
           return e.offsetParent && (r.width < 24 || r.height < 24) }).map((e) => e.outerHTML.slice(0, 80))",
        vec![],
    )?;
    same(small, json!([]))
}

#[test]
fn forced_colors_are_kept_to() -> Result<()> {
    let page =
        Page::open_with(Engine::Chromium, Options { forced_colors: true, ..Options::default() })?;
    page.drag("System", 4.0)?;
    page.expect("System", "System, 4 of 5")?;
    // The handle has the system's colour for links, whatever that is.
    let same_color = page.browser.wait_for(
        "const probe = document.body.appendChild(document.createElement('i')); probe.style.color = 'LinkText'; \
         const wanted = getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).join(); probe.remove(); \
         const canvas = document.querySelectorAll('.chart canvas')[1], r = canvas.getBoundingClientRect(); \
         const at = canvas.getContext('2d').getImageData(args[0] - r.left, args[1] - r.top, 1, 1).data; \
         return [...at].slice(0, 3).join() === wanted",
        &{
            let at = page.handle("System")?;
            [json!(at.x), json!(at.y)]
        },
    )?;
    same(same_color, json!(true))
}

#[test]
fn axe_finds_nothing_where_the_page_has_stopped() -> Result<()> {
    for dark in [false, true] {
        let page = Page::open_with(Engine::Chromium, Options { dark, ..Options::default() })?;
        page.drag("System", 4.0)?;
        page.has_kept()?;
        // The offer of a new version, and then the rescue page.
        let newer =
            "window.rungsNewer = 'two'; dispatchEvent(new CustomEvent('rungs:new-version'))";
        page.browser.js(newer, vec![])?;
        page.sees("A new version of Rungs is ready.")?;
        axe(&page)?;
        page.press("Later")?;
        page.does_not_see("A new version of Rungs is ready.")?;
        page.browser
            .js("dispatchEvent(new CustomEvent('rungs:panic', { detail: 'it broke' }))", vec![])?;
        page.sees("Rungs has stopped")?;
        axe(&page)?;
    }
    Ok(())
}
