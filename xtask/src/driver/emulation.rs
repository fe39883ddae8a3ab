//! Gives the open tab the size, the theme, the colors and the language of the options.

use crate::driver::browser::{Browser, WAIT_TIMEOUT};
use crate::driver::engine::{Engine, Options};
use anyhow::{Result, bail};
use serde_json::json;
use std::time::{Duration, Instant};

impl Browser {
    /// Changes the viewport and the theme of the open page (Chromium; other engines set the theme
    /// at startup).
    ///
    /// # Errors
    /// If a command fails.
    pub fn emulate(&self, size: (u32, u32), dark: bool) -> Result<()> {
        self.options.set(Options { size, dark, ..self.options.get() });
        self.apply_options()
    }

    /// Applies the options to the current tab.
    pub(super) fn apply_options(&self) -> Result<()> {
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
    pub(super) fn emulate_language(&self) -> Result<()> {
        let agent = self.execute("return navigator.userAgent", vec![])?;
        let language = self.options.get().language;
        let wanted = json!({ "userAgent": agent, "acceptLanguage": language });
        self.cdp("Emulation.setUserAgentOverride", wanted).map(drop)
    }

    /// Resizes the window so that the viewport has the requested size.
    fn size_window(&self) -> Result<()> {
        let (width, height) = self.options.get().size;
        let has_size = || -> Result<bool> {
            Ok(self.execute("return [innerWidth, innerHeight]", vec![])? == json!([width, height]))
        };
        if has_size()? {
            return Ok(());
        }
        self.wait(self.client.set_window_rect(0, 0, width, height))?;
        let start = Instant::now();
        loop {
            let frame = self
                .execute("return [outerWidth - innerWidth, outerHeight - innerHeight]", vec![])?;
            let side = |index: usize| frame[index].as_u64().unwrap_or(0) as u32;
            self.wait(self.client.set_window_rect(0, 0, width + side(0), height + side(1)))?;
            // Windows are resized asynchronously, and Firefox windows cannot be as narrow as a
            // phone.
            if has_size()? || self.engine == Engine::Firefox {
                return Ok(());
            }
            if start.elapsed() > WAIT_TIMEOUT {
                bail!("{:?} has no window of {width} by {height}", self.engine);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}
