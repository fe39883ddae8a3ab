//! The radar chart as shapes, in three layers that change at different rates: the background with
//! the target, the ratings, and the labels on top.

use crate::chart::display_list::{Dash, Fill, Shape, Stroke};
use crate::chart::geometry::{Point, Vec2};
use crate::chart::layout::{HANDLE, Label, Layout, LevelNames, wrap};
use crate::chart::palette::ColorRole;
use crate::chart::polar_grid::{AxisEnd, PolarGrid};
use crate::chart::text_metrics::{Font, TextMetrics};

/// The value of one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisValue {
    /// The value in levels. For an unrated axis, the position of its mark.
    pub value: f64,
    /// Whether the axis is rated. Unrated is not the same as 0.
    pub rated: bool,
}

/// The text state of one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisText {
    /// The level that was reached, from 1. Its name is emphasized beside its ring.
    pub level: Option<u8>,
    /// The current level as text, used if there is no room for all level names.
    pub current_level: String,
}

/// The factor of the line width of an emphasized series.
pub const EMPHASIZED: f64 = 1.6;

/// Rings and axes.
#[must_use]
pub fn background(layout: &Layout) -> Vec<Shape> {
    let radial = &layout.grid;
    let mut shapes = Vec::new();
    let closed =
        |points, stroke| Shape::Path { points, closed: true, fill: None, stroke: Some(stroke) };
    for level in 1..=radial.levels {
        let stroke = Stroke { role: ColorRole::Outline, width: 0.75, dash: Dash::Fine };
        shapes.push(closed(radial.ring(f64::from(level)), stroke));
    }
    for axis in 0..radial.axes {
        shapes.push(Shape::line(
            radial.center,
            radial.axis_end(axis),
            Stroke::solid(ColorRole::Grid, 1.0),
        ));
    }
    if radial.end == AxisEnd::Outline {
        let outline = radial.ring(f64::from(radial.levels + 1));
        shapes.push(closed(outline, Stroke::solid(ColorRole::Grid, 1.0)));
    }
    shapes
}

/// The target, which has a value for every axis. `weight` is the factor of its line width.
#[must_use]
pub fn target_shapes(layout: &Layout, values: &[f64], weight: f64) -> Vec<Shape> {
    let points: Vec<Point> =
        values.iter().enumerate().map(|(axis, value)| layout.grid.point(axis, *value)).collect();
    let width = 2.0 * layout.scale() * weight;
    let stroke = Some(Stroke { role: ColorRole::Target, width, dash: Dash::Dashed });
    let line = Shape::Path { points: points.clone(), closed: true, fill: None, stroke };
    let marks = points.into_iter().map(|point| target_mark(point, layout.scale()));
    std::iter::once(line).chain(marks).collect()
}

/// The diamond that marks the target, on the chart and in the legend.
#[must_use]
pub fn target_mark(at: Point, scale: f64) -> Shape {
    let edge = Stroke::solid(ColorRole::Target, 1.75 * scale);
    Shape::diamond(at, 5.0 * scale, Some(Fill::solid(ColorRole::Paper)), Some(edge))
}

/// The ratings: the line, the area between rated neighbors, the handles, and the marks of unrated axes,
/// to which no line leads. `emphasis` is the axis that is dragged, focused or hovered; `weight` is the
/// factor of the line width.
#[must_use]
pub fn rating_shapes(
    layout: &Layout,
    marks: &[AxisValue],
    emphasis: Option<usize>,
    weight: f64,
) -> Vec<Shape> {
    let mut shapes = rated_polygon(layout, marks, weight);
    let radial = &layout.grid;
    let handles = handle_points(radial, marks, layout.scale());
    for (axis, (at, mark)) in handles.iter().zip(marks).enumerate() {
        if mark.rated && at.distance(radial.point(axis, mark.value)) > 0.5 {
            shapes.push(Shape::line(radial.center, *at, Stroke::solid(ColorRole::Own, 1.0)));
        }
    }
    for (axis, (at, mark)) in handles.into_iter().zip(marks).enumerate() {
        if emphasis == Some(axis) {
            let fill = Fill { role: ColorRole::Own, opacity: 0.2 };
            let radius = HANDLE * 2.0 * layout.scale();
            shapes.push(Shape::Circle { center: at, radius, fill: Some(fill), stroke: None });
        }
        if mark.rated {
            shapes.push(handle_shape(at, layout.scale()));
        } else {
            shapes.extend(unrated_mark(at, unrated_mark_radius(radial, at, layout.scale())));
        }
    }
    shapes
}

