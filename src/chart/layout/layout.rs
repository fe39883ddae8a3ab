//! The layout of a chart and its labels in a frame, without overlaps. `label_placement.rs` computes it.
//!
//! The chart is as large as the axis names around it allow. If the level names fit, each is placed on
//! its ring, next to its axis: the ring that is nearest to a name is always its own. If there is too
//! little room on the first ring alone, that ring has no names. Otherwise the rings are numbered, and
//! each axis shows its current level under its name, unless that makes the chart much smaller.
//!
//! Handles are always on an axis, so labels keep about the radius of a handle away from every axis.
//! Therefore labels keep their positions while a handle is dragged, whatever the ratings are.
//!
//! Words are never broken. An axis name that does not fit gets a smaller font, and is shortened only if
//! that is not enough.

use crate::chart::display_list::Align;
use crate::chart::geometry::{Point, Rect, Size, clamp};
use crate::chart::polar_grid::PolarGrid;
use crate::chart::text_metrics::Font;

/// The texts of one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisLabels {
    /// The name of the axis.
    pub name: String,
    /// The names of its levels, lowest first; one for each level of the chart.
    pub levels: Vec<String>,
    /// The texts that must fit under the axis name if there is no room for level names: those for
    /// an unrated axis and for each whole level.
    pub current_level_labels: Vec<String>,
}

/// A text with its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// From top to bottom.
    pub lines: Vec<String>,
    /// The bounding box.
    pub rect: Rect,
    /// The alignment of the lines within the box.
    pub align: Align,
    /// The font.
    pub font: Font,
}

impl Label {
    /// Whether the label has a box for a text.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.rect.size().width > 0.0
    }

    /// The box of the letters: the bounding box without the space between lines.
    #[must_use]
    pub fn letters(&self) -> Rect {
        letters(self.rect, self.font)
    }
}

/// The box of the letters of a text with this bounding box.
pub(super) fn letters(rect: Rect, font: Font) -> Rect {
    let space = (font.line_height() - font.size) / 2.0;
    Rect {
        min: Point::new(rect.min.x, rect.min.y + space),
        max: Point::new(rect.max.x, rect.max.y - space),
    }
}

/// Where the level names are.
#[derive(Clone, Debug, PartialEq)]
pub enum LevelNames {
    /// On their rings: by axis, then by level from 1. The labels of the first ring have no lines if
    /// there is no room for them.
    Beside(Vec<Vec<Label>>),
    /// Not beside the rings, because not all of them fit.
    AtCorners {
        /// By axis: the box under the axis name for its current level. Empty if the boxes do not
        /// fit, or would make the chart much smaller.
        current_levels: Vec<Label>,
        /// Numbers beside the rings of the first axis. Some are left out if they would overlap.
        numbers: Vec<(u8, Label)>,
    },
}

/// The geometry of a chart and its labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Axes and rings.
    pub grid: PolarGrid,
    /// The axis names, beyond the ends of the axes (the corners of the outline).
    pub axis_labels: Vec<Label>,
    /// The level names.
    pub names: LevelNames,
    pub(super) scale: LayoutScale,
}

/// Scale factors that depend on the size of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LayoutScale {
    /// The scale of marks and level names; 1 if the shorter side of the frame is 560 px.
    pub(super) marks: f64,
    /// The scale of the axis names, 1 or less.
    pub(super) axis_names: f64,
}

/// The radius of a handle in CSS pixels, before scaling with the frame.
pub const HANDLE: f64 = 6.5;

impl LayoutScale {
    pub(super) fn for_frame(frame: Rect) -> Self {
        let Size { width, height } = frame.size();
        Self { marks: clamp(width.min(height) / 560.0, 0.92, 1.3), axis_names: 1.0 }
    }

    pub(super) fn axis_font(self) -> Font {
        Font::sans(round_to_half(14.0 * self.marks * self.axis_names)).semibold()
    }

    pub(super) fn level_font(self) -> Font {
        Font::sans(round_to_half(12.0 * self.marks))
    }

    /// The font of the current level under an axis name.
    pub(super) fn current_level_font(self) -> Font {
        let font = self.level_font();
        Font { size: font.size.min(self.axis_font().size), ..font }
    }

    /// The distance of level names and ring numbers from an axis, so that a handle does not touch
    /// them.
    pub(super) fn axis_clearance(self) -> f64 {
        HANDLE * self.marks + 3.5
    }
}

/// Rounds a font size to half a pixel, because text is sharper at such sizes.
pub(super) fn round_to_half(size: f64) -> f64 {
    (size * 2.0).round() / 2.0
}

