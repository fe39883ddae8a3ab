//! The display list: a drawing as data. It is drawn by three interpreters: the canvas on screen,
//! the canvas for PNG export, and the SVG writer.

use crate::chart::geometry::{Point, Rect, Size};
use crate::chart::palette::ColorRole;
use crate::chart::text_metrics::Font;

/// One element of a drawing. A drawing is a slice of shapes, painted in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A polyline or polygon.
    Path {
        /// At least two points.
        points: Vec<Point>,
        /// Whether the last point is connected to the first.
        closed: bool,
        /// The fill.
        fill: Option<Fill>,
        /// The stroke.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// The center.
        center: Point,
        /// In CSS pixels.
        radius: f64,
        /// The fill.
        fill: Option<Fill>,
        /// The stroke, centered on the edge.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// The point on the baseline that `align` refers to.
        at: Point,
        /// The text.
        text: String,
        /// The font.
        font: Font,
        /// Which part of the text is at `at`.
        align: Align,
        /// The color.
        role: ColorRole,
        /// Whether the text has an outline in the background color, so that lines do not touch the
        /// letters.
        halo: bool,
    },
}

/// How a shape is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// The color.
    pub role: ColorRole,
    /// 0 (invisible) to 1.
    pub opacity: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The color.
    pub role: ColorRole,
    /// In CSS pixels.
    pub width: f64,
    /// The dash pattern.
    pub dash: Dash,
}

/// A dash pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// No gaps.
    Solid,
    /// The rings.
    Fine,
    /// The target.
    Dashed,
    /// Lines to unrated points, and a peer's assessment.
    Dotted,
    /// A manager's assessment.
    DashDot,
}

/// Which part of a text is at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The start.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// The width of the outline around a text with a halo, in CSS pixels.
pub const HALO: f64 = 3.0;

/// The distance from the middle of a line to its baseline, in ems.
const BASELINE: f64 = 0.36;

impl Dash {
    /// The lengths of dashes and gaps in CSS pixels; empty for a solid line.
    #[must_use]
    pub const fn pattern(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Fine => &[2.0, 3.0],
            Self::Dashed => &[7.0, 4.0],
            Self::Dotted => &[1.0, 4.0],
            Self::DashDot => &[9.0, 4.0, 1.0, 4.0],
        }
    }
}

impl Fill {
    /// An opaque fill.
    #[must_use]
    pub const fn solid(role: ColorRole) -> Self {
        Self { role, opacity: 1.0 }
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn solid(role: ColorRole, width: f64) -> Self {
        Self { role, width, dash: Dash::Solid }
    }
}

impl Shape {
    /// A line between two points.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::Path { points: vec![from, to], closed: false, fill: None, stroke: Some(stroke) }
    }

    /// A filled rectangle from the origin.
    #[must_use]
    pub fn background(size: Size, role: ColorRole) -> Self {
        let (w, h) = (size.width, size.height);
        Self::Path {
            points: vec![
                Point::new(0.0, 0.0),
                Point::new(w, 0.0),
                Point::new(w, h),
                Point::new(0.0, h),
            ],
            closed: true,
            fill: Some(Fill::solid(role)),
            stroke: None,
        }
    }

    /// A square standing on a corner; `reach` is the distance from the center to a corner.
    #[must_use]
    pub fn diamond(middle: Point, reach: f64, fill: Option<Fill>, stroke: Option<Stroke>) -> Self {
        let Point { x, y } = middle;
        let points = vec![
            Point::new(x, y - reach),
            Point::new(x + reach, y),
            Point::new(x, y + reach),
            Point::new(x - reach, y),
        ];
        Self::Path { points, closed: true, fill, stroke }
    }

    /// Lines of text in a box of their height, each aligned within the box.
    pub fn lines(
        lines: &[String],
        within: Rect,
        font: Font,
        align: Align,
        role: ColorRole,
    ) -> impl Iterator<Item = Self> {
        let x = match align {
            Align::Start => within.min.x,
            Align::Middle => within.center().x,
            Align::End => within.max.x,
        };
        lines.iter().enumerate().map(move |(index, text)| {
            let middle = within.min.y + (index as f64 + 0.5) * font.line_height();
            let at = Point::new(x, middle + font.size * BASELINE);
            Self::Text { at, text: text.clone(), font, align, role, halo: true }
        })
    }
}
