//! The display list: a drawing as data. The screen's canvas, the export's canvas and the SVG
//! writer are its only interpreters.

use crate::chart::geometry::{Point, Rect, Size};
use crate::chart::palette::ColorRole;
use crate::chart::text_metrics::Font;

/// One mark. A drawing is a slice of them, painted in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Straight lines through points.
    Path {
        /// At least two.
        points: Vec<Point>,
        /// Whether the last is joined to the first.
        closed: bool,
        /// What is inside.
        fill: Option<Fill>,
        /// The line itself.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its middle.
        center: Point,
        /// In CSS pixels.
        radius: f64,
        /// What is inside.
        fill: Option<Fill>,
        /// The line itself, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// Where the baseline starts, is halved or ends, as `align` says.
        at: Point,
        /// The words.
        text: String,
        /// The letters.
        font: Font,
        /// Which part of the text stands at `at`.
        align: Align,
        /// The colour.
        ink: ColorRole,
        /// Whether a rim of paper keeps lines off the letters.
        halo: bool,
    },
}

/// What a closed shape is filled with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// The colour.
    pub ink: ColorRole,
    /// 0 (nothing) to 1.
    pub opacity: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub ink: ColorRole,
    /// In CSS pixels.
    pub width: f64,
    /// Its rhythm.
    pub dash: Dash,
}

/// The rhythm of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Without gaps.
    Solid,
    /// The rings.
    Fine,
    /// The target.
    Dashed,
    /// Lines to points that are not rated yet, and a peer's view.
    Dotted,
    /// A manager's view.
    DashDot,
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// The width of the paper rim around a text with a halo, in CSS pixels.
pub const HALO: f64 = 3.0;

/// From the middle of a line's height to its baseline, in ems.
const BASELINE: f64 = 0.36;

impl Dash {
    /// Lengths of line and gap in turn, in CSS pixels; empty for a line without gaps.
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
    /// Covers what is beneath.
    #[must_use]
    pub const fn solid(ink: ColorRole) -> Self {
        Self { ink, opacity: 1.0 }
    }
}

impl Stroke {
    /// A line without gaps.
    #[must_use]
    pub const fn solid(ink: ColorRole, width: f64) -> Self {
        Self { ink, width, dash: Dash::Solid }
    }
}

impl Shape {
    /// A line between two places.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::Path { points: vec![from, to], closed: false, fill: None, stroke: Some(stroke) }
    }

    /// A rectangle filled with one ink.
    #[must_use]
    pub fn background(size: Size, ink: ColorRole) -> Self {
        let (w, h) = (size.width, size.height);
        Self::Path {
            points: vec![
                Point::new(0.0, 0.0),
                Point::new(w, 0.0),
                Point::new(w, h),
                Point::new(0.0, h),
            ],
            closed: true,
            fill: Some(Fill::solid(ink)),
            stroke: None,
        }
    }

    /// A square on its corner, from the middle to a corner `reach` pixels.
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

    /// Lines of text stacked in a box as tall as they are, each aligned within it.
    pub fn lines(
        lines: &[String],
        within: Rect,
        font: Font,
        align: Align,
        ink: ColorRole,
    ) -> impl Iterator<Item = Self> {
        let x = match align {
            Align::Start => within.min.x,
            Align::Middle => within.center().x,
            Align::End => within.max.x,
        };
        lines.iter().enumerate().map(move |(index, text)| {
            let middle = within.min.y + (index as f64 + 0.5) * font.line_height();
            let at = Point::new(x, middle + font.size * BASELINE);
            Self::Text { at, text: text.clone(), font, align, ink, halo: true }
        })
    }
}