/// The mark of an unrated axis: an open circle with a plus sign.
fn unrated_mark(at: Point, radius: f64) -> [Shape; 3] {
    let stroke = Stroke::solid(ColorRole::Own, 1.5);
    let fill = Some(Fill::solid(ColorRole::Paper));
    let arm = radius * 0.5;
    let line = |by: Vec2| Shape::line(at - by, at + by, stroke);
    [
        Shape::Circle { center: at, radius, fill, stroke: Some(stroke) },
        line(Vec2::new(arm, 0.0)),
        line(Vec2::new(0.0, arm)),
    ]
}

/// The radius of the mark of an unrated axis: smaller than a handle if marks at this distance from the
/// center would touch each other.
fn unrated_mark_radius(radial: &PolarGrid, at: Point, scale: f64) -> f64 {
    let between = (radial.direction(1) - radial.direction(0)).length() * at.distance(radial.center);
    (HANDLE * scale).min(between / 2.0 - 1.5)
}

/// The ratings without handles, for images. Unrated axes are left out.
#[must_use]
pub fn static_rating_shapes(layout: &Layout, marks: &[AxisValue]) -> Vec<Shape> {
    let mut shapes = rated_polygon(layout, marks, 1.0);
    for (axis, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.rated) {
        shapes.push(handle_shape(layout.grid.point(axis, mark.value), layout.scale() * 0.75));
    }
    shapes
}

/// A handle, on the chart and in the legend.
#[must_use]
pub fn handle_shape(at: Point, scale: f64) -> Shape {
    let fill = Some(Fill::solid(ColorRole::Own));
    let edge = Stroke::solid(ColorRole::Paper, 2.0 * scale);
    Shape::Circle { center: at, radius: HANDLE * scale, fill, stroke: Some(edge) }
}

