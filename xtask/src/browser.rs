//! Drives real browsers over W3C WebDriver. Each browser has its own driver process and a new
//! profile.

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

/// The browser engines that the app supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, the engine of Chrome and Edge.
    Chromium,
    /// Gecko, the engine of Firefox.
    Firefox,
    /// WebKit, the engine of Safari.
    WebKit,
}

impl Engine {
    /// The name in the names of tests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// How long a condition on a page may take before it fails.
const PATIENCE: Duration = Duration::from_secs(60);
/// The pause between two looks at a condition.
const POLL: Duration = Duration::from_millis(50);
/// How long a driver may take to answer before it is considered hung.
const HUNG: Duration = Duration::from_secs(90);
/// How often starting a browser is tried. On a busy machine, a driver sometimes waits forever for
/// its browser to report; no page has been opened by then.
const STARTS: u32 = 3;

/// The default language of browsers.
const DEFAULT_LANGUAGE: &str = "en";

/// The window and the preferences of a browser.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The size of the viewport in CSS pixels. Firefox windows are at least 450 px wide.
    pub size: (u32, u32),
    /// Whether the system prefers a dark theme.
    pub dark: bool,
    /// Whether the system forces its own colors (Chromium and Firefox).
    pub forced_colors: bool,
    /// The preferred language (Chromium and Firefox; WebKit uses the system's).
    pub language: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: (1280, 900), dark: false, forced_colors: false, language: DEFAULT_LANGUAGE }
    }
}

impl Options {
    /// Whether these options can be applied to a running browser. Chromium emulates all of them for
    /// each tab. Firefox reads its preferences at startup. WebKit always uses the theme and
    /// language of the system, so starting another one would change nothing.
    #[must_use]
    pub fn can_change_later(&self, engine: Engine) -> bool {
        let has_preferences = self.dark || self.forced_colors || self.language != DEFAULT_LANGUAGE;
        engine != Engine::Firefox || !has_preferences
    }
}

/// A running browser. It is closed when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// The engine.
    pub engine: Engine,
    options: Cell<Options>,
    runtime: Runtime,
    client: Client,
    _driver: Driver,
    _profile: Option<TempDir>,
}

