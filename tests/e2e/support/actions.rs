//! What a person does with buttons, links, fields and sliders.

use super::keys::END;
use super::page::Page;
use anyhow::{Context, Result};

impl Page {
    /// Presses the button that is called this.
    pub(crate) fn click_button(&self, name: &str) -> Result<()> {
        let script = include_str!("scripts/click_button.js");
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Presses the first button that a selector finds.
    pub(crate) fn click_selector(&self, selector: &str) -> Result<()> {
        let script = include_str!("scripts/click_selector.js");
        self.browser.wait_for(script, &[selector.into()]).map(drop)
    }

    /// Chooses an option, by its value or by its words, where a selector finds the choice.
    pub(crate) fn select_option(&self, selector: &str, option: &str) -> Result<()> {
        let script = include_str!("scripts/select_option.js");
        let come = self.browser.wait_for(script, &[selector.into(), option.into()]);
        come.with_context(|| format!("“{option}” in {selector}")).map(drop)
    }

    /// Chooses the radio button that has this label, by a click as a person makes it.
    pub(crate) fn select_radio(&self, label: &str) -> Result<()> {
        let script = include_str!("scripts/select_radio.js");
        self.browser.wait_for(script, &[label.into()]).map(drop)
    }

    /// Goes to another page of the app by the link that is called this.
    pub(crate) fn click_link(&self, name: &str) -> Result<()> {
        let script = include_str!("scripts/click_link.js");
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    /// Writes into the last field that is called this, and leaves it.
    pub(crate) fn fill_field(&self, field: &str, text: &str) -> Result<()> {
        self.fill_nth_field(-1, field, text)
    }

    /// Writes into one of the fields that are called this, counted from the end, and leaves it.
    pub(crate) fn fill_nth_field(&self, at: i32, field: &str, text: &str) -> Result<()> {
        let script = include_str!("scripts/fill_field.js");
        self.browser.wait_for(script, &[field.into(), text.into(), at.into()]).map(drop)
    }

    /// Turns a switch on or off.
    pub(crate) fn toggle_checkbox(&self, name: &str) -> Result<()> {
        let script = include_str!("scripts/toggle_checkbox.js");
        self.browser.wait_for(script, &[name.into()]).map(drop)
    }

    pub(crate) fn focus_slider(&self, axis: &str) -> Result<()> {
        // Where its page is on its way it cannot have the focus yet.
        let script = include_str!("scripts/focus_slider.js");
        self.browser.wait_for(script, &[axis.into()]).map(drop)
    }

    /// Rates an axis as high as it goes, by keyboard, and waits until that is shown.
    pub(crate) fn rate_highest(&self, axis: &str) -> Result<()> {
        self.focus_slider(axis)?;
        self.browser.press_keys(&[], &[END])?;
        self.expect_slider(axis, &format!("{axis}, 5 of 5"))
    }
}
