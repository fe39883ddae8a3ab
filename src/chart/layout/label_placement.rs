//! Places the labels: searches for the largest chart whose labels do not collide.

use crate::chart::display_list::Align;
use crate::chart::geometry::{Point, Rect, Size, Vec2};
use crate::chart::layout::layout::{
    AxisLabels, HANDLE, Label, Layout, LayoutScale, LevelNames, round_to_half,
};
use crate::chart::layout::text_wrap::{is_cut, is_short_word, pieces, text_size, wrap};
use crate::chart::polar_grid::PolarGrid;
use crate::chart::text_metrics::{Font, TextMetrics};

/// The space between the labels and the frame.
const FRAME_MARGIN: f64 = 6.0;
/// The gap between a corner and its label, before scaling.
const CORNER_GAP: f64 = 9.0;
/// If the radius is below this share of the frame's width, axis names may have more line breaks.
const MIN_RADIUS_SHARE: f64 = 0.22;
/// The minimum share of the radius that must remain when the current level is shown under the axis
/// names.
const MIN_REMAINING_RADIUS: f64 = 0.7;
/// The maximum number of lines of an axis name or level name.
const MAX_LINES: usize = 3;

/// The factor for axis names that do not fit at their usual size.
const SMALLER: f64 = 0.8;

impl Layout {
    /// Fits a chart into a frame. There must be 3 or more axes, all with the same number of levels.
    #[must_use]
    pub fn new(axes: &[AxisLabels], frame: Rect, metrics: &dyn TextMetrics) -> Self {
        let fitted = |names: f64| {
            let scale = LayoutScale { axis_names: names, ..LayoutScale::for_frame(frame) };
            let placement = LabelPlacement { axes, frame, metrics, scale };
            let plain = placement.candidate(false);
            placement.names_beside(&plain).unwrap_or_else(|| placement.names_at_corners(plain))
        };
        // A smaller font is easier to read than shortened names.
        let usual = fitted(1.0);
        match usual.shortened() {
            0 => usual,
            count => {
                Some(fitted(SMALLER)).filter(|smaller| smaller.shortened() < count).unwrap_or(usual)
            }
        }
    }
}

/// The input of the search.
struct LabelPlacement<'a> {
    axes: &'a [AxisLabels],
    frame: Rect,
    metrics: &'a dyn TextMetrics,
    scale: LayoutScale,
}

/// A candidate: the grid, the labels around it, and whether they do not overlap.
struct Candidate {
    grid: PolarGrid,
    corners: Vec<Label>,
    current_levels: Vec<Label>,
    are_disjoint: bool,
}

/// The label at a corner: the axis name, and the box for the current level below it.
struct TextBlock {
    name: Vec<String>,
    name_size: Size,
    current_size: Size,
}

impl TextBlock {
    fn size(&self) -> Size {
        let (name, current) = (self.name_size, self.current_size);
        Size::new(name.width.max(current.width), name.height + current.height)
    }
}

