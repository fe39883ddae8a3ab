//! Radar charts: from numbers and labels to shapes. This module knows neither frameworks nor the
//! browser.
//!
//! Coordinates are CSS pixels; x points right and y points *down*. Angles are in radians and grow
//! clockwise. Axis values are levels: 0 is at the center.

pub mod compared_series;
pub mod dials_card;
pub mod display_list;
pub mod drag_gesture;
pub mod easing;
pub mod gauge;
pub mod geometry;
pub mod hit_test;
pub mod icon;
pub mod image_card;
pub mod layout;
pub mod palette;
pub mod polar_grid;
pub mod radar;
pub mod text_metrics;

pub use compared_series::{ComparedSeries, SeriesKind};
pub use dials_card::DialsCard;
pub use display_list::Shape;
pub use gauge::Gauge;
pub use geometry::{Point, Rect, Size, Vec2};
pub use image_card::{Card, Format};
pub use layout::{AxisLabels, Layout};
pub use palette::{ColorRole, Palette};
pub use polar_grid::{AxisEnd, PolarGrid};
pub use radar::{AxisText, AxisValue};
pub use text_metrics::{Face, Font, TextMetrics, Weight};
