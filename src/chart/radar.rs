//! The radar chart as shapes, in three layers that change at different paces: the ground with
//! the target, the rating that follows the hand, and the words on top.

use super::geom::Point;
use super::layout::{HANDLE, Label, Layout, LevelNames, wrap};
use super::metrics::{Font, TextMetrics};
use super::radial::Radial;
use super::shape::{Dash, Fill, Shape, Stroke};
use super::theme::Ink;

/// Where a point of the own rating stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// In levels; where it is not rated, the place its hollow handle waits at.
    pub value: f64,
    /// Whether it is a rating. Unrated is not zero.
    pub rated: bool,
}

/// What the words of one axis say.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The level reached, from 1: emphasized among the names beside the rings.
    pub level: Option<u8>,
    /// The present level in words, for where there is no room for all the names.
    pub present: String,
}

/// Rings, axes and the target. `target` is a value for every axis.
#[must_use]
pub fn ground(layout: &Layout, target: Option<&[f64]>) -> Vec<Shape> {
    let radial = &layout.radial;
    let mut shapes = Vec::new();
    let closed =
        |points, stroke| Shape::Path { points, closed: true, fill: None, stroke: Some(stroke) };
    for level in 1..=radial.levels {
        let stroke = Stroke { ink: Ink::Outline, width: 0.75, dash: Dash::Fine };
        shapes.push(closed(radial.ring(f64::from(level)), stroke));
    }
    for axis in 0..radial.axes {
        shapes.push(Shape::line(radial.centre, radial.corner(axis), Stroke::solid(Ink::Grid, 1.0)));
    }
    let outline = radial.ring(f64::from(radial.levels + 1));
    shapes.push(closed(outline, Stroke::solid(Ink::Outline, 1.25)));
    if let Some(target) = target {
        let points: Vec<Point> =
            target.iter().enumerate().map(|(axis, value)| radial.point(axis, *value)).collect();
        let line = Stroke { ink: Ink::Target, width: 2.0 * layout.scale(), dash: Dash::Dashed };
        shapes.push(closed(points.clone(), line));
        for point in points {
            shapes.push(target_mark(point, layout.scale()));
        }
    }
    shapes
}

/// The target's diamond, as on the chart and in its legend.
#[must_use]
pub fn target_mark(at: Point, scale: f64) -> Shape {
    let edge = Stroke::solid(Ink::Target, 1.75 * scale);
    Shape::diamond(at, 5.0 * scale, Some(Fill::solid(Ink::Paper)), Some(edge))
}

/// The own rating: its line, its area where neighbours are rated, its handles.
///
/// `emphasis` is the axis that is held, focused or pointed at.
#[must_use]
pub fn rating(layout: &Layout, marks: &[Mark], emphasis: Option<usize>) -> Vec<Shape> {
    let mut shapes = rated_shape(layout, marks);
    for (axis, at) in unrated_links(layout, marks) {
        let stroke = Stroke { ink: Ink::Own, width: 1.25, dash: Dash::Dotted };
        shapes.push(Shape::line(axis, at, stroke));
    }
    let radial = &layout.radial;
    let handles = handle_points(radial, marks, layout.scale());
    for (axis, (at, mark)) in handles.iter().zip(marks).enumerate() {
        if at.distance(radial.point(axis, mark.value)) > 0.5 {
            shapes.push(Shape::line(radial.centre, *at, Stroke::solid(Ink::Own, 1.0)));
        }
    }
    for (axis, (at, mark)) in handles.into_iter().zip(marks).enumerate() {
        if emphasis == Some(axis) {
            let fill = Fill { ink: Ink::Own, opacity: 0.2 };
            let radius = HANDLE * 2.0 * layout.scale();
            shapes.push(Shape::Circle { centre: at, radius, fill: Some(fill), stroke: None });
        }
        shapes.push(handle(at, mark.rated, layout.scale()));
    }
    shapes
}

/// The own rating without handles to grab, for pictures: points that are not rated are left out.
#[must_use]
pub fn still_rating(layout: &Layout, marks: &[Mark]) -> Vec<Shape> {
    let mut shapes = rated_shape(layout, marks);
    for (axis, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.rated) {
        shapes.push(handle(layout.radial.point(axis, mark.value), true, layout.scale() * 0.75));
    }
    shapes
}

