//! Points, vectors, sizes and rectangles. A point is a place, a vector a difference of places.

use std::ops::{Add, Mul, Sub};

/// A place, in CSS pixels from the top left; y points down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// The way from one place to another, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vec2 {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A width and a height, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Top left.
    pub min: Point,
    /// Bottom right.
    pub max: Point,
}

impl Point {
    /// A place from its coordinates.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far it is to another place.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (other - self).length()
    }
}

impl Vec2 {
    /// A vector from its parts.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Turned clockwise by the angle of another vector of length 1 (multiplied as complex numbers).
    #[must_use]
    pub fn rotated(self, by: Self) -> Self {
        Self::new(self.x * by.x - self.y * by.y, self.x * by.y + self.y * by.x)
    }

    /// The scalar product.
    #[must_use]
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The length.
    #[must_use]
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// A quarter turn clockwise.
    #[must_use]
    pub const fn turn_90(self) -> Self {
        Self { x: -self.y, y: self.x }
    }
}

impl Size {
    /// A size from its sides.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

impl Rect {
    /// The rectangle of that size around its middle.
    #[must_use]
    pub fn from_center_size(middle: Point, size: Size) -> Self {
        let half = Vec2::new(size.width / 2.0, size.height / 2.0);
        Self { min: middle - half, max: middle + half }
    }

    /// Its middle.
    #[must_use]
    pub fn center(self) -> Point {
        Point::new(self.min.x.midpoint(self.max.x), self.min.y.midpoint(self.max.y))
    }

    /// Its size.
    #[must_use]
    pub fn size(self) -> Size {
        Size::new(self.max.x - self.min.x, self.max.y - self.min.y)
    }

    /// Larger by `by` on every side.
    #[must_use]
    pub fn inflate(self, by: f64) -> Self {
        let by = Vec2::new(by, by);
        Self { min: self.min - by, max: self.max + by }
    }

    /// Whether the place lies inside or on the edge.
    #[must_use]
    pub fn contains(self, at: Point) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// Whether the other rectangle lies inside.
    #[must_use]
    pub fn contains_rect(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether the line between two places comes inside (Liang and Barsky's clipping).
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

/// A number held between two others; not-a-number is the lower one.
///
/// What `clamp` says of bounds that are none would bring along the words for every number there is: five
/// kilobytes of the first download.
#[must_use]
pub fn clamp(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_is_clockwise() {
        let right = Vec2::new(1.0, 0.0);
        let down = Vec2::new(0.0, 1.0);
        assert_eq!(right.turn_90(), down);
        assert_eq!(right.rotated(down), down);
        assert_eq!(down.rotated(down), Vec2::new(-1.0, 0.0));
    }

    #[test]
    fn a_line_crosses_only_what_it_comes_into() {
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
    fn touching_is_not_overlapping() {
        let rect = |x| Rect::from_center_size(Point::new(x, 0.0), Size::new(2.0, 2.0));
        assert!(rect(0.0).overlaps(rect(1.9)));
        assert!(!rect(0.0).overlaps(rect(2.0)));
    }
}
