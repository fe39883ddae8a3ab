//! The browser engines, and what they are started with.

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
    pub fn can_be_emulated(&self, engine: Engine) -> bool {
        let has_preferences = self.dark || self.forced_colors || self.language != DEFAULT_LANGUAGE;
        engine != Engine::Firefox || !has_preferences
    }
}
