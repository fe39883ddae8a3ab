//! Official release binaries of our tools. Downloading them takes seconds instead of minutes for
//! compiling.

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::Path;
use xshell::{Shell, cmd};

/// A release archive for one platform.
#[derive(Debug)]
pub(super) struct Release {
    tool: &'static str,
    version: &'static str,
    /// The values of [`OS`] and [`ARCH`].
    platform: (&'static str, &'static str),
    url: &'static str,
    /// The number of folders above the programs in the archive.
    depth: u8,
    /// The checksum of the archive, in hex, as published with it.
    sha256: &'static str,
}

/// All releases that may be used. Other versions of tools are compiled from crates.io.
#[rustfmt::skip]
const RELEASES: [Release; 16] = [
    Release {
        tool: "trunk", version: "0.21.14", platform: ("linux", "x86_64"), depth: 0,
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-gnu.tar.gz",
        sha256: "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    },
    Release {
        tool: "trunk", version: "0.21.14", platform: ("linux", "aarch64"), depth: 0,
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-unknown-linux-gnu.tar.gz",
        sha256: "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
    },
    Release {
        tool: "trunk", version: "0.21.14", platform: ("macos", "x86_64"), depth: 0,
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-apple-darwin.tar.gz",
        sha256: "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    },
    Release {
        tool: "trunk", version: "0.21.14", platform: ("macos", "aarch64"), depth: 0,
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-apple-darwin.tar.gz",
        sha256: "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    },
    Release {
        tool: "wasm-bindgen-cli", version: "0.2.129", platform: ("linux", "x86_64"), depth: 1,
        url: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.129/wasm-bindgen-0.2.129-x86_64-unknown-linux-musl.tar.gz",
        sha256: "82d12bb940e2d4e72e0d5605387fc1b8ca179044e012b620f0ce4e7440e8320e",
    },
    Release {
        tool: "wasm-bindgen-cli", version: "0.2.129", platform: ("linux", "aarch64"), depth: 1,
        url: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.129/wasm-bindgen-0.2.129-aarch64-unknown-linux-gnu.tar.gz",
        sha256: "1797c349a0f45d30946e8986b184135e12839ab576c9a04203e85febfc5dcb35",
    },
    Release {
        tool: "wasm-bindgen-cli", version: "0.2.129", platform: ("macos", "x86_64"), depth: 1,
        url: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.129/wasm-bindgen-0.2.129-x86_64-apple-darwin.tar.gz",
        sha256: "7e028879a68ec53dae14048b55cc5215f6df75b17a9c1426fac8fa086d3202fd",
    },
    Release {
        tool: "wasm-bindgen-cli", version: "0.2.129", platform: ("macos", "aarch64"), depth: 1,
        url: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.129/wasm-bindgen-0.2.129-aarch64-apple-darwin.tar.gz",
        sha256: "81d4a23d56b3c3eb8187658329116d50e0b228a93b343825fb71f70179051cd1",
    },
    Release {
        tool: "geckodriver", version: "0.37.1", platform: ("linux", "x86_64"), depth: 0,
        url: "https://github.com/mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-linux64.tar.gz",
        sha256: "e815130ea95983e162ae91843b48d3a3ce991735635fce83a647afde21e09f7e",
    },
    Release {
        tool: "geckodriver", version: "0.37.1", platform: ("linux", "aarch64"), depth: 0,
        url: "https://github.com/mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-linux-aarch64.tar.gz",
        sha256: "8fd90b951422fbad5b56539fb344dff66eb3f986d615d8d6fde9f1f62dad610c",
    },
    // The program in this archive also runs on Intel processors.
    Release {
        tool: "geckodriver", version: "0.37.1", platform: ("macos", "x86_64"), depth: 0,
        url: "https://github.com/mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-macos-aarch64.tar.gz",
        sha256: "d02b3f7003f999caf90974a2ef5da0286c05d01cee19112c86846d759fdba4f5",
    },
    Release {
        tool: "geckodriver", version: "0.37.1", platform: ("macos", "aarch64"), depth: 0,
        url: "https://github.com/mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-macos-aarch64.tar.gz",
        sha256: "d02b3f7003f999caf90974a2ef5da0286c05d01cee19112c86846d759fdba4f5",
    },
    Release {
        tool: "cargo-deny", version: "0.20.2", platform: ("linux", "x86_64"), depth: 1,
        url: "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-x86_64-unknown-linux-musl.tar.gz",
        sha256: "9f12ed4c49936e09b48bf862b595cde2fe64fcbd9d74dfacac6131ca824c8d5f",
    },
    Release {
        tool: "cargo-deny", version: "0.20.2", platform: ("linux", "aarch64"), depth: 1,
        url: "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-aarch64-unknown-linux-musl.tar.gz",
        sha256: "995c82be0defc7a025cae49a2aa2644ce8245c9a3318fc4103907c6a285e8c7d",
    },
    Release {
        tool: "cargo-deny", version: "0.20.2", platform: ("macos", "x86_64"), depth: 1,
        url: "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-x86_64-apple-darwin.tar.gz",
        sha256: "248da7f581724e470071990c088ffc55c811981715f4cbdb258621fb79f8b7a6",
    },
    Release {
        tool: "cargo-deny", version: "0.20.2", platform: ("macos", "aarch64"), depth: 1,
        url: "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-aarch64-apple-darwin.tar.gz",
        sha256: "fe67d82a10d8597a3549364cb733a3f9cc1bfff9031b7ae46384a9f2a72090c3",
    },
];

impl Release {
    /// The release of a tool for this machine.
    pub(super) fn of(tool: &str, version: &str) -> Option<&'static Self> {
        RELEASES.iter().find(|release| {
            (release.tool, release.version) == (tool, version) && release.platform == (OS, ARCH)
        })
    }

    /// Installs the programs into a folder, after verifying the checksum.
    pub(super) fn install(&self, sh: &Shell, folder: &Path) -> Result<()> {
        let download = tempfile::tempdir()?;
        let archive = download.path().join("release.tar.gz");
        let url = self.url;
        cmd!(sh, "curl --fail --silent --show-error --location --proto-redir =https --connect-timeout 10 --max-time 300 --output {archive} {url}")
            .quiet()
            .ignore_stderr()
            .run()
            .with_context(|| format!("{url} cannot be reached"))?;
        let sum = digest(&fs::read(&archive)?);
        ensure!(sum == self.sha256, "{url} has the checksum {sum}, not {}", self.sha256);
        sh.create_dir(folder)?;
        let depth = self.depth.to_string();
        cmd!(
            sh,
            "tar --extract --gzip --file {archive} --directory {folder} --strip-components={depth}"
        )
        .quiet()
        .run()?;
        Ok(())
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::server::Server;

    /// A server with an archive that contains one program, and the archive's checksum.
    fn host() -> Result<(Server, String)> {
        let folder = tempfile::tempdir()?;
        let sh = Shell::new()?;
        sh.change_dir(folder.path());
        sh.write_file("tool-1.0/tool", "#!/bin/sh\necho tool 1.0\n")?;
        cmd!(sh, "chmod +x tool-1.0/tool").quiet().run()?;
        cmd!(sh, "tar --create --gzip --file tool.tar.gz tool-1.0").quiet().run()?;
        let sum = digest(&fs::read(folder.path().join("tool.tar.gz"))?);
        Ok((Server::start(folder.path(), "/", &[], false)?, sum))
    }

    fn release(server: &Server, file: &str, sha256: String) -> Release {
        Release {
            tool: "tool",
            version: "1.0",
            platform: (OS, ARCH),
            url: Box::leak(format!("{}{file}", server.url).into_boxed_str()),
            depth: 1,
            sha256: Box::leak(sha256.into_boxed_str()),
        }
    }

    #[test]
    fn release_with_right_checksum_is_installed() -> Result<()> {
        let ((server, sum), sh, folder) = (host()?, Shell::new()?, tempfile::tempdir()?);
        let bin = folder.path().join("bin");
        release(&server, "tool.tar.gz", sum).install(&sh, &bin)?;
        let program = bin.join("tool");
        assert_eq!(cmd!(sh, "{program}").quiet().read()?, "tool 1.0");
        Ok(())
    }

    #[test]
    fn release_with_wrong_checksum_is_refused() -> Result<()> {
        let ((server, _), sh, folder) = (host()?, Shell::new()?, tempfile::tempdir()?);
        let bin = folder.path().join("bin");
        let wrong = release(&server, "tool.tar.gz", digest(b"something else"));
        let error = wrong.install(&sh, &bin).expect_err("the checksum is wrong");
        assert!(error.to_string().contains("has the checksum"), "{error}");
        assert!(!bin.exists(), "nothing is unpacked");
        Ok(())
    }

    #[test]
    fn missing_release_is_an_error() -> Result<()> {
        let ((server, sum), sh, folder) = (host()?, Shell::new()?, tempfile::tempdir()?);
        let lost = release(&server, "lost.tar.gz", sum);
        let error = lost.install(&sh, folder.path()).expect_err("there is no such file");
        assert!(error.to_string().contains("cannot be reached"), "{error}");
        Ok(())
    }

    #[test]
    fn table_has_each_platform_once_and_whole_checksums() {
        for (at, release) in RELEASES.iter().enumerate() {
            assert_eq!(release.sha256.len(), 64, "{}", release.url);
            assert!(release.sha256.bytes().all(|byte| byte.is_ascii_hexdigit()), "{}", release.url);
            assert!(release.url.contains(release.version), "{}", release.url);
            let key = |release: &Release| (release.tool, release.version, release.platform);
            assert!(
                RELEASES[..at].iter().all(|other| key(other) != key(release)),
                "{}",
                release.url
            );
        }
    }
}
