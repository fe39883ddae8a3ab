//! Merges the chunks that a lazy function needs into one wasm file. The splitter puts code that several
//! lazy functions share into files of their own; the page alone would need dozens of them.
//!
//! All chunks of the splitter have the same form: they import the memory, the function table and globals
//! of the main file, they export nothing, and they call each other's functions through shims, which call
//! a slot of the table. In the merged file, calls between its own functions are direct.

use anyhow::{Context, Result, anyhow, bail};
use std::collections::HashMap;
use std::fmt::Display;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataCountSection, DataSection, ElementSection, Elements,
    EntityType, FunctionSection, ImportSection, Module, NameMap, NameSection, TypeSection,
};
use wasmparser::{
    Data, DataKind, ElementItems, ElementKind, FuncType, FunctionBody, Import, KnownCustom, Name,
    Operator, Parser, Payload, TypeRef,
};

const FEATURES: &str = "target_features";

type ReencodeError = wasm_encoder::reencode::Error<&'static str>;

/// Merges chunks of one split program.
///
/// # Errors
/// If a chunk has another form than the splitter's.
pub(super) fn merge(chunks: &[Vec<u8>]) -> Result<Vec<u8>> {
    let chunks: Vec<Chunk<'_>> =
        chunks.iter().map(|bytes| Chunk::parse(bytes)).collect::<Result<_>>()?;
    Merger::plan(&chunks)?.emit(&chunks)
}

/// A parsed chunk.
#[derive(Default)]
struct Chunk<'a> {
    types: Vec<FuncType>,
    imports: Vec<Import<'a>>,
    /// The type of each function.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// The functions in the table, from a slot on.
    elements: Vec<(u32, Vec<u32>)>,
    data: Vec<Data<'a>>,
    /// The section that says which features of wasm are used. wasm-opt needs it.
    features: Option<&'a [u8]>,
    names: HashMap<u32, &'a str>,
}

impl<'a> Chunk<'a> {
    fn parse(bytes: &'a [u8]) -> Result<Self> {
        let mut chunk = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            chunk.add(payload?)?;
        }
        Ok(chunk)
    }

    fn add(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for ty in section.into_iter_err_on_gc_types() {
                    self.types.push(ty?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if matches!(import.ty, TypeRef::Func(_)) {
                        bail!("a chunk imports the function {}", import.name);
                    }
                    self.imports.push(import);
                }
            }
            Payload::FunctionSection(section) => {
                self.functions = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(items)) =
                        (element.kind, element.items)
                    else {
                        bail!("a chunk has an element segment of another kind");
                    };
                    let slot = constant(&offset_expr)?;
                    self.elements.push((slot, items.into_iter().collect::<Result<_, _>>()?));
                }
            }
            Payload::DataSection(section) => {
                self.data = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) if section.name() == FEATURES => {
                self.features = Some(section.data());
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(functions) = name? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            Payload::ExportSection(section) if section.count() == 0 => {}
            Payload::GlobalSection(_)
            | Payload::TableSection(_)
            | Payload::MemorySection(_)
            | Payload::ExportSection(_)
            | Payload::StartSection { .. } => bail!("a chunk has a section that none should have"),
            _ => {}
        }
        Ok(())
    }

    /// The slot that a function calls, if it is a shim.
    fn shim_slot(&self, function: usize) -> Result<Option<u32>> {
        let ty = self.functions[function];
        let params = self.types[ty as usize].params().len() as u32;
        let mut reader = self.bodies[function].get_operators_reader()?;
        for param in 0..params {
            match reader.read()? {
                Operator::LocalGet { local_index } if local_index == param => {}
                _ => return Ok(None),
            }
        }
        let Operator::I32Const { value } = reader.read()? else { return Ok(None) };
        let calls =
            matches!(reader.read()?, Operator::CallIndirect { type_index, .. } if type_index == ty);
        Ok((calls && matches!(reader.read()?, Operator::End)).then_some(value as u32))
    }
}

/// The value of a constant offset.
fn constant(offset: &wasmparser::ConstExpr<'_>) -> Result<u32> {
    match offset.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32),
        _ => bail!("a segment has an offset that is not constant"),
    }
}

/// The index spaces of the merged file.
#[derive(Default)]
struct Merger<'a> {
    types: Vec<FuncType>,
    imports: Vec<Import<'a>>,
    /// The chunk of each function, and its index there.
    functions: Vec<(usize, usize)>,
    /// For each chunk: the new indexes of its own.
    indexes: Vec<Indexes>,
}

/// The new indexes of a chunk's items.
#[derive(Default)]
struct Indexes {
    types: Vec<u32>,
    functions: Vec<u32>,
    globals: Vec<u32>,
    tables: Vec<u32>,
    memories: Vec<u32>,
}

