//! `cargo xtask build`: builds the release into `dist/`.

use anyhow::Result;
use xshell::{Shell, cmd};
use xtask::tools;

/// Builds the release into `dist/`.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let _path = tools::for_building(sh, true)?;
    tools::log("building the release");
    cmd!(sh, "trunk build --release").run()?;
    Ok(())
}
