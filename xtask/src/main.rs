//! `cargo xtask`: all development tasks. They need only Rust and Node.js and install everything
//! else.

mod bench;
mod commands;

use anyhow::{Result, bail};
use xshell::Shell;
use xtask::build::prerender;
use xtask::{root, translations};

const HELP: &str = "\
cargo xtask serve             build the app and serve it
cargo xtask test              all checks: format, lints, docs, tests, browsers
cargo xtask test quick        after a small change: format, lints, docs, tests of what changed, core journeys
cargo xtask test PART         one part: lint, supply, native, wasm or e2e
cargo xtask build             build the release into dist/, for any static host and any sub-path
cargo xtask reproducible      build twice from scratch, and compare every byte
cargo xtask bench             measure sizes and times against budgets and a peer
cargo xtask crash-test        kill the browser during edits, and count what is lost
cargo xtask screenshots       make the pictures in docs/, and the icons
cargo xtask translations TAG  print what is missing in a language, for its file in languages/
cargo xtask prerender         (run by Trunk) finish the built site: first chart, chunks, service worker";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let sh = Shell::new()?;
    sh.change_dir(root());
    match args[..] {
        ["serve"] => commands::serve::run(&sh),
        ["build"] => commands::build::run(&sh),
        ["test"] => commands::test::all(&sh),
        ["test", "quick"] => commands::test::quick(&sh),
        ["test", part] => commands::test::part(&sh, part),
        ["reproducible"] => commands::reproducible::run(&sh),
        ["bench"] => bench::run(&sh),
        ["crash-test"] => commands::crash_test::run(&sh),
        ["screenshots"] => commands::screenshots::run(&sh),
        ["translations", tag] => {
            println!("{}", translations::missing(tag)?);
            Ok(())
        }
        ["prerender"] => prerender::prerender_staging(),
        ["help" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("\n{HELP}"),
    }
}
