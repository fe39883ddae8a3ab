//! Points, vectors, sizes and rectangles. A point is a position; a vector is the difference of two
//! points.

use std::ops::{Add, Mul, Sub};

/// A position in CSS pixels from the top left; y points down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The distance from the left.
    pub x: f64,
    /// The distance from the top.
    pub y: f64,
}

/// A displacement in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vec2 {
    /// The displacement to the right; negative to the left.
    pub x: f64,
    /// The displacement downwards; negative upwards.
    pub y: f64,
}

/// A width and a height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The horizontal extent.
    pub width: f64,
    /// The vertical extent.
    pub height: f64,
}

/// An axis-aligned rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The top left corner.
    pub min: Point,
    /// The bottom right corner.
    pub max: Point,
}

impl Point {
    /// Creates a point from its coordinates.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to another point.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (other - self).length()
    }
}

impl Vec2 {
    /// Creates a vector from its components.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Rotates clockwise by the angle of a unit vector (multiplication of complex numbers).
    #[must_use]
    pub fn rotated(self, by: Self) -> Self {
        Self::new(self.x * by.x - self.y * by.y, self.x * by.y + self.y * by.x)
    }

    /// The dot product.
    #[must_use]
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The length.
    #[must_use]
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// Rotates by 90 degrees clockwise.
    #[must_use]
    pub const fn turn_90(self) -> Self {
        Self { x: -self.y, y: self.x }
    }
}

impl Size {
    /// Creates a size from width and height.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

impl Rect {
    /// Creates a rectangle from its center and size.
    #[must_use]
    pub fn from_center_size(middle: Point, size: Size) -> Self {
        let half = Vec2::new(size.width / 2.0, size.height / 2.0);
        Self { min: middle - half, max: middle + half }
    }

    /// The center.
    #[must_use]
    pub fn center(self) -> Point {
        Point::new(self.min.x.midpoint(self.max.x), self.min.y.midpoint(self.max.y))
    }

    /// The size.
    #[must_use]
    pub fn size(self) -> Size {
        Size::new(self.max.x - self.min.x, self.max.y - self.min.y)
    }

    /// Grows the rectangle by `by` on every side.
    #[must_use]
    pub fn inflate(self, by: f64) -> Self {
        let by = Vec2::new(by, by);
        Self { min: self.min - by, max: self.max + by }
    }

    /// Whether a point is inside or on the edge.
    #[must_use]
    pub fn contains(self, at: Point) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// Whether another rectangle is completely inside.
    #[must_use]
    pub fn contains_rect(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether a line segment enters the rectangle (Liang–Barsky clipping).
    #[must_use]
    pub fn intersects_segment(self, from: Point, to: Point) -> bool {
        let way = to - from;
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let sides = [
            (way.x, self.min.x - from.x, self.max.x - from.x),
            (way.y, self.min.y - from.y, self.max.y - from.y),
        ];
        for (speed, near, far) in sides {
            if speed == 0.0 {
                if near > 0.0 || far < 0.0 {
                    return false;
                }
            } else {
                let (a, b) = (near / speed, far / speed);
                enters = enters.max(a.min(b));
                leaves = leaves.min(a.max(b));
            }
        }
        enters < leaves
    }
}

impl Sub for Vec2 {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Add<Vec2> for Point {
    type Output = Self;

    fn add(self, by: Vec2) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl Sub<Vec2> for Point {
    type Output = Self;

    fn sub(self, by: Vec2) -> Self {
        Self::new(self.x - by.x, self.y - by.y)
    }
}

impl Sub for Point {
    type Output = Vec2;

    fn sub(self, from: Self) -> Vec2 {
        Vec2::new(self.x - from.x, self.y - from.y)
    }
}

impl Mul<f64> for Vec2 {
    type Output = Self;

    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

/// Clamps a number; NaN becomes `least`. `f64::clamp` panics with a message that formats floats,
/// which adds five kilobytes to the first download.
#[must_use]
pub fn clamp(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turn_90_is_clockwise() {
        let right = Vec2::new(1.0, 0.0);
        let down = Vec2::new(0.0, 1.0);
        assert_eq!(right.turn_90(), down);
        assert_eq!(right.rotated(down), down);
        assert_eq!(down.rotated(down), Vec2::new(-1.0, 0.0));
    }

    #[test]
    fn segment_intersects_only_rects_it_enters() {
        let rect = Rect::from_center_size(Point::new(0.0, 0.0), Size::new(4.0, 2.0));
        let crosses =
            |x0, y0, x1, y1| rect.intersects_segment(Point::new(x0, y0), Point::new(x1, y1));
        assert!(crosses(-9.0, 0.0, 9.0, 0.0));
        assert!(crosses(0.0, 0.0, 0.5, 0.5));
        assert!(crosses(-3.0, -2.0, 3.0, 2.0));
        assert!(!crosses(-9.0, 1.5, 9.0, 1.5));
        assert!(!crosses(3.0, -9.0, 3.0, 9.0));
        assert!(!crosses(-9.0, 0.0, -3.0, 0.0));
    }

    #[test]
    fn touching_rects_do_not_overlap() {
        let rect = |x| Rect::from_center_size(Point::new(x, 0.0), Size::new(2.0, 2.0));
        assert!(rect(0.0).overlaps(rect(1.9)));
        assert!(!rect(0.0).overlaps(rect(2.0)));
    }
}
