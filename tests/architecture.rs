//! Tests that modules import only allowed modules, that files do not import each other in a circle,
//! and that every file begins with a description.
#![expect(clippy::unwrap_used, reason = "tests")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules that the files below each path may import. The longest matching path applies.
/// `app` may import anything, and nothing may import `app`.
const ARROWS: [(&str, &[&str]); 15] = [
    ("chart", &[]),
    ("i18n", &[]),
    ("i18n/messages", &["i18n", "model", "storage", "sharing"]),
    ("model", &["i18n"]),
    ("route", &["model"]),
    ("text_diff", &[]),
    ("storage", &["i18n", "model"]),
    ("sharing", &["i18n", "model", "storage"]),
    ("presentation", &["i18n", "model", "chart"]),
    ("export", &["i18n", "model", "chart", "presentation"]),
    ("import", &["i18n", "model", "storage", "sharing"]),
    ("handbook", &["i18n", "model", "route", "text_diff"]),
    ("browser", &["i18n", "model", "chart", "storage", "presentation", "export", "import"]),
    ("first_step", &["i18n", "model", "chart", "storage", "presentation", "browser"]),
    ("lib", &["app"]),
];

/// The modules that are compiled only for browsers.
const EDGE: [&str; 3] = ["browser", "first_step", "app"];

/// Crates that only exist in a browser.
const BROWSER_CRATES: [&str; 6] =
    ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "leptos"];

/// A path of modules, without `crate`.
type ModulePath = Vec<String>;

/// A file of src/ and the paths that its code uses, except in tests.
struct Source {
    file: PathBuf,
    module: ModulePath,
    /// Every path that begins with `crate`, `super` or `self`, as an absolute one.
    own_paths: Vec<ModulePath>,
    /// The first segment of every other path.
    crates: BTreeSet<String>,
    /// The items that the file re-exports: each name with the path of the item.
    exports: BTreeMap<String, ModulePath>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn module_of(file: &Path) -> ModulePath {
    let relative = file.strip_prefix(root().join("src")).unwrap().with_extension("");
    let mut module: ModulePath =
        relative.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    rust_files(&src).into_iter().map(read).collect()
}

fn read(file: PathBuf) -> Source {
    let text = fs::read_to_string(&file).unwrap();
    let module = module_of(&file);
    let mut source = Source {
        file,
        module,
        own_paths: Vec::new(),
        crates: BTreeSet::new(),
        exports: BTreeMap::new(),
    };
    let tokens: TokenStream = text.parse().unwrap();
    collect(&tokens.into_iter().collect::<Vec<_>>(), &mut source);
    source
}

/// Collects the paths in tokens, macros included. Skips what is compiled for tests alone.
fn collect(tokens: &[TokenTree], source: &mut Source) {
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(&tokens[at..]) {
            at = end_of_item(tokens, at);
            continue;
        }
        if let TokenTree::Group(group) = &tokens[at] {
            collect(&group.stream().into_iter().collect::<Vec<_>>(), source);
        }
        let (mut paths, next) = paths_from(&tokens[at..]);
        let is_export = is_ident(tokens.get(at.wrapping_sub(1)), "use")
            && is_ident(tokens.get(at.wrapping_sub(2)), "pub");
        // `pub(in path)` is no import.
        let is_visibility = is_ident(tokens.get(at.wrapping_sub(1)), "in");
        paths.retain(|path| path.len() > 1 && !is_visibility);
        for path in paths {
            record(path, is_export, source);
        }
        at += next.max(1);
    }
}

fn record(path: Vec<String>, is_export: bool, source: &mut Source) {
    let absolute = match path[0].as_str() {
        "crate" => path[1..].to_vec(),
        "super" | "self" => {
            let up = path.iter().filter(|segment| *segment == "super").count();
            let rest = path.iter().filter(|segment| !["super", "self"].contains(&segment.as_str()));
            let base = &source.module[..source.module.len().saturating_sub(up)];
            base.iter().chain(rest).cloned().collect()
        }
        first => {
            source.crates.insert(first.to_owned());
            if is_export {
                let name = path.last().unwrap().clone();
                source.exports.insert(name, [&source.module[..], &path].concat());
            }
            return;
        }
    };
    source.own_paths.push(absolute);
}

fn is_ident(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == name)
}

fn is_test_attribute(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(group), ..]
        if hash.as_char() == '#' && group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// The index after the item that starts at `start`: after its closing brace or its semicolon.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    tokens[start..].iter().position(is_end).map_or(tokens.len(), |end| start + end + 1)
}

