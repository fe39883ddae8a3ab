//! A dial: an arc with a needle between two ends, and a range in its middle.
//!
//! Values run from -1 (the left end) over 0 (straight up) to 1 (the right end). The needle turns
//! clockwise as they grow.

use crate::chart::display_list::{Align, Dash, Fill, Shape, Stroke};
use crate::chart::geometry::{Point, Vec2};
use crate::chart::palette::ColorRole;
use crate::chart::text_metrics::{Font, TextMetrics};

/// How far the needle turns to either side, in radians.
const SWING: f64 = 80.0 * std::f64::consts::PI / 180.0;
/// Half a finger's width, in CSS pixels.
const FINGER: f64 = 22.0;
/// How many lines an arc is drawn with.
const SMOOTH: usize = 48;

/// Where a dial is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gauge {
    /// Where the needle turns.
    pub pivot: Point,
    /// From there to the arc, in CSS pixels.
    pub radius: f64,
    /// The range in the middle goes this far to either side, 0 to 1.
    pub healthy: f64,
}

impl Gauge {
    /// The direction of a value, length 1.
    fn direction(value: f64) -> Vec2 {
        let (sin, cos) = (value * SWING).sin_cos();
        Vec2::new(sin, -cos)
    }

    /// The place of a value, a part of the radius out.
    #[must_use]
    pub fn point(&self, value: f64, out: f64) -> Point {
        self.pivot + Self::direction(value) * (self.radius * out)
    }

    /// The value that a place is nearest to, from -1 to 1; below the pivot it is an end.
    #[must_use]
    pub fn value(&self, at: Point) -> f64 {
        let way = at - self.pivot;
        (way.x.atan2(-way.y) / SWING).clamp(-1.0, 1.0)
    }

    /// Whether a place is on the arc, a finger's width to either side.
    #[must_use]
    pub fn is_near(&self, at: Point) -> bool {
        let out = self.pivot.distance(at);
        at.y <= self.pivot.y + FINGER && (out - self.radius).abs() <= FINGER * 2.0
    }

    fn arc(&self, from: f64, to: f64) -> Vec<Point> {
        let step = (to - from) / SMOOTH as f64;
        (0..=SMOOTH).map(|at| self.point(from + step * at as f64, 1.0)).collect()
    }

    /// The dial; without a value there is no needle.
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
            // Where one would stand, for whoever has not said.
            let stroke = Stroke { ink: ColorRole::Outline, width: 1.5, dash: Dash::Dotted };
            shapes.push(Shape::line(self.pivot, self.point(0.0, 0.86), stroke));
            shapes.push(self.hub(ColorRole::Paper));
            return shapes;
        };
        let tip = self.point(value, 0.86);
        if emphasis {
            let fill = Some(Fill { ink: ColorRole::Own, opacity: 0.2 });
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

    fn hub(&self, ink: ColorRole) -> Shape {
        let stroke = Some(Stroke::solid(ColorRole::Text, 1.5));
        Shape::Circle { center: self.pivot, radius: 4.5, fill: Some(Fill::solid(ink)), stroke }
    }
}

/// A word under each end of a dial, as wide as half of it at most.
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
            shapes.push(Shape::Text { at, text, font, align, ink: ColorRole::Muted, halo: false });
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
        fn value_and_place_are_inverse(value in -1.0..=1.0_f64, out in 0.1..2.0_f64) {
            let found = GAUGE.value(GAUGE.point(value, out));
            prop_assert!((found - value).abs() < 1e-9, "{} {}", found, value);
        }
    }

    #[test]
    fn the_middle_is_up_and_the_ends_are_to_the_sides() {
        assert!((GAUGE.point(0.0, 1.0).y - 10.0).abs() < 1e-9);
        assert!(GAUGE.point(-1.0, 1.0).x < 30.0 && GAUGE.point(1.0, 1.0).x > 170.0);
        assert_eq!(GAUGE.value(Point::new(20.0, 200.0)), -1.0);
        assert_eq!(GAUGE.value(Point::new(180.0, 200.0)), 1.0);
    }

    #[test]
    fn a_dial_that_is_not_set_has_no_needle() {
        let thick = |shapes: &[Shape]| {
            shapes.iter().any(|shape| matches!(shape, Shape::Path { stroke: Some(stroke), .. } if stroke.ink == ColorRole::Text && stroke.width == 2.5))
        };
        assert!(thick(&GAUGE.shapes(Some(0.2), false)));
        assert!(!thick(&GAUGE.shapes(None, false)));
    }
}
