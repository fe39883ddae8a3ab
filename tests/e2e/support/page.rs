//! The page in a browser, at an origin of its own: opening, reloading and going to other pages.

use super::browser_pool::PooledBrowser;
use super::sites::WITHOUT_WORKER;
use anyhow::{Context, Result, ensure};
use rungs::chart::Layout;
use serde_json::{Value, json};
use std::cell::RefCell;
use xtask::driver::engine::{Engine, Options};
use xtask::driver::server::Server;

/// A text that tests write into everything; no host is ever to see it.
pub(crate) const CANARY: &str = "canary-7f3k";

/// A browser with the app open, at an origin of its own.
pub(crate) struct Page {
    // Dropped first: a page may still ask its host for something.
    pub(crate) browser: PooledBrowser,
    pub(super) server: Server,
    pub(super) layout: RefCell<Option<Layout>>,
}

impl Page {
    /// A first visit.
    pub(crate) fn open(engine: Engine) -> Result<Self> {
        Self::open_with_options(engine, Options::default())
    }

    pub(crate) fn open_with_options(engine: Engine, options: Options) -> Result<Self> {
        let page = Self::blank(engine, options)?;
        page.open_path("")?;
        page.wait_ready()?;
        Ok(page)
    }

    /// A first visit to a copy with a site framework, which can be an invalid one.
    pub(crate) fn open_site(engine: Engine, site: &Server) -> Result<Self> {
        let page = Self::at_site(engine, site)?;
        page.open_path("")?;
        page.wait_ready()?;
        Ok(page)
    }

    /// A first visit to a page that differs from the release in one thing.
    pub(crate) fn open_variant(engine: Engine, name: &str) -> Result<Self> {
        let page = Self::blank(engine, Options::default())?;
        page.open_path(name)?;
        page.wait_ready()?;
        Ok(page)
    }

    /// A browser on an empty page of the release's origin.
    pub(crate) fn blank(engine: Engine, options: Options) -> Result<Self> {
        let page = Self::at_site_with_options(engine, &WITHOUT_WORKER, options)?;
        page.open_path("empty.html")?;
        Ok(page)
    }

    /// A browser for another site, which is not opened yet.
    pub(crate) fn at_site(engine: Engine, site: &Server) -> Result<Self> {
        Self::at_site_with_options(engine, site, Options::default())
    }

    fn at_site_with_options(engine: Engine, site: &Server, options: Options) -> Result<Self> {
        let browser = PooledBrowser::take(engine, options)?;
        Ok(Self { browser, server: site.at_new_origin()?, layout: RefCell::default() })
    }

    /// A browser that holds these records, with one of the assessments open.
    pub(crate) fn with_records(
        engine: Engine,
        records: &[(String, Value)],
        open: &str,
    ) -> Result<Self> {
        Self::with_records_and_options(engine, records, open, Options::default())
    }

    pub(crate) fn with_records_and_options(
        engine: Engine,
        records: &[(String, Value)],
        open: &str,
        options: Options,
    ) -> Result<Self> {
        let page = Self::blank(engine, options)?;
        page.open_with_records(records, open)?;
        Ok(page)
    }

    /// Puts records into the store, and opens the app.
    pub(crate) fn open_with_records(&self, records: &[(String, Value)], open: &str) -> Result<()> {
        let all = records.iter().map(|(name, record)| json!([name, record.to_string()]));
        let script = include_str!("scripts/store_records.js");
        self.browser.execute(script, vec![all.collect(), open.into()])?;
        self.open_path("")?;
        self.wait_ready()
    }

    /// Opens a page of the site.
    pub(crate) fn open_path(&self, name: &str) -> Result<()> {
        self.expect_only_own_origin()?;
        self.browser.open(&format!("{}{name}", self.server.url))
    }

    /// Waits for the app to have taken over, and for what stores what is done: a hand is not so fast
    /// that it comes before, but these tests are.
    pub(crate) fn wait_ready(&self) -> Result<()> {
        self.wait_rendered()?;
        self.browser
            .wait_for("return document.documentElement.hasAttribute('data-saves')", &[])
            .map(drop)
    }

    /// Waits for the app to have taken over, whatever else has come.
    pub(crate) fn wait_rendered(&self) -> Result<()> {
        self.browser
            .wait_for("return document.documentElement.hasAttribute('data-ready')", &[])
            .map(drop)
    }

    /// Waits until what was done is stored: what is shown at once may still wait for that.
    pub(crate) fn wait_saved(&self) -> Result<()> {
        let script =
            "return !!document.querySelector('.tools .tool:first-child:not([aria-disabled=true])')";
        self.browser.wait_for(script, &[]).map(drop)
    }

    /// Goes to a page of the app by its address, which a person has typed or was sent.
    pub(crate) fn visit(&self, fragment: &str) -> Result<()> {
        // Another page first: a mere change of the fragment does not load anything.
        self.open_path("empty.html")?;
        self.open_path(fragment)?;
        self.wait_ready()
    }

    /// Goes to another page of the app by its address, without loading anything.
    pub(crate) fn navigate_to(&self, address: &str) -> Result<()> {
        self.browser.execute(include_str!("scripts/navigate_to.js"), vec![address.into()])?;
        self.browser
            .wait_for(include_str!("scripts/is_page_rendered.js"), &[])
            .context(address.to_owned())
            .map(drop)
    }

    pub(crate) fn reload(&self) -> Result<()> {
        self.expect_only_own_origin()?;
        self.browser.reload()?;
        self.wait_ready()
    }

    /// Nothing on this page has asked any other host for anything.
    fn expect_only_own_origin(&self) -> Result<()> {
        let script = include_str!("scripts/foreign_requests.js");
        let strange = self.browser.execute(script, vec![])?;
        ensure!(strange == json!([]) || strange.is_null(), "asked for {strange}");
        let told = self.server.requests_containing(CANARY);
        ensure!(told.is_empty(), "the host was told {told:?}");
        Ok(())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            // A browser that has crashed has failed its test already.
            let kept = self.expect_only_own_origin();
            assert!(kept.is_ok() || self.browser.execute("return 1", vec![]).is_err(), "{kept:?}");
        }
    }
}
