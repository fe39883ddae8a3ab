//! The sites that tests open: the release, variants of it, and copies with a site framework.

use rungs::model::FrameworkDraft;
use rungs::storage::records::framework;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use xtask::driver::server::Server;
use xtask::translations;

/// The path that the app is served at.
const PREFIX: &str = "/some/where/";

/// The release, with pages beside `index.html` that differ from it in one thing.
pub(crate) static RELEASE: LazyLock<Server> = LazyLock::new(|| {
    let index = read("index.html");
    let with = |script: &str| with_script(&index, script);
    let glue_name = glue_name(&index);
    let extra = [
        ("blocked.html", with("blocked_storage.js")),
        ("blocked_storage.js", include_bytes!("scripts/blocked_storage.js").to_vec()),
        ("watched.html", with("record_violations.js")),
        ("record_violations.js", include_bytes!("scripts/record_violations.js").to_vec()),
        ("without-wasm.html", with("without_webassembly.js")),
        ("without_webassembly.js", include_bytes!("scripts/without_webassembly.js").to_vec()),
        ("late.html", with("hold_autosave.js")),
        ("hold_autosave.js", hold_answers("autosave")),
        ("bootless.html", replace(&index, "boot-", "lost-boot-").into_bytes()),
        ("unstyled.html", replace(&index, "base-", "lost-base-").into_bytes()),
        ("silent.html", with("hold_wasm.js")),
        ("hold_wasm.js", hold_answers(".wasm")),
        ("lost.html", replace(&index, ".wasm", "-lost.wasm").into_bytes()),
        ("chunkless.html", index.replace(glue_name, "chunkless.js").into_bytes()),
        ("chunkless.js", without_chunks(&read(glue_name)).into_bytes()),
        ("metered.html", with("metered_connection.js")),
        ("metered_connection.js", include_bytes!("scripts/metered_connection.js").to_vec()),
        ("pageless.html", index.replace(glue_name, "pageless.js").into_bytes()),
        ("pageless.js", replace(&read(glue_name), "./split_page-", "./lost_page-").into_bytes()),
        ("chart-first.html", with("hold_page.js")),
        ("hold_page.js", hold_answers("split_page-")),
        ("rtl.html", with_right_to_left(&index).into_bytes()),
        ("ar.json", translations::pseudo_rtl_catalog().expect("a catalog").into_bytes()),
        ("empty.html", b"<!doctype html><title>empty</title>".to_vec()),
    ];
    Server::start(&dist(), PREFIX, &extra, false).expect("a port to serve on")
});

/// The release without its service worker, which would fetch and check all files again for each test.
/// Tests that are about the worker, or about requests to the host, use [`RELEASE`].
pub(crate) static WITHOUT_WORKER: LazyLock<Server> = LazyLock::new(|| {
    let server = RELEASE.at_new_origin().expect("a port to serve on");
    server.remove("sw.js");
    server
});

/// The release as a company hosts it, with a site framework.
pub(crate) static WITH_SITE_FRAMEWORK: LazyLock<Server> =
    LazyLock::new(|| serve_with("/acme/ladder/", &crate::frameworks::acme()));

/// The same with an axis that has no name.
pub(crate) static WITH_INVALID_SITE_FRAMEWORK: LazyLock<Server> = LazyLock::new(|| {
    let mut draft = crate::frameworks::acme();
    draft.axes.to_mut()[1].name = "".into();
    serve_with("/mistaken/", &draft)
});

/// The page with a script that runs before the page's own.
pub(crate) fn with_script(index: &str, script: &str) -> Vec<u8> {
    let tag = format!("<script src=\"{script}\"></script><title>");
    replace(index, "<title>", &tag).into_bytes()
}

fn serve_with(prefix: &str, draft: &FrameworkDraft) -> Server {
    let extra = [("framework.json", framework::write(draft).into_bytes())];
    Server::start(&dist(), prefix, &extra, false).expect("a port to serve on")
}

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(dist().join(name)).expect("`cargo xtask build` makes dist/")
}

/// Replaces a text that must be there.
fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "there is no {from}");
    text.replace(from, to)
}

/// The name of the script that loads the wasm.
fn glue_name(index: &str) -> &str {
    let rest = index.split("data-js=").nth(1).unwrap_or_default();
    let name = rest.split(['"', ' ', '>']).find(|part| part.contains(".js"));
    name.expect("index.html names the glue").trim_start_matches("./")
}

/// The script that loads the wasm, with the names of missing files for all chunks but the page.
fn without_chunks(glue: &str) -> String {
    replace(&replace(glue, "./split_", "./lost_"), "./lost_page-", "./split_page-")
}

/// The script that holds back the wasm files with a text in their names. There must be such a file.
fn hold_answers(part: &str) -> Vec<u8> {
    let mut files = std::fs::read_dir(dist()).expect("dist/").flatten();
    let is_held = |name: &str| name.contains(part) && name.ends_with(".wasm");
    let exists = files.any(|file| file.file_name().to_str().is_some_and(is_held));
    assert!(exists, "there is no wasm file with {part}");
    replace(include_str!("scripts/hold_answers.js"), "__PART__", part).into_bytes()
}

/// The page with a language that is written from right to left.
fn with_right_to_left(index: &str) -> String {
    replace(index, "<html ", "<html data-language-ar=ar.json data-rtl=ar ")
}
