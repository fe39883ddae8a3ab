//! Splits the wasm: functions marked with `#[wasm_split]`, and the code that only they use, become
//! separate files that the page loads on demand.
//!
//! Trunk builds one file. This module replaces it with the chunks, which are split, bound to
//! JavaScript, and, in a release, optimized.

use crate::build::{deferred_styles, merge_chunks, minify_exports, unused_classes};
use crate::translations::TAGS;
use anyhow::{Context, Result, anyhow};
use rayon::prelude::*;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};
use xshell::{Shell, cmd};

/// The crate's name and the name of its wasm file.
const NAME: &str = "rungs";
/// The script that loads the chunks, as the splitter names it.
const LINK_SCRIPT: &str = "__wasm_split.js";

/// The lazy function with the page. Its code and all that it shares with others is one file.
const PAGE: &str = "page";
/// The lazy function that reads stored records, which a returning visitor waits for. It is one file too.
const STARTUP: &str = "startup";

/// The folder for intermediate files. The files in it still have function names, which the
/// benchmark needs. `profile` is Trunk's: `release` or `debug`.
#[must_use]
pub fn work_folder(profile: &str) -> PathBuf {
    target_folder().join("split").join(profile)
}

/// Whether a built file is not part of the first load.
#[must_use]
pub fn is_deferred(name: &str) -> bool {
    // The names that the splitter uses.
    name.ends_with(".wasm")
        && !is_page(name)
        && (name.starts_with("split_") || name.starts_with("chunk_"))
        || ["deferred", "sw", "manifest", "icon-"].iter().any(|it| name.starts_with(it))
        || TAGS.iter().any(|tag| name.strip_prefix(tag).is_some_and(|rest| rest.starts_with('-')))
}

/// Whether a built file has the code of the page. The chart answers a drag without it.
#[must_use]
pub fn is_page(name: &str) -> bool {
    name.ends_with(".wasm") && name.starts_with(&format!("split_{PAGE}-"))
}

/// Files to whose names a content hash is added.
const COPIED: [&str; 5] =
    [deferred_styles::FILE, "boot.mjs", "sw_client.mjs", "apply_preferences.js", "load_watch.js"];

/// Adds content hashes to the names of these files, as Trunk does for others, and returns the page
/// with the new names.
///
/// # Errors
/// If a file is missing.
pub fn add_content_hashes(staging: &Path, mut page: String) -> Result<String> {
    let languages = TAGS.map(|tag| format!("{tag}.json"));
    for plain in COPIED.into_iter().chain(languages.iter().map(String::as_str)) {
        let path = staging.join(plain);
        let bytes = fs::read(&path).with_context(|| format!("the build has no {plain}"))?;
        let (stem, ending) = plain.split_once('.').context("a name with an ending")?;
        let name = hashed_name(stem, &bytes, ending);
        fs::rename(path, staging.join(&name))?;
        page = page.replace(plain, &name);
    }
    Ok(page)
}

/// Replaces the wasm file that Trunk has built with its chunks. `page` is the built `index.html`;
/// returns the page with the new file names.
///
/// # Errors
/// If an expected file is missing or a tool fails.
pub fn split(staging: &Path, profile: &str, mut page: String) -> Result<String> {
    let release = profile == "release";
    let work = work_folder(profile);
    let sh = Shell::new()?;
    sh.remove_path(&work)?;
    sh.create_dir(&work)?;
    let linked = target_folder().join("wasm32-unknown-unknown").join(profile).join("rungs.wasm");
    let parts = split_wasm(&linked, &work)?;
    let main = work.join("main.wasm");
    cmd!(sh, "wasm-bindgen {main} --target web --no-typescript --keep-lld-exports --out-dir {work} --out-name {NAME}")
        .quiet()
        .run()
        .context("wasm-bindgen failed, or is not on PATH; `cargo xtask build` puts it there")?;
    let main = work.join(format!("{NAME}_bg.wasm"));
    let mut script = bundle_script(&sh, &work, release)?;
    if release {
        let (bytes, shrunk) = minify_exports::minify(&fs::read(&main)?, &script)?;
        fs::write(&main, bytes)?;
        script = shrunk;
    }
    let optimized: Vec<Vec<u8>> = parts
        .par_iter()
        .chain([&main])
        .map(|wasm| if release { optimize(wasm) } else { Ok(fs::read(wasm)?) })
        .collect::<Result<_>>()?;
    for (part, bytes) in parts.iter().zip(&optimized) {
        let name = hashed_name(stem(part), bytes, "wasm");
        let plain = format!("{}.wasm", stem(part));
        script = script.replace(&plain, &name);
        page = page.replace(&plain, &name);
        fs::write(staging.join(name), bytes)?;
    }
    let old = built_name(staging)?;
    for ending in [".js", "_bg.wasm"] {
        fs::remove_file(staging.join(format!("{old}{ending}")))?;
    }
    // The main chunk is last.
    let bytes = optimized.last().context("no main chunk")?;
    let (wasm, js) = (hashed_name(NAME, bytes, "wasm"), hashed_name(NAME, script.as_bytes(), "js"));
    fs::write(staging.join(&wasm), bytes)?;
    fs::write(staging.join(&js), script)?;
    Ok(page.replace(&format!("{old}_bg.wasm"), &wasm).replace(&format!("{old}.js"), &js))
}

