//! Stored records.

use super::page::Page;
use anyhow::Result;
use serde_json::Value;

impl Page {
    /// The record of the current assessment, as it is stored.
    pub(crate) fn current_assessment(&self) -> Result<Value> {
        self.record("assessment/current")
    }

    /// A record as it is stored; null where there is none.
    pub(crate) fn record(&self, name: &str) -> Result<Value> {
        let script = "return localStorage.getItem('rungs/' + args[0])";
        let text = self.browser.execute(script, vec![name.into()])?;
        Ok(serde_json::from_str(text.as_str().unwrap_or("null"))?)
    }

    /// Every record of a person or an assessment, as it is stored, without its revision.
    pub(crate) fn assessment_records(&self) -> Result<Value> {
        let script = include_str!("scripts/assessment_records.js");
        self.browser.execute(script, vec![])
    }
}
