//! `cargo xtask crash-test`: measures what is lost when the browser is killed while somebody works.
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
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};
use xtask::driver::server::Server;
use xtask::root;
use xtask::tools::{self, log};

/// How often the renderer is killed, and how often the whole browser.
const RENDERER_KILLS: usize = 50;
const BROWSER_KILLS: usize = 20;
/// How much work before a kill of the whole browser may be lost.
const MAX_LOST_WORK: Duration = Duration::from_secs(1);

/// What is killed.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Renderer,
    Browser,
}

/// Runs all kills and prints what was lost. Fails if that is more than allowed.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    crate::commands::build::run(sh)?;
    let _browsers = tools::for_browsers(sh)?;
    let server = Server::start(&root().join("dist"), "/", &[], false)?;
    log(&format!("killing the page's process {RENDERER_KILLS} times"));
    let (mut edits, mut lost) = (0, 0);
    for _ in 0..RENDERER_KILLS {
        let trial = run_trial(&server.url, Target::Renderer)?;
        edits += trial.acknowledged;
        lost += trial.lost;
    }
    println!("page killed {RENDERER_KILLS} times: {lost} of {edits} acknowledged edits lost");
    log(&format!("killing the whole browser {BROWSER_KILLS} times"));
    let (mut edits, mut all_lost, mut worst) = (0, 0, Duration::ZERO);
    for _ in 0..BROWSER_KILLS {
        let trial = run_trial(&server.url, Target::Browser)?;
        edits += trial.acknowledged;
        all_lost += trial.lost;
        worst = worst.max(trial.lost_work);
    }
    println!(
        "browser killed {BROWSER_KILLS} times: {all_lost} of {edits} acknowledged edits lost, at most the last {} ms",
        worst.as_millis()
    );
    ensure!(lost == 0, "a killed page loses nothing");
    ensure!(worst <= MAX_LOST_WORK, "a killed browser loses at most a second");
    Ok(())
}

struct Trial {
    acknowledged: usize,
    lost: usize,
    /// The time from the first lost edit to the kill.
    lost_work: Duration,
}

/// Writes a number into the notes, and returns the number that is stored afterwards.
const EDIT: &str = "const field = document.querySelector('.about textarea'); if (!field) return null; \
    field.value = args[0]; field.dispatchEvent(new Event('change', { bubbles: true })); \
    return JSON.parse(localStorage['rungs/assessment/current'] ?? 'null')?.data?.notes ?? null";

fn run_trial(url: &str, target: Target) -> Result<Trial> {
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
        match browser.execute(EDIT, vec![number.as_str().into()]) {
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
    let lost_work = first_lost.map_or(Duration::ZERO, |at| killed.saturating_duration_since(at));
    Ok(Trial {
        acknowledged: expected,
        lost,
        lost_work: if lost > 0 { lost_work } else { Duration::ZERO },
    })
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
