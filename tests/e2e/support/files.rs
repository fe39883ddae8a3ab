//! Files that a person chooses, drops and saves.

use super::page::Page;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

impl Page {
    /// Chooses a file with the file button of the open dialog, or of the page.
    pub(crate) fn choose_file(&self, name: &str, content: &[u8]) -> Result<()> {
        self.give_files(&[(name, content)], include_str!("scripts/choose_file.js"))
    }

    /// Drops a file on the page.
    pub(crate) fn drop_file(&self, name: &str, content: &[u8]) -> Result<()> {
        self.drop_files(&[(name, content)])
    }

    /// Drops files on the page, all at once.
    pub(crate) fn drop_files(&self, files: &[(&str, &[u8])]) -> Result<()> {
        self.give_files(files, include_str!("scripts/drop_files.js"))
    }

    /// Drops a folder on the page: its name, and its files as path and text.
    pub(crate) fn drop_folder(&self, name: &str, files: &[(String, String)]) -> Result<()> {
        let script = include_str!("scripts/drop_folder.js");
        self.browser.wait_for(script, &[json!(name), json!(files)]).map(drop)
    }

    /// Runs a script with these files as `transfer`.
    fn give_files(&self, files: &[(&str, &[u8])], script: &str) -> Result<()> {
        let files: Vec<(&str, String)> =
            files.iter().map(|(name, content)| (*name, STANDARD.encode(content))).collect();
        let script = include_str!("scripts/files.js").to_owned() + script;
        self.browser.wait_for(&script, &[json!(files)]).map(drop)
    }

    /// Keeps files in the page that would be saved from now on.
    pub(crate) fn capture_saved_files(&self) -> Result<()> {
        self.browser.execute(include_str!("scripts/capture_saved_files.js"), vec![]).map(drop)
    }

    /// The next saved file: its name and its bytes.
    pub(crate) fn saved_file(&self) -> Result<(String, Vec<u8>)> {
        self.browser.wait_for("return window.savedFiles.length > 0", &[])?;
        let file = self.browser.execute_async(include_str!("scripts/saved_file.js"), vec![])?;
        let bytes = STANDARD.decode(file[1].as_str().context("bytes")?)?;
        Ok((file[0].as_str().context("a name")?.to_owned(), bytes))
    }
}
