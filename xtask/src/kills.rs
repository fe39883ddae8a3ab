//! `cargo xtask kills`: measures what is lost when the browser is killed while somebody works.
//!
//! An edit counts as acknowledged when the page has handled it. Then the renderer, or the whole
//! browser, is killed at a random moment and restarted with the same profile, and the page is
//! compared with the acknowledged edits.

use anyhow::{Context, Result, bail, ensure};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use xshell::Shell;
use xtask::browser::{Browser, Engine, Options};
use xtask::root;
use xtask::server::Server;
use xtask::tools::{self, say};

/// How often the renderer is killed, and how often the whole browser.
const RENDERER: usize = 50;
const BROWSER: usize = 20;
/// How much work before a kill of the whole browser may be lost.
const MOST: Duration = Duration::from_secs(1);

/// What is killed.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Renderer,
    Browser,
}

/// Runs all kills and prints what was lost. Fails if that is more than allowed.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    crate::build(sh)?;
    let _browsers = tools::for_browsers(sh)?;
    let server = Server::start(&root().join("dist"), "/", &[], false)?;
    say(&format!("killing the page's process {RENDERER} times"));
    let (mut edits, mut lost) = (0, 0);
    for _ in 0..RENDERER {
        let life = live(&server.url, Target::Renderer)?;
        edits += life.acknowledged;
        lost += life.lost;
    }
    println!("page killed {RENDERER} times: {lost} of {edits} acknowledged edits lost");
    say(&format!("killing the whole browser {BROWSER} times"));
    let (mut edits, mut all_lost, mut worst) = (0, 0, Duration::ZERO);
    for _ in 0..BROWSER {
        let life = live(&server.url, Target::Browser)?;
        edits += life.acknowledged;
        all_lost += life.lost;
        worst = worst.max(life.worth);
    }
    println!(
        "browser killed {BROWSER} times: {all_lost} of {edits} acknowledged edits lost, at most the last {} ms",
        worst.as_millis()
    );
    ensure!(lost == 0, "a killed page loses nothing");
    ensure!(worst <= MOST, "a killed browser loses at most a second");
    Ok(())
}

struct Life {
    acknowledged: usize,
    lost: usize,
    /// The time from the first lost edit to the kill.
    worth: Duration,
}

/// Writes a number into the notes, and returns the number that is stored afterwards.
const EDIT: &str = "const field = document.querySelector('.about textarea'); if (!field) return null; \
    field.value = args[0]; field.dispatchEvent(new Event('change', { bubbles: true })); \
    return JSON.parse(localStorage['rungs/assessment/current'] ?? 'null')?.data?.notes ?? null";

fn live(url: &str, target: Target) -> Result<Life> {
    let profile = tempfile::tempdir()?;
    let browser = open(url, profile.path())?;
    // Edits for 0.3 to 2 seconds before the kill.
    let wait = Duration::from_millis(300 + fastrand::u64(0..1700));
    let path = profile.path().to_owned();
    let killer = thread::spawn(move || {
        thread::sleep(wait);
        let when = Instant::now();
        kill(&path, target).map(|()| when)
    });
    let mut times = Vec::new();
    while !killer.is_finished() {
        let number = (times.len() + 1).to_string();
        match browser.js(EDIT, vec![number.as_str().into()]) {
            Ok(stored) if stored == number.as_str() => times.push(Instant::now()),
            Ok(stored) => bail!("edit {number} is not stored but {stored}"),
            Err(_) => break,
        }
    }
    let Ok(killed) = killer.join() else { bail!("the killer gave up") };
    let killed = killed?;
    drop(browser);
    let browser = open(url, profile.path())?;
    let expected = times.len();
    // Recovery runs shortly after the page is rendered.
    let found = browser.wait_for(
        "const notes = Number(document.querySelector('.about textarea')?.value ?? -1); \
             window.tries = (window.tries ?? 0) + 1; \
             return notes >= args[0] || window.tries > 60 ? [notes] : null",
        &[expected.into()],
    )?[0]
        .as_f64()
        .context("a number")? as usize;
    let lost = expected.saturating_sub(found);
    let first_lost = times.get(found).copied();
    let worth = first_lost.map_or(Duration::ZERO, |at| killed.saturating_duration_since(at));
    Ok(Life { acknowledged: expected, lost, worth: if lost > 0 { worth } else { Duration::ZERO } })
}

fn open(url: &str, profile: &Path) -> Result<Browser> {
    let browser = Browser::start_in(Engine::Chromium, Options::default(), profile)?;
    browser.open(url)?;
    browser.wait_for("return !!document.querySelector('.about textarea')", &[])?;
    Ok(browser)
}

/// Kills the processes of the browser with this profile: the renderers, or all processes.
fn kill(profile: &Path, target: Target) -> Result<()> {
    let list = Command::new("ps").args(["-eo", "pid=,args="]).output()?;
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    let profile = profile.to_string_lossy();
    let is_ours = |line: &&str| line.contains(&*profile) && !line.contains("chromedriver");
    let is_wanted = |line: &&str| target == Target::Browser || line.contains("--type=renderer");
    let pids: Vec<&str> = list
        .lines()
        .filter(is_ours)
        .filter(is_wanted)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    ensure!(!pids.is_empty(), "there is nothing to kill");
    // By the process ids that this test has started.
    let _ = Command::new("kill").arg("-KILL").args(pids).status()?;
    Ok(())
}