/// The paths that start at the first token, and the number of tokens they use. A `use` tree has one
/// path for each leaf.
fn paths_from(tokens: &[TokenTree]) -> (Vec<Vec<String>>, usize) {
    let Some(TokenTree::Ident(first)) = tokens.first() else { return (Vec::new(), 0) };
    let mut path = vec![first.to_string()];
    let mut at = 1;
    loop {
        let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        if !is_colon(tokens.get(at)) || !is_colon(tokens.get(at + 1)) {
            return (vec![path], at);
        }
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(segment)) => path.push(segment.to_string()),
            Some(TokenTree::Group(group)) => return (leaves(&path, group.stream()), at + 3),
            _ => return (vec![path], at + 2),
        }
        at += 3;
    }
}

fn leaves(prefix: &[String], tree: TokenStream) -> Vec<Vec<String>> {
    let tokens: Vec<TokenTree> = tree.into_iter().collect();
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let branches = tokens.split(is_comma);
    let below = branches.flat_map(|branch| paths_from(branch).0);
    below.map(|path| [prefix, &path].concat()).collect()
}

/// The file that defines a path of the crate. Follows the re-exports of a `mod.rs`.
fn target<'a>(path: &[String], sources: &'a [Source]) -> Option<&'a Source> {
    let named = |length: usize| sources.iter().find(|source| source.module == path[..length]);
    let (length, found) =
        (1..=path.len()).rev().find_map(|length| Some((length, named(length)?)))?;
    let export = path.get(length).and_then(|name| found.exports.get(name));
    match export {
        Some(export) => target(export, sources),
        None => Some(found),
    }
}

#[test]
fn modules_import_only_what_their_arrows_allow() {
    for source in sources() {
        let path = source.module.join("/");
        let arrows = ARROWS.iter().filter(|(below, _)| path.starts_with(below));
        let Some((below, allowed)) = arrows.max_by_key(|(below, _)| below.len()) else {
            let is_app = path.starts_with("app") || ["main", "lib"].contains(&path.as_str());
            assert!(is_app, "{} is in no module that has arrows", source.file.display());
            continue;
        };
        let top = below.split('/').next().unwrap();
        for named in &source.own_paths {
            let is_allowed = named[0] == top || allowed.contains(&named[0].as_str());
            // Every module may use the message macros of i18n.
            let is_macro = ["tr", "tr_plural", "message"].contains(&named[0].as_str());
            assert!(
                is_allowed || is_macro,
                "{} imports {}",
                source.file.display(),
                named.join("::")
            );
        }
    }
}

#[test]
fn pure_modules_do_not_name_the_browser() {
    for source in sources() {
        let is_edge = source.module.first().is_some_and(|top| EDGE.contains(&top.as_str()));
        let is_main = source.module == ["main"];
        for name in BROWSER_CRATES {
            let is_allowed = is_main || is_edge && (name != "leptos" || source.module[0] == "app");
            let names = source.crates.contains(name);
            assert!(is_allowed || !names, "{} names {name}", source.file.display());
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = sources();
    let imports: BTreeMap<&Path, BTreeSet<&Path>> = sources
        .iter()
        .map(|source| {
            let targets = source.own_paths.iter().filter_map(|path| target(path, &sources));
            let files = targets.map(|target| target.file.as_path());
            (source.file.as_path(), files.filter(|file| *file != source.file).collect())
        })
        .collect();
    let circles = circles(&imports);
    let names = |circle: &Vec<&Path>| {
        let names = circle.iter().map(|file| file.strip_prefix(root()).unwrap().display());
        names.map(|name| name.to_string()).collect::<Vec<_>>().join(", ")
    };
    let told: Vec<String> = circles.iter().map(names).collect();
    assert!(told.is_empty(), "files that import each other:\n{}", told.join("\n"));
}

/// Groups of files that import each other in a circle.
fn circles<'a>(imports: &BTreeMap<&'a Path, BTreeSet<&'a Path>>) -> Vec<Vec<&'a Path>> {
    let reached = |from: &'a Path| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            for next in &imports[file] {
                if seen.insert(*next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&Path, BTreeSet<&Path>> =
        imports.keys().map(|file| (*file, reached(file))).collect();
    let mut groups: BTreeSet<Vec<&Path>> = BTreeSet::new();
    for (file, seen) in &reach {
        if seen.contains(file) {
            groups
                .insert(seen.iter().copied().filter(|other| reach[other].contains(file)).collect());
        }
    }
    groups.into_iter().collect()
}

#[test]
fn every_file_has_a_module_comment() {
    for folder in ["src", "tests", "xtask/src"] {
        for path in rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} begins without a word", path.display());
        }
    }
}