/// A handle, as on the chart and in its legend: full where rated, hollow where not.
#[must_use]
pub fn handle(at: Point, rated: bool, scale: f64) -> Shape {
    let (fill, edge) = if rated {
        (Ink::Own, Stroke::solid(Ink::Paper, 2.0 * scale))
    } else {
        (Ink::Paper, Stroke::solid(Ink::Own, 2.0 * scale))
    };
    let fill = Some(Fill::solid(fill));
    Shape::Circle { centre: at, radius: HANDLE * scale, fill, stroke: Some(edge) }
}

/// Line and area through the rated points.
fn rated_shape(layout: &Layout, marks: &[Mark]) -> Vec<Shape> {
    let radial = &layout.radial;
    let count = marks.len();
    let fill = Some(Fill { ink: Ink::Own, opacity: 0.14 });
    let stroke = Stroke::solid(Ink::Own, 2.5 * layout.scale());
    let point = |axis: usize| radial.point(axis % count, marks[axis % count].value);
    let Some(gap) = marks.iter().position(|mark| !mark.rated) else {
        let points = (0..count).map(point).collect();
        return vec![Shape::Path { points, closed: true, fill, stroke: Some(stroke) }];
    };
    // Runs of rated neighbours, going round once from the first gap.
    let mut shapes = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    for axis in gap + 1..=gap + count {
        if marks[axis % count].rated {
            run.push(point(axis));
            continue;
        }
        let line = std::mem::take(&mut run);
        if line.len() > 1 {
            let mut area = line.clone();
            area.push(radial.centre);
            shapes.push(Shape::Path { points: area, closed: true, fill, stroke: None });
            shapes.push(Shape::Path {
                points: line,
                closed: false,
                fill: None,
                stroke: Some(stroke),
            });
        }
    }
    shapes
}

/// The sides that have an unrated end.
fn unrated_links(layout: &Layout, marks: &[Mark]) -> Vec<(Point, Point)> {
    let radial = &layout.radial;
    let count = marks.len();
    (0..count)
        .map(|axis| (axis, (axis + 1) % count))
        .filter(|(a, b)| !(marks[*a].rated && marks[*b].rated))
        .map(|(a, b)| (radial.point(a, marks[a].value), radial.point(b, marks[b].value)))
        .collect()
}

/// Where the handles stand. Several zeros would lie on each other at the centre, so these
/// stand a little out along their axes, each where it can be grabbed.
#[must_use]
pub fn handle_points(radial: &Radial, marks: &[Mark], scale: f64) -> Vec<Point> {
    let crowd = marks.iter().filter(|mark| mark.value < 0.5).count();
    // How far neighbours are from each other, one pixel out.
    let spread = (radial.direction(1) - radial.direction(0)).length();
    let apart = HANDLE * scale * 2.3 / spread;
    let least = if crowd > 1 { (apart / radial.step()).min(0.85) } else { 0.0 };
    let point = |(axis, mark): (usize, &Mark)| radial.point(axis, mark.value.max(least));
    marks.iter().enumerate().map(point).collect()
}

/// Axis names, level names and numbers.
///
/// `words` has an entry for every axis.
#[must_use]
pub fn names(
    layout: &Layout,
    words: &[Words],
    emphasis: Option<usize>,
    metrics: &dyn TextMetrics,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (axis, label) in layout.corners.iter().enumerate() {
        let ink = if emphasis == Some(axis) { Ink::Own } else { Ink::Text };
        shapes.extend(text(label, &label.lines, ink));
    }
    match &layout.names {
        LevelNames::Beside(names) => {
            for ((axis, column), words) in names.iter().enumerate().zip(words) {
                for (level, label) in (1..).zip(column) {
                    let here = words.level == Some(level);
                    let ink = match (here, emphasis == Some(axis)) {
                        (true, true) => Ink::Own,
                        (true, false) => Ink::Text,
                        _ => Ink::Muted,
                    };
                    shapes.extend(text(label, &label.lines, ink));
                }
            }
        }
        LevelNames::AtCorners { present, numbers } => {
            for ((axis, label), words) in present.iter().enumerate().zip(words) {
                let ink = if emphasis == Some(axis) { Ink::Own } else { Ink::Muted };
                let (lines, font) = fitted(&words.present, label, metrics);
                shapes.extend(Shape::lines(&lines, label.rect, font, label.align, ink));
            }
            for (_, label) in numbers {
                shapes.extend(text(label, &label.lines, Ink::Muted));
            }
        }
    }
    shapes
}

