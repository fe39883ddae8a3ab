//! The app's icon: a small radar chart.

use crate::chart::display_list::{Fill, Shape, Stroke};
use crate::chart::geometry::Point;
use crate::chart::palette::ColorRole;
use crate::chart::polar_grid::{AxisEnd, PolarGrid};

/// The values of the icon's axes.
const VALUES: [f64; 5] = [4.0, 3.0, 3.5, 4.0, 2.5];
const LEVELS: u8 = 5;

/// The icon on a square with side `size`; `radius` is the distance from its center to a corner of
/// the outline. Systems crop icons to their own shapes; everything within 0.4 of the size from the
/// center stays visible (the safe zone of maskable icons in the web app manifest).
#[must_use]
pub fn icon(size: f64, radius: f64) -> Vec<Shape> {
    // A pentagon extends further up than down.
    let centre = Point::new(size / 2.0, size / 2.0 + radius * 0.095);
    let radial = PolarGrid {
        center: centre,
        radius,
        axes: VALUES.len(),
        levels: LEVELS,
        end: AxisEnd::Outline,
    };
    let closed =
        |points, fill, stroke| Shape::Path { points, closed: true, fill, stroke: Some(stroke) };
    let outline = radial.ring(f64::from(LEVELS + 1));
    let paper = Some(Fill { role: ColorRole::Paper, opacity: 1.0 });
    let points = VALUES.iter().enumerate().map(|(axis, value)| radial.point(axis, *value));
    let area = Some(Fill { role: ColorRole::Own, opacity: 0.25 });
    let mut shapes = vec![closed(outline, paper, Stroke::solid(ColorRole::Outline, radius * 0.08))];
    shapes.push(closed(points.collect(), area, Stroke::solid(ColorRole::Own, radius * 0.12)));
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outline_stays_within_its_radius() {
        let middle = Point::new(16.0, 16.0);
        for shape in icon(32.0, 11.0) {
            let Shape::Path { points, .. } = shape else { panic!("not a path: {shape:?}") };
            for point in points {
                let away = (point - middle).length();
                assert!(away < 12.8, "{point:?} is {away} away");
            }
        }
    }
}