impl Layout {
    /// The factor by which marks are scaled; 1 if the shorter side of the frame is 560 px.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.marks
    }

    /// The number of axis names that are shortened.
    pub(super) fn shortened(&self) -> usize {
        let is_cut = |label: &&Label| label.lines.iter().any(|line| line.ends_with('…'));
        self.axis_labels.iter().filter(is_cut).count()
    }

    /// All labels that are always visible. Used to check that they do not overlap.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        let names: Vec<&Label> = match &self.names {
            LevelNames::Beside(names) => names.iter().flatten().collect(),
            LevelNames::AtCorners { current_levels, numbers } => {
                current_levels.iter().chain(numbers.iter().map(|(_, label)| label)).collect()
            }
        };
        self.axis_labels.iter().chain(names.into_iter().filter(|label| label.has_room()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;
    use proptest::prelude::*;

    fn builtin() -> Vec<AxisLabels> {
        crate::presentation::radar::labels(crate::model::Framework::builtin())
    }

    fn labels(name: &str, levels: Vec<String>) -> AxisLabels {
        AxisLabels { name: name.to_owned(), current_level_labels: levels.clone(), levels }
    }

    fn made_up(axes: usize, levels: usize, words: &[&str]) -> Vec<AxisLabels> {
        let word = |index: usize| words[index % words.len()].to_owned();
        (0..axes)
            .map(|axis| {
                labels(&word(axis), (0..levels).map(|level| word(axis + level + 1)).collect())
            })
            .collect()
    }

    fn frame(width: f64, height: f64) -> Rect {
        Rect { min: Point::new(0.0, 0.0), max: Point::new(width, height) }
    }

    /// Checks that labels are inside the frame, do not overlap, and are not covered by a handle at
    /// any value.
    #[track_caller]
    fn check(axes: &[AxisLabels], width: f64, height: f64) -> Layout {
        let frame = frame(width, height);
        let layout = Layout::new(axes, frame, &EstimatedTextMetrics);
        let labels: Vec<_> = layout.labels().collect();
        for (index, label) in labels.iter().enumerate() {
            assert!(
                frame.contains_rect(label.rect),
                "{width}x{height}: {label:?} leaves the frame"
            );
            for other in &labels[index + 1..] {
                assert!(
                    !label.rect.overlaps(other.rect),
                    "{width}x{height}: {label:?} on {other:?}"
                );
            }
            let grid = layout.grid;
            for axis in 0..grid.axes {
                let last = grid.point(axis, f64::from(grid.levels));
                let reach = label.letters().inflate(HANDLE * layout.scale() * 0.7);
                assert!(
                    !reach.intersects_segment(grid.center, last),
                    "{width}x{height}: {label:?} is in the way of axis {axis}"
                );
            }
        }
        layout
    }

    #[test]
    fn labels_do_not_collide_at_any_size() {
        for width in (288..=1600).step_by(16) {
            for height in [f64::from(width) * 0.8, f64::from(width), f64::from(width) * 1.2] {
                check(&builtin(), f64::from(width), height);
            }
        }
    }

    #[test]
    fn labels_do_not_collide_with_other_frameworks() {
        let sets: [&[&str]; 3] = [
            &["Craft", "Scope", "Care", "Reach"],
            &[
                "Verantwortungsbereich",
                "Zusammenarbeit",
                "Technische Tiefe",
                "Einflussbereich im Unternehmen",
            ],
            &["技術的な深さ", "システムの責任範囲", "人材育成", "影響力"],
        ];
        for words in sets {
            for axes in [3, 4, 5, 6, 8, 12] {
                for levels in [2, 5, 9] {
                    for width in [288.0, 343.0, 560.0, 900.0] {
                        check(&made_up(axes, levels, words), width, width);
                    }
                }
            }
        }
    }

    /// Checks that every level name and ring number is nearer to its own ring than to any other one.
    #[track_caller]
    fn check_rings(layout: &Layout) {
        let on_ring = |level: f64, label: &Label| {
            let value = layout.grid.ring_value(label.rect.center());
            assert!((value - level).abs() < 0.45, "{:?} is at {value}, not {level}", label.lines);
        };
        match &layout.names {
            LevelNames::Beside(names) => names.iter().for_each(|column| {
                column
                    .iter()
                    .zip(1_u8..)
                    .for_each(|(label, level)| on_ring(f64::from(level), label));
            }),
            LevelNames::AtCorners { numbers, .. } => {
                numbers.iter().for_each(|(level, label)| on_ring(f64::from(*level), label));
            }
        }
    }

    proptest! {
        #[test]
        fn nearest_ring_of_a_label_is_its_own(
            axes in 3_usize..=12,
            levels in 2_usize..=9,
            width in 288.0..3840.0_f64,
            height in 0.7..1.3_f64,
            names in proptest::collection::vec("[A-Za-zäöü]{1,14}( [A-Za-z]{1,9})?", 13),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let labels = made_up(axes, levels, &names);
            check_rings(&Layout::new(&labels, frame(width, width * height), &EstimatedTextMetrics));
        }
    }

    #[test]
    fn long_name_on_a_short_ring_is_not_beside_another_ring() {
        let labels = made_up(4, 3, &["ä", "AaöüAöaAAJAAü aaA", "a", "a"]);
        check_rings(&Layout::new(&labels, frame(519.6, 363.7), &EstimatedTextMetrics));
    }

    #[test]
    fn builtin_names_are_on_their_rings_from_tablet_width() {
        for width in (540..=1600).step_by(20).map(f64::from) {
            let layout = check(&builtin(), width, width * 0.96);
            assert!(matches!(layout.names, LevelNames::Beside(_)), "{width}");
            check_rings(&layout);
        }
    }

    #[test]
    fn large_chart_names_levels_and_small_chart_numbers_them() {
        assert!(matches!(check(&builtin(), 600.0, 600.0).names, LevelNames::Beside(_)));
        let small = check(&builtin(), 312.0, 312.0);
        assert!(
            matches!(&small.names, LevelNames::AtCorners { numbers, .. } if numbers.len() >= 3)
        );
        assert!(small.grid.radius > 80.0, "{}", small.grid.radius);
    }

    #[test]
    fn short_east_asian_names_stay_on_one_line() {
        let levels = ["活用", "設計", "育成", "調整", "サブシステム"];
        let axis = |name: &str| labels(name, levels.map(str::to_owned).to_vec());
        let axes = ["技術", "システム", "人", "プロセス", "影響力"].map(axis);
        for width in [343.0, 360.0, 375.0, 400.0] {
            let layout = check(&axes, width, width * 0.96);
            let lines: Vec<_> =
                layout.axis_labels.iter().map(|label| label.lines.clone()).collect();
            assert!(lines.iter().all(|lines| lines.len() == 1), "{width}: {lines:?}");
        }
    }
}
