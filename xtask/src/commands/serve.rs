//! `cargo xtask serve`: serves the app and rebuilds it on every change.

use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;
use xshell::{Shell, cmd};
use xtask::tools::{self, WASM, log};

const PORT: u16 = 8080;

/// Builds and serves the app, and prints its URL as soon as it answers. Ends when it is stopped or
/// when the build fails.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, PORT)).is_err() {
        bail!("port {PORT} is taken: stop what listens there, or another `cargo xtask serve`");
    }
    let _compiling = tools::for_compiling(sh)?;
    let compiling = compile(sh)?;
    let tools = tools::for_building(sh, false);
    // If compiling has failed, Trunk compiles again and prints the errors.
    let _ = compiling.wait_with_output()?;
    let _tools = tools?;
    let port = PORT.to_string();
    let trunk: Command = cmd!(sh, "trunk serve --port {port}").into();
    let mut trunk = { trunk }.spawn().context("Trunk does not start")?;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, PORT)).is_err() {
        if let Some(status) = trunk.try_wait()? {
            bail!("Trunk ended with {status}; its own words are above");
        }
        thread::sleep(Duration::from_millis(100));
    }
    log(&format!("Rungs is at http://127.0.0.1:{PORT}/"));
    let status = trunk.wait()?;
    if !status.success() {
        bail!("Trunk ended with {status}");
    }
    Ok(())
}

/// Starts compiling with the arguments that Trunk will use, while tools are installed.
fn compile(sh: &Shell) -> Result<std::process::Child> {
    log("compiling the app; the first time takes about two minutes on two cores");
    let cargo: Command = cmd!(sh, "cargo build --target {WASM} --bin rungs").into();
    { cargo }.spawn().context("cargo does not start")
}
