//! `cargo xtask test`: everything that must hold, cheapest first.

use crate::build;
use anyhow::{Result, bail};
use xshell::{Shell, cmd};
use xtask::tools::{self, say};

const WASM: &str = "wasm32-unknown-unknown";

/// All of it.
pub(crate) fn all(sh: &Shell) -> Result<()> {
    lint(sh)?;
    native(sh)?;
    wasm(sh)?;
    e2e(sh)?;
    say("everything holds");
    Ok(())
}

/// One part by its name.
pub(crate) fn part(sh: &Shell, name: &str) -> Result<()> {
    match name {
        "lint" => lint(sh),
        "native" => native(sh),
        "wasm" => wasm(sh),
        "e2e" => e2e(sh),
        _ => bail!("there is no part “{name}”: lint, native, wasm or e2e"),
    }
}

/// Format, lints of both sides, docs.
fn lint(sh: &Shell) -> Result<()> {
    let _tools = tools::for_building(sh, false)?;
    say("format and lints");
    cmd!(sh, "cargo fmt --all --check").run()?;
    let deny = ["--", "-D", "warnings"];
    cmd!(sh, "cargo clippy --workspace --all-targets --features e2e {deny...}").run()?;
    cmd!(sh, "cargo clippy --target {WASM} --lib --bins --test web {deny...}").run()?;
    say("docs");
    let _strict = sh.push_env("RUSTDOCFLAGS", "-D warnings");
    cmd!(sh, "cargo doc --quiet --workspace --no-deps").run()?;
    cmd!(sh, "cargo doc --quiet --no-deps --lib --target {WASM}").run()?;
    Ok(())
}

/// The core, without a browser.
fn native(sh: &Shell) -> Result<()> {
    say("tests of the core");
    cmd!(sh, "cargo test --workspace").run()?;
    Ok(())
}

/// The browser's edge, in a browser.
fn wasm(sh: &Shell) -> Result<()> {
    let _tools = tools::for_building(sh, false)?;
    let _browsers = tools::for_browsers(sh)?;
    say("tests of the browser's edge, in Chromium");
    let driver = tools::chromedriver()?;
    cmd!(sh, "cargo test --target {WASM} --no-default-features --test web")
        .env("CHROMEDRIVER", driver)
        .run()?;
    Ok(())
}

/// The release, as a person uses it.
fn e2e(sh: &Shell) -> Result<()> {
    let _browsers = tools::for_browsers(sh)?;
    let axe = tools::axe(sh)?;
    build(sh)?;
    say("the release in Chromium, Firefox and WebKit");
    // WebKit's small browser has no headless mode. The screen is large so that its own pointer,
    // which stands in the middle, is over no window.
    let screen = "-screen 0 4000x3000x24";
    cmd!(sh, "xvfb-run --auto-servernum --server-args {screen} cargo test --features e2e --test e2e -- --test-threads=2")
        .env("AXE", axe)
        .run()?;
    Ok(())
}
