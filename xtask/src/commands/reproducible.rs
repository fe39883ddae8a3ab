//! `cargo xtask reproducible`: builds the current commit twice in two folders and compares the results.

use anyhow::{Context, Result, ensure};
use std::fs;
use xshell::{Shell, cmd};
use xtask::build::precache_manifest::{self, Files};
use xtask::tools::log;

/// Builds the checked-out commit in two new clones, each with its own target folder, and compares
/// all files. Uncommitted changes are not included.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    // Names of different lengths, so that a path in a file also changes the file's size.
    let (one, two) = (build_copy(sh, "one")?, build_copy(sh, "another")?);
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>().join(", ");
    ensure!(
        one.keys().eq(two.keys()),
        "the builds have different files:\n{}\n{}",
        names(&one),
        names(&two)
    );
    let other: Vec<&str> =
        one.keys().filter(|name| one[*name] != two[*name]).map(String::as_str).collect();
    ensure!(other.is_empty(), "these files differ: {}", other.join(", "));
    log(&format!("two builds of {} files are the same, byte for byte", one.len()));
    Ok(())
}

/// Builds the release in a new clone in a folder with this name.
fn build_copy(sh: &Shell, name: &str) -> Result<Files> {
    let folder = tempfile::tempdir()?;
    let clone = folder.path().join(name);
    let project = xtask::root();
    cmd!(sh, "git clone --quiet {project} {clone}").run()?;
    let _there = sh.push_dir(&clone);
    cmd!(sh, "cargo xtask build").env_remove("CARGO_TARGET_DIR").run()?;
    let files = precache_manifest::read_folder(&clone.join("dist"))?;
    store(&files, name)?;
    Ok(files)
}

/// Copies the files to where they can be inspected.
fn store(files: &Files, name: &str) -> Result<()> {
    let kept = xtask::root().join("target/reproducible").join(name);
    let _ = fs::remove_dir_all(&kept);
    fs::create_dir_all(&kept)?;
    for (name, bytes) in files {
        fs::write(kept.join(name), bytes).with_context(|| name.clone())?;
    }
    Ok(())
}
