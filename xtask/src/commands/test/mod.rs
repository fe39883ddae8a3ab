//! `cargo xtask test`: all checks, cheapest first.

mod changed_files;

use crate::commands::build;
use anyhow::{Context, Result, anyhow, bail};
use changed_files::ChangedFiles;
use std::fs;
use xshell::{Shell, cmd};
use xtask::test_report::{TestReport, end_to_end_times};
use xtask::tools::{self, WASM, log};

/// Runs all checks.
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
        log("everything holds");
        Ok(())
    })
}

/// Runs the checks that are useful after a small change: format, lints, the native tests of what
/// changed, and the core journeys in Chromium.
pub(crate) fn quick(sh: &Shell) -> Result<()> {
    reported(|report| {
        lint(sh, report)?;
        let changes = ChangedFiles::find(sh)?;
        report.step("native tests of what changed", || {
            for arguments in changes.native_tests() {
                cmd!(sh, "cargo test --workspace {arguments...}").run()?;
            }
            Ok(())
        })?;
        end_to_end(sh, report, "core")
    })
}

/// Runs one part.
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

/// Runs steps and reports their times, even if one of them fails.
fn reported(run: impl FnOnce(&mut TestReport) -> Result<()>) -> Result<()> {
    // Remove the times of an earlier run.
    let _ = fs::remove_file(end_to_end_times());
    let mut report = TestReport::default();
    let result = run(&mut report);
    report.finish()?;
    result
}

/// Format, lints for both targets, docs.
fn lint(sh: &Shell, report: &mut TestReport) -> Result<()> {
    let _compiling = tools::for_compiling(sh)?;
    report.step("format", || Ok(cmd!(sh, "cargo fmt --all --check").run()?))?;
    let deny = ["--", "-D", "warnings"];
    report.step("lints", || {
        cmd!(sh, "cargo clippy --workspace --lib --bins --tests {deny...}").run()?;
        // `--tests` selects what `cargo test` runs, and it drops a target that is named beside it.
        cmd!(sh, "cargo clippy --workspace --test e2e {deny...}").run()?;
        Ok(cmd!(sh, "cargo clippy --target {WASM} --lib --bins --test web {deny...}").run()?)
    })?;
    report.step("docs", || {
        let _strict = sh.push_env("RUSTDOCFLAGS", "-D warnings");
        cmd!(sh, "cargo doc --quiet --workspace --no-deps").run()?;
        Ok(cmd!(sh, "cargo doc --quiet --no-deps --lib --target {WASM}").run()?)
    })
}

/// Sources, licenses, bans and known vulnerabilities of dependencies.
fn supply(sh: &Shell, report: &mut TestReport) -> Result<()> {
    let _tools = tools::for_supply(sh)?;
    report.step("dependencies: sources, licences, bans", || {
        let checks = ["bans", "licenses", "sources"];
        Ok(cmd!(sh, "cargo deny --log-level error --locked check {checks...}").run()?)
    })?;
    report.step("dependencies: advisories", || advisories(sh))
}

fn advisories(sh: &Shell) -> Result<()> {
    /// The database that `cargo deny` fetches.
    const ADVISORIES: &str = "https://github.com/RustSec/advisory-db";
    let reached = cmd!(sh, "git ls-remote --quiet --exit-code {ADVISORIES} HEAD")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1")
        .env("GIT_HTTP_LOW_SPEED_TIME", "20")
        .quiet()
        .ignore_stdout()
        .ignore_stderr();
    if reached.run().is_err() {
        log(&format!("{ADVISORIES} cannot be reached: advisories are NOT checked"));
        return Ok(());
    }
    Ok(cmd!(sh, "cargo deny --log-level error --locked check advisories").run()?)
}

/// The tests without a browser.
fn native(sh: &Shell, report: &mut TestReport) -> Result<()> {
    report.step("native tests: compile", || {
        // Compile the end-to-end tests as well, because they use the same crates.
        let targets = ["--lib", "--bins", "--tests", "--test", "e2e"];
        Ok(cmd!(sh, "cargo test --workspace {targets...} --no-run").run()?)
    })?;
    report.step("native tests", || Ok(cmd!(sh, "cargo test --workspace").run()?))
}

/// The tests of `src/browser/`, in a browser.
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

/// The end-to-end tests of the release. `which` is `all` or `core`.
fn end_to_end(sh: &Shell, report: &mut TestReport, which: &str) -> Result<()> {
    let _browsers = tools::for_browsers(sh)?;
    let axe = tools::axe(sh)?;
    report.step("release", || build::run(sh))?;
    report.step("end-to-end tests: compile", || {
        Ok(cmd!(sh, "cargo test --workspace --test e2e --no-run").run()?)
    })?;
    // WebKit's MiniBrowser has no headless mode. The screen is large, so that the mouse pointer in
    // its middle is not over a window.
    let screen = "-screen 0 4000x3000x24";
    report.step("end-to-end tests", || {
        cmd!(sh, "xvfb-run --auto-servernum --server-args {screen} cargo test --workspace --test e2e -- --test-threads=3")
            .env("AXE", axe)
            .env("E2E_TESTS", which)
            .run()
            .context("end-to-end tests")
    })
}
