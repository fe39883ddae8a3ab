//! The arrows between modules, as `src/lib.rs` states them, and a word on every file.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

/// What a module may name of the crate; `None` is anything.
const ARROWS: [(&str, Option<&[&str]>); 13] = [
    ("i18n", Some(&[])),
    ("model", Some(&["i18n"])),
    ("chart", Some(&[])),
    ("messages", Some(&["i18n", "model", "storage"])),
    ("storage", Some(&["i18n", "model"])),
    ("presentation", Some(&["i18n", "model", "chart", "messages"])),
    ("export", Some(&["i18n", "model", "chart", "messages", "presentation"])),
    ("sharing", Some(&["i18n", "model", "storage"])),
    ("import", Some(&["i18n", "model", "storage", "messages", "sharing"])),
    ("route.rs", Some(&[])),
    ("handbook", Some(&["i18n", "model", "messages", "route"])),
    (
        "browser",
        Some(&[
            "i18n",
            "model",
            "chart",
            "storage",
            "presentation",
            "export",
            "messages",
            "import",
        ]),
    ),
    ("app", None),
];

/// What of the browser the pure modules must not name.
const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The files of a module: a folder's, or one.
fn files_of(module: &str) -> Vec<PathBuf> {
    let path = root().join("src").join(module);
    if path.is_dir() { files(&path) } else { vec![path] }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The code of a file, without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned()
}

#[test]
fn modules_name_only_what_they_may() {
    for (module, allowed) in ARROWS {
        let Some(allowed) = allowed else { continue };
        for path in files_of(module) {
            for part in code(&path).split("crate::").skip(1) {
                let named: String =
                    part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let fine = named == module || allowed.contains(&named.as_str());
                assert!(fine, "{} names crate::{named}", path.display());
            }
        }
    }
}

#[test]
fn every_module_has_its_arrows_stated() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(ARROWS.iter().any(|(module, _)| *module == name), "{name} has no arrows");
        }
    }
}

#[test]
fn the_core_does_not_know_the_browser() {
    for (module, _) in &ARROWS[..9] {
        for path in files_of(module) {
            let text = code(&path);
            for name in BROWSER {
                assert!(!text.contains(&format!("{name}::")), "{} names {name}", path.display());
            }
        }
    }
    for path in files(&root().join("src/browser")) {
        assert!(!code(&path).contains("leptos::"), "{} names leptos", path.display());
    }
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests", "xtask/src"] {
        for path in files(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} begins without a word", path.display());
        }
    }
}
