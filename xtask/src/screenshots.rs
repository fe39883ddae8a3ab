//! The pictures in `docs/`: the release, as a visitor sees it.

use anyhow::Result;
use serde_json::json;
use xshell::Shell;
use xtask::browser::{Browser, Engine, Options};
use xtask::server::Server;
use xtask::{root, tools};

/// An assessment that shows what the chart can.
const RECORD: &str = r#"{"kind":"assessment","schema":1,"revision":1,"data":{"framework":{"id":"engineering-ladders","revision":"6055355"},"person":"","target":"D5","ratings":{"influence":2,"people":3.5,"process":4,"system":3,"technology":4},"rated_on":"2026-11-22"}}"#;

/// Name, window and theme of every picture.
const PICTURES: [(&str, (u32, u32), bool); 3] = [
    ("wide-light", (1280, 800), false),
    ("wide-dark", (1280, 800), true),
    ("phone-light", (375, 812), false),
];

/// Builds the release and takes the pictures.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    crate::build(sh)?;
    let _browsers = tools::for_browsers(sh)?;
    let server = Server::start(&root().join("dist"), "/", &[], false)?;
    for (name, size, dark) in PICTURES {
        let browser =
            Browser::start(Engine::Chromium, Options { size, dark, ..Options::default() })?;
        browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
        browser.open(&server.url)?;
        browser
            .js("localStorage.setItem('rungs/assessment/current', args[0])", vec![json!(RECORD)])?;
        browser.reload()?;
        browser.wait_for("return document.documentElement.hasAttribute('data-ready')", &[])?;
        // Let the first frames pass.
        browser.js_async(
            "for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame)",
            vec![],
        )?;
        sh.write_file(root().join(format!("docs/{name}.png")), browser.screenshot()?)?;
    }
    Ok(())
}