impl<'a> Merger<'a> {
    fn plan(chunks: &[Chunk<'a>]) -> Result<Self> {
        let mut merger = Self::default();
        for chunk in chunks {
            let mut indexes = Indexes::default();
            for ty in &chunk.types {
                indexes.types.push(index_of(&mut merger.types, ty.clone()));
            }
            for import in &chunk.imports {
                let index = merger.import(*import);
                match import.ty {
                    TypeRef::Global(_) => indexes.globals.push(index),
                    TypeRef::Table(_) => indexes.tables.push(index),
                    TypeRef::Memory(_) => indexes.memories.push(index),
                    _ => bail!("a chunk imports {} of another kind", import.name),
                }
            }
            merger.indexes.push(indexes);
        }
        merger.plan_functions(chunks)?;
        Ok(merger)
    }

    /// Adds an import, unless it is known. Returns its index among those of its kind.
    fn import(&mut self, import: Import<'a>) -> u32 {
        let is_same =
            |known: &&Import<'_>| (known.module, known.name) == (import.module, import.name);
        let kind = std::mem::discriminant(&import.ty);
        let of_kind = |known: &&Import<'_>| std::mem::discriminant(&known.ty) == kind;
        let mut same_kind = self.imports.iter().filter(of_kind);
        let count = same_kind.clone().count();
        let at = same_kind.position(|known| is_same(&known));
        at.unwrap_or_else(|| {
            self.imports.push(import);
            count
        }) as u32
    }

    fn plan_functions(&mut self, chunks: &[Chunk<'a>]) -> Result<()> {
        let mut in_slot = HashMap::new();
        for (chunk, parsed) in chunks.iter().enumerate() {
            for (first, functions) in &parsed.elements {
                let slots = (*first..).zip(functions);
                in_slot.extend(slots.map(|(slot, function)| (slot, (chunk, *function as usize))));
            }
        }
        // A shim is replaced by the function that it calls, or else by the first shim of that slot.
        let mut actual = Vec::new();
        let mut shims = HashMap::new();
        for (chunk, parsed) in chunks.iter().enumerate() {
            for function in 0..parsed.bodies.len() {
                let own = (chunk, function);
                actual.push((
                    own,
                    match parsed.shim_slot(function)? {
                        Some(slot) => {
                            *in_slot.get(&slot).unwrap_or(shims.entry(slot).or_insert(own))
                        }
                        None => own,
                    },
                ));
            }
        }
        let mut new_index = HashMap::new();
        for (own, actual) in &actual {
            if own == actual {
                new_index.insert(*own, self.functions.len() as u32);
                self.functions.push(*own);
            }
        }
        for ((chunk, _), actual) in &actual {
            let index = new_index.get(actual).context("a shim calls another shim")?;
            self.indexes[*chunk].functions.push(*index);
        }
        Ok(())
    }

    fn emit(mut self, chunks: &[Chunk<'_>]) -> Result<Vec<u8>> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        for ty in &self.types {
            let ty = identity().func_type(ty.clone()).map_err(encoding)?;
            types.ty().func_type(&ty);
        }
        let mut imports = ImportSection::new();
        for import in &self.imports {
            let ty: EntityType = identity().entity_type(import.ty).map_err(encoding)?;
            imports.import(import.module, import.name, ty);
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        let (mut elements, mut data) = (ElementSection::new(), DataSection::new());
        let mut names = NameMap::new();
        for (index, (chunk, function)) in (0..).zip(&self.functions) {
            let parsed = &chunks[*chunk];
            let indexes = &mut self.indexes[*chunk];
            functions.function(indexes.types[parsed.functions[*function] as usize]);
            let body = parsed.bodies[*function].clone();
            indexes.parse_function_body(&mut code, body).map_err(encoding)?;
            if let Some(name) = parsed.names.get(&(*function as u32)) {
                names.append(index, name);
            }
        }
        for (parsed, indexes) in chunks.iter().zip(&mut self.indexes) {
            for (slot, items) in &parsed.elements {
                let items: Vec<u32> =
                    items.iter().map(|item| indexes.functions[*item as usize]).collect();
                let offset = ConstExpr::i32_const(*slot as i32);
                elements.active(Some(0), &offset, Elements::Functions(items.into()));
            }
            for segment in &parsed.data {
                if !matches!(segment.kind, DataKind::Active { .. }) {
                    bail!("a chunk has a data segment of another kind");
                }
                indexes.parse_data(&mut data, segment.clone()).map_err(encoding)?;
            }
        }
        let mut name_section = NameSection::new();
        name_section.functions(&names);
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&elements)
            .section(&DataCountSection { count: data.len() })
            .section(&code)
            .section(&data)
            .section(&name_section);
        // All chunks are of one program.
        if let Some(features) = chunks.iter().find_map(|chunk| chunk.features) {
            module.section(&CustomSection { name: FEATURES.into(), data: features.into() });
        }
        Ok(module.finish())
    }
}

/// The index of an item, which is added if it is new.
fn index_of<T: PartialEq>(items: &mut Vec<T>, item: T) -> u32 {
    items.iter().position(|known| *known == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    }) as u32
}

fn identity() -> wasm_encoder::reencode::RoundtripReencoder {
    wasm_encoder::reencode::RoundtripReencoder
}

fn encoding<E: Display>(error: E) -> anyhow::Error {
    anyhow!("encoding the merged chunk: {error}")
}

/// The new index of an item.
fn look_up(indexes: &[u32], index: u32) -> Result<u32, ReencodeError> {
    let new = indexes.get(index as usize).copied();
    new.ok_or(ReencodeError::UserError("an index is out of range"))
}

impl Reencode for Indexes {
    type Error = &'static str;

