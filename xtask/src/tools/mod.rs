//! Finds or installs the tools that the project needs. They are installed into a cache of our own,
//! by version, so that other projects are not affected.

mod cargo_tool;
mod release;

use crate::build::local_paths;
use anyhow::{Context, Result, bail};
use cargo_tool::CargoTool;
use std::env;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use xshell::{Shell, cmd};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const GECKODRIVER: &str = "0.37.1";
const AXE: &str = "4.14.1";
const CHART_JS: &str = "4.6.1";
const DRAGDATA: &str = "2.3.1";
const ESBUILD: &str = "0.28.2";
const CARGO_DENY: &str = "0.20.2";

/// Debian packages for the three browsers, their drivers, and a virtual screen for the browser
/// without a headless mode.
const BROWSERS: [&str; 7] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "fonts-liberation",
];

/// Prints a progress message.
pub fn log(what: &str) {
    eprintln!("· {what}");
}

/// The environment variables that are set until this is dropped.
#[derive(Debug)]
pub struct Tools<'a> {
    _in_force: Vec<xshell::PushEnv<'a>>,
}

/// The compilation target for browsers.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Prepares compiling: the wasm target.
///
/// # Errors
/// If it can neither be found nor installed. The message says what to do.
pub fn for_compiling(sh: &Shell) -> Result<Tools<'_>> {
    wasm_target(sh)?;
    Ok(Tools { _in_force: vec![local_paths::hide(sh)?] })
}

/// Prepares building: the wasm target, Trunk, wasm-bindgen, esbuild, and wasm-opt for a release.
///
/// # Errors
/// As [`for_compiling`].
pub fn for_building(sh: &Shell, release: bool) -> Result<Tools<'_>> {
    let compiling = for_compiling(sh)?;
    let mut found = vec![
        CargoTool {
            package: "trunk",
            program: "trunk",
            version: TRUNK,
            flags: &["--locked", "--no-default-features"],
            compiles_in: "4 minutes",
        }
        .folder(sh)?,
        wasm_bindgen(sh)?,
    ];
    found.push(npm_package(sh, "esbuild", &[&format!("esbuild@{ESBUILD}")], ESBUILD)?.join(".bin"));
    if release {
        found.push(wasm_opt(sh)?);
    }
    let mut in_force = compiling._in_force;
    in_force.push(prepend_to_path(sh, found)?);
    Ok(Tools { _in_force: in_force })
}

/// Prepares browsers and their drivers.
///
/// # Errors
/// As [`for_compiling`].
pub fn for_browsers(sh: &Shell) -> Result<Tools<'_>> {
    let wanted = ["chromium", "chromedriver", "firefox-esr", "WebKitWebDriver", "xvfb-run"];
    let missing: Vec<&str> = wanted.into_iter().filter(|program| !is_on_path(program)).collect();
    if !missing.is_empty() {
        install_debian_packages(
            sh,
            &BROWSERS,
            &format!("browsers and drivers ({} missing)", missing.join(", ")),
        )?;
    }
    let geckodriver = CargoTool {
        package: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER,
        flags: &["--locked"],
        compiles_in: "1 minute",
    };
    Ok(Tools { _in_force: vec![prepend_to_path(sh, vec![geckodriver.folder(sh)?])?] })
}

/// Prepares the browser tests of `src/browser/`: browsers, and wasm-bindgen's test runner.
///
/// # Errors
/// As [`for_compiling`].
pub fn for_edge_tests(sh: &Shell) -> Result<Tools<'_>> {
    let mut in_force = for_compiling(sh)?._in_force;
    in_force.extend(for_browsers(sh)?._in_force);
    in_force.push(prepend_to_path(sh, vec![wasm_bindgen(sh)?])?);
    Ok(Tools { _in_force: in_force })
}

/// Prepares cargo-deny.
///
/// # Errors
/// As [`for_compiling`].
pub fn for_supply(sh: &Shell) -> Result<Tools<'_>> {
    let deny = CargoTool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: CARGO_DENY,
        flags: &["--locked", "--no-default-features"],
        compiles_in: "1 minute",
    };
    Ok(Tools { _in_force: vec![prepend_to_path(sh, vec![deny.folder(sh)?])?] })
}

/// Installs missing tools of the tests on a thread, while the caller compiles.
#[must_use]
pub fn install_for_tests() -> JoinHandle<Result<()>> {
    thread::spawn(|| {
        // Each thread needs its own shell, because a shell has environment variables.
        let sh = Shell::new()?;
        let _ = for_browsers(&sh)?;
        let _ = for_supply(&sh)?;
        let _ = for_building(&sh, true)?;
        axe(&sh).map(drop)
    })
}

/// The path of ChromeDriver.
///
/// # Errors
/// If it is not on PATH.
pub fn chromedriver() -> Result<PathBuf> {
    Ok(find_on_path("chromedriver").context("chromedriver is not on PATH")?.join("chromedriver"))
}

