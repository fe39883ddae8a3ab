//! Real browsers, driven over W3C WebDriver: a driver process and a fresh profile each.

use anyhow::{Context, Result, bail};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::Cell;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use url::Url;

/// The engines the app is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, as in Chrome and Edge.
    Chromium,
    /// Gecko, as in Firefox.
    Firefox,
    /// WebKit, as in Safari.
    WebKit,
}

impl Engine {
    /// Its name in the names of tests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// How long something on a page may take before it counts as not happening.
const PATIENCE: Duration = Duration::from_secs(60);
/// The pause between two looks at a condition.
const POLL: Duration = Duration::from_millis(50);
/// How long a driver may take to answer before it counts as hung.
const HUNG: Duration = Duration::from_secs(90);
/// How often a driver is started before its browser counts as broken. On a busy machine one now
/// and then waits for ever for a browser that never reports; no page has been opened by then.
const STARTS: u32 = 3;

/// The language that every browser is started with, unless a test asks for another one.
const DEFAULT_LANGUAGE: &str = "en";

/// The window and preferences that a browser gives its pages.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The window's inside, in CSS pixels. Firefox has no window narrower than 450.
    pub size: (u32, u32),
    /// Whether the system prefers dark.
    pub dark: bool,
    /// Whether the system forces its own colours (Chromium and Firefox).
    pub forced_colors: bool,
    /// The language that pages are asked for in (Chromium and Firefox; WebKit has the system's).
    pub language: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: (1280, 900), dark: false, forced_colors: false, language: DEFAULT_LANGUAGE }
    }
}

impl Options {
    /// Whether a browser that runs already can take these options.
    ///
    /// Chromium emulates all of them, tab by tab. Firefox reads its preferences when it starts. WebKit has the
    /// system's theme and language in any case, so starting another one changes nothing.
    #[must_use]
    pub fn can_change_later(&self, engine: Engine) -> bool {
        let has_preferences = self.dark || self.forced_colors || self.language != DEFAULT_LANGUAGE;
        engine != Engine::Firefox || !has_preferences
    }
}

/// A running browser; it ends when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// Which it is.
    pub engine: Engine,
    options: Cell<Options>,
    runtime: Runtime,
    client: Client,
    _driver: Driver,
    _profile: Option<TempDir>,
}

/// A driver's process, with the browser that it started; both end when this is dropped.
#[derive(Debug)]
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // The group: a driver that is killed leaves its browser behind.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A command by its path below the session.
#[derive(Debug)]
struct Raw {
    path: String,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Starts a driver and a browser with an empty profile.
    ///
    /// # Errors
    /// Where the driver is missing or the browser does not start.
    pub fn start(engine: Engine, options: Options) -> Result<Self> {
        let mut start = 1;
        let browser = loop {
            match Self::start_once(engine, options) {
                Err(error) if start < STARTS => eprintln!("starting again: {error:#}"),
                browser => break browser?,
            }
            start += 1;
        };
        browser.apply_options()?;
        Ok(browser)
    }

