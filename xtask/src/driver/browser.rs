//! Drives real browsers over W3C WebDriver. Each browser has its own driver process and a new
//! profile.

use crate::driver::driver_process::{DriverProcess, capabilities, start_driver, wait_for_port};
use crate::driver::engine::{Engine, Options};
use anyhow::{Context, Result, bail};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::Cell;
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use url::Url;

/// How long a condition on a page may take before it fails.
pub(super) const WAIT_TIMEOUT: Duration = Duration::from_secs(60);
/// The pause between two looks at a condition.
const POLL_INTERVAL: Duration = Duration::from_millis(50);
/// How long a driver may take to answer before it is considered hung.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(90);
/// How often starting a browser is tried. On a busy machine, a driver sometimes waits forever for
/// its browser to report; no page has been opened by then.
const MAX_START_ATTEMPTS: u32 = 3;

/// A running browser. It is closed when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// The engine.
    pub engine: Engine,
    pub(super) options: Cell<Options>,
    runtime: Runtime,
    pub(super) client: Client,
    _driver: DriverProcess,
    _profile: Option<TempDir>,
}

/// A WebDriver command, identified by its path below the session.
#[derive(Debug)]
struct RawCommand {
    path: String,
    body: Value,
}

impl WebDriverCompatibleCommand for RawCommand {
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
                Err(error) if start < MAX_START_ATTEMPTS => eprintln!("starting again: {error:#}"),
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
        let driver = start_driver(engine, port, profile)?;
        wait_for_port(port)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(engine, options, profile));
        let address = format!("http://127.0.0.1:{port}/");
        let answer = builder.connect(&address);
        let client = runtime
            .block_on(async { tokio::time::timeout(WAIT_TIMEOUT, answer).await })
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
    /// If a command fails, or if the options need another browser (see [`Options::can_be_emulated`]).
    pub fn reset(&self, options: Options) -> Result<()> {
        if !options.can_be_emulated(self.engine) {
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
    pub fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("const args = arguments; {script}");
        let done = self.wait(self.client.execute(&script, arguments));
        done.with_context(|| format!("in {:?}: {script}", self.engine))
    }

    /// As [`Self::execute`], for a function body with `await`.
    ///
    /// # Errors
    /// If the script throws.
    pub fn execute_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
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

    /// Waits until a script returns a value other than null, undefined and false, and returns it.
    /// The script does not run while there is no document, such as during a navigation.
    ///
    /// # Errors
    /// If the script throws, or if it does not return a truthy value within a minute.
    pub fn wait_for(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let asked = format!("if (!document.body) return null; {script}");
        let start = Instant::now();
        loop {
            let value = self.execute(&asked, arguments.to_vec())?;
            if is_true(&value) {
                return Ok(value);
            }
            if start.elapsed() > WAIT_TIMEOUT {
                bail!(
                    "in {:?} this never came true: {script} {arguments:?}; the page shows {}",
                    self.engine,
                    self.visible_text()
                );
            }
            std::thread::sleep(POLL_INTERVAL);
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
            let answer = self.execute_async(script, arguments.to_vec());
            match answer {
                Ok(value) if is_true(&value) => return Ok(value),
                _ if start.elapsed() > WAIT_TIMEOUT => {
                    bail!(
                        "in {:?} this never came true: {script} {arguments:?}; last: {answer:?}",
                        self.engine
                    );
                }
                _ => std::thread::sleep(POLL_INTERVAL),
            }
        }
    }

    /// The beginning of each dialog's, alert's and page's text, for the message of a failed wait.
    fn visible_text(&self) -> String {
        let script = "const shown = [...document.querySelectorAll('dialog, [role=alert], main')]; \
                      return shown.map((it) => `${it.tagName}${it.open ? ' (open)' : ''}: ${it.innerText.slice(0, 300)}`)";
        self.execute(script, Vec::new())
            .map_or_else(|error| format!("{error:#}"), |text| text.to_string())
    }

    /// Performs the actions of one input device: a W3C action source.
    ///
    /// # Errors
    /// If the command fails.
    pub fn perform(&self, source: &Value) -> Result<()> {
        self.perform_together(std::slice::from_ref(source))
    }

    /// Performs the actions of several input devices in parallel.
    ///
    /// # Errors
    /// If the command fails.
    pub fn perform_together(&self, sources: &[Value]) -> Result<()> {
        self.command("actions", json!({ "actions": sources })).map(drop)
    }

    /// Presses keys one after the other, as W3C key values (`"\u{e004}"` is Tab), while the keys in
    /// `held` are pressed.
    ///
    /// # Errors
    /// If the command fails.
    pub fn press_keys(&self, held: &[&str], keys: &[&str]) -> Result<()> {
        let key = |kind: &str, value: &str| json!({ "type": kind, "value": value });
        let mut actions: Vec<Value> = held.iter().map(|held| key("keyDown", held)).collect();
        for value in keys {
            actions.extend([key("keyDown", value), key("keyUp", value)]);
        }
        actions.extend(held.iter().rev().map(|held| key("keyUp", held)));
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": actions }))
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
    pub fn open_tab(&self) -> Result<Tab> {
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
    pub fn switch_to(&self, tab: &Tab) -> Result<()> {
        self.wait(self.client.switch_to_window(tab.0.clone()))
    }

    /// Accepts the open dialog of the browser.
    ///
    /// # Errors
    /// If there is none.
    pub fn accept_alert(&self) -> Result<()> {
        self.wait(self.client.accept_alert())
    }

    /// Waits for the driver's answer, with a timeout.
    pub(super) fn wait<T, E>(&self, answer: impl Future<Output = Result<T, E>>) -> Result<T>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let timed =
            self.runtime.block_on(async { tokio::time::timeout(COMMAND_TIMEOUT, answer).await });
        Ok(timed.with_context(|| format!("{:?} does not answer", self.engine))??)
    }

    fn command(&self, path: &str, body: Value) -> Result<Value> {
        let raw = RawCommand { path: path.to_owned(), body };
        self.wait(self.client.issue_cmd(raw))
            .with_context(|| format!("{path} in {:?}", self.engine))
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

/// Whether a wait ends with this answer: JavaScript's `null`, `undefined` and `false` go on waiting.
fn is_true(answer: &Value) -> bool {
    !matches!(answer, Value::Null | Value::Bool(false))
}
