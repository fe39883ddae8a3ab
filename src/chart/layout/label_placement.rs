//! Places the labels: searches for the largest chart whose labels do not collide.

use crate::chart::display_list::Align;
use crate::chart::geometry::{Point, Rect, Size, Vec2, clamp};
use crate::chart::layout::layout::{
    AxisLabels, HANDLE, Label, Layout, LayoutScale, LevelNames, letters, round_to_half,
};
use crate::chart::layout::text_wrap::{is_short_word, is_shortened, pieces, text_size, wrap};
use crate::chart::polar_grid::{AxisEnd, PolarGrid};
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

/// The maximum distance of a name's center from its ring, in levels: less than half, so that no other
/// ring is nearer.
const MAX_RING_DISTANCE: f64 = 0.45;

/// The diameter of the chart should be at least this share of the frame's shorter side.
const MIN_DIAMETER_SHARE: f64 = 0.52;
/// The factors for the font of axis names, if they do not fit at their usual size.
const SMALLER_NAMES: [f64; 3] = [0.9, 0.8, 0.7];
/// The maximum distance of the center of a level name from its ring, in levels. At less than one half,
/// the nearest ring is its own.
const MAX_OFFSET: f64 = 0.4;
/// The maximum part of this distance that is used to bring a name closer to its ring's corner on the
/// axis.
const MAX_BALANCE: f64 = 0.3;
/// The distances to try, from the best one, in levels.
const OFFSETS: [f64; 9] = [0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4];
/// The minimum size of a level name.
const MIN_LEVEL_NAME: f64 = 10.0;
/// How far a level name may move along its ring, away from its axis and towards it, in pixels.
const MAX_SHIFT_AWAY: i8 = 14;
const MAX_SHIFT_BACK: i8 = 8;

impl Layout {
    /// Fits a chart into a frame. There must be 3 or more axes, all with the same number of levels.
    #[must_use]
    pub fn new(axes: &[AxisLabels], frame: Rect, metrics: &dyn TextMetrics) -> Self {
        Self::with_axis_end(axes, AxisEnd::LastRing, frame, metrics)
    }

    /// As [`Layout::new`], with another end of the axes.
    #[must_use]
    pub fn with_axis_end(
        axes: &[AxisLabels],
        end: AxisEnd,
        frame: Rect,
        metrics: &dyn TextMetrics,
    ) -> Self {
        let fitted = |names: f64| {
            let scale = LayoutScale { axis_names: names, ..LayoutScale::for_frame(frame) };
            let placement = LabelPlacement { axes, end, frame, metrics, scale };
            let plain = placement.candidate(false);
            placement.names_beside(&plain).unwrap_or_else(|| placement.names_at_corners(plain))
        };
        let Size { width, height } = frame.size();
        let is_good = |layout: &Self| {
            let diameter = 2.0 * layout.grid.radius;
            layout.shortened() == 0 && diameter >= MIN_DIAMETER_SHARE * width.min(height)
        };
        // A smaller font is easier to read than shortened names or a small chart.
        let mut best = fitted(1.0);
        for smaller in SMALLER_NAMES {
            if is_good(&best) {
                break;
            }
            let other = fitted(smaller);
            let is_better = other.shortened() < best.shortened()
                || other.shortened() == best.shortened() && other.grid.radius > best.grid.radius;
            if is_better {
                best = other;
            }
        }
        best
    }
}

