//! The files of an import: their limits, and which of them can be used.

/// The maximum number of files of an import.
pub const MAX_FILES: usize = 5_000;
/// The maximum total size of an import in bytes.
pub const MAX_TEXT_BYTES: usize = 4 << 20;

/// The extensions of Markdown pages.
pub(super) const MARKDOWN: &[&str] = &["md", "markdown", "mdx"];

/// The suffixes that hosts add to the name of a repository for a branch.
const BRANCHES: [&str; 4] = ["-main", "-master", "-develop", "-development"];

/// A file to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Its path, including folders.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file that was decoded as UTF-8.
pub(super) struct DecodedFile {
    pub(super) path: String,
    pub(super) text: String,
}

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

/// Whether a path ends with one of these extensions, in any case.
pub(super) fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}

/// Removes the folder that contains all files, and returns its name without the suffix of a branch.
pub(super) fn strip_common_folder(files: &mut [DecodedFile]) -> Option<String> {
    let (folder, _) = files.first()?.path.split_once('/')?;
    let prefix = format!("{folder}/");
    if !files.iter().all(|file| file.path.starts_with(&prefix)) {
        return None;
    }
    for file in files.iter_mut() {
        file.path.drain(..prefix.len());
    }
    let folder = prefix.trim_end_matches('/');
    let name = BRANCHES.into_iter().find_map(|branch| folder.strip_suffix(branch));
    Some(name.unwrap_or(folder).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<DecodedFile> {
        let file = |path: &&str| DecodedFile { path: (*path).to_owned(), text: String::new() };
        paths.iter().map(file).collect()
    }

    #[test]
    fn files_of_tools_are_not_supported() {
        assert!(is_supported("ladders/Developer.MD") && is_supported("table.csv"));
        assert!(!is_supported(".github/README.md") && !is_supported("a/node_modules/b.json"));
        assert!(!is_supported("chart.png") && !is_supported("md"));
    }

    #[test]
    fn common_folder_is_removed_with_its_branch() {
        let mut files = files(&["ladder-main/a.md", "ladder-main/b/c.md"]);
        assert_eq!(strip_common_folder(&mut files).as_deref(), Some("ladder"));
        assert_eq!((files[0].path.as_str(), files[1].path.as_str()), ("a.md", "b/c.md"));
    }

    #[test]
    fn different_folders_stay() {
        let mut files = files(&["a/x.md", "b/y.md"]);
        assert_eq!(strip_common_folder(&mut files), None);
        assert_eq!(files[0].path, "a/x.md");
    }
}
