//! Reduces the size of the wasm and its glue where neither wasm-opt nor the bundler can, because
//! each sees only one of them: removes exports that no script uses, so that wasm-opt removes their
//! code, removes empty parts of the function table, and shortens the names of imports on both sides.

use anyhow::{Result, anyhow};
use std::collections::HashSet;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ElementSection, ExportSection, ImportSection, Module};
use wasmparser::{
    BinaryReaderError, Element, ElementItems, Export, Import, Imports, Operator, Parser,
};

/// The module name of wasm-bindgen's imports.
const GLUE_MODULE: &str = "./rungs_bg.js";

/// Prepares the glue for the bundler, so that it can remove unused classes: wasm-bindgen writes two
/// kinds of statements that appear to have side effects.
#[must_use]
pub fn without_side_effects(glue: &str) -> String {
    let lines = glue.lines().filter(|line| !line.starts_with("if (Symbol.dispose)"));
    let registry = "new FinalizationRegistry(";
    lines
        .flat_map(|line| {
            [line.replace(registry, &format!("/* @__PURE__ */ {registry}")), "\n".into()]
        })
        .collect()
}

/// The wasm with fewer exports and shorter import names, and the matching script.
///
/// # Errors
/// If the wasm cannot be parsed.
pub fn minify(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut minifier = Minifier { named: identifiers(script), imports: Vec::new() };
    let mut module = Module::new();
    minifier
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("reading the wasm: {error}"))?;
    let mut script = script.to_owned();
    for (index, name) in minifier.imports.iter().enumerate() {
        script = script.replace(name, &short_name(index));
    }
    Ok((module.finish(), script))
}

struct Minifier<'a> {
    named: HashSet<&'a str>,
    /// The long names, in the order of the short ones.
    imports: Vec<String>,
}

impl Reencode for Minifier<'_> {
    type Error = std::convert::Infallible;

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        if self.named.contains(export.name) {
            reencode::utils::parse_export(self, exports, export)?;
        }
        Ok(())
    }

    /// The splitter writes null into the slots that other chunks fill, so that wasm-bindgen does not use
    /// them. It has run, and slots are null from the start.
    fn parse_element(
        &mut self,
        elements: &mut ElementSection,
        element: Element<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        if !is_null(&element.items)? {
            reencode::utils::parse_element(self, elements, element)?;
        }
        Ok(())
    }

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        // Replace only names that are unique in the script.
        match imports {
            Imports::Single(at, import)
                if import.module == GLUE_MODULE && import.name.starts_with("__wb") =>
            {
                let short_name = self.rename(import.name);
                let renamed = Imports::Single(at, Import { name: &short_name, ..import });
                reencode::utils::parse_imports(self, section, renamed)
            }
            others => reencode::utils::parse_imports(self, section, others),
        }
    }
}

impl Minifier<'_> {
    fn rename(&mut self, name: &str) -> String {
        let known = self.imports.iter().position(|known| known == name);
        short_name(known.unwrap_or_else(|| {
            self.imports.push(name.to_owned());
            self.imports.len() - 1
        }))
    }
}

/// Whether no slot of a segment has a function.
fn is_null(items: &ElementItems<'_>) -> Result<bool, BinaryReaderError> {
    let ElementItems::Expressions(_, items) = items else { return Ok(false) };
    for item in items.clone() {
        if !matches!(item?.get_operators_reader().read()?, Operator::RefNull { .. }) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn short_name(index: usize) -> String {
    format!("i{index}")
}

fn identifiers(script: &str) -> HashSet<&str> {
    script.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, Elements, EntityType, ExportKind, Function, FunctionSection,
        HeapType, RefType, TableSection, TableType, TypeSection,
    };

    fn module() -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        for name in ["__wbg_log_0123456789abcdef", "__wbg_log_0123456789abcde0"] {
            imports.import(GLUE_MODULE, name, EntityType::Function(0));
        }
        imports.import("elsewhere", "__wbg_kept", EntityType::Function(0));
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("used", ExportKind::Func, 3);
        exports.export("unused", ExportKind::Func, 3);
        let (mut code, mut body) = (CodeSection::new(), Function::new([]));
        body.instructions().end();
        code.function(&body);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code);
        module.finish()
    }

    #[test]
    fn unused_exports_are_removed_and_imports_renamed_on_both_sides() {
        let script = "let x={__wbg_log_0123456789abcdef:f,__wbg_log_0123456789abcde0:g};w.used()";
        let (wasm, script) = minify(&module(), script).unwrap();
        assert_eq!(script, "let x={i0:f,i1:g};w.used()");
        let text = String::from_utf8_lossy(&wasm);
        assert!(text.contains("i0") && text.contains("i1") && text.contains("__wbg_kept"));
        assert!(text.contains("used") && !text.contains("unused") && !text.contains("_log_"));
    }

    #[test]
    fn empty_parts_of_the_function_table_are_removed() {
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 4,
            maximum: None,
            shared: false,
        });
        let null = || ConstExpr::ref_null(HeapType::FUNC);
        let module = |segments: &[&[ConstExpr]]| {
            let mut elements = ElementSection::new();
            for segment in segments {
                let items = Elements::Expressions(RefType::FUNCREF, segment.to_vec().into());
                elements.active(Some(0), &ConstExpr::i32_const(1), items);
            }
            let mut module = Module::new();
            module.section(&tables).section(&elements);
            module.finish()
        };
        let (empty, full) = ([null(), null()], [null(), ConstExpr::ref_func(0)]);
        let (minified, _) = minify(&module(&[&empty, &full]), "").unwrap();
        assert_eq!(minified, module(&[&full]));
    }

    #[test]
    fn side_effects_are_marked_or_removed() {
        let glue = "const A = new FinalizationRegistry(f);\nif (Symbol.dispose) A.b = c;\nd();\n";
        let ready = without_side_effects(glue);
        assert_eq!(ready, "const A = /* @__PURE__ */ new FinalizationRegistry(f);\nd();\n");
    }
}
