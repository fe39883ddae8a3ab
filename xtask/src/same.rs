//! `cargo xtask same`: two clean builds of one commit, in two folders, and whether they are the same.

use anyhow::{Context, Result, ensure};
use std::fs;
use xshell::{Shell, cmd};
use xtask::offline::{self, Files};
use xtask::tools::say;

/// Builds the commit that is checked out twice, each in a fresh clone with a target folder of its own, and
/// compares every file. What is not committed is not in it.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    // Of different lengths, so that a path that gets into a file is seen in its size as well.
    let (one, two) = (built(sh, "one")?, built(sh, "another")?);
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
    say(&format!("two builds of {} files are the same, byte for byte", one.len()));
    Ok(())
}

/// The release as it is built in a fresh clone, in a folder of that name.
fn built(sh: &Shell, name: &str) -> Result<Files> {
    let folder = tempfile::tempdir()?;
    let clone = folder.path().join(name);
    let project = xtask::root();
    cmd!(sh, "git clone --quiet {project} {clone}").run()?;
    let _there = sh.push_dir(&clone);
    cmd!(sh, "cargo xtask build").env_remove("CARGO_TARGET_DIR").run()?;
    let files = offline::read(&clone.join("dist"))?;
    keep(&files, name)?;
    Ok(files)
}

/// Leaves the files where they can be looked at.
fn keep(files: &Files, name: &str) -> Result<()> {
    let kept = xtask::root().join("target/same").join(name);
    let _ = fs::remove_dir_all(&kept);
    fs::create_dir_all(&kept)?;
    for (name, bytes) in files {
        fs::write(kept.join(name), bytes).with_context(|| name.clone())?;
    }
    Ok(())
}
