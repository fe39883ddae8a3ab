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

/// How often the renderer is killed, how often the whole browser, and how often the renderer while
/// a text is typed.
const RENDERER_KILLS: usize = 50;
const BROWSER_KILLS: usize = 20;
const TYPING_KILLS: usize = 20;
/// How much work may be lost before a kill of the whole browser, and of a text that is typed.
const MAX_LOST_WORK: Duration = Duration::from_secs(1);

/// What is killed.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Renderer,
    Browser,
}

/// The work in the notes before the kill.
#[derive(Clone, Copy, PartialEq)]
enum Work {
    /// Replaces the text with the number of the edit, and leaves the field.
    Edits,
    /// Types a text without leaving the field.
    Typing,
}

/// Runs all kills and prints what was lost. Fails if that is more than allowed.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    crate::commands::build::run(sh)?;
    let _browsers = tools::for_browsers(sh)?;
    let server = Server::start(&root().join("dist"), "/", &[], false)?;
    log(&format!("killing the page's process {RENDERER_KILLS} times"));
    let page = run_trials(&server.url, Target::Renderer, Work::Edits, RENDERER_KILLS)?;
    let Loss { acknowledged, lost, .. } = page;
    println!(
        "page killed {RENDERER_KILLS} times: {lost} of {acknowledged} acknowledged edits lost"
    );
    log(&format!("killing the whole browser {BROWSER_KILLS} times"));
    let browser = run_trials(&server.url, Target::Browser, Work::Edits, BROWSER_KILLS)?;
    let Loss { acknowledged, lost, work } = browser;
    println!(
        "browser killed {BROWSER_KILLS} times: {lost} of {acknowledged} acknowledged edits lost, at most the last {} ms",
        work.as_millis()
    );
    log(&format!("killing the page's process {TYPING_KILLS} times while a text is typed"));
    let typing = run_trials(&server.url, Target::Renderer, Work::Typing, TYPING_KILLS)?;
    println!(
        "page killed {TYPING_KILLS} times while a text was typed: at most the last {} ms lost",
        typing.work.as_millis()
    );
    ensure!(page.lost == 0, "a killed page loses nothing");
    ensure!(browser.work <= MAX_LOST_WORK, "a killed browser loses at most a second");
    ensure!(typing.work <= MAX_LOST_WORK, "at most a second of a typed text is lost");
    Ok(())
}

/// The losses of a number of trials.
#[derive(Default)]
struct Loss {
    acknowledged: usize,
    lost: usize,
    /// The longest time from the first lost edit to its kill.
    work: Duration,
}

fn run_trials(url: &str, target: Target, work: Work, kills: usize) -> Result<Loss> {
    let mut all = Loss::default();
    for _ in 0..kills {
        let Loss { acknowledged, lost, work } = run_trial(url, target, work)?;
        all.acknowledged += acknowledged;
        all.lost += lost;
        all.work = all.work.max(work);
    }
    Ok(all)
}

/// Writes a number into the notes, and returns the number that is stored afterwards.
const EDIT: &str = "const field = document.querySelector('.about textarea'); if (!field) return null; \
    field.value = args[0]; field.dispatchEvent(new Event('change', { bubbles: true })); \
    return JSON.parse(localStorage['rungs/assessment/current'] ?? 'null')?.data?.notes ?? null";

fn run_trial(url: &str, target: Target, work: Work) -> Result<Loss> {
    let profile = tempfile::tempdir()?;
    let browser = open(url, profile.path())?;
    browser.execute("document.querySelector('.about').open = true", vec![])?;
    browser.execute("document.querySelector('.about textarea').focus()", vec![])?;
    // Work for 0.3 to 2 seconds before the kill, or for 2 to 4 seconds if a text is typed.
    let wait = match work {
        Work::Edits => 300 + fastrand::u64(0..1700),
        Work::Typing => 2000 + fastrand::u64(0..2000),
    };
    let path = profile.path().to_owned();
    let killer = thread::spawn(move || {
        thread::sleep(Duration::from_millis(wait));
        let when = Instant::now();
        kill(&path, target).map(|()| when)
    });
    let mut times = Vec::new();
    while !killer.is_finished() {
        if !do_step(&browser, work, times.len() + 1)? {
            break;
        }
        times.push(Instant::now());
    }
    let Ok(killed) = killer.join() else { bail!("the killer gave up") };
    let killed = killed?;
    drop(browser);
    let browser = open(url, profile.path())?;
    let expected = times.len();
    // Recovery runs shortly after the page is rendered. A typed text has one letter per key.
    let found = browser.wait_for(
        "const notes = document.querySelector('.about textarea')?.value ?? ''; \
         const steps = /[a-z]/.test(notes) ? notes.length : Number(notes); \
         window.tries = (window.tries ?? 0) + 1; \
         return steps >= args[0] || window.tries > 60 ? [steps] : null",
        &[expected.into()],
    )?[0]
        .as_f64()
        .context("a number")? as usize;
    let first_lost = times.get(found);
    let work = first_lost.map_or(Duration::ZERO, |at| killed.saturating_duration_since(*at));
    Ok(Loss { acknowledged: expected, lost: expected.saturating_sub(found), work })
}

/// Does a step of the work. Returns false if the browser was killed.
fn do_step(browser: &Browser, work: Work, number: usize) -> Result<bool> {
    if work == Work::Typing {
        return Ok(browser.press_keys(&[], &["a"]).is_ok());
    }
    let number = number.to_string();
    match browser.execute(EDIT, vec![number.as_str().into()]) {
        Ok(stored) if stored == number.as_str() => Ok(true),
        Ok(stored) => bail!("edit {number} is not stored but {stored}"),
        Err(_) => Ok(false),
    }
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