    fn type_index(&mut self, index: u32) -> Result<u32, ReencodeError> {
        look_up(&self.types, index)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, ReencodeError> {
        look_up(&self.functions, index)
    }

    fn global_index(&mut self, index: u32) -> Result<u32, ReencodeError> {
        look_up(&self.globals, index)
    }

    fn table_index(&mut self, index: u32) -> Result<u32, ReencodeError> {
        look_up(&self.tables, index)
    }

    fn memory_index(&mut self, index: u32) -> Result<u32, ReencodeError> {
        look_up(&self.memories, index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{Function, MemoryType, RefType, TableType, ValType};

    /// A chunk as the splitter writes it, with a function that calls the shim of a slot. The function
    /// is in the table, in another slot. `data` is put at an address of the memory.
    fn chunk(own_slot: u32, called_slot: u32, address: i32, data: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I64], []);
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 9,
            maximum: None,
            shared: false,
        };
        imports.import("__wasm_split", "memory", EntityType::Memory(memory));
        imports.import("__wasm_split", "__indirect_function_table", EntityType::Table(table));
        let mut functions = FunctionSection::new();
        functions.function(1).function(1);
        let mut elements = ElementSection::new();
        let offset = ConstExpr::i32_const(own_slot as i32);
        elements.active(None, &offset, Elements::Functions(vec![0].into()));
        let mut code = CodeSection::new();
        let mut caller = Function::new([]);
        caller.instructions().local_get(0).call(1).i32_const(7).i32_add().end();
        code.function(&caller);
        let mut shim = Function::new([]);
        shim.instructions().local_get(0).i32_const(called_slot as i32).call_indirect(0, 1).end();
        code.function(&shim);
        let mut segments = DataSection::new();
        segments.active(0, &ConstExpr::i32_const(address), data.bytes());
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&elements)
            .section(&code)
            .section(&segments)
            .section(&CustomSection { name: FEATURES.into(), data: b"features".into() });
        module.finish()
    }

    #[test]
    fn calls_between_merged_chunks_are_direct() {
        // The first two call each other; the third calls a function of the main file.
        let chunks = [chunk(3, 4, 0, "one"), chunk(4, 3, 16, "two"), chunk(5, 8, 32, "three")];
        let merged = merge(&chunks).unwrap();
        wasmparser::validate(&merged).unwrap();
        let parsed = Chunk::parse(&merged).unwrap();
        assert_eq!((parsed.types.len(), parsed.imports.len()), (2, 2));
        // Three functions, and the shim of the main file's function.
        assert_eq!(parsed.bodies.len(), 4);
        let called = |function: usize| {
            let mut operators = parsed.bodies[function].get_operators_reader().unwrap();
            operators.read().unwrap();
            match operators.read().unwrap() {
                Operator::Call { function_index } => function_index,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!([called(0), called(1), called(2)], [1, 0, 3]);
        assert_eq!(parsed.shim_slot(3).unwrap(), Some(8));
        let slots: Vec<_> = parsed.elements.iter().map(|(slot, items)| (*slot, items[0])).collect();
        assert_eq!(slots, [(3, 0), (4, 1), (5, 2)]);
        let texts: Vec<_> = parsed.data.iter().map(|segment| segment.data).collect();
        assert_eq!(texts, [b"one".as_slice(), b"two", b"three"]);
        assert_eq!(parsed.features, Some(b"features".as_slice()));
    }

    #[test]
    fn other_modules_are_rejected() {
        let mut module = Module::new();
        let mut globals = wasm_encoder::GlobalSection::new();
        let ty = wasm_encoder::GlobalType { val_type: ValType::I32, mutable: false, shared: false };
        globals.global(ty, &ConstExpr::i32_const(1));
        module.section(&globals);
        assert!(merge(&[module.finish()]).is_err());
        assert!(merge(&[b"no wasm".to_vec()]).is_err());
    }
}
