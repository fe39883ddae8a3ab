//! The page as a person uses it.

use crate::support::browser_pool::PooledBrowser;
use anyhow::{Context, Result, ensure};
use rungs::chart::{AxisValue, Layout, Point, radar};
use rungs::model::Framework;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;
use std::sync::LazyLock;
use xtask::driver::chart_position::{self, BrowserTextMetrics};
use xtask::driver::engine::{Engine, Options};
use xtask::driver::server::Server;

/// A text that tests write into everything; no host is ever to see it.
pub(crate) const CANARY: &str = "canary-7f3k";

/// Where the app is served.
const PREFIX: &str = "/some/where/";

pub(crate) const SHIFT: &str = "\u{e008}";
pub(crate) const CONTROL: &str = "\u{e009}";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const LEFT: &str = "\u{e012}";
pub(crate) const RIGHT: &str = "\u{e014}";
pub(crate) const DOWN: &str = "\u{e015}";
pub(crate) const HOME: &str = "\u{e011}";
pub(crate) const END: &str = "\u{e010}";
pub(crate) const BACKSPACE: &str = "\u{e003}";

/// The release, and pages that differ from it in one thing.
pub(crate) static RELEASE: LazyLock<Server> = LazyLock::new(|| {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let index =
        std::fs::read_to_string(dist.join("index.html")).expect("cargo xtask build makes dist/");
    let with = |script: &str| with_script(&index, script);
    let lost = index.replace(".wasm", "-lost.wasm");
    assert_ne!(lost, index, "index.html names the wasm");
    // The app is there, but nothing that comes later.
    let name = index
        .split("data-js=")
        .nth(1)
        .and_then(|rest| rest.split(['"', ' ', '>']).find(|part| part.contains(".js")));
    let name = name.expect("index.html names the glue").trim_start_matches("./");
    let glue = std::fs::read_to_string(dist.join(name)).expect("the glue");
    let partless = glue.replace("./split_", "./lost_");
    assert_ne!(partless, glue, "the glue names the parts");
    // A language that is read from right to left, with English words.
    let from_right_to_left =
        index.replacen("<html ", "<html data-language-ar=ar.json data-rtl=ar ", 1);
    assert_ne!(from_right_to_left, index, "index.html says which languages there are");
    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let watched = "window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI));";
    let without_wasm = "delete window.WebAssembly; window.WebAssembly = undefined;";
    let late = "const get = fetch, gate = new Promise((open) => { window.release = open; }); \
                window.fetch = (url, ...more) => /keeper/.test(url) ? gate.then(() => get(url, ...more)) : get(url, ...more);";
    let extra = [
        ("blocked.html", with("blocked.js")),
        ("blocked.js", blocked.into()),
        ("watched.html", with("watched.js")),
        ("watched.js", watched.into()),
        ("without-wasm.html", with("without-wasm.js")),
        ("without-wasm.js", without_wasm.into()),
        ("lost.html", lost.into_bytes()),
        ("late.html", with("late.js")),
        ("late.js", late.into()),
        ("partless.html", index.replace(name, "partless.js").into_bytes()),
        ("partless.js", partless.into_bytes()),
        ("rtl.html", from_right_to_left.into_bytes()),
        ("ar.json", xtask::translations::pseudo_rtl_catalog().expect("the texts").into_bytes()),
        ("empty.html", b"<!doctype html><title>empty</title>".to_vec()),
    ];
    Server::start(&dist, PREFIX, &extra, false).expect("a port to serve on")
});

/// The same without the worker, which would fetch and keep all files for each test anew. The tests of
/// `offline.rs`, and those of what the host is told, have it.
static WITHOUT_WORKER: LazyLock<Server> = LazyLock::new(|| {
    let server = RELEASE.at_new_origin().expect("a port to serve on");
    server.remove("sw.js");
    server
});

/// The page with a script that runs before anything of its own.
pub(crate) fn with_script(index: &str, script: &str) -> Vec<u8> {
    let page = index.replacen("<title>", &format!("<script src=\"{script}\"></script><title>"), 1);
    assert_ne!(page, index, "index.html has a title");
    page.into_bytes()
}

