//! Import warnings: content that was ignored or is ambiguous, and its location.

/// The kind of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningKind {
    /// The content is ambiguous, and the import guessed.
    Unclear,
    /// The content was ignored.
    Ignored,
}

/// A warning for the person to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportWarning {
    /// Its kind.
    pub kind: WarningKind,
    /// The file.
    pub file: String,
    /// The line, from 1; `None` is the whole file.
    pub line: Option<usize>,
    /// The content, and how it was imported.
    pub words: String,
}

/// The maximum number of warnings that are reported.
pub const MAX_WARNINGS: usize = 200;
/// The maximum number of warnings that are collected, before they are sorted; further ones are counted.
const MAX_COLLECTED: usize = 1_000;

/// The warnings of an import in progress.
#[derive(Clone, Debug, Default)]
pub(super) struct Warnings {
    pub(super) all: Vec<ImportWarning>,
    pub(super) more: usize,
}

impl Warnings {
    pub(super) fn unclear(&mut self, file: &str, line: usize, words: String) {
        self.add(WarningKind::Unclear, file, Some(line), words);
    }

    pub(super) fn ignored(&mut self, file: &str, line: Option<usize>, words: String) {
        self.add(WarningKind::Ignored, file, line, words);
    }

    fn add(&mut self, kind: WarningKind, file: &str, line: Option<usize>, words: String) {
        if self.all.len() < MAX_COLLECTED {
            self.all.push(ImportWarning { kind, file: file.to_owned(), line, words });
        } else {
            self.more += 1;
        }
    }
}
