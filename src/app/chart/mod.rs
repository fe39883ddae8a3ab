//! The radar chart on the chart page, and charts without interaction.

pub mod canvas_figure;
#[expect(clippy::module_inception, reason = "the chart of the chart page")]
pub mod chart;
pub mod chart_caption;
pub mod chart_legend;
pub mod static_chart;
