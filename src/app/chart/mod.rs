//! The radar chart on the chart page, and charts without interaction.

pub mod canvas_figure;
#[expect(clippy::module_inception, reason = "the file is named after the component it holds")]
pub mod chart;
pub mod chart_caption;
pub mod chart_legend;
pub mod static_chart;
