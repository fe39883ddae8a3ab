//! Imports frameworks from Markdown pages, tables, JSON files and archives. All input is treated as
//! hostile. Nothing is stored here.

mod chart_builder;
mod markdown;
mod name_matching;
mod table;
mod warnings;
mod zip;

pub use warnings::{ImportWarning, WarningKind};

use crate::i18n::messages::import as text;
use crate::model::{FrameworkDraft, FrameworkId};
use crate::sharing::file_type::{self, OpenedFile};
use crate::sharing::png;
use crate::storage::json::Json;
use crate::storage::records::framework;
use markdown::repository;
use warnings::Warnings;

/// The maximum number of files of an import.
pub const MAX_FILES: usize = 5_000;
/// The maximum total size of an import in bytes.
pub const MAX_TEXT_BYTES: usize = 4 << 20;
/// The maximum number of warnings that are reported.
pub const MAX_WARNINGS: usize = 200;

/// A file to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Its path, including folders.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The result of importing a framework.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedFramework {
    /// The framework; it may have errors.
    pub document: FrameworkDraft,
    /// The warnings in the order of the files; at most [`MAX_WARNINGS`].
    pub warnings: Vec<ImportWarning>,
    /// The number of further warnings.
    pub more: usize,
}

/// What the files contain.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportResult {
    /// An assessment or a backup.
    Ours(OpenedFile),
    /// A framework.
    Framework(Box<ImportedFramework>),
}

/// Imports files that were opened or dropped together.
///
/// # Errors
/// If no file can be used. The message says why.
pub fn import_files(mut files: Vec<InputFile>) -> Result<ImportResult, String> {
    let mut remarks = Warnings::default();
    let mut others = 0;
    if let [one] = &mut files[..] {
        let bytes = &one.bytes;
        if bytes.starts_with(zip::SIGNATURE) {
            let bytes = std::mem::take(&mut one.bytes);
            file_type::check_size(&bytes)?;
            (files, others) = zip::unpack(bytes, &mut remarks)?;
        } else if bytes.starts_with(png::SIGNATURE) || !is_supported(&one.path) {
            return file_type::open(std::mem::take(&mut one.bytes)).map(ImportResult::Ours);
        }
    }
    if files.len() > MAX_FILES {
        return Err(text::too_many(MAX_FILES));
    }
    let mut texts = Vec::new();
    let mut left = MAX_TEXT_BYTES;
    let mut has_pictures = false;
    for InputFile { path, bytes } in files {
        if !is_supported(&path) {
            others += 1;
            has_pictures |= has_extension(&path, &["png", "svg"]);
            continue;
        }
        if bytes.len() > left {
            // A single file saved by Rungs may be larger than an import.
            if texts.is_empty() && has_extension(&path, &["json"]) {
                return file_type::open(bytes).map(ImportResult::Ours);
            }
            return Err(text::too_much(MAX_TEXT_BYTES >> 20));
        }
        left -= bytes.len();
        match String::from_utf8(bytes) {
            Ok(text) => texts.push((path, text.trim_start_matches('\u{feff}').to_owned())),
            Err(_) => remarks.ignored(&path, None, text::NOT_TEXT.to_owned()),
        }
    }
    if texts.is_empty() && has_pictures {
        return Err(text::ONE_AT_A_TIME.to_owned());
    }
    if others > 0 {
        remarks.ignored("", None, text::other_files(others));
    }
    import_texts(texts, remarks)
}

/// Imports a pasted text.
///
/// # Errors
/// As [`import_files`].
pub fn import_text(text: &str) -> Result<ImportResult, String> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > MAX_TEXT_BYTES {
        return Err(text::too_much(MAX_TEXT_BYTES >> 20));
    }
    let is_markdown = text.lines().any(|line| line.starts_with('#'));
    let ending = match text.trim_start().chars().next() {
        Some('{') => "json",
        _ if is_markdown => "md",
        _ => "csv",
    };
    import_texts(vec![(format!("pasted.{ending}"), text.to_owned())], Warnings::default())
}

