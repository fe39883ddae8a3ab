//! `cargo xtask screenshots`: takes the screenshots in `docs/` of the release.

use crate::commands::icons;
use anyhow::Result;
use rungs::model::{Framework, FrameworkId, UserFramework};
use rungs::storage::envelope::to_shared;
use serde_json::json;
use xshell::Shell;
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};
use xtask::driver::server::Server;
use xtask::{root, tools};

/// An assessment with typical content.
const RECORD: &str = include_str!("screenshots.json");

/// Name, viewport, dark theme and page of every screenshot.
const PICTURES: [(&str, (u32, u32), bool, &str); 7] = [
    ("wide-light", (1280, 800), false, ""),
    ("wide-dark", (1280, 800), true, ""),
    ("phone-light", (375, 812), false, ""),
    ("gap-light", (1024, 900), false, "#/gap"),
    ("packet-light", (1024, 900), false, "#/packet"),
    ("compare-light", (1024, 900), false, "#/compare/D4/TL4"),
    ("editor-light", (1024, 900), false, "#/frameworks/edit/own"),
];

/// The record of a user framework for the editor.
fn own_framework() -> String {
    let mut draft =
        Framework::builtin().draft().duplicate(FrameworkId::new("own"), "Our ladder".to_owned());
    draft.axes.to_mut()[0].name = "Craft".into();
    draft.move_axis(2, 1);
    to_shared(&UserFramework { draft, revisions: Vec::new() }).get().to_owned()
}

/// Draws the icons, builds the release and takes the screenshots.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let _browsers = tools::for_browsers(sh)?;
    icons::draw(sh)?;
    crate::commands::build::run(sh)?;
    let server = Server::start(&root().join("dist"), "/", &[], false)?;
    for (name, size, dark, page) in PICTURES {
        let browser =
            Browser::start(Engine::Chromium, Options { size, dark, ..Options::default() })?;
        browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
        browser.open(&server.url)?;
        browser.execute(
            "localStorage.setItem('rungs/assessment/current', args[0])",
            vec![json!(RECORD)],
        )?;
        let own = own_framework();
        browser
            .execute("localStorage.setItem('rungs/framework/own', args[0])", vec![json!(own)])?;
        browser.open(&format!("{}{page}", server.url))?;
        browser.reload()?;
        browser.wait_for("return document.documentElement.hasAttribute('data-ready')", &[])?;
        if !page.is_empty() {
            browser.wait_for("return !!document.querySelector('main.away h1')", &[])?;
        }
        browser.wait_for("return [...document.images].every((image) => image.complete)", &[])?;
        browser.wait_for("return [...document.styleSheets].length > 2", &[])?;
        // Wait for the first frames.
        browser.execute_async(
            "for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame)",
            vec![],
        )?;
        sh.write_file(root().join(format!("docs/{name}.png")), browser.screenshot()?)?;
    }
    Ok(())
}