/// The input of the search.
struct LabelPlacement<'a> {
    axes: &'a [AxisLabels],
    end: AxisEnd,
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
        let size = self.scale.level_font().size;
        let sizes = [size, size - 1.0, size - 2.0].map(|size| Font::sans(size.max(MIN_LEVEL_NAME)));
        // The first ring has the least room. It can do without its names: the slider has them too.
        let names = [1, 2].into_iter().find_map(|first| {
            sizes.into_iter().find_map(|font| self.beside(grid, corners, font, first))
        })?;
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
        let is_whole = |blocks: &[TextBlock], allows_short_lines: bool| {
            blocks.iter().all(|block| {
                let is_broken = block.name.windows(2).any(is_short_word);
                (allows_short_lines || !is_broken)
                    && !block.name.iter().any(|line| is_shortened(line))
            })
        };
        let (mut grid, mut blocks, mut are_disjoint) = fit(0.34, MAX_LINES);
        // Narrower labels need more lines but leave a larger chart. Use them only if the radius
        // grows by more than ten percent. In a very small chart, allow one more line.
        let shares = [0.24, 0.18, 0.14, 0.11].map(|share| (share, MAX_LINES));
        let taller = [0.24, 0.2, 0.17].map(|share| (share, MAX_LINES + 1));
        let longest_word = self.longest_word();
        for (share, lines) in shares.into_iter().chain(taller) {
            let is_small = grid.radius < width * MIN_RADIUS_SHARE;
            if lines > MAX_LINES && !is_small {
                break;
            }
            // A shortened name would be rejected below.
            if are_disjoint && room(share) < longest_word {
                continue;
            }
            let narrower = fit(share, lines);
            let larger = narrower.0.radius > grid.radius * 1.1;
            let whole = is_whole(&narrower.1, is_small);
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
                    font: self.scale.current_level_font(),
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
                let font = self.scale.current_level_font();
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
        PolarGrid { center, radius, axes: self.axes.len(), levels: self.levels(), end: self.end }
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

    /// The names of the levels from `first` on, on every ring of every axis; `None` if an axis has no
    /// room for them. Lower levels have labels without text.
    fn beside(
        &self,
        grid: &PolarGrid,
        corners: &[Label],
        font: Font,
        first: u8,
    ) -> Option<Vec<Vec<Label>>> {
        let mut taken: Vec<Rect> = corners.iter().map(|label| label.rect).collect();
        let mut names = Vec::new();
        for axis in 0..self.axes.len() {
            let column = SIDES
                .iter()
                .find_map(|sides| self.column(grid, axis, *sides, font, first, &taken))?;
            taken.extend(column.iter().map(|label| label.rect));
            names.push(column);
        }
        Some(names)
    }

    /// The level names of one axis. `sides` are the sides for odd and even levels.
    fn column(
        &self,
        grid: &PolarGrid,
        axis: usize,
        sides: [Side; 2],
        font: Font,
        first: u8,
        taken: &[Rect],
    ) -> Option<Vec<Label>> {
        let mut column: Vec<Label> = Vec::new();
        for (index, name) in self.axes[axis].levels.iter().enumerate() {
            if index + 1 < usize::from(first) {
                let ring = grid.point(axis, (index + 1) as f64);
                let rect = Rect { min: ring, max: ring };
                column.push(Label { lines: Vec::new(), rect, align: Align::Middle, font });
                continue;
            }
            let side = RingSide { axis, ring: (index + 1) as f64, side: sides[index % 2] };
            let is_free = |rect: Rect| {
                self.frame.contains_rect(rect)
                    && !taken.iter().any(|other| other.overlaps(rect.inflate(2.0)))
                    && !column.iter().any(|other| other.rect.overlaps(rect.inflate(1.0)))
                    && self.clears_axes(grid, letters(rect, font))
            };
            let label = self.name_texts(name, font).into_iter().find_map(|(lines, size)| {
                let rect = self.place_on_ring(grid, side, size, is_free)?;
                Some(Label { lines, rect, align: Align::Middle, font })
            })?;
            column.push(label);
        }
        Some(column)
    }

    /// A level name on one line and on two, without breaks within words.
    fn name_texts(&self, name: &str, font: Font) -> Vec<(Vec<String>, Size)> {
        let full = self.metrics.width(name, font) + 1.0;
        let wrapped = [(1, full), (2, full * 0.62)].into_iter().filter_map(|(most, width)| {
            let lines = wrap(name, width, most, font, self.metrics);
            let size = text_size(&lines, font, self.metrics);
            (!lines.iter().any(|line| is_shortened(line))).then_some((lines, size))
        });
        wrapped.collect()
    }

    /// The best free place for the name of a level. A name can be read along its ring and across its
    /// axis, so both are weighed: how far its center is from the ring, and how far its end beside the
    /// axis is from the corner of the ring.
    fn place_on_ring(
        &self,
        grid: &PolarGrid,
        side: RingSide,
        size: Size,
        is_free: impl Fn(Rect) -> bool,
    ) -> Option<Rect> {
        let across = side.across(grid);
        let half = across.x.abs() * size.width / 2.0 + across.y.abs() * size.height / 2.0;
        let place = |offset: f64, shift: f64| {
            let (corner, along) = side.line(grid, offset);
            let clear = (half + self.scale.axis_clearance()) / along.dot(across);
            corner + along * (clear + shift)
        };
        let beside_axis =
            place(0.0, 0.0) - Vec2::new(across.x * size.width / 2.0, across.y * size.height / 2.0);
        let off_corner = side.ring - grid.project(side.axis, beside_axis);
        let balanced = clamp(off_corner / 2.0, -MAX_BALANCE, MAX_BALANCE);
        let offsets = OFFSETS.into_iter().map(|more| balanced + more);
        offsets.filter(|offset| offset.abs() <= MAX_OFFSET).find_map(|offset| {
            let shifts = (0..=MAX_SHIFT_AWAY).chain((-MAX_SHIFT_BACK..0).rev());
            shifts.map(f64::from).find_map(|shift| {
                let rect = Rect::from_center_size(place(offset, shift), size);
                // A long name can reach beyond the end of its side.
                let distance = (grid.ring_value(rect.center()) - side.ring).abs();
                (distance < MAX_RING_DISTANCE && is_free(rect)).then_some(rect)
            })
        })
    }

    fn clears_axes(&self, grid: &PolarGrid, rect: Rect) -> bool {
        let kept = rect.inflate(HANDLE * self.scale.marks * 0.8);
        (0..grid.axes).all(|axis| !kept.intersects_segment(grid.center, grid.axis_end(axis)))
    }

    /// The numbers of the rings, on their sides between the last and the first axis.
    fn numbers(&self, grid: &PolarGrid) -> Vec<(u8, Label)> {
        let font = Font::sans(round_to_half(10.0 * self.scale.marks));
        let middle = |level: u8| {
            let (last, first) = (grid.axes - 1, 0);
            let corner = grid.point(last, f64::from(level));
            corner + (grid.point(first, f64::from(level)) - corner) * 0.5
        };
        let number = |level: u8| {
            let lines = vec![level.to_string()];
            let rect = Rect::from_center_size(middle(level), text_size(&lines, font, self.metrics));
            (level, Label { lines, rect, align: Align::Middle, font })
        };
        let mut numbers: Vec<(u8, Label)> = Vec::new();
        // From the last level inwards, so that the last one always has its number.
        for (level, label) in (1..=grid.levels).rev().map(number) {
            let is_free = numbers.last().is_none_or(|(_, outer)| !outer.rect.overlaps(label.rect));
            if is_free && self.clears_axes(grid, label.letters()) {
                numbers.push((level, label));
            }
        }
        numbers
    }
}

