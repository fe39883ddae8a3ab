//! What was not understood, or could have been understood otherwise, and where it stands.

/// Whether something was left out or guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningKind {
    /// It could have been understood otherwise.
    Unclear,
    /// It is not in the result.
    Ignored,
}

/// Something the visitor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportWarning {
    /// What became of it.
    pub kind: WarningKind,
    /// The file it is in.
    pub file: String,
    /// Its line, from 1; `None` is the whole file.
    pub line: Option<usize>,
    /// What it is, and what was made of it.
    pub words: String,
}

/// How many remarks are kept; of those after them it is known how many there are.
const MAX: usize = 1_000;

/// Remarks, as they are made.
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
        if self.all.len() < MAX {
            self.all.push(ImportWarning { kind, file: file.to_owned(), line, words });
        } else {
            self.more += 1;
        }
    }
}
