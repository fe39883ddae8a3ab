//! Earlier assessments, and their shapes on the chart.

#[expect(clippy::module_inception, reason = "the file is named after the component it holds")]
pub mod timeline;
