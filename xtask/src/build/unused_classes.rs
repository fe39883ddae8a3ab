//! Removes the classes that a dependency exports to JavaScript, and that no script constructs. The
//! splitter keeps all exported functions, and the functions that they call, in the first wasm file.
//!
//! This is done before the splitter reads the file. Its relocations are positions in sections, so all
//! other sections stay byte for byte.

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CustomSection, ExportSection, Module, RawSection};
use wasmparser::{ExportSectionReader, Parser, Payload};

/// The exported classes of wasm-streams, which Leptos' `server_fn` depends on. Names are in lower case,
/// as in the exports of their methods.
const CLASSES: [&str; 3] =
    ["intounderlyingbytesource", "intounderlyingsink", "intounderlyingsource"];

/// The section in which wasm-bindgen's macros describe what they import and export: pairs of a
/// schema and a program, each after its length in four bytes, low byte first.
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

/// The linked wasm without the classes.
///
/// # Errors
/// If the wasm cannot be parsed.
pub(crate) fn remove(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("reading the linked wasm")?;
        let Some((id, range)) = payload.as_section() else { continue };
        match payload {
            Payload::ExportSection(exports) => {
                module.section(&other_exports(exports)?);
            }
            Payload::CustomSection(custom) if custom.name() == DESCRIPTIONS => {
                let data = other_programs(custom.data())?.into();
                module.section(&CustomSection { name: DESCRIPTIONS.into(), data });
            }
            _ => {
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                module.section(&RawSection { id, data: wasm.get(range).context("a section")? });
            }
        }
    }
    Ok(module.finish())
}

fn other_exports(exports: ExportSectionReader<'_>) -> Result<ExportSection> {
    let mut others = ExportSection::new();
    for export in exports {
        let export = export?;
        if !CLASSES.iter().any(|class| export.name.to_ascii_lowercase().contains(class)) {
            let kind = RoundtripReencoder.export_kind(export.kind)?;
            others.export(export.name, kind, export.index);
        }
    }
    Ok(others)
}

/// The programs that do not export one of the classes.
fn other_programs(mut section: &[u8]) -> Result<Vec<u8>> {
    let mut others = Vec::new();
    while !section.is_empty() {
        let (schema, rest) = split_item(section)?;
        let (program, rest) = split_item(rest)?;
        if !exports_class(program) {
            others.extend_from_slice(schema);
            others.extend_from_slice(program);
        }
        section = rest;
    }
    Ok(others)
}

/// Splits a section after its first item. The item is returned with the four bytes of its length.
fn split_item(section: &[u8]) -> Result<(&[u8], &[u8])> {
    let (length, _) = section.split_first_chunk().context("the length of a description")?;
    let end = 4 + u32::from_le_bytes(*length) as usize;
    section.split_at_checked(end).context("a description ends early")
}

fn exports_class(program: &[u8]) -> bool {
    let program = program.to_ascii_lowercase();
    CLASSES.iter().any(|class| program.windows(class.len()).any(|at| at == class.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, ExportKind, Function, FunctionSection, TypeSection};

    /// A schema and a program as wasm-bindgen's macros write them.
    fn description(program: &str) -> Vec<u8> {
        let item = |text: &str| [&(text.len() as u32).to_le_bytes()[..], text.as_bytes()].concat();
        [item("schema"), item(program)].concat()
    }

    /// A module with these exports and descriptions.
    fn module(exported: &[&str], descriptions: &[u8]) -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([], []);
        functions.function(0);
        let mut exports = ExportSection::new();
        for name in exported {
            exports.export(name, ExportKind::Func, 0);
        }
        let (mut code, mut body) = (CodeSection::new(), Function::new([]));
        body.instructions().end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.section(&CustomSection { name: DESCRIPTIONS.into(), data: descriptions.into() });
        module.finish()
    }

    #[test]
    fn classes_are_removed_and_the_rest_stays_as_it_is() {
        let (class, other) = (description("IntoUnderlyingSink"), description("fetch"));
        let pull = "intounderlyingsource_pull";
        let linked = module(&["main", pull], &[other.clone(), class].concat());
        assert_eq!(remove(&linked).unwrap(), module(&["main"], &other));
    }

    #[test]
    fn incomplete_descriptions_are_an_error() {
        let mut cut = description("fetch");
        cut.pop();
        assert!(remove(&module(&["main"], &cut)).is_err());
        assert!(remove(b"no wasm").is_err());
    }
}
