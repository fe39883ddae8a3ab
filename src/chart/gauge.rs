//! A gauge: an arc with a needle and a healthy range in its middle. Values are from -1 (left end)
//! through 0 (straight up) to 1 (right end); the needle turns clockwise as the value grows.

use crate::chart::display_list::{Align, Dash, Fill, Shape, Stroke};
use crate::chart::geometry::{Point, Vec2};
use crate::chart::palette::ColorRole;
use crate::chart::text_metrics::{Font, TextMetrics};

/// The maximum angle of the needle to either side, in radians.
const SWING: f64 = 80.0 * std::f64::consts::PI / 180.0;
/// Half the width of a finger, in CSS pixels.
const FINGER: f64 = 22.0;
/// The number of line segments of an arc.
const SMOOTH: usize = 48;

/// The geometry of a gauge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gauge {
    /// The point around which the needle turns.
    pub pivot: Point,
    /// The radius of the arc in CSS pixels.
    pub radius: f64,
    /// The healthy range goes from minus this value to this value; 0 to 1.
    pub healthy: f64,
}

impl Gauge {
    /// The direction of a value, as a unit vector.
    fn direction(value: f64) -> Vec2 {
        let (sin, cos) = (value * SWING).sin_cos();
        Vec2::new(sin, -cos)
    }

    /// The point of a value, at a fraction of the radius.
    #[must_use]
    pub fn point(&self, value: f64, out: f64) -> Point {
        self.pivot + Self::direction(value) * (self.radius * out)
    }

    /// The value closest to a point, from -1 to 1. Below the pivot it is one of the ends.
    #[must_use]
    pub fn value(&self, at: Point) -> f64 {
        let way = at - self.pivot;
        (way.x.atan2(-way.y) / SWING).clamp(-1.0, 1.0)
    }

    /// Whether a point is within a finger's width of the arc.
    #[must_use]
    pub fn is_near(&self, at: Point) -> bool {
        let out = self.pivot.distance(at);
        at.y <= self.pivot.y + FINGER && (out - self.radius).abs() <= FINGER * 2.0
    }

    fn arc(&self, from: f64, to: f64) -> Vec<Point> {
        let step = (to - from) / SMOOTH as f64;
        (0..=SMOOTH).map(|at| self.point(from + step * at as f64, 1.0)).collect()
    }

    /// The gauge; without a value it has no needle.
    #[must_use]
    pub fn shapes(&self, value: Option<f64>, emphasis: bool) -> Vec<Shape> {
        let line = |points, stroke| Shape::Path {
            points,
            closed: false,
            fill: None,
            stroke: Some(stroke),
        };
        let range = Stroke::solid(ColorRole::Own, 7.0);
        let mut shapes = vec![
            line(self.arc(-1.0, 1.0), Stroke::solid(ColorRole::Outline, 1.5)),
            line(self.arc(-self.healthy, self.healthy), range),
        ];
        for end in [-1.0, 1.0] {
            let (from, to) = (self.point(end, 0.95), self.point(end, 1.05));
            shapes.push(Shape::line(from, to, Stroke::solid(ColorRole::Outline, 1.5)));
        }
        let (from, to) = (self.point(0.0, 0.93), self.point(0.0, 1.07));
        shapes.push(Shape::line(from, to, Stroke::solid(ColorRole::Text, 1.5)));
        let Some(value) = value else {
            // A placeholder for a dial that is not set.
            let stroke = Stroke { role: ColorRole::Outline, width: 1.5, dash: Dash::Dotted };
            shapes.push(Shape::line(self.pivot, self.point(0.0, 0.86), stroke));
            shapes.push(self.hub(ColorRole::Paper));
            return shapes;
        };
        let tip = self.point(value, 0.86);
        if emphasis {
            let fill = Some(Fill { role: ColorRole::Own, opacity: 0.2 });
            shapes.push(Shape::Circle { center: tip, radius: 13.0, fill, stroke: None });
        }
        shapes.push(Shape::line(self.pivot, tip, Stroke::solid(ColorRole::Text, 2.5)));
        shapes.push(Shape::Circle {
            center: tip,
            radius: 5.5,
            fill: Some(Fill::solid(ColorRole::Text)),
            stroke: Some(Stroke::solid(ColorRole::Paper, 1.5)),
        });
        shapes.push(self.hub(ColorRole::Text));
        shapes
    }

    fn hub(&self, role: ColorRole) -> Shape {
        let stroke = Some(Stroke::solid(ColorRole::Text, 1.5));
        Shape::Circle { center: self.pivot, radius: 4.5, fill: Some(Fill::solid(role)), stroke }
    }
}

/// Labels under the ends of a gauge. Each is at most half as wide as the gauge.
#[must_use]
pub fn ends(gauge: &Gauge, words: [&str; 2], font: Font, metrics: &dyn TextMetrics) -> Vec<Shape> {
    let room = gauge.radius * 1.06;
    let mut shapes = Vec::new();
    for (words, align, x) in [
        (words[0], Align::Start, gauge.pivot.x - gauge.radius * 1.1),
        (words[1], Align::End, gauge.pivot.x + gauge.radius * 1.1),
    ] {
        let lines = crate::chart::layout::wrap(words, room, 2, font, metrics);
        for (index, text) in lines.into_iter().enumerate() {
            let y = gauge.pivot.y + 12.0 + (index as f64 + 1.0) * font.line_height();
            let at = Point::new(x, y);
            shapes.push(Shape::Text { at, text, font, align, role: ColorRole::Muted, halo: false });
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GAUGE: Gauge = Gauge { pivot: Point::new(100.0, 90.0), radius: 80.0, healthy: 0.6 };

    proptest! {
        #[test]
        fn value_and_point_are_inverse(value in -1.0..=1.0_f64, out in 0.1..2.0_f64) {
            let found = GAUGE.value(GAUGE.point(value, out));
            prop_assert!((found - value).abs() < 1e-9, "{} {}", found, value);
        }
    }

    #[test]
    fn middle_is_up_and_ends_are_at_the_sides() {
        assert!((GAUGE.point(0.0, 1.0).y - 10.0).abs() < 1e-9);
        assert!(GAUGE.point(-1.0, 1.0).x < 30.0 && GAUGE.point(1.0, 1.0).x > 170.0);
        assert_eq!(GAUGE.value(Point::new(20.0, 200.0)), -1.0);
        assert_eq!(GAUGE.value(Point::new(180.0, 200.0)), 1.0);
    }

    #[test]
    fn unset_dial_has_no_needle() {
        let thick = |shapes: &[Shape]| {
            shapes.iter().any(|shape| matches!(shape, Shape::Path { stroke: Some(stroke), .. } if stroke.role == ColorRole::Text && stroke.width == 2.5))
        };
        assert!(thick(&GAUGE.shapes(Some(0.2), false)));
        assert!(!thick(&GAUGE.shapes(None, false)));
    }
}