/// The release as a company hosts it: with a framework of its own.
static HOSTED: LazyLock<Server> = LazyLock::new(|| {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let text = rungs::storage::records::framework::write(&crate::workshop::acme());
    let extra = [("framework.json", text.into_bytes())];
    Server::start(&dist, "/acme/ladder/", &extra, false).expect("a port to serve on")
});

/// The same with a mistake in that.
static MISTAKEN: LazyLock<Server> = LazyLock::new(|| {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let mut document = crate::workshop::acme();
    document.axes.to_mut()[1].name = "".into();
    let text = rungs::storage::records::framework::write(&document);
    let extra = [("framework.json", text.into_bytes())];
    Server::start(&dist, "/mistaken/", &extra, false).expect("a port to serve on")
});

/// A browser with the app open, at an origin of its own.
pub(crate) struct Page {
    // Dropped first: a page may still ask its host for something.
    pub(crate) browser: PooledBrowser,
    server: Server,
    layout: RefCell<Option<Layout>>,
}

impl Page {
    /// A first visit.
    pub(crate) fn open(engine: Engine) -> Result<Self> {
        Self::open_with(engine, Options::default())
    }

    pub(crate) fn open_with(engine: Engine, options: Options) -> Result<Self> {
        let page = Self::blank(engine, options)?;
        page.go("")?;
        page.ready()?;
        Ok(page)
    }

    /// A first visit to the copy that a company hosts; to one with a mistake in its framework.
    pub(crate) fn open_hosted(engine: Engine, is_mistaken: bool) -> Result<Self> {
        let page = Self::of_site(engine, if is_mistaken { &MISTAKEN } else { &HOSTED })?;
        page.go("")?;
        page.ready()?;
        Ok(page)
    }

    /// A first visit to a page that differs from the release in one thing.
    pub(crate) fn open_on(engine: Engine, name: &str) -> Result<Self> {
        let page = Self::blank(engine, Options::default())?;
        page.go(name)?;
        page.ready()?;
        Ok(page)
    }

    /// A browser on an empty page of the release's origin.
    pub(crate) fn blank(engine: Engine, options: Options) -> Result<Self> {
        let page = Self::of_site_with(engine, &WITHOUT_WORKER, options)?;
        page.go("empty.html")?;
        Ok(page)
    }

    /// A browser for another site, which is not opened yet.
    pub(crate) fn of_site(engine: Engine, site: &Server) -> Result<Self> {
        Self::of_site_with(engine, site, Options::default())
    }

    fn of_site_with(engine: Engine, site: &Server, options: Options) -> Result<Self> {
        let browser = PooledBrowser::take(engine, options)?;
        Ok(Self { browser, server: site.at_new_origin()?, layout: RefCell::default() })
    }

    /// A browser that holds these records, with one of the assessments open.
    pub(crate) fn holding(engine: Engine, records: &[(String, Value)], open: &str) -> Result<Self> {
        Self::holding_with(engine, records, open, Options::default())
    }

    pub(crate) fn holding_with(
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
        let script = "for (const [name, text] of args[0]) localStorage.setItem('rungs/' + name, text); \
                      sessionStorage.setItem('rungs/open', args[1])";
        self.browser.execute(script, vec![all.collect(), open.into()])?;
        self.go("")?;
        self.ready()
    }

    /// Opens a page of the site.
    pub(crate) fn go(&self, name: &str) -> Result<()> {
        self.keeps_to_the_origin()?;
        self.browser.open(&format!("{}{name}", self.server.url))
    }

    /// Waits for the app to have taken over, and for what stores what is done: a hand is not so fast
    /// that it comes before, but these tests are.
    pub(crate) fn ready(&self) -> Result<()> {
        self.shown()?;
        self.browser
            .wait_for("return document.documentElement.hasAttribute('data-saves')", &[])
            .map(drop)
    }

    /// Waits for the app to have taken over, whatever else has come.
    pub(crate) fn shown(&self) -> Result<()> {
        self.browser
            .wait_for("return document.documentElement.hasAttribute('data-ready')", &[])
            .map(drop)
    }

    /// Goes to a page of the app by its address, which a person has typed or was sent.
    pub(crate) fn visit(&self, fragment: &str) -> Result<()> {
        // Another page first: a mere change of the fragment does not load anything.
        self.go("empty.html")?;
        self.go(fragment)?;
        self.ready()
    }