/// A side of an axis.
#[derive(Clone, Copy)]
enum Side {
    Clockwise,
    Counterclockwise,
}

/// The sides to try for odd and even levels, best first. If all axes use the same side, no two axes
/// share the space between them.
const SIDES: [[Side; 2]; 4] = [
    [Side::Clockwise, Side::Clockwise],
    [Side::Counterclockwise, Side::Counterclockwise],
    [Side::Clockwise, Side::Counterclockwise],
    [Side::Counterclockwise, Side::Clockwise],
];

/// The part of a ring between an axis and one of its neighbors.
#[derive(Clone, Copy)]
struct RingSide {
    axis: usize,
    /// The value of the ring.
    ring: f64,
    side: Side,
}

impl RingSide {
    /// The direction from the axis to this side, as a unit vector at a right angle to the axis.
    fn across(self, grid: &PolarGrid) -> Vec2 {
        let clockwise = grid.direction(self.axis).turn_90();
        match self.side {
            Side::Clockwise => clockwise,
            Side::Counterclockwise => clockwise * -1.0,
        }
    }

    /// The corner on the axis and the direction towards the neighbor, of the parallel line that is
    /// `offset` levels outside the ring.
    fn line(self, grid: &PolarGrid, offset: f64) -> (Point, Vec2) {
        let neighbor = match self.side {
            Side::Clockwise => self.axis + 1,
            Side::Counterclockwise => self.axis + grid.axes - 1,
        };
        let corner = grid.point(self.axis, self.ring + offset);
        let way = grid.point(neighbor % grid.axes, self.ring + offset) - corner;
        (corner, way * (1.0 / way.length()))
    }
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
