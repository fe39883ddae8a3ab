//! Keeps paths of the build machine out of the site. Panic messages contain the paths of source
//! files; a path of the build machine would make the wasm larger and different on every machine.

use crate::build::precache_manifest;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::{env, fs};
use xshell::{PushEnv, Shell, cmd};

/// The folders of source files on this machine.
struct SourceFolders {
    /// The crates from the registry.
    registry: PathBuf,
    /// The toolchain; rustc uses its sources of the standard library if they are installed.
    toolchain: PathBuf,
}

impl SourceFolders {
    fn find(sh: &Shell) -> Result<Self> {
        let home = env::var("CARGO_HOME")
            .or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")));
        let sources = PathBuf::from(format!("{}/registry/src", home.unwrap_or_default()));
        let first = fs::read_dir(&sources).ok().and_then(|mut folders| folders.next()?.ok());
        let registry = first.map_or(sources, |folder| folder.path());
        let toolchain = PathBuf::from(cmd!(sh, "rustc --print sysroot").quiet().read()?);
        Ok(Self { registry, toolchain })
    }
}

/// Replaces the local paths in everything that is compiled for browsers, until the result is
/// dropped. Paths of the standard library become the same as on a machine without its sources.
///
/// # Errors
/// If rustc cannot be run.
pub fn hide(sh: &Shell) -> Result<PushEnv<'_>> {
    let SourceFolders { registry, toolchain } = SourceFolders::find(sh)?;
    let version = cmd!(sh, "rustc --version --verbose").quiet().read()?;
    let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let hash = hash.context("rustc does not say its commit-hash")?;
    let (registry, toolchain) = (registry.display(), toolchain.display());
    let crates = format!("--remap-path-prefix={registry}/=");
    let standard_library =
        format!("--remap-path-prefix={toolchain}/lib/rustlib/src/rust/=/rustc/{hash}/");
    let flags = format!("{crates} {standard_library}");
    Ok(sh.push_env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))
}

/// Checks that no file in a folder contains a local path.
///
/// # Errors
/// If a file contains one or cannot be read. The message names the file and the path.
pub fn check_none_in(folder: &Path) -> Result<()> {
    let SourceFolders { registry, toolchain } = SourceFolders::find(&Shell::new()?)?;
    let local =
        [registry, toolchain, crate::root().to_path_buf()].map(|path| path.display().to_string());
    for (name, bytes) in precache_manifest::read_folder(folder)? {
        let text = String::from_utf8_lossy(&bytes);
        let found = local.iter().find(|path| text.contains(path.as_str()));
        if let Some(path) = found {
            bail!("{name} contains a path of this machine: {path}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_path_in_a_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.wasm"), "\0/rustc/0123/library/core/src/str.rs\0").unwrap();
        assert!(check_none_in(folder.path()).is_ok());
        let local = crate::root().join("src/app/mod.rs").display().to_string();
        fs::write(folder.path().join("b.wasm"), format!("\0{local}\0")).unwrap();
        let error = check_none_in(folder.path()).unwrap_err().to_string();
        assert!(error.contains("b.wasm"), "{error}");
    }
}
