//! The polar grid: converts axis values to points and back.

use crate::chart::geometry::{Point, Vec2};
use std::f64::consts::TAU;

/// A regular polygon of axes. The first axis points up; the others follow clockwise. Every level is a
/// ring, a polygon with a corner on each axis, and all steps between rings are equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PolarGrid {
    /// The point of value 0 on every axis.
    pub center: Point,
    /// The length of an axis, from the center to its end.
    pub radius: f64,
    /// The number of axes, at least 3.
    pub axes: usize,
    /// The number of levels, at least 1.
    pub levels: u8,
    /// Where the axes end.
    pub end: AxisEnd,
}

/// Where the axes of a chart end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AxisEnd {
    /// At the ring of the last level.
    #[default]
    LastRing,
    /// One step beyond the ring of the last level, at an outline that is not a level. The chart of
    /// the original framework has it.
    Outline,
}

impl PolarGrid {
    /// The direction of an axis, as a unit vector.
    #[must_use]
    pub fn direction(&self, axis: usize) -> Vec2 {
        let turn = unit_rotation(self.axes);
        (0..axis % self.axes).fold(Vec2::new(0.0, -1.0), |direction, _| direction.rotated(turn))
    }

    /// The distance between two levels.
    #[must_use]
    pub fn step(&self) -> f64 {
        let steps = match self.end {
            AxisEnd::LastRing => self.levels,
            AxisEnd::Outline => self.levels + 1,
        };
        self.radius / f64::from(steps)
    }

    /// The point of a value on an axis.
    #[must_use]
    pub fn point(&self, axis: usize, value: f64) -> Point {
        self.center + self.direction(axis) * (value * self.step())
    }

    /// The end of an axis.
    #[must_use]
    pub fn axis_end(&self, axis: usize) -> Point {
        self.center + self.direction(axis) * self.radius
    }

    /// Projects a point onto an axis and returns the value there; negative on the other side of the
    /// center.
    #[must_use]
    pub fn project(&self, axis: usize, at: Point) -> f64 {
        (at - self.center).dot(self.direction(axis)) / self.step()
    }

    /// The axis whose direction is closest to a point.
    #[must_use]
    pub fn nearest_axis(&self, at: Point) -> usize {
        let way = at - self.center;
        let along = |axis: &usize| way.dot(self.direction(*axis));
        let nearest = (0..self.axes).max_by(|a, b| along(a).total_cmp(&along(b)));
        nearest.unwrap_or(0)
    }

    /// The value of the ring on which a point is: between two axes, the ring's side is straight.
    #[must_use]
    pub fn ring_value(&self, at: Point) -> f64 {
        let value_beside = |axis: usize| {
            let (corner, next) = (self.point(axis, 1.0), self.point(axis + 1, 1.0));
            let middle = corner + (next - corner) * 0.5 - self.center;
            (at - self.center).dot(middle) / middle.dot(middle)
        };
        (0..self.axes).map(value_beside).fold(0.0, f64::max)
    }

    /// The closed polygon through the same value on every axis.
    #[must_use]
    pub fn ring(&self, value: f64) -> Vec<Point> {
        (0..self.axes).map(|axis| self.point(axis, value)).collect()
    }
}

/// A unit vector rotated by a full turn divided by `parts`, which is 3 or more. Uses the Taylor
/// series, which is exact for such small angles: the general sine and cosine add three kilobytes to
/// the download.
fn unit_rotation(parts: usize) -> Vec2 {
    let angle = TAU / parts as f64;
    let (mut cos, mut sin, mut term) = (0.0, 0.0, 1.0);
    for power in 0..28_u32 {
        match power % 4 {
            0 => cos += term,
            1 => sin += term,
            2 => cos -= term,
            _ => sin -= term,
        }
        term *= angle / f64::from(power + 1);
    }
    Vec2::new(cos, sin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn radial(axes: usize, levels: u8) -> PolarGrid {
        PolarGrid {
            center: Point::new(200.0, 150.0),
            radius: 120.0,
            axes,
            levels,
            end: AxisEnd::Outline,
        }
    }

    #[test]
    fn first_axis_points_up_and_second_to_the_right() {
        let radial = radial(5, 5);
        let up = radial.point(0, 5.0);
        assert!((up.x - 200.0).abs() < 1e-9 && (up.y - 50.0).abs() < 1e-9);
        assert!(radial.point(1, 5.0).x > 200.0);
        assert!((radial.axis_end(0).y - 30.0).abs() < 1e-9);
    }

    #[test]
    fn directions_form_a_regular_polygon() {
        for axes in 3..=12 {
            for axis in 0..axes {
                let (sin, cos) = (axis as f64 * TAU / axes as f64).sin_cos();
                let direction = radial(axes, 5).direction(axis);
                let off = (direction - Vec2::new(sin, -cos)).length();
                assert!(off < 1e-14, "{axes} {axis} {off}");
            }
        }
    }

    #[test]
    fn last_ring_is_at_the_end_of_the_axes() {
        let radial = PolarGrid { end: AxisEnd::LastRing, ..radial(5, 5) };
        assert!(radial.point(2, 5.0).distance(radial.axis_end(2)) < 1e-9);
    }

    #[test]
    fn sides_of_a_ring_have_its_value() {
        for axes in 3..=12 {
            let ring = radial(axes, 5).ring(3.0);
            for (corner, next) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                for share in [0.0, 0.2, 0.5] {
                    let value = radial(axes, 5).ring_value(*corner + (*next - *corner) * share);
                    assert!((value - 3.0).abs() < 1e-9, "{axes}: {value}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn value_and_point_are_inverse(axes in 3_usize..=12, levels in 2_u8..=9, part in 0.0..1.0_f64) {
            let radial = radial(axes, levels);
            let value = part * f64::from(levels);
            for axis in 0..axes {
                let at = radial.point(axis, value);
                prop_assert!((radial.project(axis, at) - value).abs() < 1e-9);
                // A point beside the axis projects to the same value.
                let beside = at + radial.direction(axis).turn_90() * 17.0;
                prop_assert!((radial.project(axis, beside) - value).abs() < 1e-9);
            }
        }

        #[test]
        fn axis_and_angle_are_inverse(axes in 3_usize..=12, off in -0.49..0.49_f64) {
            let radial = radial(axes, 5);
            for axis in 0..axes {
                let (sin, cos) = ((axis as f64 + off) * TAU / axes as f64).sin_cos();
                let at = radial.center + Vec2::new(sin, -cos) * 50.0;
                prop_assert_eq!(radial.nearest_axis(at), axis);
            }
        }
    }
}
