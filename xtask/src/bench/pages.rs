//! The pages that are measured.

use anyhow::{Context, Result};
use rungs::chart::radar::handle_points;
use rungs::chart::{Layout, Point};
use rungs::model::Framework;
use rungs::presentation::radar::axis_value;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};
use xtask::driver::browser::Browser;
use xtask::driver::chart_position::{self, BrowserTextMetrics};
use xtask::driver::server::Server;
use xtask::{root, tools};

/// A served page with compression.
pub(super) struct ServedPage {
    pub(super) folder: PathBuf,
    server: Server,
    is_ours: bool,
}

/// Bundles the peer pages and returns their folder.
pub(super) fn build_peers(sh: &Shell) -> Result<PathBuf> {
    let modules = tools::chart_js(sh)?;
    let (source, out) = (root().join("xtask/bench"), root().join("target/bench"));
    for name in ["chart-js", "floor"] {
        let folder = out.join(name);
        sh.create_dir(&folder)?;
        sh.copy_file(source.join(format!("{name}.html")), folder.join("index.html"))?;
        let script = source.join(format!("{name}.js"));
        let bundle = folder.join(format!("{name}.js"));
        let esbuild = modules.join("node_modules/.bin/esbuild");
        cmd!(sh, "{esbuild} {script} --bundle --minify --format=iife --log-level=error --outfile={bundle}")
            .env("NODE_PATH", modules.join("node_modules"))
            .run()?;
    }
    Ok(out)
}

impl ServedPage {
    pub(super) fn ours() -> Result<Self> {
        Self::serve(&root().join("dist"), true)
    }

    pub(super) fn peer(peers: &Path, name: &str) -> Result<Self> {
        Self::serve(&peers.join(name), false)
    }

    fn serve(folder: &Path, is_ours: bool) -> Result<Self> {
        let server = Server::start(folder, "/", &[], true)?;
        Ok(Self { folder: folder.to_owned(), server, is_ours })
    }

    pub(super) fn url(&self) -> &str {
        &self.server.url
    }

    /// Opens the page and waits until it can be used.
    pub(super) fn open(&self, browser: &Browser) -> Result<()> {
        browser.open(self.url())?;
        let ready = if self.is_ours {
            "return document.documentElement.hasAttribute('data-ready')"
        } else {
            "return !!window.bench?.settled()"
        };
        browser.wait_for(ready, &[]).map(drop)
    }

    /// The position in the viewport of a value on the first axis.
    pub(super) fn chart_point(&self, browser: &Browser, value: f64) -> Result<(f64, f64)> {
        if self.is_ours {
            let (layout, corner) = self.layout(browser)?;
            let at = layout.grid.point(0, value);
            return Ok((corner.x + at.x, corner.y + at.y));
        }
        let at = browser.execute("return bench.point(args[0])", vec![value.into()])?;
        Ok((at[0].as_f64().context("x")?, at[1].as_f64().context("y")?))
    }

    /// The position in the viewport of the handle of the first axis, on a first visit: ours is unrated, that
    /// of a peer has the value 1.
    pub(super) fn first_handle(&self, browser: &Browser) -> Result<(f64, f64)> {
        if !self.is_ours {
            return self.chart_point(browser, 1.0);
        }
        let (layout, corner) = self.layout(browser)?;
        let marks = vec![axis_value(None); Framework::builtin().axes().len()];
        let at = handle_points(&layout.grid, &marks, layout.scale())[0];
        Ok((corner.x + at.x, corner.y + at.y))
    }

    fn layout(&self, browser: &Browser) -> Result<(Layout, Point)> {
        chart_position::find(browser, &BrowserTextMetrics::of(browser), Framework::builtin())
    }

    /// A script that returns true when the drag was stored, if the page stores anything.
    pub(super) const fn saved_script(&self) -> &'static str {
        if self.is_ours { "return localStorage.length > 0" } else { "return true" }
    }

    /// An expression for the displayed value of the first axis; undefined while loading.
    pub(super) const fn value_script(&self) -> &'static str {
        if self.is_ours {
            "document.querySelector('.chart')?.getAttribute('aria-label')"
        } else {
            "window.bench?.value()"
        }
    }
}
