//! `cargo xtask test`: everything that must hold, cheapest first.

mod changes;

use crate::build;
use anyhow::{Context, Result, anyhow, bail};
use changes::Changes;
use std::fs;
use xshell::{Shell, cmd};
use xtask::test_report::{TestReport, end_to_end_times};
use xtask::tools::{self, WASM, say};

/// All of it.
pub(crate) fn all(sh: &Shell) -> Result<()> {
    reported(|report| {
        let installing = tools::install_for_tests();
        lint(sh, report)?;
        native(sh, report)?;
        report.step("tools that were still being installed", || {
            installing.join().map_err(|_| anyhow!("the thread that installs tools panicked"))?
        })?;
        supply(sh, report)?;
        edge(sh, report)?;
        end_to_end(sh, report, "all")?;
        say("everything holds");
        Ok(())
    })
}

/// A short run for after each small change: format and lints, the native tests of the packages that changed,
/// and the core journeys in Chromium.
pub(crate) fn quick(sh: &Shell) -> Result<()> {
    reported(|report| {
        lint(sh, report)?;
        let changes = Changes::find(sh)?;
        report.step("native tests of what changed", || {
            for arguments in changes.native_tests() {
                cmd!(sh, "cargo test --workspace {arguments...}").run()?;
            }
            Ok(())
        })?;
        end_to_end(sh, report, "core")
    })
}

/// One part by its name.
pub(crate) fn part(sh: &Shell, name: &str) -> Result<()> {
    reported(|report| match name {
        "lint" => lint(sh, report),
        "supply" => supply(sh, report),
        "native" => native(sh, report),
        "wasm" => edge(sh, report),
        "e2e" => end_to_end(sh, report, "all"),
        _ => bail!("there is no part “{name}”: quick, lint, supply, native, wasm or e2e"),
    })
}

/// Runs steps, and reports their times also where one of them fails.
fn reported(run: impl FnOnce(&mut TestReport) -> Result<()>) -> Result<()> {
    // The report is of this run alone.
    let _ = fs::remove_file(end_to_end_times());
    let mut report = TestReport::default();
    let result = run(&mut report);
    report.finish()?;
    result
}

/// Format, lints of both sides, docs.
fn lint(sh: &Shell, report: &mut TestReport) -> Result<()> {
    let _compiling = tools::for_compiling(sh)?;
    report.step("format", || Ok(cmd!(sh, "cargo fmt --all --check").run()?))?;
    let deny = ["--", "-D", "warnings"];
    report.step("lints", || {
        // The end-to-end tests are no part of `--all-targets`, since `cargo test` does not run them.
        let targets = ["--lib", "--bins", "--tests", "--test", "e2e"];
        cmd!(sh, "cargo clippy --workspace {targets...} {deny...}").run()?;
        Ok(cmd!(sh, "cargo clippy --target {WASM} --lib --bins --test web {deny...}").run()?)
    })?;
    report.step("docs", || {
        let _strict = sh.push_env("RUSTDOCFLAGS", "-D warnings");
        cmd!(sh, "cargo doc --quiet --workspace --no-deps").run()?;
        Ok(cmd!(sh, "cargo doc --quiet --no-deps --lib --target {WASM}").run()?)
    })
}

/// What is depended on: where it comes from, under which licences, and what is known to be wrong with it.
fn supply(sh: &Shell, report: &mut TestReport) -> Result<()> {
    let _tools = tools::for_supply(sh)?;
    report.step("dependencies: sources, licences, bans", || {
        let checks = ["bans", "licenses", "sources"];
        Ok(cmd!(sh, "cargo deny --log-level error --locked check {checks...}").run()?)
    })?;
    report.step("dependencies: advisories", || advisories(sh))
}

fn advisories(sh: &Shell) -> Result<()> {
    /// Where advisories are kept, as `cargo deny` fetches them.
    const ADVISORIES: &str = "https://github.com/RustSec/advisory-db";
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
    Ok(cmd!(sh, "cargo deny --log-level error --locked check advisories").run()?)
}

/// The core, without a browser.
fn native(sh: &Shell, report: &mut TestReport) -> Result<()> {
    report.step("native tests: compile", || {
        // With the end-to-end tests, which stand on the same crates.
        let targets = ["--lib", "--bins", "--tests", "--test", "e2e"];
        Ok(cmd!(sh, "cargo test --workspace {targets...} --no-run").run()?)
    })?;
    report.step("native tests", || Ok(cmd!(sh, "cargo test --workspace").run()?))
}

/// The browser's edge, in a browser.
fn edge(sh: &Shell, report: &mut TestReport) -> Result<()> {
    let _tools = tools::for_edge_tests(sh)?;
    let driver = tools::chromedriver()?;
    report.step("tests of the browser's edge, in Chromium", || {
        cmd!(sh, "cargo test --target {WASM} --no-default-features --test web")
            .env("CHROMEDRIVER", driver)
            .run()
            .context("tests of the browser's edge")
    })
}

/// The release, as a person uses it. `which` is `all` or `core`.
fn end_to_end(sh: &Shell, report: &mut TestReport, which: &str) -> Result<()> {
    let _browsers = tools::for_browsers(sh)?;
    let axe = tools::axe(sh)?;
    report.step("release", || build(sh))?;
    report.step("end-to-end tests: compile", || {
        Ok(cmd!(sh, "cargo test --workspace --test e2e --no-run").run()?)
    })?;
    // WebKit's small browser has no headless mode. The screen is large so that its own pointer,
    // which stands in the middle, is over no window.
    let screen = "-screen 0 4000x3000x24";
    report.step("end-to-end tests", || {
        cmd!(sh, "xvfb-run --auto-servernum --server-args {screen} cargo test --workspace --test e2e -- --test-threads=3")
            .env("AXE", axe)
            .env("E2E_TESTS", which)
            .run()
            .context("end-to-end tests")
    })
}
