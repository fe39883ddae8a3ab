//! Tools from crates.io: found, downloaded or compiled, each with a pinned version.

use super::{cache, find_on_path, has_program, log};
use crate::tools::release::Release;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// A tool with its version.
#[derive(Debug)]
pub(super) struct CargoTool<'a> {
    pub(super) package: &'a str,
    pub(super) program: &'a str,
    pub(super) version: &'a str,
    /// Additional arguments for `cargo install`.
    pub(super) flags: &'a [&'a str],
    /// How long compiling takes on two cores.
    pub(super) compiles_in: &'a str,
}

impl CargoTool<'_> {
    /// The folder with the program: on PATH if the version matches, or else in our cache.
    pub(super) fn folder(&self, sh: &Shell) -> Result<PathBuf> {
        if let Some(folder) = find_on_path(self.program).filter(|folder| self.is_in(sh, folder)) {
            return Ok(folder);
        }
        let home = cache()?.join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if !has_program(&folder, self.program) {
            self.install(sh, &home)?;
        }
        Ok(folder)
    }

    /// Whether a folder has the program in this version and this machine can run it.
    fn is_in(&self, sh: &Shell, folder: &Path) -> bool {
        let program = folder.join(self.program);
        let said = cmd!(sh, "{program} --version").quiet().ignore_stderr().ignore_status().read();
        said.is_ok_and(|said| said.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, sh: &Shell, home: &Path) -> Result<()> {
        let Self { package, version, .. } = self;
        if let Some(release) = Release::of(package, version) {
            log(&format!("downloading {package} {version}"));
            match self.download(sh, release, home) {
                Ok(()) => return Ok(()),
                Err(error) => log(&format!("{error}; compiling it instead")),
            }
        }
        log(&format!("compiling {package} {version}; this takes about {}, once", self.compiles_in));
        self.compile(sh, home)
    }

    fn download(&self, sh: &Shell, release: &Release, home: &Path) -> Result<()> {
        // Install into another folder first, because an incomplete folder would be mistaken for the
        // tool.
        let unpacked = cache()?.join(format!("{}-{}.part", self.package, self.version));
        sh.remove_path(&unpacked)?;
        release.install(sh, &unpacked.join("bin"))?;
        ensure!(
            self.is_in(sh, &unpacked.join("bin")),
            "the release of {} does not run on this machine",
            self.package
        );
        sh.remove_path(home)?;
        std::fs::rename(unpacked, home)?;
        Ok(())
    }

    /// Compiles with few optimizations: our tools mostly wait for other programs.
    fn compile(&self, sh: &Shell, home: &Path) -> Result<()> {
        let Self { package, version, flags, .. } = *self;
        // Do not use the project's target folder, which `cargo clean` empties.
        let target = tempfile::tempdir()?;
        cmd!(sh, "cargo install --quiet {package} --version {version} {flags...} --root {home}")
            .env("CARGO_TARGET_DIR", target.path())
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
            .env_remove("RUSTFLAGS")
            .quiet()
            .run()
            .with_context(|| format!("{package} {version} could not be installed"))
    }
}
