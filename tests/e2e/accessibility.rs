//! Accessibility: axe-core, the accessibility tree, small windows, forced colors.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::env;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    ChromiumAlone: [
        screen_reader_hears_every_value,
        content_fits_at_320_pixels_and_400_percent,
        targets_are_large_enough,
        chart_uses_forced_colors,
    ],
}

/// The rules of axe-core to run.
#[derive(Clone, Copy)]
pub(crate) enum Rules {
    /// WCAG 2.0 to 2.2, and best practices.
    All,
    /// The rules about colors. If only the theme has changed, no other rule can find anything new.
    Colors,
}

impl Rules {
    /// The options of `axe.run`. No page has media or frames, so axe-core does not look for them.
    fn options(self) -> Value {
        let rules = match self {
            Self::All => json!({ "rules": { "target-size": { "enabled": true } } }),
            Self::Colors => json!({ "runOnly": ["color-contrast", "link-in-text-block"] }),
        };
        let mut options =
            json!({ "resultTypes": ["violations"], "preload": false, "iframes": false });
        if let (Some(options), Value::Object(rules)) = (options.as_object_mut(), rules) {
            options.extend(rules);
        }
        options
    }
}

/// Asserts that axe-core finds nothing.
pub(crate) fn axe(page: &Page, rules: Rules) -> Result<()> {
    if page.browser.execute("return !window.axe", vec![])? == json!(true) {
        let path = env::var("AXE").context("cargo xtask test e2e says where axe-core is")?;
        let code = std::fs::read_to_string(path)?;
        page.browser.execute(&format!("{code}; window.axe = axe"), vec![])?;
    }
    // Scroll to the top: axe-core counts a control that is partly under a bar as too small.
    let found = page.browser.execute_async(
        "for (const it of document.querySelectorAll('html, dialog[open], dialog[open] *')) if (it.scrollTop) it.scrollTop = 0; \
         const found = await axe.run(args[0]); return found.violations.map((v) => [v.id, v.nodes.map((n) => [n.html, ...n.any.map((check) => check.message)])])",
        vec![rules.options()],
    )?;
    expect_eq(found, json!([]))
}

/// Asserts that nothing is wider than the window, and that the navigation fits on its line.
pub(crate) fn fits(page: &Page, address: &str) -> Result<()> {
    let over = "return Math.max(...[...document.querySelectorAll('html, .nav')].map((it) => it.scrollWidth - it.clientWidth))";
    let over = page.browser.execute(over, vec![])?;
    ensure!(over == json!(0), "{address} is {over} pixels too wide");
    Ok(())
}

fn screen_reader_hears_every_value(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.select_radio("D5")?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.browser.cdp("Accessibility.enable", json!({}))?;
    let tree = page.browser.cdp("Accessibility.getFullAXTree", json!({}))?;
    let nodes = tree["nodes"].as_array().context("nodes")?;
    let of_role = |role: &str| {
        nodes.iter().filter(move |node| node["role"]["value"] == json!(role)).collect::<Vec<_>>()
    };
    let sliders = of_role("slider");
    expect_eq(sliders.len(), 5)?;
    // The accessibility tree does not contain `aria-valuetext`, so read it from the slider's
    // element.
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
    expect_eq(spoken("People")?, json!(said))?;
    expect_eq(spoken("System")?, json!("System, unrated; target D5 asks 4, Evolves"))?;
    let image = of_role("image")
        .into_iter()
        .chain(of_role("img"))
        .find_map(|node| node["name"]["value"].as_str());
    ensure!(image.context("the chart")?.contains(said), "the chart is described: {image:?}");
    expect_eq(of_role("radio").len(), 19)
}

fn content_fits_at_320_pixels_and_400_percent(engine: Engine) -> Result<()> {
    // 1280 pixels at 400 % are 320.
    for size in [(320, 640), (375, 812), (768, 1024), (900, 700), (2560, 1440)] {
        let page = Page::open_with_options(engine, Options { size, ..Options::default() })?;
        let wide = page
            .browser
            .execute("return document.documentElement.scrollWidth - innerWidth", vec![])?;
        ensure!(wide.as_i64().context("a number")? <= 0, "{size:?} scrolls sideways by {wide}");
        let cut = page.browser.execute(
            "return [...document.querySelectorAll('button, label, input, p, h1, h2, h3, figure')].filter((e) => { \
               const r = e.getBoundingClientRect(); \
               return e.offsetParent && !e.classList.contains('unseen') && (r.left < -0.5 || r.right > innerWidth + 0.5) }) \
             .map((e) => e.outerHTML.slice(0, 80))",
            vec![],
        )?;
        expect_eq(cut, json!([]))?;
        page.drag("System", 4.0)?;
        page.expect_slider("System", "System, 4 of 5")?;
    }
    Ok(())
}

fn targets_are_large_enough(engine: Engine) -> Result<()> {
    let page = Page::open_with_options(engine, Options { size: (375, 812), ..Options::default() })?;
    page.drag("System", 4.0)?;
    page.expect_slider("System", "System, 4 of 5")?;
    let small = page.browser.execute(
        "return [...document.querySelectorAll('button, input, label.rung')].filter((e) => { \
           const r = (e.closest('label') ?? e).getBoundingClientRect(); \
           return e.offsetParent && (r.width < 24 || r.height < 24) }).map((e) => e.outerHTML.slice(0, 80))",
        vec![],
    )?;
    expect_eq(small, json!([]))
}

fn chart_uses_forced_colors(engine: Engine) -> Result<()> {
    let page =
        Page::open_with_options(engine, Options { forced_colors: true, ..Options::default() })?;
    page.drag("System", 4.0)?;
    page.expect_slider("System", "System, 4 of 5")?;
    // The handle has the system's color for links.
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
    expect_eq(same_color, json!(true))
}
