//! The drivers: how each is started, and the capabilities of its sessions.

use crate::driver::engine::{Engine, Options};
use anyhow::{Context, Result, bail};
use fantoccini::wd::Capabilities;
use serde_json::json;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a driver may take to listen.
const LISTEN_TIMEOUT: Duration = Duration::from_secs(60);

/// A driver process and the browser that it has started. Both are killed when this is dropped.
#[derive(Debug)]
pub(super) struct DriverProcess(Child);

impl Drop for DriverProcess {
    fn drop(&mut self) {
        // Kill the process group: a killed driver does not end its browser.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the driver of an engine on a port.
///
/// # Errors
/// If the driver is not installed.
pub(super) fn start_driver(engine: Engine, port: u16, profile: &Path) -> Result<DriverProcess> {
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
        .map(DriverProcess)
        .with_context(|| format!("{program} is not there; `cargo xtask test` installs it"))
}

/// Waits until the driver accepts connections.
pub(super) fn wait_for_port(port: u16) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if start.elapsed() > LISTEN_TIMEOUT {
            bail!("the driver does not answer on port {port}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// What a session asks for: the browser, its arguments and preferences.
pub(super) fn capabilities(engine: Engine, options: Options, profile: &Path) -> Capabilities {
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
            "webkitgtk:browserOptions": { "binary": mini_browser_path(), "args": ["--automation"] },
        }),
    };
    value.as_object().cloned().unwrap_or_default()
}

/// Debian installs MiniBrowser in a library folder.
fn mini_browser_path() -> String {
    let folders = std::fs::read_dir("/usr/lib/x86_64-linux-gnu").into_iter().flatten().flatten();
    let browser =
        folders.map(|folder| folder.path().join("MiniBrowser")).find(|path| path.is_file());
    browser.map_or("MiniBrowser".to_owned(), |path| path.display().to_string())
}