    /// Goes to another page of the app by its address, without loading anything.
    pub(crate) fn go_on_to(&self, address: &str) -> Result<()> {
        // Every page gives the document a title.
        let script = "if ((location.hash || '#/') === args[0]) return; document.title = ''; location.hash = args[0]";
        self.browser.execute(script, vec![address.into()])?;
        let has_come = "return document.title && [...document.querySelectorAll('main')].some((main) => \
                        main.checkVisibility() && main.querySelector('h1'))";
        self.browser.wait_for(has_come, &[]).context(address.to_owned()).map(drop)
    }

    /// Whether any address that was asked for has this text in it.
    pub(crate) fn host_was_told(&self, text: &str) -> bool {
        !self.server.requests_containing(text).is_empty()
    }

    /// Nothing on this page has asked any other host for anything.
    fn keeps_to_the_origin(&self) -> Result<()> {
        let script = "return performance.getEntriesByType('resource').map((e) => e.name).filter((name) => \
                      !name.startsWith(location.origin + '/') && !/^(data|blob):/.test(name))";
        let strange = self.browser.execute(script, vec![])?;
        ensure!(strange == json!([]) || strange.is_null(), "asked for {strange}");
        let told = self.server.requests_containing(CANARY);
        ensure!(told.is_empty(), "the host was told {told:?}");
        Ok(())
    }

    pub(crate) fn reload(&self) -> Result<()> {
        self.keeps_to_the_origin()?;
        self.browser.reload()?;
        self.ready()
    }

    /// What a screen reader says of an axis's slider.
    pub(crate) fn says(&self, axis: &str) -> Result<String> {
        let said = self.browser.execute(
            "return document.querySelector(`input[type=range][aria-label=\"${args[0]}\"]`).getAttribute('aria-valuetext')",
            vec![axis.into()],
        )?;
        Ok(said.as_str().context("a slider")?.to_owned())
    }

    /// Waits until the slider says this of the axis.
    #[track_caller]
    pub(crate) fn expect(&self, axis: &str, words: &str) -> Result<()> {
        let script = "const s = document.querySelector(`input[type=range][aria-label=\"${args[0]}\"]`); \
                      return s && s.getAttribute('aria-valuetext').startsWith(args[1])";
        let come = self.browser.wait_for(script, &[axis.into(), words.into()]);
        come.with_context(|| format!("{axis} should say “{words}”, it says {:?}", self.says(axis)))
            .map(drop)
    }

    /// Waits until what was done is stored: what is shown at once may still wait for that.
    pub(crate) fn has_kept(&self) -> Result<()> {
        let script =
            "return !!document.querySelector('.tools .tool:first-child:not([aria-disabled=true])')";
        self.browser.wait_for(script, &[]).map(drop)
    }

    /// Waits until some text is on the page, where it can be seen.
    pub(crate) fn sees(&self, words: &str) -> Result<()> {
        self.browser
            .wait_for("return document.body.innerText.includes(args[0])", &[words.into()])
            .map(drop)
    }

    pub(crate) fn does_not_see(&self, words: &str) -> Result<()> {
        self.browser
            .wait_for("return !document.body.innerText.includes(args[0])", &[words.into()])
            .map(drop)
    }

