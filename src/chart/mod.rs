//! A radar chart from numbers and labels to shapes. Knows no ladders and no browser.
//!
//! Coordinates are CSS pixels, x to the right and y *down*; angles are radians, and since y
//! points down they grow clockwise. Values are levels: 0 at the centre, the last level one
//! step inside the outline.

pub mod board;
pub mod card;
pub mod drag;
pub mod gauge;
pub mod geom;
pub mod hit;
pub mod icon;
pub mod layout;
pub mod metrics;
pub mod overlay;
pub mod radar;
pub mod radial;
pub mod shape;
pub mod theme;
pub mod tween;

pub use board::DialsCard;
pub use card::{Card, Format};
pub use gauge::Gauge;
pub use geom::{Point, Rect, Size, Vec2};
pub use layout::{AxisLabels, Layout};
pub use metrics::{Face, Font, TextMetrics, Weight};
pub use overlay::{Overlay, SeriesKind};
pub use radar::{AxisText, AxisValue};
pub use radial::PolarGrid;
pub use shape::Shape;
pub use theme::{ColorRole, Palette};