/// Words for the room of a label: in smaller letters where they need them, and cut off where not even
/// those fit.
fn fitted(words: &str, label: &Label, metrics: &dyn TextMetrics) -> (Vec<String>, Font) {
    const SMALLER: [f64; 4] = [1.0, 0.94, 0.88, 0.82];
    let room = label.rect.size();
    let most = (room.height / label.font.line_height()).round().max(1.0) as usize;
    let at = |share: f64| {
        let font = Font { size: label.font.size * share, ..label.font };
        (wrap(words, room.width + 0.5, most, font, metrics), font)
    };
    let is_whole = |(lines, _): &(Vec<String>, Font)| !lines.iter().any(|it| it.ends_with('…'));
    SMALLER.into_iter().map(at).find(is_whole).unwrap_or_else(|| at(1.0))
}

fn text<'a>(label: &Label, lines: &'a [String], ink: Ink) -> impl Iterator<Item = Shape> + use<'a> {
    Shape::lines(lines, label.rect, label.font, label.align, ink)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::geom::Rect;
    use crate::chart::geom::Size;
    use crate::chart::layout::AxisLabels;
    use crate::chart::metrics::Estimated;

    fn layout(axes: usize) -> Layout {
        let levels = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let labels =
            vec![AxisLabels { name: "Axis".to_owned(), levels, present: Vec::new() }; axes];
        Layout::new(
            &labels,
            Rect::around(Point::new(300.0, 300.0), Size::new(600.0, 600.0)),
            &Estimated,
        )
    }

    fn rated(values: &[f64]) -> Vec<Mark> {
        values.iter().map(|value| Mark { value: *value, rated: true }).collect()
    }

    fn filled(shapes: &[Shape], with: f64) -> usize {
        let is = |fill: &Option<Fill>| fill.is_some_and(|fill| fill.opacity == with);
        shapes.iter().filter(|shape| matches!(shape, Shape::Path { fill, .. } if is(fill))).count()
    }

    #[test]
    fn a_full_rating_is_one_closed_shape_through_its_values() {
        let layout = layout(5);
        let shapes = rating(&layout, &rated(&[1.0, 2.0, 3.0, 4.0, 5.0]), None);
        let Shape::Path { points, closed: true, .. } = &shapes[0] else {
            panic!("{:?}", shapes[0])
        };
        for (axis, point) in points.iter().enumerate() {
            assert_eq!(*point, layout.radial.point(axis, (axis + 1) as f64));
        }
        assert_eq!(shapes.len(), 1 + 5);
    }

    #[test]
    fn unrated_points_are_hollow_and_no_shape_runs_through_them() {
        let layout = layout(5);
        let mut marks = rated(&[3.0; 5]);
        marks[2].rated = false;
        let shapes = rating(&layout, &marks, None);
        // One run of four neighbours, round the gap.
        assert_eq!(filled(&shapes, 0.14), 1);
        let hollow = |shape: &&Shape| matches!(shape, Shape::Circle { fill: Some(fill), .. } if fill.ink == Ink::Paper);
        assert_eq!(shapes.iter().filter(hollow).count(), 1);
        // In a picture there is no sign of it at all.
        let still = still_rating(&layout, &marks);
        assert_eq!(still.iter().filter(|shape| matches!(shape, Shape::Circle { .. })).count(), 4);
    }

    #[test]
    fn a_lone_rating_between_unrated_ones_has_no_area() {
        let layout = layout(5);
        let mut marks = vec![Mark { value: 1.0, rated: false }; 5];
        marks[1] = Mark { value: 4.0, rated: true };
        assert_eq!(filled(&rating(&layout, &marks, None), 0.14), 0);
    }

    #[test]
    fn zeros_stay_apart_for_the_hand() {
        for axes in [3, 5, 8, 12] {
            let radial = layout(axes).radial;
            let points = handle_points(&radial, &rated(&vec![0.0; axes]), 1.0);
            for (index, point) in points.iter().enumerate() {
                let next = points[(index + 1) % axes];
                assert!(point.distance(next) > HANDLE * 1.5, "{axes}: {}", point.distance(next));
                assert_eq!(radial.axis_towards(*point), index);
            }
        }
        // One alone stands where it is.
        let radial = layout(5).radial;
        let alone = handle_points(&radial, &rated(&[0.0, 3.0, 3.0, 3.0, 3.0]), 1.0);
        assert_eq!(alone[0], radial.centre);
    }
}
