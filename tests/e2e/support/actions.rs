//! What a person does with buttons, links, fields and sliders.

use super::keys::END;
use super::page::Page;
use anyhow::{Context, Result};

impl Page {
    /// Clicks the button whose name starts with this text.
    pub(crate) fn click_button(&self, name: &str) -> Result<()> {
        let script = include_str!("scripts/click_button.js");
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Clicks the first element that matches a selector.
    pub(crate) fn click_selector(&self, selector: &str) -> Result<()> {
        let script = include_str!("scripts/click_selector.js");
        self.browser.wait_for(script, &[selector.into()]).map(drop)
    }

    /// Selects an option by its value or text, in the select element that matches a selector.
    pub(crate) fn select_option(&self, selector: &str, option: &str) -> Result<()> {
        let script = include_str!("scripts/select_option.js");
        let come = self.browser.wait_for(script, &[selector.into(), option.into()]);
        come.with_context(|| format!("“{option}” in {selector}")).map(drop)
    }

    /// Clicks the radio button whose label starts with this text.
    pub(crate) fn select_radio(&self, label: &str) -> Result<()> {
        let script = include_str!("scripts/select_radio.js");
        self.browser.wait_for(script, &[label.into()]).map(drop)
    }

    /// Clicks the link with this text.
    pub(crate) fn click_link(&self, name: &str) -> Result<()> {
        let script = include_str!("scripts/click_link.js");
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Fills the last field with this label, and leaves it.
    pub(crate) fn fill_field(&self, field: &str, text: &str) -> Result<()> {
        self.fill_nth_field(-1, field, text)
    }

    /// Fills one of the fields with this label, and leaves it. Negative indexes count from the end.
    pub(crate) fn fill_nth_field(&self, at: i32, field: &str, text: &str) -> Result<()> {
        let script = include_str!("scripts/fill_field.js");
        self.browser.wait_for(script, &[field.into(), text.into(), at.into()]).map(drop)
    }

    /// Clicks the checkbox whose label starts with this text.
    pub(crate) fn toggle_checkbox(&self, name: &str) -> Result<()> {
        let script = include_str!("scripts/toggle_checkbox.js");
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    pub(crate) fn focus_slider(&self, axis: &str) -> Result<()> {
        // A page that is still loading cannot have the focus.
        let script = include_str!("scripts/focus_slider.js");
        self.browser.wait_for(script, &[axis.into()]).map(drop)
    }

    /// Rates an axis at its highest level by keyboard, and waits until that is shown.
    pub(crate) fn rate_highest(&self, axis: &str) -> Result<()> {
        self.focus_slider(axis)?;
        self.browser.press_keys(&[], &[END])?;
        self.expect_slider(axis, &format!("{axis}, 5 of 5"))
    }
}