fn import_texts(
    texts: Vec<(String, String)>,
    mut remarks: Warnings,
) -> Result<ImportResult, String> {
    let (folder, texts) = strip_common_folder(texts);
    let (pages, rest): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|(path, _)| has_extension(path, MARKDOWN));
    let document = if pages.is_empty() {
        let mut rest = rest.into_iter();
        let is_alone = rest.len() == 1;
        let (path, text) = rest.next().ok_or_else(|| text::NO_PAGES.to_owned())?;
        for (path, _) in rest {
            remarks.ignored(&path, None, text::other_files(1));
        }
        if text.trim().is_empty() {
            return Err(text::EMPTY.to_owned());
        }
        if has_extension(&path, &["json"]) || text.trim_start().starts_with('{') {
            match json(text, &mut remarks)? {
                ImportResult::Ours(_) if !is_alone => return Err(text::ONE_AT_A_TIME.to_owned()),
                ImportResult::Ours(opened) => return Ok(ImportResult::Ours(opened)),
                ImportResult::Framework(brought) => brought.document,
            }
        } else {
            table::read(&path, &text, &mut remarks)?
        }
    } else {
        for (path, _) in &rest {
            remarks.ignored(path, None, text::WHOLE_FILE.to_owned());
        }
        repository::read(&pages, folder.as_deref(), &mut remarks)?
    };
    Ok(ImportResult::Framework(Box::new(imported(document, remarks))))
}

fn imported(
    document: FrameworkDraft,
    Warnings { all: mut remarks, more }: Warnings,
) -> ImportedFramework {
    let mut document = framework::with_unique_ids(document);
    if document.id.as_str().is_empty() {
        // A framework without a name is identified by its content.
        document.id = FrameworkId::new(format!("framework-{}", document.revision));
        document = framework::with_unique_ids(document);
    }
    let more = more + remarks.len().saturating_sub(MAX_WARNINGS);
    // Warnings about guesses come before warnings about ignored content.
    remarks.sort_by(|a, b| (a.kind, &a.file, a.line).cmp(&(b.kind, &b.file, b.line)));
    remarks.truncate(MAX_WARNINGS);
    ImportedFramework { document, warnings: remarks, more }
}

fn json(text: String, remarks: &mut Warnings) -> Result<ImportResult, String> {
    if !text.trim_start().starts_with('{') {
        return file_type::open(text.into_bytes()).map(ImportResult::Ours);
    }
    let json = Json::read(text.trim_start())?;
    let Json::Object(fields) = &json else { return Err(text::NO_PAGES.to_owned()) };
    let has = |name: &str| fields.iter().any(|(known, _)| known == name);
    let is_framework = fields.contains(&("kind".to_owned(), Json::text(framework::KIND)));
    let document = if is_framework || !has("kind") && has("axes") {
        framework::from_json(json)?
    } else if has("topLabels") {
        chart_builder::read(json, remarks)?
    } else {
        return file_type::open(text.into_bytes()).map(ImportResult::Ours);
    };
    Ok(ImportResult::Framework(Box::new(imported(document, Warnings::default()))))
}

const MARKDOWN: &[&str] = &["md", "markdown", "mdx"];

/// Whether a folder with this name belongs to development tools.
#[must_use]
pub fn is_tool_folder(folder: &str) -> bool {
    folder.starts_with('.') || folder == "node_modules"
}

/// Whether a file can be used, by its name and folders.
#[must_use]
pub fn is_supported(path: &str) -> bool {
    !path.split('/').any(is_tool_folder)
        && (has_extension(path, MARKDOWN) || has_extension(path, &["json", "csv", "tsv", "txt"]))
}

fn has_extension(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, it)| it.to_lowercase());
    endings.contains(&ending.as_str())
}

/// Removes the folder that contains all files, and returns its name.
fn strip_common_folder(texts: Vec<(String, String)>) -> (Option<String>, Vec<(String, String)>) {
    let top =
        texts.first().and_then(|(path, _)| path.split_once('/')).map(|(top, _)| top.to_owned());
    let Some(top) = top else { return (None, texts) };
    let prefix = format!("{top}/");
    if !texts.iter().all(|(path, _)| path.starts_with(&prefix)) {
        return (None, texts);
    }
    let plain =
        texts.into_iter().map(|(path, text)| (path[prefix.len()..].to_owned(), text)).collect();
    // The suffixes that hosts add for a branch.
    let branch = ["-main", "-master", "-develop", "-development"];
    let name = branch.into_iter().find_map(|it| top.strip_suffix(it)).unwrap_or(&top).to_owned();
    (Some(name), plain)
}