    /// Presses the button that is called this.
    pub(crate) fn press(&self, name: &str) -> Result<()> {
        let script = "const named = (b) => (b.getAttribute('aria-label') ?? b.textContent).trim().startsWith(args[0]); \
                      const shown = document.querySelector('dialog[open]') ?? document; \
                      const button = [...shown.querySelectorAll('button')].find((b) => named(b) && b.offsetParent); \
                      if (!button) return false; button.click(); return true";
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Presses the first button that a selector finds.
    pub(crate) fn press_at(&self, selector: &str) -> Result<()> {
        let script = "const button = document.querySelector(args[0]); if (!button) return false; button.click(); return true";
        self.browser.wait_for(script, &[selector.into()]).map(drop)
    }

    /// Chooses an option, by its value or by its words, where a selector finds the choice.
    pub(crate) fn choose_in(&self, selector: &str, option: &str) -> Result<()> {
        let script = "const select = document.querySelector(args[0]); \
                      const option = select && [...select.options].find((o) => o.value === args[1] || o.textContent === args[1]); \
                      if (!option) return false; select.value = option.value; \
                      select.dispatchEvent(new Event('change', { bubbles: true })); return true";
        let come = self.browser.wait_for(script, &[selector.into(), option.into()]);
        come.with_context(|| format!("“{option}” in {selector}")).map(drop)
    }

    /// Chooses the radio button that has this label, by a click as a person makes it.
    pub(crate) fn choose(&self, label: &str) -> Result<()> {
        let script = "const input = [...document.querySelectorAll('input[type=radio]')].find((i) => \
                      (i.getAttribute('aria-label') ?? i.closest('label').textContent).trim().startsWith(args[0])); \
                      if (!input) return false; input.click(); return true";
        self.browser.wait_for(script, &[label.into()]).map(drop)
    }

    /// Goes to another page of the app by the link that is called this.
    pub(crate) fn follow(&self, name: &str) -> Result<()> {
        let script = "const link = [...document.querySelectorAll('a')].find((a) => a.textContent.trim() === args[0] && a.offsetParent); \
                      if (!link) return false; link.click(); return true";
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Writes into the last field that is called this, and leaves it.
    pub(crate) fn write(&self, field: &str, text: &str) -> Result<()> {
        self.write_at(-1, field, text)
    }

    /// Writes into one of the fields that are called this, counted from the end, and leaves it.
    pub(crate) fn write_at(&self, at: i32, field: &str, text: &str) -> Result<()> {
        let script = "const shown = document.querySelector('dialog[open]') ?? document; \
                      const labels = [...shown.querySelectorAll('label.field')].filter((l) => l.querySelector('span').textContent === args[0] && l.offsetParent); \
                      const field = labels.at(args[2])?.querySelector('input, textarea, select'); if (!field || field.disabled) return false; \
                      field.focus(); \
                      const kind = Object.getPrototypeOf(field); Object.getOwnPropertyDescriptor(kind, 'value').set.call(field, args[1]); \
                      field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); return true";
        self.browser.wait_for(script, &[field.into(), text.into(), at.into()]).map(drop)
    }

    /// Turns a switch on or off.
    pub(crate) fn switch(&self, name: &str) -> Result<()> {
        let script = "const shown = document.querySelector('dialog[open]') ?? document; \
                      const label = [...shown.querySelectorAll('label')].find((l) => l.textContent.trim().startsWith(args[0]) && l.offsetParent); \
                      if (!label) return false; label.querySelector('input[type=checkbox]').click(); return true";
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Chooses a file as the button that stands there lets a person do.
    pub(crate) fn choose_file(&self, name: &str, content: &[u8]) -> Result<()> {
        self.give_file(
            name,
            content,
            "const shown = document.querySelector('dialog[open]') ?? document; \
             const input = shown.querySelector('input[type=file]'); if (!input) return false; \
             input.files = data.files; input.dispatchEvent(new Event('change', { bubbles: true })); return true",
        )
    }

    /// Drops a file on the page.
    pub(crate) fn drop_file(&self, name: &str, content: &[u8]) -> Result<()> {
        self.drop_files(&[(name, content)])
    }

    /// Drops files on the page, all at once.
    pub(crate) fn drop_files(&self, files: &[(&str, &[u8])]) -> Result<()> {
        // The part that takes files has come when what it shows is there.
        self.give_files(
            files,
            "if (!document.querySelector('.drop')) return false; \
             for (const kind of ['dragover', 'drop']) { \
               const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }); \
               document.querySelector('footer').dispatchEvent(event); \
               if (!event.defaultPrevented) throw new Error(kind + ' is not taken'); } return true",
        )
    }

    /// Drops a folder on the page: each file by its path in it, as whoever drags it from a file manager.
    pub(crate) fn drop_folder(&self, name: &str, files: &[(String, String)]) -> Result<()> {
        // No page can make a folder; it tells of its entries a hundred at a time, as Chromium does.
        let script = "if (!document.querySelector('.drop')) return false; \
             const [name, files] = args; \
             const folder = (path, files) => ({ isDirectory: true, name: path.split('/').pop(), fullPath: path, createReader() { \
               const names = new Set(files.map(([name]) => name.split('/')[0])); \
               const left = [...names].map((name) => { \
                 const one = files.find((file) => file[0] === name); \
                 if (one) return { isFile: true, name, fullPath: `${path}/${name}`, file: (take) => take(new File([one[1]], name)) }; \
                 const within = files.filter((file) => file[0].startsWith(name + '/')); \
                 return folder(`${path}/${name}`, within.map(([path, text]) => [path.slice(name.length + 1), text])); }); \
               return { readEntries: (take) => take(left.splice(0, 100)) }; } }); \
             const item = { webkitGetAsEntry: () => folder('/' + name, files) }; \
             const event = new DragEvent('drop', { bubbles: true, cancelable: true }); \
             Object.defineProperty(event, 'dataTransfer', { value: Object.defineProperties(new DataTransfer(), \
               { types: { value: ['Files'] }, items: { value: [item] } }) }); \
             document.querySelector('footer').dispatchEvent(event); return true";
        self.browser.wait_for(script, &[json!(name), json!(files)]).map(drop)
    }

    fn give_file(&self, name: &str, content: &[u8], script: &str) -> Result<()> {
        self.give_files(&[(name, content)], script)
    }

    fn give_files(&self, files: &[(&str, &[u8])], script: &str) -> Result<()> {
        use base64::Engine as _;
        let text = |content| base64::engine::general_purpose::STANDARD.encode(content);
        let files: Vec<(&str, String)> =
            files.iter().map(|(name, content)| (*name, text(content))).collect();
        let script = format!(
            "const data = new DataTransfer(); \
             for (const [name, text] of args[0]) data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name)); {script}"
        );
        self.browser.wait_for(&script, &[json!(files)]).map(drop)
    }

    /// Every record of a person or an assessment, as it is stored, without its revision.
    pub(crate) fn records(&self) -> Result<Value> {
        let script = "const all = {}; for (const key of Object.keys(localStorage).sort()) \
                      if (/^rungs.(person|assessment)/.test(key)) all[key] = JSON.parse(localStorage[key]).data; return all";
        self.browser.execute(script, vec![])
    }

    pub(crate) fn focus_slider(&self, axis: &str) -> Result<()> {
        // Where its page is on its way it cannot have the focus yet.
        let script = "const s = document.querySelector(`input[type=range][aria-label=\"${args[0]}\"]`); \
                      s?.focus(); return !!s && document.activeElement === s";
        self.browser.wait_for(script, &[axis.into()]).map(drop)
    }

    /// Rates an axis as high as it goes, by keyboard, and waits until that is shown.
    pub(crate) fn rate_highest(&self, axis: &str) -> Result<()> {
        self.focus_slider(axis)?;
        self.browser.press_keys(&[], &[END])?;
        self.expect(axis, &format!("{axis}, 5 of 5"))
    }

    /// The chart as it is laid out in this window, and its top left corner in the window.
    pub(crate) fn chart(&self) -> Result<(Layout, Point)> {
        let Some(layout) = self.layout.borrow().clone() else {
            let (layout, corner) = chart_position::find(
                &self.browser,
                &BrowserTextMetrics::of(&self.browser),
                Framework::builtin(),
            )?;
            *self.layout.borrow_mut() = Some(layout.clone());
            return Ok((layout, corner));
        };
        // How it is laid out stays, that is one of the chart's promises; where it is need not.
        let script = "scrollTo(0, 0); const r = document.querySelector('.chart').getBoundingClientRect(); return [r.left, r.top]";
        let corner = self.browser.execute(script, vec![])?;
        let side = |index: usize| corner[index].as_f64().context("a number");
        Ok((layout, Point::new(side(0)?, side(1)?)))
    }

    /// Where a value of an axis is in the window.
    pub(crate) fn place(&self, axis: &str, value: f64) -> Result<Point> {
        let (layout, corner) = self.chart()?;
        let at = layout.grid.point(axis_index(axis)?, value);
        Ok(Point::new(corner.x + at.x, corner.y + at.y))
    }

    /// Where an axis's handle is in the window.
    pub(crate) fn handle(&self, axis: &str) -> Result<Point> {
        let (layout, corner) = self.chart()?;
        let marks = self.marks()?;
        let at = radar::handle_points(&layout.grid, &marks, layout.scale())[axis_index(axis)?];
        Ok(Point::new(corner.x + at.x, corner.y + at.y))
    }

    fn marks(&self) -> Result<Vec<AxisValue>> {
        let values = self.browser.execute(
            "return [...document.querySelectorAll('.strip input')].map((s) => [Number(s.value), !s.closest('.unrated')])",
            vec![],
        )?;
        let mark =
            |mark: &Value| Some(AxisValue { value: mark[0].as_f64()?, rated: mark[1].as_bool()? });
        values
            .as_array()
            .context("sliders")?
            .iter()
            .map(|value| mark(value).context("a slider"))
            .collect()
    }

    /// Drags an axis's point to a value with the mouse.
    pub(crate) fn drag(&self, axis: &str, value: f64) -> Result<()> {
        let (from, to) = (self.handle(axis)?, self.place(axis, value)?);
        self.browser.perform(&pointer(
            "mouse",
            &[down(from), through(from, to), to_place(to), up()].concat(),
        ))
    }

    /// Drags from one place in the window to another, with a stop between.
    pub(crate) fn drag_from_to(&self, from: Point, to: Point) -> Result<()> {
        self.browser.perform(&pointer(
            "mouse",
            &[down(from), through(from, to), to_place(to), up()].concat(),
        ))
    }

    /// Clicks a place in the window.
    pub(crate) fn click(&self, at: Point) -> Result<()> {
        self.browser.perform(&pointer("mouse", &[down(at), up()].concat()))
    }

    /// The record of the current assessment, as it is stored.
    pub(crate) fn stored(&self) -> Result<Value> {
        self.record("assessment/current")
    }

    /// A record as it is stored; null where there is none.
    pub(crate) fn record(&self, name: &str) -> Result<Value> {
        let script = "return localStorage.getItem('rungs/' + args[0])";
        let text = self.browser.execute(script, vec![name.into()])?;
        Ok(serde_json::from_str(text.as_str().unwrap_or("null"))?)
    }

    /// From now on files that are saved are kept in the page instead.
    pub(crate) fn catch_files(&self) -> Result<()> {
        self.browser
            .execute(
                "window.caught = []; const make = URL.createObjectURL; \
                 URL.createObjectURL = (blob) => { window.blob = blob; return make.call(URL, blob); }; \
                 HTMLAnchorElement.prototype.click = function () { window.caught.push([this.download, window.blob]); };",
                vec![],
            )
            .map(drop)
    }

    /// The next file that was saved: its name and its bytes.
    pub(crate) fn caught(&self) -> Result<(String, Vec<u8>)> {
        self.browser.wait_for("return window.caught.length > 0", &[])?;
        let file = self.browser.execute_async(
            "const [name, blob] = window.caught.shift(); \
             const bytes = new Uint8Array(await blob.arrayBuffer()); let text = ''; \
             for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096)); \
             return [name, btoa(text)]",
            vec![],
        )?;
        use base64::Engine as _;
        let bytes =
            base64::engine::general_purpose::STANDARD.decode(file[1].as_str().context("bytes")?)?;
        Ok((file[0].as_str().context("a name")?.to_owned(), bytes))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            // A browser that has crashed has failed its test already.
            let kept = self.keeps_to_the_origin();
            assert!(kept.is_ok() || self.browser.execute("return 1", vec![]).is_err(), "{kept:?}");
        }
    }
}

pub(crate) fn axis_index(name: &str) -> Result<usize> {
    Framework::builtin().axes().iter().position(|axis| axis.name == name).context("an axis")
}

/// A pointer device with its actions.
pub(crate) fn pointer(kind: &str, actions: &[Value]) -> Value {
    json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions })
}

pub(crate) fn to_place(at: Point) -> Vec<Value> {
    vec![json!({ "type": "pointerMove", "duration": 0, "x": at.x.round(), "y": at.y.round() })]
}

pub(crate) fn down(at: Point) -> Vec<Value> {
    let mut actions = to_place(at);
    actions.push(json!({ "type": "pointerDown", "button": 0 }));
    actions
}

/// Half the way, as a hand does not jump.
pub(crate) fn through(from: Point, to: Point) -> Vec<Value> {
    to_place(Point::new(from.x.midpoint(to.x), from.y.midpoint(to.y)))
}

pub(crate) fn up() -> Vec<Value> {
    vec![json!({ "type": "pointerUp", "button": 0 })]
}

/// Checks what must be equal, without ending the browser on the spot.
#[track_caller]
pub(crate) fn same<T: PartialEq + std::fmt::Debug>(left: T, right: T) -> Result<()> {
    ensure!(left == right, "{left:?} is not {right:?}");
    Ok(())
}
