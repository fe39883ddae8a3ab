//! Measures bytes: of every file of the first load, and of every crate in the wasm. `mod.rs` has
//! the budget.

use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};
use xtask::build::precache_manifest;
use xtask::driver::server::brotli;

/// A file of the site.
pub(super) struct FileSize {
    pub(super) name: String,
    pub(super) raw: usize,
    pub(super) compressed: usize,
}

/// The compressed size of a crate's code in bytes. An estimate: its share of the code before the
/// last optimization, multiplied by the size of the compressed file.
#[derive(Default)]
pub(super) struct CrateSize {
    /// In the first load.
    pub(super) first: f64,
    /// In files that are loaded later.
    pub(super) later: f64,
}

impl FileSize {
    /// Whether the file is loaded on demand and not on a first visit.
    pub(super) fn is_deferred(&self) -> bool {
        xtask::build::wasm_split::is_deferred(&self.name)
    }

    /// Whether the chart needs the file to answer a first drag.
    pub(super) fn is_needed_for_drag(&self) -> bool {
        !self.is_deferred() && !xtask::build::wasm_split::is_page(&self.name)
    }
}

/// The files that browsers request, largest first.
pub(super) fn of_files(folder: &Path) -> Result<Vec<FileSize>> {
    let mut files = Vec::new();
    for (name, bytes) in precache_manifest::read_folder(folder)? {
        // Read by the host and not by browsers.
        if name != "_headers" {
            files.push(FileSize { name, raw: bytes.len(), compressed: brotli(&bytes)?.len() });
        }
    }
    files.sort_by_key(|file| usize::MAX - file.compressed);
    Ok(files)
}

/// The crates in the wasm, sorted by their size in the first load.
pub(super) fn of_crates(files: &[FileSize]) -> Result<Vec<(String, CrateSize)>> {
    let mut crates: BTreeMap<String, CrateSize> = BTreeMap::new();
    for file in files.iter().filter(|file| file.name.ends_with(".wasm")) {
        let stem = file.name.rsplit_once('-').map_or("", |(stem, _)| stem);
        // Before the last optimization, files still have function names.
        let is_main = file.is_needed_for_drag();
        let named = if is_main { format!("{stem}_bg") } else { stem.to_owned() };
        let path = xtask::build::wasm_split::work_folder("release").join(named + ".wasm");
        let code = code_by_crate(&fs::read(path)?)?;
        let all: usize = code.values().sum();
        for (name, size) in code {
            let share = size as f64 / all as f64 * file.compressed as f64;
            let cost = crates.entry(name).or_default();
            *(if file.is_deferred() { &mut cost.later } else { &mut cost.first }) += share;
        }
    }
    let mut sizes: Vec<_> = crates.into_iter().collect();
    sizes.sort_by(|(_, a), (_, b)| b.first.total_cmp(&a.first).then(b.later.total_cmp(&a.later)));
    Ok(sizes)
}

/// The bytes of code by crate.
fn code_by_crate(bytes: &[u8]) -> Result<BTreeMap<String, usize>> {
    let (mut imports, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    // Ignore invalid entries that the splitter writes after the function names.
                    for name in section.into_iter().map_while(Result::ok) {
                        if let Name::Function(functions) = name {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index as usize, function.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates = BTreeMap::new();
    for (index, size) in bodies.iter().enumerate() {
        let name = names.get(&(index + imports)).map_or("", String::as_str);
        // wasm-bindgen has demangled the main chunk, and not the others.
        let name = format!("{:#}", rustc_demangle::demangle(name));
        *crates.entry(crate_of(&name)).or_default() += size;
    }
    Ok(crates)
}

/// The crate at the start of a function name; `<T as tachys::…>` belongs to tachys.
fn crate_of(name: &str) -> String {
    let mut start = name;
    if start.starts_with('<') {
        let (subject, of_trait) = start.split_once(" as ").unwrap_or((start, ""));
        // A trait implementation for any type belongs to the trait's crate.
        let generic = subject.trim_start_matches(['<', '&', '(']).len() <= 4;
        start = if generic && !of_trait.is_empty() { of_trait } else { subject };
    }
    let start = start
        .trim_start_matches(['<', '&', '*', '('])
        .trim_start_matches("mut ")
        .trim_start_matches("dyn ");
    let end = start.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(start.len());
    match &start[..end] {
        "core" | "alloc" | "std" | "compiler_builtins" | "dlmalloc" | "__rustc" => {
            "the standard library".to_owned()
        }
        name if start[end..].starts_with("::") || start[end..].starts_with('[') => name.to_owned(),
        _ => "glue".to_owned(),
    }
}
