//! Imports frameworks from Markdown pages, tables, JSON files and archives.

mod chart_builder;
mod import_files;
mod input;
mod markdown;
mod name_matching;
mod table;
mod warnings;
mod zip;

pub use import_files::{ImportResult, ImportedFramework, import_files, import_text};
pub use input::{InputFile, MAX_FILES, MAX_TEXT_BYTES, is_supported, is_tool_folder};
pub use warnings::{ImportWarning, MAX_WARNINGS, WarningKind};