/// The path of axe-core's script.
///
/// # Errors
/// If npm can neither be found nor installed.
pub fn axe(sh: &Shell) -> Result<PathBuf> {
    let modules = npm_package(sh, "axe-core", &[&format!("axe-core@{AXE}")], AXE)?;
    Ok(modules.join("axe-core/axe.min.js"))
}

/// A folder with Chart.js, its drag plugin and a bundler in `node_modules`.
///
/// # Errors
/// If npm can neither be found nor installed.
pub fn chart_js(sh: &Shell) -> Result<PathBuf> {
    let packages = [
        format!("chart.js@{CHART_JS}"),
        format!("chartjs-plugin-dragdata@{DRAGDATA}"),
        format!("esbuild@{ESBUILD}"),
    ];
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    let modules = npm_package(sh, "chart-js", &packages, CHART_JS)?;
    Ok(modules.parent().map(Path::to_owned).unwrap_or_default())
}

fn wasm_target(sh: &Shell) -> Result<()> {
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    log("adding Rust's wasm target");
    cmd!(sh, "rustup target add {WASM}").run().context(
        "this needs rustup; elsewhere install Rust's standard library for wasm32-unknown-unknown",
    )
}

/// The folder of wasm-bindgen's programs, in the version that the app uses.
fn wasm_bindgen(sh: &Shell) -> Result<PathBuf> {
    let version = locked_version("wasm-bindgen")?;
    // Optimize the crates that process the whole wasm.
    const OPTIMIZED: [&str; 4] =
        ["walrus", "wasmparser", "wasm-encoder", "wasm-bindgen-cli-support"];
    let optimized = OPTIMIZED.map(|name| format!("profile.release.package.{name}.opt-level=2"));
    // Not `--locked`: the lock file has a version that was removed.
    let mut flags = vec!["--no-default-features"];
    flags.extend(optimized.iter().flat_map(|setting| ["--config", setting]));
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &version,
        flags: &flags,
        compiles_in: "1 minute",
    }
    .folder(sh)
}

fn wasm_opt(sh: &Shell) -> Result<PathBuf> {
    let version = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    if let Some(folder) = find_on_path("wasm-opt") {
        let said = cmd!(sh, "wasm-opt --version").quiet().ignore_status().read()?;
        if said.split_whitespace().any(|word| word == version) {
            return Ok(folder);
        }
    }
    let modules = npm_package(sh, "binaryen", &[&format!("binaryen@{BINARYEN}")], BINARYEN)?;
    Ok(modules.join(".bin"))
}

/// The `node_modules` folder with these packages.
fn npm_package(sh: &Shell, name: &str, packages: &[&str], version: &str) -> Result<PathBuf> {
    if !is_on_path("npm") || !is_on_path("node") {
        install_debian_packages(sh, &["nodejs", "npm"], "Node.js and npm")?;
    }
    let home = cache()?.join(format!("{name}-{version}"));
    let done = home.join("installed");
    if !done.exists() {
        log(&format!("installing {} from npm", packages.join(", ")));
        sh.create_dir(&home)?;
        cmd!(sh, "npm install --prefix {home} --no-audit --no-fund --loglevel=error {packages...}")
            .run()?;
        sh.write_file(&done, "")?;
    }
    Ok(home.join("node_modules"))
}

fn install_debian_packages(sh: &Shell, packages: &[&str], what: &str) -> Result<()> {
    let list = packages.join(" ");
    let is_root = cmd!(sh, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
    if !is_root || !is_on_path("apt-get") {
        bail!("{what}: please install what your system has for Debian's packages {list}");
    }
    log(&format!("installing {what}: {list}"));
    cmd!(sh, "apt-get update --quiet --quiet").run()?;
    cmd!(sh, "apt-get install --quiet --quiet --yes --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()?;
    Ok(())
}

/// The version of a package in Cargo.lock.
///
/// # Errors
/// If the lock file cannot be read or does not have the package.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(crate::root().join("Cargo.lock"))?;
    let start = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) =
        lock.split_once(&start).with_context(|| format!("no {package} in Cargo.lock"))?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// The folder in which tools are kept.
fn cache() -> Result<PathBuf> {
    let home = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cache"))
    });
    Ok(home.context("no home folder to keep tools in: set XDG_CACHE_HOME")?.join("rungs/tools"))
}

fn prepend_to_path(sh: &Shell, folders: Vec<PathBuf>) -> Result<xshell::PushEnv<'_>> {
    let old = sh.var_os("PATH").unwrap_or_default();
    let paths = folders.into_iter().chain(env::split_paths(&old));
    Ok(sh.push_env("PATH", env::join_paths(paths)?))
}

fn is_on_path(program: &str) -> bool {
    find_on_path(program).is_some()
}

/// The folder on PATH that has a program.
fn find_on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).find(|folder| has_program(folder, program))
}

/// Whether a folder has a program.
fn has_program(folder: &Path, program: &str) -> bool {
    folder.join(program).is_file() || folder.join(format!("{program}.exe")).is_file()
}
