//! Writes the list of files of a version into the service worker, which caches either all of them
//! or none.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of a built site, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";
/// The site framework, which does not belong to a version.
const SITE: &str = "framework.json";
/// The headers for the host. Browsers do not request this file, but cached pages keep the headers.
const HEADERS: &str = "_headers";
/// The attribute of the starter script's element before the version is known.
const UNVERSIONED: &str = "data-version=unversioned";

/// Computes the version of a site, a digest of all its files, and writes it into the page; writes
/// the version and the digest of every file into the service worker. Does nothing if that was
/// already done.
///
/// # Errors
/// If the page or the service worker has no placeholder for it.
pub fn write(files: &mut Files) -> Result<()> {
    let list: BTreeMap<&str, String> = files
        .iter()
        .filter(|(name, _)| ![WORKER, SITE].contains(&name.as_str()))
        .map(|(name, bytes)| (name.as_str(), digest(bytes)))
        .collect();
    let worker = text(files, WORKER)?;
    let whole = format!("{list:?}{worker}");
    let version = digest(whole.as_bytes())[..16].to_owned();
    let list: BTreeMap<_, _> =
        list.into_iter().filter(|(name, _)| ![PAGE, HEADERS].contains(name)).collect();
    let finished = replace(&worker, "__FILES__", &serde_json::to_string(&list)?)?;
    let finished = replace(&finished, "__VERSION__", &version)?;
    let page = replace(&text(files, PAGE)?, UNVERSIONED, &format!("data-version={version}"))?;
    files.insert(WORKER.to_owned(), finished.into_bytes());
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

/// Does the same for the files of a folder. A debug build gets no service worker, so that it is
/// never stale.
///
/// # Errors
/// As [`write()`], and if the folder cannot be read or written.
pub fn write_in_folder(folder: &Path, release: bool) -> Result<()> {
    if !release {
        return Ok(fs::remove_file(folder.join(WORKER))?);
    }
    let mut files = read_folder(folder)?;
    write(&mut files)?;
    for name in [WORKER, PAGE] {
        fs::write(folder.join(name), &files[name])?;
    }
    Ok(())
}

/// Reads the files of a folder, without subfolders.
///
/// # Errors
/// If the folder cannot be read.
pub fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
        }
    }
    Ok(files)
}

fn text(files: &Files, name: &str) -> Result<String> {
    let bytes = files.get(name).with_context(|| format!("there is no {name}"))?;
    Ok(String::from_utf8(bytes.clone())?)
}

fn replace(text: &str, place: &str, with: &str) -> Result<String> {
    anyhow::ensure!(text.contains(place), "no place for {place}");
    Ok(text.replace(place, with))
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Files {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        Files::from([
            file(PAGE, "<script data-version=unversioned>"),
            file(WORKER, "const VERSION = \"__VERSION__\"; const FILES = __FILES__;"),
            file("app.js", "1"),
            file("framework.json", "null"),
        ])
    }

    #[test]
    fn version_depends_on_file_content() -> Result<()> {
        let mut one = site();
        write(&mut one)?;
        let worker = text(&one, WORKER)?;
        assert!(worker.contains(&format!("{{\"app.js\":\"{}\"}}", digest(b"1"))), "{worker}");
        let version = &text(&one, PAGE)?["<script data-version=".len()..][..16];
        assert!(worker.contains(version), "{worker} without {version}");
        let mut same = site();
        same.insert("framework.json".to_owned(), b"{}".to_vec());
        write(&mut same)?;
        assert_eq!(same[WORKER], one[WORKER], "a site's own framework is of no version");
        let mut other = site();
        other.insert("app.js".to_owned(), b"2".to_vec());
        write(&mut other)?;
        assert_ne!(text(&other, PAGE)?, text(&one, PAGE)?);
        assert!(write(&mut one).is_err(), "finished twice");
        Ok(())
    }
}
