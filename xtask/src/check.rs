//! `cargo xtask test`: everything that must hold, cheapest first.

use crate::build;
use anyhow::{Result, bail};
use xshell::{Shell, cmd};
use xtask::tools::{self, say};

const WASM: &str = "wasm32-unknown-unknown";

/// All of it.
pub(crate) fn all(sh: &Shell) -> Result<()> {
    lint(sh)?;
    supply(sh)?;
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
        "supply" => supply(sh),
        "native" => native(sh),
        "wasm" => wasm(sh),
        "e2e" => e2e(sh),
        _ => bail!("there is no part “{name}”: lint, supply, native, wasm or e2e"),
    }
}

/// Format, lints of both sides, docs.
fn lint(sh: &Shell) -> Result<()> {
    let _tools = tools::for_building(sh, false)?;
    say("format and lints");
    cmd!(sh, "cargo fmt --all --check").run()?;
    let deny = ["--", "-D", "warnings"];
    cmd!(sh, "cargo clippy --workspace --lib --bins --tests --test e2e {deny...}").run()?;
    cmd!(sh, "cargo clippy --target {WASM} --lib --bins --test web {deny...}").run()?;
    say("docs");
    let _strict = sh.push_env("RUSTDOCFLAGS", "-D warnings");
    cmd!(sh, "cargo doc --quiet --workspace --no-deps").run()?;
    cmd!(sh, "cargo doc --quiet --no-deps --lib --target {WASM}").run()?;
    Ok(())
}

/// What is depended on: where it comes from, under which licences, and what is known to be wrong with it.
fn supply(sh: &Shell) -> Result<()> {
    /// Where advisories are kept, as `cargo deny` fetches them.
    const ADVISORIES: &str = "https://github.com/RustSec/advisory-db";
    let _tools = tools::for_supply(sh)?;
    say("dependencies: sources, licences, bans");
    cmd!(sh, "cargo deny --log-level error --locked check bans licenses sources").run()?;
    let reached = cmd!(sh, "git ls-remote --quiet --exit-code {ADVISORIES} HEAD")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1")
        .env("GIT_HTTP_LOW_SPEED_TIME", "20")
        .quiet()
        .ignore_stdout()
        .ignore_stderr();
    if reached.run().is_err() {
        say(&format!("{ADVISORIES} cannot be reached: advisories are NOT checked"));
        return Ok(());
    }
    say("dependencies: advisories");
    cmd!(sh, "cargo deny --log-level error --locked check advisories").run()?;
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
    cmd!(sh, "xvfb-run --auto-servernum --server-args {screen} cargo test --workspace --test e2e -- --test-threads=2")
        .env("AXE", axe)
        .run()?;
    Ok(())
}
