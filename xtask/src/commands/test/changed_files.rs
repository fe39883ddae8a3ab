//! The files that have changed since the last commit, or, if there are none, in the last commit.

use anyhow::Result;
use xshell::{Shell, cmd};

/// Paths relative to the project's folder.
#[derive(Debug)]
pub(super) struct ChangedFiles(Vec<String>);

impl ChangedFiles {
    pub(super) fn find(sh: &Shell) -> Result<Self> {
        let changed = cmd!(sh, "git diff --name-only HEAD").quiet().read()?;
        let added = cmd!(sh, "git ls-files --others --exclude-standard").quiet().read()?;
        let mut all: Vec<String> =
            changed.lines().chain(added.lines()).map(str::to_owned).collect();
        if all.is_empty() {
            let last = cmd!(sh, "git show --name-only --format= HEAD").quiet().read()?;
            all = last.lines().map(str::to_owned).collect();
        }
        Ok(Self(all))
    }

    /// The native test targets that may be affected, as arguments of `cargo test`; one list per
    /// call.
    pub(super) fn native_tests(&self) -> Vec<Vec<String>> {
        let touches = |folder: &str| self.0.iter().any(|path| path.starts_with(folder));
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        if touches("Cargo.") || touches("build.rs") {
            return vec![words("--lib --bins --tests")];
        }
        let mut targets = Vec::new();
        if touches("src/") || touches("languages/") {
            targets.push(words("--lib --exclude xtask"));
            // These tests read the source files, and they are fast.
            targets.push(words("--test architecture --test translations"));
        }
        if touches("xtask/") || touches("public/") || touches("style/") {
            targets.push(words("--exclude rungs --lib --bins"));
        }
        let tests =
            self.0.iter().filter_map(|path| path.strip_prefix("tests/")?.strip_suffix(".rs"));
        let tests = tests.filter(|name| !name.contains('/') && *name != "web");
        targets.extend(tests.map(|name| words(&format!("--test {name}"))));
        targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(paths: &[&str]) -> Vec<String> {
        let changes = ChangedFiles(paths.iter().map(|path| (*path).to_owned()).collect());
        changes.native_tests().into_iter().map(|words| words.join(" ")).collect()
    }

    #[test]
    fn change_of_source_runs_unit_tests_and_tests_that_read_it() {
        let expected = ["--lib --exclude xtask", "--test architecture --test translations"];
        assert_eq!(targets(&["src/model/gap.rs"]), expected);
    }

    #[test]
    fn change_of_one_test_runs_that_one() {
        assert_eq!(targets(&["tests/import.rs", "tests/fixtures/link-1.txt"]), ["--test import"]);
        assert!(targets(&["tests/e2e/rating.rs", "tests/web.rs", "README.md"]).is_empty());
    }

    #[test]
    fn change_of_dependencies_runs_everything() {
        assert_eq!(targets(&["Cargo.lock", "src/lib.rs"]), ["--lib --bins --tests"]);
    }
}
