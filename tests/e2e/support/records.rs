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

    /// Changes fields of a stored record, by path, as another tab does. The page gets no event.
    pub(crate) fn change_record(&self, name: &str, values: Value) -> Result<()> {
        let script = include_str!("scripts/change_record.js");
        self.browser.execute(script, vec![name.into(), values, false.into()]).map(drop)
    }

    /// As [`Self::change_record`], and the page gets the event of the change.
    pub(crate) fn change_record_in_other_window(&self, name: &str, values: Value) -> Result<()> {
        let script = include_str!("scripts/change_record.js");
        self.browser.execute(script, vec![name.into(), values, true.into()]).map(drop)
    }

    /// The data of all stored people and assessments by key; null if a record was deleted.
    pub(crate) fn assessment_records(&self) -> Result<Value> {
        let script = include_str!("scripts/assessment_records.js");
        self.browser.execute(script, vec![])
    }
}
