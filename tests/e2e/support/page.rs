//! The page in a browser, at its own origin: opening, reloading and navigating.

use super::browser_pool::PooledBrowser;
use super::sites::WITHOUT_WORKER;
use anyhow::{Context, Result, ensure};
use rungs::chart::Layout;
use serde_json::{Value, json};
use std::cell::RefCell;
use xtask::driver::engine::{Engine, Options};
use xtask::driver::server::Server;

/// A text that `privacy.rs` stores in an assessment. It must not appear in any request.
pub(crate) const CANARY: &str = "canary-7f3k";

/// A browser with the app, at its own origin.
pub(crate) struct Page {
    // Dropped first, because a page may still send requests to its server.
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

    /// A first visit to a site of its own, such as one with a site framework.
    pub(crate) fn open_site(engine: Engine, site: &Server) -> Result<Self> {
        let page = Self::at_site(engine, site)?;
        page.open_path("")?;
        page.wait_ready()?;
        Ok(page)
    }

    /// A first visit to one of the pages beside `index.html` that `sites.rs` adds.
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

    /// A browser for a site that is not opened yet.
    pub(crate) fn at_site(engine: Engine, site: &Server) -> Result<Self> {
        Self::at_site_with_options(engine, site, Options::default())
    }

    fn at_site_with_options(engine: Engine, site: &Server, options: Options) -> Result<Self> {
        let browser = PooledBrowser::take(engine, options)?;
        Ok(Self { browser, server: site.at_new_origin()?, layout: RefCell::default() })
    }

    /// The app with these stored records. `open` is the identifier of the open assessment.
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

    /// Stores records, and opens the app.
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

    /// Waits until the app is rendered and autosave is loaded. Commands that are given earlier are
    /// queued. Most tests do not test that, so they wait.
    pub(crate) fn wait_ready(&self) -> Result<()> {
        self.wait_rendered()?;
        self.browser
            .wait_for("return document.documentElement.hasAttribute('data-saves')", &[])
            .map(drop)
    }

    /// Waits until the app is rendered.
    pub(crate) fn wait_rendered(&self) -> Result<()> {
        self.browser
            .wait_for("return document.documentElement.hasAttribute('data-ready')", &[])
            .map(drop)
    }

    /// Waits until undo is available: the first change has been handled.
    pub(crate) fn wait_undoable(&self) -> Result<()> {
        let script =
            "return !!document.querySelector('.tools .tool:first-child:not([aria-disabled=true])')";
        self.browser.wait_for(script, &[]).map(drop)
    }

    /// Loads the app with a fragment in its URL.
    pub(crate) fn visit(&self, fragment: &str) -> Result<()> {
        // Leave the page first, because a change of the fragment alone does not load it.
        self.open_path("empty.html")?;
        self.open_path(fragment)?;
        self.wait_ready()
    }

    /// Changes the fragment without loading the page, and waits until the page of the new address
    /// is rendered.
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

    /// Asserts that the page has sent no request to another origin, and no request that contains
    /// `CANARY` to its own.
    fn expect_only_own_origin(&self) -> Result<()> {
        let script = include_str!("scripts/foreign_requests.js");
        let strange = self.browser.execute(script, vec![])?;
        ensure!(
            strange == json!([]) || strange.is_null(),
            "requested from another origin: {strange}"
        );
        let told = self.server.requests_containing(CANARY);
        ensure!(told.is_empty(), "sent to the host: {told:?}");
        Ok(())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            // A test whose browser has crashed has already failed.
            let kept = self.expect_only_own_origin();
            assert!(kept.is_ok() || self.browser.execute("return 1", vec![]).is_err(), "{kept:?}");
        }
    }
}