/// Writes the main chunk and the script that loads the others, and returns the other chunks.
fn split_wasm(linked: &Path, work: &Path) -> Result<Vec<PathBuf>> {
    let bytes = fs::read(linked).with_context(|| format!("Trunk left no {}", linked.display()))?;
    let bytes = unused_classes::remove(&bytes)?;
    let main = work.join("main.wasm");
    let entry = format!("./{NAME}.js");
    let link = format!("./{LINK_SCRIPT}");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = &entry;
    options.link_name = &link;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting the wasm: {error:?}"))?;
    let mut merged = Vec::new();
    for function in [PAGE, STARTUP] {
        let chunks = split.prefetch_map.get(function);
        let chunks = chunks.with_context(|| format!("the splitter has not found {function}"))?;
        let own: Vec<&String> = chunks.iter().filter(|name| !merged.contains(*name)).collect();
        merge_into_one(work, function, &own)?;
        merged.extend(own.into_iter().cloned());
    }
    let is_kept = |part: &PathBuf| {
        [PAGE, STARTUP].iter().any(|function| stem(part) == format!("split_{function}"))
            || !merged.iter().any(|name| name == stem(part))
    };
    Ok(split.split_modules.into_iter().filter(is_kept).collect())
}

/// Merges chunks into the file of a lazy function, and changes the script that loads them.
fn merge_into_one(work: &Path, function: &str, chunks: &[&String]) -> Result<()> {
    let read = |name: &&String| fs::read(work.join(format!("{name}.wasm")));
    let bytes: Vec<Vec<u8>> = chunks.iter().map(read).collect::<Result<_, _>>()?;
    let merged = merge_chunks::merge(&bytes)?;
    wasmparser::validate(&merged).context("the merged chunk is not valid")?;
    fs::write(work.join(format!("split_{function}.wasm")), merged)?;
    let link = work.join(LINK_SCRIPT);
    let mut script = fs::read_to_string(&link)?;
    // The page calls all other lazy functions, so its code is there when those are loaded.
    let loader = if function == PAGE { "async () => {}" } else { "() => __merged()" };
    for name in chunks.iter().filter(|name| name.starts_with("chunk_")) {
        script = replace_between(&script, &format!("const __{name} = "), ", []);\n", |_| {
            format!("{loader};\n")
        })?;
    }
    if function != PAGE {
        let start = format!("export const __wasm_split_load_{function} = wrapAsyncCb(");
        let mut own = String::new();
        script = replace_between(&script, &start, "]));\n", |load| {
            own = load.to_owned();
            "() => __merged());\n".to_owned()
        })?;
        let (fetcher, _chunks) = own.split_once(", [").context("a loader of another form")?;
        script += &format!("const __merged = {fetcher}, []);\n");
    }
    Ok(fs::write(link, script)?)
}

/// Replaces the text from the end of `start` to the end of the next `end`. `replace` gets the text
/// between them.
fn replace_between(
    script: &str,
    start: &str,
    end: &str,
    replace: impl FnOnce(&str) -> String,
) -> Result<String> {
    let parts = || {
        let (before, rest) = script.split_once(start)?;
        let (between, after) = rest.split_once(end)?;
        Some((before, between, after))
    };
    let (before, between, after) = parts().with_context(|| format!("no {start} in the script"))?;
    Ok(format!("{before}{start}{}{after}", replace(between)))
}

/// Bundles the glue and the script that loads the chunks, without unused code.
fn bundle_script(sh: &Shell, work: &Path, release: bool) -> Result<String> {
    let minify = release.then_some("--minify");
    let glue = work.join(format!("{NAME}.js"));
    fs::write(&glue, minify_exports::without_side_effects(&fs::read_to_string(&glue)?))?;
    let entry = work.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"./{NAME}.js\";"))?;
    let script = cmd!(sh, "esbuild {entry} --bundle {minify...} --format=esm --log-level=error");
    script
        .quiet()
        .read()
        .context("esbuild failed, or is not on PATH; `cargo xtask build` puts it there")
}

fn optimize(wasm: &Path) -> Result<Vec<u8>> {
    // After the first round, flattened code with restructured loops is optimized again until it gets no
    // smaller. The compressed files are 1.5 % smaller then, and 0.3 % more if a function with one caller is
    // inlined only if it is small. That takes a minute for all files, so it is only done for those that a
    // first visit waits for.
    const MORE_ROUNDS: [&str; 5] = [
        "--flatten",
        "--rereloop",
        "-Os",
        "--converge",
        "--one-caller-inline-max-function-size=40",
    ];
    let is_awaited =
        [format!("{NAME}_bg"), format!("split_{PAGE}")].iter().any(|it| it == stem(wasm));
    let more_rounds: &[&str] = if is_awaited { &MORE_ROUNDS } else { &[] };
    let small = wasm.with_extension("small");
    let sh = Shell::new()?;
    // The stack comes first in memory and grows down, so only its last kilobyte is below the address 1024.
    // wasm-opt may assume that nothing is there. The custom sections `producers` and `target_features` are
    // not needed.
    cmd!(sh, "wasm-opt --low-memory-unused -Os {more_rounds...} --strip-producers --strip-target-features {wasm} -o {small}")
        .quiet()
        .run()
        .context("wasm-opt failed, or is not on PATH; `cargo xtask build` puts it there")?;
    Ok(fs::read(small)?)
}

/// The name of the glue that Trunk has built, without its extension.
fn built_name(staging: &Path) -> Result<String> {
    let prefix = format!("{NAME}-");
    for entry in fs::read_dir(staging)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".js").filter(|name| name.starts_with(&prefix)) {
            return Ok(name.to_owned());
        }
    }
    Err(anyhow!("Trunk left no {prefix}….js"))
}

/// A file name with a content hash, so that caches never mix files of two versions.
fn hashed_name(stem: &str, bytes: &[u8], extension: &str) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{stem}-{:016x}.{extension}", hasher.finish())
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from)
}
