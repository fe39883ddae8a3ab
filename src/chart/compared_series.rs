//! Compared series: other assessments on the chart, above the background and below the own ratings.

use crate::chart::display_list::{Dash, Fill, Shape, Stroke};
use crate::chart::geometry::Point;
use crate::chart::layout::Layout;
use crate::chart::palette::ColorRole;

/// The kind of a series. Each kind has its own color, dash and marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesKind {
    /// Any other assessment: an earlier one, the person's own one, or a consensus. Thin and gray.
    Previous,
    /// A manager's assessment: dash-dot line, square markers.
    Manager,
    /// A peer's assessment: dotted line, diamond markers.
    Peer,
}

/// Another assessment on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedSeries {
    /// Its kind.
    pub kind: SeriesKind,
    /// Its name in the legend.
    pub name: String,
    /// A value for every axis; `None` is unrated and interrupts the line.
    pub values: Vec<Option<f64>>,
}

impl SeriesKind {
    /// The color.
    #[must_use]
    pub const fn role(self) -> ColorRole {
        match self {
            Self::Previous => ColorRole::Previous,
            Self::Manager => ColorRole::Manager,
            Self::Peer => ColorRole::Peer,
        }
    }

    /// The line, on the chart and in the legend.
    #[must_use]
    pub const fn stroke(self, scale: f64) -> Stroke {
        let (width, dash) = match self {
            Self::Previous => (1.5, Dash::Solid),
            Self::Manager => (2.0, Dash::DashDot),
            Self::Peer => (2.0, Dash::Dotted),
        };
        Stroke { role: self.role(), width: width * scale, dash }
    }

    /// The marker, on the chart and in the legend.
    #[must_use]
    pub fn marker(self, at: Point, scale: f64) -> Shape {
        let (fill, size) = (Some(Fill::solid(self.role())), 4.0 * scale);
        match self {
            Self::Previous => Shape::Circle { center: at, radius: size * 0.6, fill, stroke: None },
            Self::Manager => {
                let corner = |x: f64, y: f64| Point::new(at.x + x * size, at.y + y * size);
                let points = vec![
                    corner(-1.0, -1.0),
                    corner(1.0, -1.0),
                    corner(1.0, 1.0),
                    corner(-1.0, 1.0),
                ];
                Shape::Path { points, closed: true, fill, stroke: None }
            }
            Self::Peer => Shape::diamond(at, size * 1.25, fill, None),
        }
    }
}

/// The shapes of a compared series. `weight` is the factor of its line width.
#[must_use]
pub fn shapes(layout: &Layout, series: &ComparedSeries, weight: f64) -> Vec<Shape> {
    let stroke = series.kind.stroke(layout.scale() * weight);
    let at = |(axis, value): (usize, &Option<f64>)| Some(layout.grid.point(axis, (*value)?));
    let points: Vec<Option<Point>> = series.values.iter().enumerate().map(at).collect();
    let rated: Vec<Point> = points.iter().flatten().copied().collect();
    let mut shapes = Vec::new();
    if rated.len() == points.len() && !rated.is_empty() {
        let points = rated.clone();
        shapes.push(Shape::Path { points, closed: true, fill: None, stroke: Some(stroke) });
    } else {
        let next = points.iter().cycle().skip(1);
        for (one, other) in points.iter().zip(next) {
            if let (Some(one), Some(other)) = (one, other) {
                shapes.push(Shape::line(*one, *other, stroke));
            }
        }
    }
    shapes.extend(rated.into_iter().map(|at| series.kind.marker(at, layout.scale())));
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;
    use crate::chart::{AxisLabels, Rect};

    fn drawn(values: Vec<Option<f64>>) -> Vec<Shape> {
        let label = || AxisLabels {
            name: "Axis".to_owned(),
            levels: vec!["One".to_owned(); 5],
            current_level_labels: Vec::new(),
        };
        let labels: Vec<AxisLabels> = (0..5).map(|_| label()).collect();
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(500.0, 480.0) };
        let layout = Layout::new(&labels, frame, &EstimatedTextMetrics);
        shapes(
            &layout,
            &ComparedSeries { kind: SeriesKind::Manager, name: "Grace".to_owned(), values },
            1.0,
        )
    }

    #[test]
    fn complete_series_is_closed_with_markers() {
        let shapes = drawn(vec![Some(1.0); 5]);
        assert_eq!(shapes.len(), 6);
        assert!(matches!(shapes[0], Shape::Path { closed: true, .. }));
    }

    #[test]
    fn unrated_axis_leaves_a_gap() {
        // Two neighbors, a gap, a single point, a gap: one line and three markers.
        assert_eq!(drawn(vec![Some(1.0), Some(2.0), None, Some(3.0), None]).len(), 1 + 3);
        assert_eq!(drawn(vec![None; 5]), []);
    }
}