/// A driver process and the browser that it has started. Both are killed when this is dropped.
#[derive(Debug)]
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // Kill the process group: a killed driver does not end its browser.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A WebDriver command, identified by its path below the session.
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
    /// If the driver is missing or the browser does not start.
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

    /// Starts a driver and a browser with a profile that is kept.
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

    /// The current options.
    #[must_use]
    pub fn options(&self) -> Options {
        self.options.get()
    }

    /// Prepares the browser for another test: one empty tab with these options. Storage, caches and
    /// service workers belong to origins, so a test with a new origin does not find any.
    ///
    /// # Errors
    /// If a command fails, or if the options need another browser (see [`Options::can_change_later`]).
    pub fn reset(&self, options: Options) -> Result<()> {
        if !options.can_change_later(self.engine) {
            bail!("{:?} takes {options:?} only when it starts", self.engine);
        }
        self.close_other_tabs()?;
        self.open("about:blank")?;
        self.options.set(options);
        self.prepare_tab()
    }

    /// Applies the options to a new tab.
    fn prepare_tab(&self) -> Result<()> {
        self.apply_options()?;
        if self.engine == Engine::Chromium { self.emulate_language() } else { Ok(()) }
    }

    /// Keeps one tab with an empty history. WebKit's driver cannot open tabs, so its first window
    /// is kept.
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

    /// Changes the viewport and the theme of the open page (Chromium; other engines set the theme
    /// at startup).
    ///
    /// # Errors
    /// If a command fails.
    pub fn show_as(&self, size: (u32, u32), dark: bool) -> Result<()> {
        self.options.set(Options { size, dark, ..self.options.get() });
        self.apply_options()
    }

    /// Opens a URL and waits for the load event.
    ///
    /// # Errors
    /// If the command fails.
    pub fn open(&self, url: &str) -> Result<()> {
        self.wait(self.client.goto(url)).with_context(|| format!("opening {url}"))
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// If the command fails.
    pub fn reload(&self) -> Result<()> {
        self.wait(self.client.refresh())
    }

    /// Runs a script in the page. The script is a function body; `args` are its arguments.
    ///
    /// # Errors
    /// If the script throws.
    pub fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("const args = arguments; {script}");
        let done = self.wait(self.client.execute(&script, arguments));
        done.with_context(|| format!("in {:?}: {script}", self.engine))
    }

    /// As [`Self::js`], for a function body with `await`.
    ///
    /// # Errors
    /// If the script throws.
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

    /// Waits until a script returns a truthy value, and returns it. The script does not run while
    /// there is no document, such as during a navigation.
    ///
    /// # Errors
    /// If the script throws, or if it does not return a truthy value within a minute.
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

    /// Performs the actions of one input device: a W3C action source.
    ///
    /// # Errors
    /// If the command fails.
    pub fn act(&self, source: &Value) -> Result<()> {
        self.act_together(std::slice::from_ref(source))
    }

    /// Performs the actions of several input devices in parallel.
    ///
    /// # Errors
    /// If the command fails.
    pub fn act_together(&self, sources: &[Value]) -> Result<()> {
        self.command("actions", json!({ "actions": sources })).map(drop)
    }

    /// Presses keys one after the other, as W3C key values (`"\u{e004}"` is Tab), while the keys in
    /// `held` are pressed.
    ///
    /// # Errors
    /// If the command fails.
    pub fn keys(&self, held: &[&str], keys: &[&str]) -> Result<()> {
        let key = |kind: &str, value: &str| json!({ "type": kind, "value": value });
        let mut actions: Vec<Value> = held.iter().map(|held| key("keyDown", held)).collect();
        for value in keys {
            actions.extend([key("keyDown", value), key("keyUp", value)]);
        }
        actions.extend(held.iter().rev().map(|held| key("keyUp", held)));
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    /// Runs a DevTools command (Chromium).
    ///
    /// # Errors
    /// If the command fails.
    pub fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Takes a screenshot of the viewport as PNG.
    ///
    /// # Errors
    /// If the command fails.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        self.wait(self.client.screenshot())
    }

    /// Opens a second tab with the same profile, switches to it, and returns the first one. In
    /// WebKit it is a window, because its driver hangs after opening a tab.
    ///
    /// # Errors
    /// If a command fails.
    pub fn second_tab(&self) -> Result<Tab> {
        let first = self.wait(self.client.window())?;
        let second = self.wait(self.client.new_window(self.engine != Engine::WebKit))?;
        self.wait(self.client.switch_to_window(second.handle))?;
        self.prepare_tab()?;
        Ok(Tab(first))
    }

    /// Switches to a tab.
    ///
    /// # Errors
    /// If the tab is closed.
    pub fn go_to(&self, tab: &Tab) -> Result<()> {
        self.wait(self.client.switch_to_window(tab.0.clone()))
    }

    /// Accepts the open dialog of the browser.
    ///
    /// # Errors
    /// If there is none.
    pub fn accept(&self) -> Result<()> {
        self.wait(self.client.accept_alert())
    }

    /// Waits for the driver's answer, with a timeout.
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

    /// Applies the options to the current tab.
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

    /// Sets the language of the tab in Chromium. A new tab may have the language of another tab.
    fn emulate_language(&self) -> Result<()> {
        let agent = self.js("return navigator.userAgent", vec![])?;
        let language = self.options.get().language;
        let wanted = json!({ "userAgent": agent, "acceptLanguage": language });
        self.cdp("Emulation.setUserAgentOverride", wanted).map(drop)
    }

    /// Resizes the window so that the viewport has the requested size.
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
            // Windows are resized asynchronously, and Firefox windows cannot be as narrow as a
            // phone.
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

/// A browser tab.
#[derive(Clone, Debug)]
pub struct Tab(fantoccini::wd::WindowHandle);

impl Drop for Browser {
    fn drop(&mut self) {
        // Closing the session closes the browser.
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
        // Choose a free Marionette port: two drivers cannot share the default one.
        let marionette = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        command.arg(format!("--marionette-port={marionette}"));
    }
    command
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // Without a GPU, passing frames as GPU buffers is very slow.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        // Keep everything outside of the profile's folder unchanged. Also, Firefox does not start
        // with a home folder of another user.
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

/// Debian installs MiniBrowser in a library folder.
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