impl LabelPlacement<'_> {
    fn levels(&self) -> u8 {
        self.axes.first().map_or(0, |axis| axis.levels.len() as u8)
    }

    /// The chart with all level names beside their rings, if they fit. `plain` has no boxes for the
    /// current levels.
    fn names_beside(&self, plain: &Candidate) -> Option<Layout> {
        let Candidate { grid, corners, .. } = plain;
        let sizes = [self.scale.level_font().size, self.scale.level_font().size - 1.0];
        let names =
            sizes.into_iter().find_map(|size| self.beside(grid, corners, Font::sans(size)))?;
        Some(Layout {
            grid: *grid,
            axis_labels: corners.clone(),
            names: LevelNames::Beside(names),
            scale: self.scale,
        })
    }

    /// The chart with numbered rings. Each axis shows its current level under its name, unless that
    /// makes the chart much smaller than `plain`, which has no boxes for the current levels.
    fn names_at_corners(&self, plain: Candidate) -> Layout {
        let with_current = self.candidate(true);
        let leaves_enough = with_current.grid.radius > plain.grid.radius * MIN_REMAINING_RADIUS;
        let chosen = if with_current.are_disjoint && leaves_enough { with_current } else { plain };
        let Candidate { grid, corners, current_levels, .. } = chosen;
        let numbers = self.numbers(&grid);
        let names = LevelNames::AtCorners { current_levels, numbers };
        Layout { grid, axis_labels: corners, names, scale: self.scale }
    }

    /// The largest candidate whose corner labels stay inside the frame.
    fn candidate(&self, with_current: bool) -> Candidate {
        let width = self.frame.size().width;
        let room = |share: f64| (width * share).max(36.0);
        let fit = |share: f64, lines: usize| {
            let blocks = self.blocks(room(share), with_current, lines);
            let grid = self.largest(&blocks);
            let are_disjoint = self.are_disjoint(&grid, &blocks);
            (grid, blocks, are_disjoint)
        };
        let cut = |blocks: &[TextBlock]| {
            blocks.iter().any(|block| {
                let is_broken = block.name.windows(2).any(|lines| is_short_word(&lines.concat()));
                is_broken || block.name.iter().any(|line| is_cut(line))
            })
        };
        let is_shortened = |blocks: &[TextBlock]| {
            blocks.iter().flat_map(|block| &block.name).any(|line| line.ends_with('…'))
        };
        let (mut grid, mut blocks, mut are_disjoint) = fit(0.34, MAX_LINES);
        // Narrower labels need more lines but leave a larger chart. Use them only if the radius
        // grows by more than ten percent. In a very small chart, allow one more line and breaks
        // within words.
        let shares = [0.24, 0.18, 0.14, 0.11].map(|share| (share, MAX_LINES));
        let broken = [0.24, 0.2, 0.17].map(|share| (share, MAX_LINES + 1));
        let longest_word = self.longest_word();
        for (share, lines) in shares.into_iter().chain(broken) {
            let is_small = grid.radius < width * MIN_RADIUS_SHARE;
            if lines > MAX_LINES && !is_small {
                break;
            }
            // Searching for a break within a word is slow, and the result would be rejected below.
            if are_disjoint && !is_small && room(share) < longest_word {
                continue;
            }
            let narrower = fit(share, lines);
            let larger = narrower.0.radius > grid.radius * 1.1;
            let whole = if is_small { !is_shortened(&narrower.1) } else { !cut(&narrower.1) };
            if narrower.2 && (larger && whole || !are_disjoint) {
                (grid, blocks, are_disjoint) = narrower;
            }
        }
        let mut corners = Vec::new();
        let mut current_levels = Vec::new();
        for (axis, block) in blocks.into_iter().enumerate() {
            let rect = self.block_rect(&grid, axis, block.size());
            let align = align(grid.direction(axis));
            let split = rect.min.y + block.name_size.height;
            corners.push(Label {
                lines: block.name,
                rect: Rect { min: rect.min, max: Point::new(rect.max.x, split) },
                align,
                font: self.scale.axis_font(),
            });
            if with_current {
                current_levels.push(Label {
                    lines: Vec::new(),
                    rect: Rect { min: Point::new(rect.min.x, split), max: rect.max },
                    align,
                    font: self.scale.level_font(),
                });
            }
        }
        Candidate { grid, corners, current_levels, are_disjoint }
    }

    /// The width of the longest word of an axis name.
    fn longest_word(&self) -> f64 {
        let words = self.axes.iter().flat_map(|axis| pieces(&axis.name));
        let font = self.scale.axis_font();
        words.map(|word| self.metrics.width(word.trim_end(), font)).fold(0.0, f64::max)
    }

    fn are_disjoint(&self, grid: &PolarGrid, blocks: &[TextBlock]) -> bool {
        let rects = blocks
            .iter()
            .enumerate()
            .map(|(axis, block)| self.block_rect(grid, axis, block.size()));
        let rects: Vec<Rect> = rects.collect();
        (1..rects.len()).all(|at| !rects[..at].iter().any(|rect| rect.overlaps(rects[at])))
    }

    fn blocks(&self, width: f64, with_current: bool, most_lines: usize) -> Vec<TextBlock> {
        let block = |axis: &AxisLabels| {
            let font = self.scale.axis_font();
            let name = wrap(&axis.name, width, most_lines, font, self.metrics);
            let mut current_size = Size::new(0.0, 0.0);
            if with_current {
                let font = self.scale.level_font();
                for words in &axis.current_level_labels {
                    let lines = wrap(words, width, MAX_LINES, font, self.metrics);
                    let size = text_size(&lines, font, self.metrics);
                    current_size.width = current_size.width.max(size.width);
                    current_size.height = current_size.height.max(size.height);
                }
            }
            let name_size = text_size(&name, font, self.metrics);
            TextBlock { name, name_size, current_size }
        };
        self.axes.iter().map(block).collect()
    }

    fn grid_at(&self, center: Point, radius: f64) -> PolarGrid {
        PolarGrid { center, radius, axes: self.axes.len(), levels: self.levels() }
    }

    fn block_rect(&self, grid: &PolarGrid, axis: usize, size: Size) -> Rect {
        let direction = grid.direction(axis);
        let corner = grid.axis_end(axis);
        let inwards = [1, grid.axes - 1].map(|on| grid.axis_end((axis + on) % grid.axes));
        let gap = CORNER_GAP * self.scale.marks;
        let anchor =
            corner + Vec2::new(direction.x * size.width / 2.0, direction.y * size.height / 2.0);
        // Move outwards until the label has a gap to the corner and to both adjacent edges.
        let mut out = gap;
        loop {
            let rect = Rect::from_center_size(anchor + direction * out, size);
            let near = rect.inflate(gap * 0.75);
            if out > gap * 8.0 || !inwards.iter().any(|next| near.intersects_segment(corner, *next))
            {
                return rect;
            }
            out += 1.0;
        }
    }

    /// The bounding box of the candidate and its labels, relative to the center.
    fn bounds(&self, radius: f64, blocks: &[TextBlock]) -> Rect {
        let grid = self.grid_at(Point::new(0.0, 0.0), radius);
        let mut bounds = Rect::from_center_size(grid.center, Size::new(0.0, 0.0));
        for (axis, block) in blocks.iter().enumerate() {
            let rect = self.block_rect(&grid, axis, block.size());
            let corner = grid.axis_end(axis);
            bounds.min.x = bounds.min.x.min(rect.min.x).min(corner.x);
            bounds.min.y = bounds.min.y.min(rect.min.y).min(corner.y);
            bounds.max.x = bounds.max.x.max(rect.max.x).max(corner.x);
            bounds.max.y = bounds.max.y.max(rect.max.y).max(corner.y);
        }
        bounds
    }

    fn largest(&self, blocks: &[TextBlock]) -> PolarGrid {
        let room = self.frame.inflate(-FRAME_MARGIN).size();
        let (mut fits, mut too_large) = (0.0, room.width.max(room.height).max(0.0));
        // After 14 halvings the error is less than a quarter of a pixel, even on the widest screen.
        for _ in 0..14 {
            let radius = f64::midpoint(fits, too_large);
            let size = self.bounds(radius, blocks).size();
            if size.width <= room.width && size.height <= room.height {
                fits = radius;
            } else {
                too_large = radius;
            }
        }
        let bounds = self.bounds(fits, blocks);
        let center = self.frame.center() - (bounds.center() - Point::new(0.0, 0.0));
        self.grid_at(center, fits)
    }

    /// The level names beside every ring of every axis; `None` if an axis has no room for them.
    fn beside(&self, grid: &PolarGrid, corners: &[Label], font: Font) -> Option<Vec<Vec<Label>>> {
        let mut taken: Vec<Rect> = corners.iter().map(|label| label.rect).collect();
        let mut names = Vec::new();
        for axis in 0..self.axes.len() {
            let column = sides(grid.direction(axis))
                .iter()
                .find_map(|side| self.column(grid, axis, side, font, &taken))?;
            taken.extend(column.iter().map(|label| label.rect));
            names.push(column);
        }
        Some(names)
    }

    /// The level names of one axis. `side` gives the side for odd and even levels.
    fn column(
        &self,
        grid: &PolarGrid,
        axis: usize,
        side: &[f64; 2],
        font: Font,
        taken: &[Rect],
    ) -> Option<Vec<Label>> {
        let across = grid.direction(axis).turn_90();
        let mut column: Vec<Label> = Vec::new();
        for (index, name) in self.axes[axis].levels.iter().enumerate() {
            let out = across * side[index % 2];
            // On one or two lines, at the ring or slightly outside or inside it.
            let full = self.metrics.width(name, font) + 1.0;
            let texts = [(1, full), (2, full * 0.62)].into_iter().filter_map(|(most, width)| {
                let lines = wrap(name, width, most, font, self.metrics);
                let size = text_size(&lines, font, self.metrics);
                (!lines.iter().any(|line| is_cut(line))).then_some((lines, size))
            });
            let mut tries = texts.flat_map(|(lines, size)| {
                [0.0, 0.2, 0.35, -0.2].map(|along| (lines.clone(), size, along))
            });
            let label = tries.find_map(|(lines, size, along)| {
                let ring = grid.point(axis, (index + 1) as f64 + along);
                let far = out.x.abs() * size.width / 2.0 + out.y.abs() * size.height / 2.0;
                let rect =
                    Rect::from_center_size(ring + out * (far + self.scale.axis_clearance()), size);
                let label = Label { lines, rect, align: align(out), font };
                let free = self.frame.contains_rect(rect)
                    && !taken.iter().any(|other| other.overlaps(rect.inflate(2.0)))
                    && !column.iter().any(|other| other.rect.overlaps(rect.inflate(1.0)))
                    && self.clears_axes(grid, rect);
                free.then_some(label)
            })?;
            column.push(label);
        }
        Some(column)
    }

    fn clears_axes(&self, grid: &PolarGrid, rect: Rect) -> bool {
        let kept = rect.inflate(HANDLE * self.scale.marks * 0.8);
        (0..grid.axes).all(|axis| !kept.intersects_segment(grid.center, grid.axis_end(axis)))
    }

    fn numbers(&self, grid: &PolarGrid) -> Vec<(u8, Label)> {
        let font = Font::sans(round_to_half(10.0 * self.scale.marks));
        let every = (font.line_height() / grid.step().max(1.0)).ceil().max(1.0) as usize;
        let number = |level: u8| {
            let lines = vec![level.to_string()];
            let size = text_size(&lines, font, self.metrics);
            let ring = grid.point(0, f64::from(level));
            let middle = ring - Vec2::new(self.scale.axis_clearance() + size.width / 2.0, 0.0);
            let rect = Rect::from_center_size(middle, size);
            (level, Label { lines, rect, align: Align::Middle, font })
        };
        // Count from the last level inwards, so that the last one always has its number.
        let numbers = (1..=grid.levels).rev().step_by(every).map(number);
        numbers.filter(|(_, label)| self.clears_axes(grid, label.rect)).collect()
    }
}

/// The sides to try for odd and even levels, best first; 1 is clockwise.
fn sides(direction: Vec2) -> [[f64; 2]; 4] {
    // Left and right are mirrored; the axis that points up has its names on the right.
    let first = if direction.x < -0.01 { -1.0 } else { 1.0 };
    [[first, first], [-first, -first], [first, -first], [-first, first]]
}

fn align(direction: Vec2) -> Align {
    if direction.x.abs() < 0.35 {
        Align::Middle
    } else if direction.x > 0.0 {
        Align::Start
    } else {
        Align::End
    }
}
