//! A pool of browsers, because starting one takes longer than most tests.
//!
//! Each test has its own origin, to which storage, caches and service workers belong, and starts in
//! an empty tab. So tests do not affect each other.

use anyhow::Result;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());
static STARTS: Mutex<BTreeMap<&'static str, usize>> = Mutex::new(BTreeMap::new());

/// A browser that returns to the pool when this is dropped.
pub(crate) struct PooledBrowser {
    /// `None` only while this is dropped.
    browser: Option<Browser>,
}

impl PooledBrowser {
    /// An idle browser of this engine. Starts a new one if none is idle, or if the options need
    /// one.
    pub(crate) fn take(engine: Engine, options: Options) -> Result<Self> {
        let idle = if options.can_be_emulated(engine) { take_idle(engine) } else { None };
        let browser = match idle {
            // Replace a browser that does not answer.
            Some(browser) if browser.reset(options).is_ok() => browser,
            _ => start(engine, options)?,
        };
        Ok(Self { browser: Some(browser) })
    }
}

impl Deref for PooledBrowser {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        self.browser.as_ref().expect("the browser is there until this is dropped")
    }
}

impl Drop for PooledBrowser {
    fn drop(&mut self) {
        let Some(browser) = self.browser.take() else { return };
        // Leave the page now, because its server stops with the test.
        let is_usable = browser.options().can_be_emulated(browser.engine)
            && browser.open("about:blank").is_ok();
        if is_usable {
            lock(&IDLE).push(browser);
        }
    }
}

/// Closes all idle browsers. Statics are not dropped, so nothing else does.
pub(crate) fn close_all() {
    lock(&IDLE).clear();
}

/// The number of browser starts by engine.
pub(crate) fn starts() -> BTreeMap<&'static str, usize> {
    lock(&STARTS).clone()
}

fn take_idle(engine: Engine) -> Option<Browser> {
    let mut idle = lock(&IDLE);
    let at = idle.iter().position(|browser| browser.engine == engine)?;
    Some(idle.swap_remove(at))
}

fn start(engine: Engine, options: Options) -> Result<Browser> {
    *lock(&STARTS).entry(engine.name()).or_default() += 1;
    Browser::start(engine, options)
}

/// A panic in a test does not leave the shared state inconsistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
