//! Stored records.

use super::page::Page;
use anyhow::Result;
use serde_json::Value;

impl Page {
    /// The stored record of the first assessment.
    pub(crate) fn current_assessment(&self) -> Result<Value> {
        self.record("assessment/current")
    }

    /// A stored record; null if there is none.
    pub(crate) fn record(&self, name: &str) -> Result<Value> {
        let script = "return localStorage.getItem('rungs/' + args[0])";
        let text = self.browser.execute(script, vec![name.into()])?;
        Ok(serde_json::from_str(text.as_str().unwrap_or("null"))?)
    }

    /// All stored people and assessments by key, without their revisions.
    pub(crate) fn assessment_records(&self) -> Result<Value> {
        let script = include_str!("scripts/assessment_records.js");
        self.browser.execute(script, vec![])
    }
}
