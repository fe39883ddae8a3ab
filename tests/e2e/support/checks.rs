//! Assertions on the page.

use super::page::Page;
use anyhow::{Context, Result, ensure};

impl Page {
    /// The value text of an axis's slider, which screen readers read out.
    pub(crate) fn slider_text(&self, axis: &str) -> Result<String> {
        let said = self.browser.execute(
            "return document.querySelector(`input[type=range][aria-label=\"${args[0]}\"]`).getAttribute('aria-valuetext')",
            vec![axis.into()],
        )?;
        Ok(said.as_str().context("a slider")?.to_owned())
    }

    /// Waits until the slider's text starts with this.
    #[track_caller]
    pub(crate) fn expect_slider(&self, axis: &str, words: &str) -> Result<()> {
        let script = include_str!("scripts/slider_starts_with.js");
        let come = self.browser.wait_for(script, &[axis.into(), words.into()]);
        come.with_context(|| {
            format!("{axis} should say “{words}”, it says {:?}", self.slider_text(axis))
        })
        .map(drop)
    }

    /// Waits until a text is visible on the page.
    pub(crate) fn expect_text(&self, words: &str) -> Result<()> {
        self.browser
            .wait_for("return document.body.innerText.includes(args[0])", &[words.into()])
            .map(drop)
    }

    pub(crate) fn expect_no_text(&self, words: &str) -> Result<()> {
        self.browser
            .wait_for("return !document.body.innerText.includes(args[0])", &[words.into()])
            .map(drop)
    }

    /// Waits until the browser would ask before the page is left.
    pub(crate) fn expect_leave_prompt(&self) -> Result<()> {
        let asks = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        self.browser.wait_for(asks, &[]).map(drop)
    }

    /// Waits until the page can be left without a question.
    pub(crate) fn expect_no_leave_prompt(&self) -> Result<()> {
        let leaves = "return dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        self.browser.wait_for(leaves, &[]).map(drop)
    }

    /// Whether the server has received a URL that contains this text.
    pub(crate) fn host_received(&self, text: &str) -> bool {
        !self.server.requests_containing(text).is_empty()
    }
}

/// Asserts that two values are equal. Returns an error instead of a panic, so that the browser can
/// be reused.
#[track_caller]
pub(crate) fn expect_eq<T: PartialEq + std::fmt::Debug>(left: T, right: T) -> Result<()> {
    ensure!(left == right, "{left:?} is not {right:?}");
    Ok(())
}
