//! The layout of a chart and its labels.

mod label_placement;
#[expect(clippy::module_inception, reason = "the type that gives the folder its name")]
mod layout;
mod text_wrap;

pub use layout::{AxisLabels, HANDLE, Label, Layout, LevelNames};
pub use text_wrap::wrap;
