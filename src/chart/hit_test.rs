//! Hit testing: which part of the chart is under a point.

use crate::chart::geometry::Point;
use crate::chart::layout::{HANDLE, Layout, LevelNames};
use crate::chart::polar_grid::PolarGrid;

/// A part of the chart that reacts to the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The handle of an axis.
    Handle(usize),
    /// The name of a level, or the point where its ring crosses the axis.
    Level {
        /// The axis.
        axis: usize,
        /// The level, from 1.
        level: u8,
    },
    /// The name of an axis.
    Axis(usize),
}

impl Hit {
    /// The axis of the part.
    #[must_use]
    pub const fn axis(self) -> usize {
        match self {
            Self::Handle(axis) | Self::Level { axis, .. } | Self::Axis(axis) => axis,
        }
    }
}

/// The closest handle within `reach` pixels, or else a level, or else an axis name. `handles`
/// contains the position of each axis's handle.
#[must_use]
pub fn hit(layout: &Layout, handles: &[Point], at: Point, reach: f64) -> Option<Hit> {
    handle(&layout.grid, handles, at, reach).or_else(|| level(layout, at, reach)).or_else(|| {
        let near = |rect: crate::chart::Rect| rect.inflate(4.0).contains(at);
        let axis = layout.axis_labels.iter().position(|label| near(label.rect)).or_else(|| {
            let LevelNames::AtCorners { current_levels, .. } = &layout.names else { return None };
            current_levels.iter().position(|label| near(label.rect))
        })?;
        Some(Hit::Axis(axis))
    })
}

/// A set of axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisSet(u16);

impl AxisSet {
    /// No axes.
    pub const EMPTY: Self = Self(0);

    /// Whether it contains an axis.
    #[must_use]
    pub const fn contains(self, axis: usize) -> bool {
        self.0 >> axis & 1 == 1
    }
}

impl FromIterator<usize> for AxisSet {
    fn from_iter<I: IntoIterator<Item = usize>>(axes: I) -> Self {
        Self(axes.into_iter().fold(0, |set, axis| set | 1 << axis))
    }
}

/// A press within this distance of several handles near the center, in pixels, means one of them.
const CROWD_REACH: f64 = 18.0;

/// The handles that a press can mean, if there are several near the center. The drag gesture chooses the
/// one whose axis the pointer follows. A press with a mouse on a handle means that handle, so the set is
/// empty.
#[must_use]
pub fn crowded_handles(
    layout: &Layout,
    handles: &[Point],
    at: Point,
    reach: f64,
    is_touch: bool,
) -> AxisSet {
    let is_on_handle = handles.iter().any(|handle| handle.distance(at) <= HANDLE * layout.scale());
    if is_on_handle && !is_touch {
        return AxisSet::EMPTY;
    }
    crowd(&layout.grid, handles, at, reach.max(CROWD_REACH)).collect()
}

/// The axes whose handles are near the center and within `reach`.
fn crowd<'a>(
    grid: &'a PolarGrid,
    handles: &'a [Point],
    at: Point,
    reach: f64,
) -> impl Iterator<Item = usize> + 'a {
    let is_near = move |(_, handle): &(usize, &Point)| {
        handle.distance(at) <= reach && handle.distance(grid.center) < grid.step()
    };
    handles.iter().enumerate().filter(is_near).map(|(axis, _)| axis)
}

fn handle(grid: &PolarGrid, handles: &[Point], at: Point, reach: f64) -> Option<Hit> {
    let distances = handles.iter().map(|handle| handle.distance(at)).enumerate();
    let (axis, distance) = distances.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let is_in_crowd = || crowd(grid, handles, at, CROWD_REACH).count() > 1;
    (distance <= reach || is_in_crowd()).then_some(Hit::Handle(axis))
}

fn level(layout: &Layout, at: Point, reach: f64) -> Option<Hit> {
    if let LevelNames::Beside(names) = &layout.names {
        for (axis, column) in names.iter().enumerate() {
            for (level, label) in (1..).zip(column) {
                if label.rect.inflate(2.0).contains(at) {
                    return Some(Hit::Level { axis, level });
                }
            }
        }
    }
    let radial = &layout.grid;
    let axis = radial.nearest_axis(at);
    let value = radial.project(axis, at).round();
    let level = (1.0..=f64::from(radial.levels)).contains(&value).then_some(value as u8)?;
    (radial.point(axis, value).distance(at) <= reach).then_some(Hit::Level { axis, level })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::geometry::{Rect, Size, Vec2};
    use crate::chart::layout::AxisLabels;
    use crate::chart::text_metrics::EstimatedTextMetrics;

    fn layout(width: f64) -> Layout {
        let levels = ["one", "two", "three", "four", "five"].map(str::to_owned).to_vec();
        let labels =
            vec![
                AxisLabels { name: "Axis".to_owned(), levels, current_level_labels: Vec::new() };
                5
            ];
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(width, width) };
        assert_eq!(frame.size(), Size::new(width, width));
        Layout::new(&labels, frame, &EstimatedTextMetrics)
    }

    #[test]
    fn nearest_handle_wins_over_levels_and_axes() {
        let layout = layout(600.0);
        let handles: Vec<_> = (0..5).map(|axis| layout.grid.point(axis, 0.4)).collect();
        for (axis, handle) in handles.iter().enumerate() {
            let beside = *handle + Vec2::new(1.0, -1.0);
            assert_eq!(hit(&layout, &handles, beside, 22.0), Some(Hit::Handle(axis)));
        }
    }

    #[test]
    fn press_between_handles_near_the_center_can_mean_each() {
        let layout = layout(300.0);
        let grid = layout.grid;
        let mut handles: Vec<_> = (0..5).map(|axis| grid.point(axis, 0.5)).collect();
        handles[3] = grid.point(3, 1.0);
        let between = crowded_handles(&layout, &handles, grid.center, 12.0, false);
        assert_eq!(between, [0, 1, 2, 4].into_iter().collect());
        assert!(between.contains(4) && !between.contains(3));
        // With a mouse a handle is pressed exactly, with a finger it is not.
        let press = |is_touch| crowded_handles(&layout, &handles, handles[0], 12.0, is_touch);
        assert_eq!(press(false), AxisSet::EMPTY);
        assert!(press(true).contains(0) && press(true).contains(1));
        // The center is not empty.
        assert!(matches!(hit(&layout, &handles, grid.center, 8.0), Some(Hit::Handle(_))));
    }

    #[test]
    fn level_names_and_ring_crossings_hit_levels() {
        let layout = layout(600.0);
        let LevelNames::Beside(names) = &layout.names else { panic!("no room for names") };
        for (axis, column) in names.iter().enumerate() {
            for (level, label) in (1..).zip(column) {
                let expected = Some(Hit::Level { axis, level });
                assert_eq!(hit(&layout, &[], label.rect.center(), 12.0), expected);
                let crossing = layout.grid.point(axis, f64::from(level));
                assert_eq!(hit(&layout, &[], crossing, 12.0), expected);
            }
        }
    }

    #[test]
    fn axis_names_hit_axes_and_background_hits_nothing() {
        for width in [300.0, 600.0] {
            let layout = layout(width);
            for (axis, label) in layout.axis_labels.iter().enumerate() {
                let at = label.rect.center();
                assert_eq!(hit(&layout, &[], at, 12.0), Some(Hit::Axis(axis)));
            }
            assert_eq!(hit(&layout, &[], layout.grid.center, 8.0), None);
            assert_eq!(hit(&layout, &[], Point::new(1.0, 1.0), 12.0), None);
        }
    }
}
