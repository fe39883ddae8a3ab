//! The pictures in `docs/`: the release, as a visitor sees it. And the app's icons.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rungs::chart::shape::{Fill, Shape};
use rungs::chart::{Ink, Palette, Point, icon};
use rungs::export::svg::{self, Colors};
use rungs::model::{Custom, Framework, FrameworkId};
use rungs::store::envelope::encode;
use serde_json::json;
use xshell::Shell;
use xtask::browser::{Browser, Engine, Options};
use xtask::server::Server;
use xtask::{root, tools};

/// An assessment that shows what the chart can.
const RECORD: &str = include_str!("screenshots.json");

/// Name, window, theme and page of every picture.
const PICTURES: [(&str, (u32, u32), bool, &str); 7] = [
    ("wide-light", (1280, 800), false, ""),
    ("wide-dark", (1280, 800), true, ""),
    ("phone-light", (375, 812), false, ""),
    ("gap-light", (1024, 900), false, "#/gap"),
    ("packet-light", (1024, 900), false, "#/packet"),
    ("compare-light", (1024, 900), false, "#/compare/D4/TL4"),
    ("editor-light", (1024, 900), false, "#/frameworks/edit/own"),
];

/// A framework that somebody is about to edit, as a record.
fn own_framework() -> String {
    let mut draft =
        Framework::builtin().document().duplicate(FrameworkId::new("own"), "Our ladder".to_owned());
    draft.axes.to_mut()[0].name = "Craft".into();
    draft.move_axis(2, 1);
    encode(1, Some(&Custom { draft, revisions: Vec::new() }))
}

/// Name, and width and height in pixels, of every icon that is not a vector; whether it is on paper that
/// fills it, for systems that cut icons to shapes of their own.
const ICONS: [(&str, u32, bool); 3] =
    [("icon-192", 192, false), ("icon-512", 512, false), ("icon-mask", 512, true)];

/// The icon as an SVG file.
fn icon(is_mask: bool) -> String {
    const SIZE: f64 = 32.0;
    let mut shapes = icon::icon(SIZE, if is_mask { 11.0 } else { 14.5 });
    if is_mask {
        let corners = [(0.0, 0.0), (SIZE, 0.0), (SIZE, SIZE), (0.0, SIZE)];
        let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
        let fill = Some(Fill { ink: Ink::Paper, opacity: 1.0 });
        shapes.insert(0, Shape::Path { points, closed: true, fill, stroke: None });
    }
    let children = svg::shapes(&shapes, Colors::Of(&Palette::LIGHT));
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">{children}</svg>\n")
}

/// Draws the icons. A page and not a file is pictured, so that what is around the shape is nothing.
fn icons(sh: &Shell) -> Result<()> {
    let public = root().join("public");
    sh.write_file(public.join("icon.svg"), icon(false))?;
    for (name, size, is_mask) in ICONS {
        let browser = Browser::start(Engine::Chromium, Options::default())?;
        browser.open("about:blank")?;
        let image = BASE64.encode(icon(is_mask));
        let script = "const image = new Image(); image.src = 'data:image/svg+xml;base64,' + args[0]; \
                      await image.decode(); \
                      const canvas = Object.assign(document.createElement('canvas'), { width: args[1], height: args[1] }); \
                      canvas.getContext('2d').drawImage(image, 0, 0, args[1], args[1]); \
                      return canvas.toDataURL('image/png').split(',')[1]";
        let drawn = browser.js_async(script, vec![json!(image), json!(size)])?;
        let drawn = BASE64.decode(drawn.as_str().context("a picture")?)?;
        sh.write_file(public.join(format!("{name}.png")), drawn)?;
    }
    Ok(())
}

/// Draws the icons, builds the release and takes the pictures.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let _browsers = tools::for_browsers(sh)?;
    icons(sh)?;
    crate::build(sh)?;
    let server = Server::start(&root().join("dist"), "/", &[], false)?;
    for (name, size, dark, page) in PICTURES {
        let browser =
            Browser::start(Engine::Chromium, Options { size, dark, ..Options::default() })?;
        browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
        browser.open(&server.url)?;
        browser
            .js("localStorage.setItem('rungs/assessment/current', args[0])", vec![json!(RECORD)])?;
        let own = own_framework();
        browser.js("localStorage.setItem('rungs/framework/own', args[0])", vec![json!(own)])?;
        browser.open(&format!("{}{page}", server.url))?;
        browser.reload()?;
        browser.wait_for("return document.documentElement.hasAttribute('data-ready')", &[])?;
        if !page.is_empty() {
            browser.wait_for("return !!document.querySelector('main.away h1')", &[])?;
        }
        browser.wait_for("return [...document.images].every((image) => image.complete)", &[])?;
        browser.wait_for("return [...document.styleSheets].length > 2", &[])?;
        // Let the first frames pass.
        browser.js_async(
            "for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame)",
            vec![],
        )?;
        sh.write_file(root().join(format!("docs/{name}.png")), browser.screenshot()?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_the_one_the_chart_draws() {
        let kept = std::fs::read_to_string(root().join("public/icon.svg")).unwrap_or_default();
        assert_eq!(kept, icon(false), "cargo xtask screenshots draws it anew");
    }
}