/// The line and area through the rated points.
fn rated_polygon(layout: &Layout, marks: &[AxisValue], weight: f64) -> Vec<Shape> {
    let radial = &layout.grid;
    let count = marks.len();
    let fill = Some(Fill { role: ColorRole::Own, opacity: 0.14 });
    let stroke = Stroke::solid(ColorRole::Own, 2.5 * layout.scale() * weight);
    let point = |axis: usize| radial.point(axis % count, marks[axis % count].value);
    let Some(gap) = marks.iter().position(|mark| !mark.rated) else {
        let points = (0..count).map(point).collect();
        return vec![Shape::Path { points, closed: true, fill, stroke: Some(stroke) }];
    };
    // Collect runs of rated neighbors, starting after the first gap.
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
            area.push(radial.center);
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

/// The positions of the handles. Handles with value 0 and marks of unrated axes would overlap at the
/// center, so they are moved outwards until each can be grabbed.
#[must_use]
pub fn handle_points(radial: &PolarGrid, marks: &[AxisValue], scale: f64) -> Vec<Point> {
    let crowd = marks.iter().filter(|mark| mark.value < 1.0).count();
    // The distance between two neighbors at one pixel from the center.
    let spread = (radial.direction(1) - radial.direction(0)).length();
    let apart = HANDLE * scale * 2.3 / spread;
    let least = if crowd > 1 { (apart / radial.step()).min(0.85) } else { 0.0 };
    let point = |(axis, mark): (usize, &AxisValue)| radial.point(axis, mark.value.max(least));
    marks.iter().enumerate().map(point).collect()
}

/// Axis names, level names and ring numbers. `words` has an entry for every axis.
#[must_use]
pub fn label_shapes(
    layout: &Layout,
    words: &[AxisText],
    emphasis: Option<usize>,
    metrics: &dyn TextMetrics,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (axis, label) in layout.axis_labels.iter().enumerate() {
        let role = if emphasis == Some(axis) { ColorRole::Own } else { ColorRole::Text };
        shapes.extend(text_shapes(label, &label.lines, role));
    }
    match &layout.names {
        LevelNames::Beside(names) => {
            for ((axis, column), words) in names.iter().enumerate().zip(words) {
                for (level, label) in (1..).zip(column) {
                    let here = words.level == Some(level);
                    let role = match (here, emphasis == Some(axis)) {
                        (true, true) => ColorRole::Own,
                        (true, false) => ColorRole::Text,
                        _ => ColorRole::Muted,
                    };
                    shapes.extend(text_shapes(label, &label.lines, role));
                }
            }
        }
        LevelNames::AtCorners { current_levels, numbers } => {
            for ((axis, label), words) in current_levels.iter().enumerate().zip(words) {
                let role = if emphasis == Some(axis) { ColorRole::Own } else { ColorRole::Muted };
                let (lines, font) = fit_text(&words.current_level, label, metrics);
                shapes.extend(Shape::lines(&lines, label.rect, font, label.align, role));
            }
            for (_, label) in numbers {
                shapes.extend(text_shapes(label, &label.lines, ColorRole::Muted));
            }
        }
    }
    shapes
}

/// Fits a text into a label: with a smaller font if necessary, and shortened if that is not enough.
fn fit_text(words: &str, label: &Label, metrics: &dyn TextMetrics) -> (Vec<String>, Font) {
    const SMALLER: [f64; 4] = [1.0, 0.94, 0.88, 0.82];
    let room = label.rect.size();
    let most = (room.height / label.font.line_height()).round().max(1.0) as usize;
    let at = |share: f64| {
        let font = Font { size: label.font.size * share, ..label.font };
        (wrap(words, room.width + 0.5, most, font, metrics), font)
    };
    let is_whole = |(lines, _): &(Vec<String>, Font)| !lines.iter().any(|line| line.ends_with('…'));
    SMALLER.into_iter().map(at).find(is_whole).unwrap_or_else(|| at(1.0))
}

fn text_shapes<'a>(
    label: &Label,
    lines: &'a [String],
    role: ColorRole,
) -> impl Iterator<Item = Shape> + use<'a> {
    Shape::lines(lines, label.rect, label.font, label.align, role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::geometry::Rect;
    use crate::chart::geometry::Size;
    use crate::chart::layout::AxisLabels;
    use crate::chart::text_metrics::EstimatedTextMetrics;

    fn layout(axes: usize) -> Layout {
        let levels = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let labels =
            vec![
                AxisLabels { name: "Axis".to_owned(), levels, current_level_labels: Vec::new() };
                axes
            ];
        Layout::new(
            &labels,
            Rect::from_center_size(Point::new(300.0, 300.0), Size::new(600.0, 600.0)),
            &EstimatedTextMetrics,
        )
    }

    fn rated(values: &[f64]) -> Vec<AxisValue> {
        values.iter().map(|value| AxisValue { value: *value, rated: true }).collect()
    }

    fn filled(shapes: &[Shape], with: f64) -> usize {
        let is = |fill: &Option<Fill>| fill.is_some_and(|fill| fill.opacity == with);
        shapes.iter().filter(|shape| matches!(shape, Shape::Path { fill, .. } if is(fill))).count()
    }

    #[test]
    fn complete_rating_is_one_closed_shape() {
        let layout = layout(5);
        let shapes = rating_shapes(&layout, &rated(&[1.0, 2.0, 3.0, 4.0, 5.0]), None, 1.0);
        let Shape::Path { points, closed: true, .. } = &shapes[0] else {
            panic!("{:?}", shapes[0])
        };
        for (axis, point) in points.iter().enumerate() {
            assert_eq!(*point, layout.grid.point(axis, (axis + 1) as f64));
        }
        assert_eq!(shapes.len(), 1 + 5);
    }

    #[test]
    fn unrated_points_are_hollow_and_not_connected() {
        let layout = layout(5);
        let mut marks = rated(&[3.0; 5]);
        marks[2].rated = false;
        let shapes = rating_shapes(&layout, &marks, None, 1.0);
        // One run of four neighbors around the gap.
        assert_eq!(filled(&shapes, 0.14), 1);
        let hollow = |shape: &&Shape| matches!(shape, Shape::Circle { fill: Some(fill), .. } if fill.role == ColorRole::Paper);
        assert_eq!(shapes.iter().filter(hollow).count(), 1);
        // An image does not show it at all.
        let still = static_rating_shapes(&layout, &marks);
        assert_eq!(still.iter().filter(|shape| matches!(shape, Shape::Circle { .. })).count(), 4);
    }

    #[test]
    fn single_rating_between_unrated_axes_has_no_area() {
        let layout = layout(5);
        let mut marks = vec![AxisValue { value: 1.0, rated: false }; 5];
        marks[1] = AxisValue { value: 4.0, rated: true };
        assert_eq!(filled(&rating_shapes(&layout, &marks, None, 1.0), 0.14), 0);
    }

    #[test]
    fn zero_handles_do_not_overlap() {
        for axes in [3, 5, 8, 12] {
            let radial = layout(axes).grid;
            let points = handle_points(&radial, &rated(&vec![0.0; axes]), 1.0);
            for (index, point) in points.iter().enumerate() {
                let next = points[(index + 1) % axes];
                assert!(point.distance(next) > HANDLE * 1.5, "{axes}: {}", point.distance(next));
                assert_eq!(radial.nearest_axis(*point), index);
            }
        }
        // A single handle is not moved.
        let radial = layout(5).grid;
        let alone = handle_points(&radial, &rated(&[0.0, 3.0, 3.0, 3.0, 3.0]), 1.0);
        assert_eq!(alone[0], radial.center);
    }
}
