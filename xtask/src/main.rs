//! `cargo xtask`: all development tasks. They need only Rust and Node.js and install everything
//! else.

mod bench;
mod icons;
mod kills;
mod same;
mod screenshots;
mod serve;
mod test;

use anyhow::{Result, bail};
use xshell::{Shell, cmd};
use xtask::{languages, root, shell, tools};

const HELP: &str = "\
cargo xtask serve        build the app and serve it
cargo xtask test         everything that must hold: format, lints, docs, tests, browsers
cargo xtask test quick   after a small change: format, lints, docs, tests of what changed, core journeys
cargo xtask test PART    one part of it: lint, supply, native, wasm or e2e
cargo xtask build        the release, in dist/, for any static host and any sub-path
cargo xtask same         two clean builds, and whether they are the same byte for byte
cargo xtask bench        sizes and timings against budgets and a peer
cargo xtask kills        what is lost when the browser is killed
cargo xtask screenshots  the pictures in docs/, and the icons
cargo xtask texts TAG    what a language has no words for yet, for its file in languages/
cargo xtask shell        (run by Trunk) draw the first chart into the built page";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let sh = Shell::new()?;
    sh.change_dir(root());
    match args[..] {
        ["serve"] => serve::run(&sh),
        ["build"] => build(&sh),
        ["test"] => test::all(&sh),
        ["test", "quick"] => test::quick(&sh),
        ["test", part] => test::part(&sh, part),
        ["same"] => same::run(&sh),
        ["bench"] => bench::run(&sh),
        ["kills"] => kills::run(&sh),
        ["screenshots"] => screenshots::run(&sh),
        ["texts", tag] => {
            println!("{}", languages::wanting(tag)?);
            Ok(())
        }
        ["shell"] => shell::draw_into_staging(),
        ["help" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("\n{HELP}"),
    }
}

/// Builds the release into `dist/`.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    let _path = tools::for_building(sh, true)?;
    tools::say("building the release");
    cmd!(sh, "trunk build --release").run()?;
    Ok(())
}
