//! The chart whose points can be dragged, without Leptos and without storage: it is given a
//! [`ChartSpec`](crate::presentation::chart_spec::ChartSpec) and reports what the person does.
//!
//! `widget` passes pointer input to [`ChartState`](crate::presentation::chart_state::ChartState), which
//! decides what the input means and what has to be painted. `canvas_stack` has the canvases and follows the
//! size of their element.

pub mod canvas_stack;
pub mod widget;

pub use widget::ChartWidget;
