//! Imports a framework from files that were opened or dropped together, or from a pasted text. All
//! input is treated as hostile. Nothing is stored here.

use crate::i18n::messages::import as messages;
use crate::import::input::{
    DecodedFile, InputFile, MARKDOWN, MAX_FILES, MAX_TEXT_BYTES, has_extension, is_supported,
    strip_common_folder,
};
use crate::import::markdown::repository;
use crate::import::warnings::{ImportWarning, MAX_WARNINGS, Warnings};
use crate::import::{chart_builder, table, zip};
use crate::model::{FrameworkDraft, FrameworkId};
use crate::sharing::file_type::{self, OpenedFile};
use crate::sharing::png_metadata;
use crate::storage::json;
use crate::storage::records::framework;
use serde::Deserialize;
use serde::de::IgnoredAny;

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
    let mut warnings = Warnings::default();
    let mut skipped = 0;
    if let [file] = &mut files[..] {
        if file.bytes.starts_with(zip::SIGNATURE) {
            let bytes = std::mem::take(&mut file.bytes);
            file_type::check_size(&bytes)?;
            (files, skipped) = zip::unpack(bytes, &mut warnings)?;
        } else if file.bytes.starts_with(png_metadata::SIGNATURE) || !is_supported(&file.path) {
            return open_ours(std::mem::take(&mut file.bytes));
        }
    }
    if files.len() > MAX_FILES {
        return Err(messages::too_many(MAX_FILES));
    }
    let (mut files, unsupported): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| is_supported(&file.path));
    if is_large_json(&files) {
        return open_ours(files.swap_remove(0).bytes);
    }
    let files = decode(files, &mut warnings)?;
    let has_pictures = unsupported.iter().any(|file| has_extension(&file.path, &["png", "svg"]));
    if files.is_empty() && has_pictures {
        return Err(messages::ONE_AT_A_TIME.to_owned());
    }
    skipped += unsupported.len();
    if skipped > 0 {
        warnings.ignored("", None, messages::other_files(skipped));
    }
    import_texts(files, warnings)
}

/// Imports a pasted text.
///
/// # Errors
/// As [`import_files`].
pub fn import_text(text: &str) -> Result<ImportResult, String> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > MAX_TEXT_BYTES {
        return Err(messages::too_much(MAX_TEXT_BYTES >> 20));
    }
    let is_markdown = text.lines().any(|line| line.starts_with('#'));
    let extension = match text.trim_start().chars().next() {
        Some('{') => "json",
        _ if is_markdown => "md",
        _ => "csv",
    };
    let file = DecodedFile { path: format!("pasted.{extension}"), text: text.to_owned() };
    import_texts(vec![file], Warnings::default())
}

fn open_ours(bytes: Vec<u8>) -> Result<ImportResult, String> {
    file_type::open(bytes).map(ImportResult::Ours)
}

/// Whether the first file is JSON and larger than an import. A backup may be that large.
fn is_large_json(files: &[InputFile]) -> bool {
    let is_large = |file: &InputFile| {
        file.bytes.len() > MAX_TEXT_BYTES && has_extension(&file.path, &["json"])
    };
    files.first().is_some_and(is_large)
}

/// Decodes files as UTF-8. A file that is not text is ignored with a warning.
fn decode(files: Vec<InputFile>, warnings: &mut Warnings) -> Result<Vec<DecodedFile>, String> {
    let mut texts = Vec::new();
    let mut bytes_left = MAX_TEXT_BYTES;
    for InputFile { path, bytes } in files {
        bytes_left = bytes_left
            .checked_sub(bytes.len())
            .ok_or_else(|| messages::too_much(MAX_TEXT_BYTES >> 20))?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.trim_start_matches('\u{feff}').to_owned();
                texts.push(DecodedFile { path, text });
            }
            Err(_) => warnings.ignored(&path, None, messages::NOT_TEXT.to_owned()),
        }
    }
    Ok(texts)
}

fn import_texts(
    mut files: Vec<DecodedFile>,
    mut warnings: Warnings,
) -> Result<ImportResult, String> {
    let folder = strip_common_folder(&mut files);
    let (pages, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| has_extension(&file.path, MARKDOWN));
    if pages.is_empty() {
        return import_single(others, warnings);
    }
    for file in &others {
        warnings.ignored(&file.path, None, messages::WHOLE_FILE.to_owned());
    }
    let pages: Vec<(String, String)> =
        pages.into_iter().map(|page| (page.path, page.text)).collect();
    let draft = repository::read(&pages, folder.as_deref(), &mut warnings)?;
    Ok(imported(draft, warnings))
}

/// Imports the first of the files, which is JSON or a table. The others are ignored.
fn import_single(files: Vec<DecodedFile>, mut warnings: Warnings) -> Result<ImportResult, String> {
    let mut files = files.into_iter();
    let is_alone = files.len() == 1;
    let DecodedFile { path, text } = files.next().ok_or_else(|| messages::NO_PAGES.to_owned())?;
    for file in files {
        warnings.ignored(&file.path, None, messages::other_files(1));
    }
    if text.trim().is_empty() {
        return Err(messages::EMPTY.to_owned());
    }
    if !has_extension(&path, &["json"]) && !text.trim_start().starts_with('{') {
        let draft = table::read(&path, &text, &mut warnings)?;
        return Ok(imported(draft, warnings));
    }
    match import_json(text, &mut warnings)? {
        JsonContent::Framework(draft) => Ok(imported(draft, warnings)),
        JsonContent::Ours(_) if !is_alone => Err(messages::ONE_AT_A_TIME.to_owned()),
        JsonContent::Ours(opened) => Ok(ImportResult::Ours(opened)),
    }
}

/// What a JSON file contains.
enum JsonContent {
    Framework(FrameworkDraft),
    Ours(OpenedFile),
}

/// The fields that identify the type of a JSON file.
#[derive(Deserialize)]
struct JsonFile {
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    axes: Option<IgnoredAny>,
    #[serde(default, rename = "topLabels")]
    top_labels: Option<IgnoredAny>,
}

fn import_json(text: String, warnings: &mut Warnings) -> Result<JsonContent, String> {
    let object = text.trim_start();
    if !object.starts_with('{') {
        return file_type::open(text.into_bytes()).map(JsonContent::Ours);
    }
    let file: JsonFile = json::from_str(object)?;
    match file.kind.as_deref() {
        Some(framework::KIND) => framework::read(object).map(JsonContent::Framework),
        None if file.axes.is_some() => framework::read(object).map(JsonContent::Framework),
        _ if file.top_labels.is_some() => {
            chart_builder::read(object, warnings).map(JsonContent::Framework)
        }
        _ => file_type::open(text.into_bytes()).map(JsonContent::Ours),
    }
}

fn imported(draft: FrameworkDraft, warnings: Warnings) -> ImportResult {
    let mut document = framework::with_own_identity(draft);
    if document.id.as_str().is_empty() {
        // A framework without a name is identified by its content.
        document.id = FrameworkId::new(format!("framework-{}", document.revision));
        document = framework::with_own_identity(document);
    }
    let Warnings { all: mut warnings, more } = warnings;
    let more = more + warnings.len().saturating_sub(MAX_WARNINGS);
    // Warnings about guesses come before warnings about ignored content.
    warnings.sort_by(|a, b| (a.kind, &a.file, a.line).cmp(&(b.kind, &b.file, b.line)));
    warnings.truncate(MAX_WARNINGS);
    ImportResult::Framework(Box::new(ImportedFramework { document, warnings, more }))
}