    /// Starts a driver and a browser with a profile that outlives it.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn start_in(engine: Engine, options: Options, profile: &Path) -> Result<Self> {
        let browser = Self::start_with(engine, options, profile)?;
        browser.apply_options()?;
        Ok(browser)
    }

    fn start_once(engine: Engine, options: Options) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut browser = Self::start_with(engine, options, profile.path())?;
        browser._profile = Some(profile);
        Ok(browser)
    }

    fn start_with(engine: Engine, options: Options, profile: &Path) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = driver(engine, port, profile)?;
        wait_for_port(port)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(engine, options, profile));
        let address = format!("http://127.0.0.1:{port}/");
        let answer = builder.connect(&address);
        let client = runtime
            .block_on(async { tokio::time::timeout(PATIENCE, answer).await })
            .with_context(|| format!("{engine:?} does not start"))?
            .with_context(|| format!("{engine:?} did not start"))?;
        Ok(Self {
            engine,
            options: Cell::new(options),
            runtime,
            client,
            _driver: driver,
            _profile: None,
        })
    }

    /// The options in force.
    #[must_use]
    pub fn options(&self) -> Options {
        self.options.get()
    }

    /// Makes the browser ready for another test: one empty tab, with these options. Storage, caches and service
    /// workers belong to origins, so a test that has an origin of its own finds none of them.
    ///
    /// # Errors
    /// Where the browser says so, or the options need another browser (see [`Options::can_change_later`]).
    pub fn reset(&self, options: Options) -> Result<()> {
        if !options.can_change_later(self.engine) {
            bail!("{:?} takes {options:?} only when it starts", self.engine);
        }
        self.close_other_tabs()?;
        self.open("about:blank")?;
        self.options.set(options);
        self.prepare_tab()
    }

    /// Gives a new tab everything that its options say.
    fn prepare_tab(&self) -> Result<()> {
        self.apply_options()?;
        if self.engine == Engine::Chromium { self.emulate_language() } else { Ok(()) }
    }

    /// Leaves one tab without a history. WebKit's driver cannot open tabs, so there its first window is kept.
    fn close_other_tabs(&self) -> Result<()> {
        let old = self.wait(self.client.windows())?;
        let kept = match self.engine {
            Engine::WebKit => old.first().context("a browser without a window")?.clone(),
            _ => self.wait(self.client.new_window(true))?.handle,
        };
        for tab in old.into_iter().filter(|tab| *tab != kept) {
            self.wait(self.client.switch_to_window(tab))?;
            self.wait(self.client.close_window())?;
        }
        self.wait(self.client.switch_to_window(kept))
    }

    /// Shows the open page in another size, light or dark (Chromium; the others take their theme when they start).
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn show_as(&self, size: (u32, u32), dark: bool) -> Result<()> {
        self.options.set(Options { size, dark, ..self.options.get() });
        self.apply_options()
    }

    /// Opens an address and waits for the page's load event.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn open(&self, url: &str) -> Result<()> {
        self.wait(self.client.goto(url)).with_context(|| format!("opening {url}"))
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn reload(&self) -> Result<()> {
        self.wait(self.client.refresh())
    }

    /// Runs a script's body in the page; `arguments` are what `args` refers to in it.
    ///
    /// # Errors
    /// Where the script throws.
    pub fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("const args = arguments; {script}");
        let done = self.wait(self.client.execute(&script, arguments));
        done.with_context(|| format!("in {:?}: {script}", self.engine))
    }

    /// As [`Self::js`], for a body that awaits.
    ///
    /// # Errors
    /// Where the script throws.
    pub fn js_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1], args = arguments; \
             (async () => {{ {script} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let done = self.wait(self.client.execute_async(&script, arguments))?;
        if let Some(error) = done["error"].as_str() {
            bail!("in {:?}: {error}: {script}", self.engine);
        }
        Ok(done["value"].clone())
    }

    /// Waits until a script's body returns something true, and returns it. On the way from one page
    /// to the next there is no document to ask.
    ///
    /// # Errors
    /// If it does not within a minute, or throws.
    pub fn wait_for(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let asked = format!("if (!document.body) return null; {script}");
        let start = Instant::now();
        loop {
            let value = self.js(&asked, arguments.to_vec())?;
            if is_true(&value) {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                bail!(
                    "in {:?} this never came true: {script} {arguments:?}; the page shows {}",
                    self.engine,
                    self.visible_text()
                );
            }
            std::thread::sleep(POLL);
        }
    }

    /// Waits until a script's body that awaits returns something true, and returns it. A script that
    /// throws is run again: a browser can reject a query while its workers or databases change.
    ///
    /// # Errors
    /// If no run returns something true within a minute; the message has the last answer.
    pub fn wait_for_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let start = Instant::now();
        loop {
            let answer = self.js_async(script, arguments.to_vec());
            match answer {
                Ok(value) if is_true(&value) => return Ok(value),
                _ if start.elapsed() > PATIENCE => {
                    bail!(
                        "in {:?} this never came true: {script} {arguments:?}; last: {answer:?}",
                        self.engine
                    );
                }
                _ => std::thread::sleep(POLL),
            }
        }
    }

    /// The beginning of each dialog's, alert's and page's text, for the message of a failed wait.
    fn visible_text(&self) -> String {
        let script = "const shown = [...document.querySelectorAll('dialog, [role=alert], main')]; \
                      return shown.map((it) => `${it.tagName}${it.open ? ' (open)' : ''}: ${it.innerText.slice(0, 300)}`)";
        self.js(script, Vec::new())
            .map_or_else(|error| format!("{error:#}"), |text| text.to_string())
    }

    /// Performs input of one device: W3C action sources of that `type`.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn act(&self, source: &Value) -> Result<()> {
        self.act_together(std::slice::from_ref(source))
    }

    /// Performs input of several devices, step by step together.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn act_together(&self, sources: &[Value]) -> Result<()> {
        self.command("actions", json!({ "actions": sources })).map(drop)
    }

    /// Presses and releases keys one after the other: W3C key values, `"\u{e004}"` is Tab.
    /// `held` ones are held meanwhile.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn keys(&self, held: &[&str], keys: &[&str]) -> Result<()> {
        let key = |kind: &str, value: &str| json!({ "type": kind, "value": value });
        let mut actions: Vec<Value> = held.iter().map(|held| key("keyDown", held)).collect();
        for value in keys {
            actions.extend([key("keyDown", value), key("keyUp", value)]);
        }
        actions.extend(held.iter().rev().map(|held| key("keyUp", held)));
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    /// A DevTools command; Chromium alone has them.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// The window as PNG.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        self.wait(self.client.screenshot())
    }

    /// Opens a second tab of the same profile and goes to it; the answer is the first one.
    /// In WebKit it is a window: its driver does not come back from a tab.
    ///
    /// # Errors
    /// Where the browser says so.
    pub fn second_tab(&self) -> Result<Tab> {
        let first = self.wait(self.client.window())?;
        let second = self.wait(self.client.new_window(self.engine != Engine::WebKit))?;
        self.wait(self.client.switch_to_window(second.handle))?;
        self.prepare_tab()?;
        Ok(Tab(first))
    }

    /// Goes to a tab.
    ///
    /// # Errors
    /// Where it is closed.
    pub fn go_to(&self, tab: &Tab) -> Result<()> {
        self.wait(self.client.switch_to_window(tab.0.clone()))
    }

    /// Accepts the question the page is asking.
    ///
    /// # Errors
    /// Where it asks none.
    pub fn accept(&self) -> Result<()> {
        self.wait(self.client.accept_alert())
    }

    /// Waits for a driver's answer, though not for ever.
    fn wait<T, E>(&self, answer: impl Future<Output = Result<T, E>>) -> Result<T>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let timed = self.runtime.block_on(async { tokio::time::timeout(HUNG, answer).await });
        Ok(timed.with_context(|| format!("{:?} does not answer", self.engine))??)
    }

    fn command(&self, path: &str, body: Value) -> Result<Value> {
        let raw = Raw { path: path.to_owned(), body };
        self.wait(self.client.issue_cmd(raw))
            .with_context(|| format!("{path} in {:?}", self.engine))
    }

    /// Gives the tab what its options say.
    fn apply_options(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.emulate_by_devtools(),
            _ => self.size_window(),
        }
    }

    fn emulate_by_devtools(&self) -> Result<()> {
        let options = self.options.get();
        let (width, height) = options.size;
        let features = [
            json!({ "name": "prefers-color-scheme", "value": if options.dark { "dark" } else { "light" } }),
            json!({ "name": "forced-colors", "value": if options.forced_colors { "active" } else { "none" } }),
        ];
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))?;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
        Ok(())
    }

    /// Has Chromium's tab ask for its options' language. A new tab may have got another one from the tab before.
    fn emulate_language(&self) -> Result<()> {
        let agent = self.js("return navigator.userAgent", vec![])?;
        let language = self.options.get().language;
        let wanted = json!({ "userAgent": agent, "acceptLanguage": language });
        self.cdp("Emulation.setUserAgentOverride", wanted).map(drop)
    }

    /// Gives the page the size that was asked for, whatever the window has around it.
    fn size_window(&self) -> Result<()> {
        let (width, height) = self.options.get().size;
        let has_size = || -> Result<bool> {
            Ok(self.js("return [innerWidth, innerHeight]", vec![])? == json!([width, height]))
        };
        if has_size()? {
            return Ok(());
        }
        self.wait(self.client.set_window_rect(0, 0, width, height))?;
        let start = Instant::now();
        loop {
            let frame =
                self.js("return [outerWidth - innerWidth, outerHeight - innerHeight]", vec![])?;
            let side = |index: usize| frame[index].as_u64().unwrap_or(0) as u32;
            self.wait(self.client.set_window_rect(0, 0, width + side(0), height + side(1)))?;
            // Windows follow when they like, and Firefox has none as narrow as a phone.
            if has_size()? || self.engine == Engine::Firefox {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                bail!("{:?} has no window of {width} by {height}", self.engine);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A tab of a browser.
#[derive(Clone, Debug)]
pub struct Tab(fantoccini::wd::WindowHandle);

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser goes with its session.
        let _ = self.wait(self.client.clone().close());
    }
}

fn driver(engine: Engine, port: u16, profile: &Path) -> Result<Driver> {
    let (program, flag) = match engine {
        Engine::Chromium => ("chromedriver", "--port="),
        Engine::Firefox => ("geckodriver", "--port="),
        Engine::WebKit => ("WebKitWebDriver", "--port="),
    };
    let mut command = Command::new(program);
    command.arg(format!("{flag}{port}"));
    if engine == Engine::Firefox {
        // Its own port for talking to Firefox; the default one is taken when two run at once.
        let marionette = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        command.arg(format!("--marionette-port={marionette}"));
    }
    command
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // Without a graphics card, handing pictures over as a card's buffers costs as much as all the rest.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        // Everything a browser keeps outside its profile goes with the profile; and Firefox does
        // not start in a home that is somebody else's.
        .env("HOME", profile)
        .env("XDG_DATA_HOME", profile.join("data"))
        .env("XDG_CACHE_HOME", profile.join("cache"))
        .env("XDG_CONFIG_HOME", profile.join("config"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
        .spawn()
        .map(Driver)
        .with_context(|| format!("{program} is not there; `cargo xtask test` installs it"))
}

fn wait_for_port(port: u16) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if start.elapsed() > PATIENCE {
            bail!("the driver does not answer on port {port}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

fn capabilities(engine: Engine, options: Options, profile: &Path) -> Capabilities {
    let value = match engine {
        Engine::Chromium => {
            let mut args = vec![
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
            args.push(format!("--accept-lang={}", options.language));
            args.push(format!("--user-data-dir={}", profile.join("chromium").display()));
            json!({ "browserName": "chrome", "goog:chromeOptions": { "args": args } })
        }
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless"],
                "prefs": {
                    "layout.css.prefers-color-scheme.content-override": i32::from(!options.dark),
                    "dom.w3c_touch_events.enabled": 1,
                    "intl.accept_languages": options.language,
                },
            },
        }),
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
        }),
    };
    value.as_object().cloned().unwrap_or_default()
}

/// Debian keeps WebKit's small browser among the libraries.
fn mini_browser() -> String {
    let folders = std::fs::read_dir("/usr/lib/x86_64-linux-gnu").into_iter().flatten().flatten();
    let browser =
        folders.map(|folder| folder.path().join("MiniBrowser")).find(|path| path.is_file());
    browser.map_or("MiniBrowser".to_owned(), |path| path.display().to_string())
}

/// Whether a wait ends with this answer: JavaScript's `null`, `undefined` and `false` go on waiting.
fn is_true(answer: &Value) -> bool {
    !matches!(answer, Value::Null | Value::Bool(false))
}
