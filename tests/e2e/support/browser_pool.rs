//! Browsers that are used by one test after the other: starting one takes longer than most tests.
//!
//! Tests do not see each other all the same. Each has an origin of its own, to which storage, caches and service
//! workers belong, and begins in an empty tab.

use anyhow::Result;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};

static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());
static STARTS: Mutex<BTreeMap<&'static str, usize>> = Mutex::new(BTreeMap::new());

/// A browser that goes back to the pool when this is dropped.
pub(crate) struct PooledBrowser {
    /// Always there, until it is dropped.
    browser: Option<Browser>,
}

impl PooledBrowser {
    /// An idle browser of this engine, or a new one where there is none or the options need one.
    pub(crate) fn take(engine: Engine, options: Options) -> Result<Self> {
        let idle = if options.can_be_emulated(engine) { take_idle(engine) } else { None };
        let browser = match idle {
            // A browser that does not answer any more is as good as none.
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
        // The page goes now, since its host goes with the test.
        let is_usable = browser.options().can_be_emulated(browser.engine)
            && browser.open("about:blank").is_ok();
        if is_usable {
            lock(&IDLE).push(browser);
        }
    }
}

/// Ends all idle browsers, which nothing else does: statics are not dropped.
pub(crate) fn close_all() {
    lock(&IDLE).clear();
}

/// How many browsers were started, by engine.
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

/// A test that panics leaves what it shares as it was.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
