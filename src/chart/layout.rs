//! The layout of a chart and its labels in a frame, without overlaps.
//!
//! The outline is as large as the axis names around it allow. If all level names fit beside their
//! rings, they are shown there. Otherwise each axis shows its current level under its name, and the
//! rings are numbered. Handles are always on an axis, so labels keep the width of a handle away
//! from every axis. Therefore nothing has to move while a handle is dragged, whatever the ratings
//! are.

use crate::chart::display_list::Align;
use crate::chart::geometry::{Point, Rect, Size, Vec2, clamp};
use crate::chart::polar_grid::PolarGrid;
use crate::chart::text_metrics::{Font, TextMetrics};

/// The texts of one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisLabels {
    /// The name of the axis.
    pub name: String,
    /// The names of its levels, lowest first; one for each level of the chart.
    pub levels: Vec<String>,
    /// The texts that must fit under the axis name if there is no room for level names: the current
    /// level, for every possible rating.
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

/// Where the level names are.
#[derive(Clone, Debug, PartialEq)]
pub enum LevelNames {
    /// Beside their rings: by axis, then by level from 1.
    Beside(Vec<Vec<Label>>),
    /// Not beside the rings, because not all of them fit.
    AtCorners {
        /// By axis: the box under the axis name for its current level. Empty if not even that fits.
        present: Vec<Label>,
        /// Numbers beside the rings of the first axis. Some are left out if they would overlap.
        numbers: Vec<(u8, Label)>,
    },
}

/// The geometry of a chart and its labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Axes and rings.
    pub grid: PolarGrid,
    /// The axis names, outside the corners.
    pub axis_labels: Vec<Label>,
    /// The level names.
    pub names: LevelNames,
    metric: Metric,
}

/// Sizes that depend on the frame, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Metric {
    scale: f64,
    /// The factor by which axis names are smaller than usual.
    names: f64,
}

/// The radius of a handle in CSS pixels, before scaling with the frame.
pub const HANDLE: f64 = 6.5;

const EDGE: f64 = 6.0;
const CORNER_GAP: f64 = 9.0;
/// The factor for axis names that do not fit at their usual size.
const SMALLER: f64 = 0.8;
/// A chart with a radius below this share of the frame's width is too small.
const SMALL: f64 = 0.22;
/// The minimum share of the radius that must remain when the current level is shown under the axis
/// names.
const LEAST_LEFT: f64 = 0.7;
/// The maximum number of lines of an axis name or level name.
const MOST_LINES: usize = 3;

impl Metric {
    fn for_frame(frame: Rect) -> Self {
        let Size { width, height } = frame.size();
        Self { scale: clamp(width.min(height) / 560.0, 0.92, 1.3), names: 1.0 }
    }

    fn axis_font(self) -> Font {
        Font::sans(whole(14.0 * self.scale * self.names)).semibold()
    }

    fn level_font(self) -> Font {
        Font::sans(whole(12.0 * self.scale))
    }

    fn clear(self) -> f64 {
        HANDLE * self.scale + 3.5
    }
}

/// Rounds to half pixels, where text is sharper.
fn whole(size: f64) -> f64 {
    (size * 2.0).round() / 2.0
}

impl Layout {
    /// Fits a chart into a frame. There must be 3 or more axes, all with the same number of levels.
    #[must_use]
    pub fn new(axes: &[AxisLabels], frame: Rect, metrics: &dyn TextMetrics) -> Self {
        let fitted = |names: f64| {
            let metric = Metric { names, ..Metric::for_frame(frame) };
            let fitter = Fitter { axes, frame, metrics, metric };
            fitter.names_beside().unwrap_or_else(|| fitter.names_at_corners())
        };
        // A smaller font is easier to read than shortened names.
        let usual = fitted(1.0);
        match usual.shortened() {
            0 => usual,
            count => Some(fitted(SMALLER)).filter(|it| it.shortened() < count).unwrap_or(usual),
        }
    }

    /// The factor by which marks are scaled; 1 at a width of about 560 px.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.metric.scale
    }

    /// The number of axis names that are shortened.
    fn shortened(&self) -> usize {
        let is_cut = |label: &&Label| label.lines.iter().any(|line| line.ends_with('…'));
        self.axis_labels.iter().filter(is_cut).count()
    }

    /// All labels that are always visible. Used to check that they do not overlap.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        let names: Vec<&Label> = match &self.names {
            LevelNames::Beside(names) => names.iter().flatten().collect(),
            LevelNames::AtCorners { present, numbers } => {
                present.iter().chain(numbers.iter().map(|(_, label)| label)).collect()
            }
        };
        self.axis_labels.iter().chain(names)
    }
}

struct Fitter<'a> {
    axes: &'a [AxisLabels],
    frame: Rect,
    metrics: &'a dyn TextMetrics,
    metric: Metric,
}

/// An outline with the labels around it, and whether they are apart from each other.
struct Outline {
    radial: PolarGrid,
    corners: Vec<Label>,
    present: Vec<Label>,
    apart: bool,
}

/// The label at a corner: the axis name, and the box for the current level below it.
struct TextBlock {
    name: Vec<String>,
    name_size: Size,
    present_size: Size,
}

impl TextBlock {
    fn size(&self) -> Size {
        let (name, present) = (self.name_size, self.present_size);
        Size::new(name.width.max(present.width), name.height + present.height)
    }
}

impl Fitter<'_> {
    fn levels(&self) -> u8 {
        self.axes.first().map_or(0, |axis| axis.levels.len() as u8)
    }

    /// The largest chart with all level names beside their rings, if that is possible.
    fn names_beside(&self) -> Option<Layout> {
        let Outline { radial, corners, .. } = self.outline(false);
        let sizes = [self.metric.level_font().size, self.metric.level_font().size - 1.0];
        let names =
            sizes.into_iter().find_map(|size| self.beside(&radial, &corners, Font::sans(size)))?;
        Some(Layout {
            grid: radial,
            axis_labels: corners,
            names: LevelNames::Beside(names),
            metric: self.metric,
        })
    }

    fn names_at_corners(&self) -> Layout {
        let (with_present, without) = (self.outline(true), self.outline(false));
        // If the labels leave almost no room for the chart, they are placed beside it.
        let leaves_enough = with_present.radial.radius > without.radial.radius * LEAST_LEFT;
        let outline = if with_present.apart && leaves_enough { with_present } else { without };
        let Outline { radial, corners, present, .. } = outline;
        let numbers = self.numbers(&radial);
        let names = LevelNames::AtCorners { present, numbers };
        Layout { grid: radial, axis_labels: corners, names, metric: self.metric }
    }

    /// The largest outline whose corner labels stay inside the frame.
    fn outline(&self, with_present: bool) -> Outline {
        let width = self.frame.size().width;
        let room = |share: f64| (width * share).max(36.0);
        let fit = |share: f64, lines: usize| {
            let blocks = self.blocks(room(share), with_present, lines);
            let radial = self.largest(&blocks);
            let apart = self.are_apart(&radial, &blocks);
            (radial, blocks, apart)
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
        let (mut radial, mut blocks, mut apart) = fit(0.34, MOST_LINES);
        // Narrower labels need more lines but leave a larger chart, which is worth it for ten
        // percent. If the chart is too small, names are broken further.
        let shares = [0.24, 0.18, 0.14, 0.11].map(|share| (share, MOST_LINES));
        let broken = [0.24, 0.2, 0.17].map(|share| (share, MOST_LINES + 1));
        let longest_word = self.longest_word();
        for (share, lines) in shares.into_iter().chain(broken) {
            let is_small = radial.radius < width * SMALL;
            if lines > MOST_LINES && !is_small {
                break;
            }
            // Searching for a break within a word is slow, and the result would be rejected below.
            if apart && !is_small && room(share) < longest_word {
                continue;
            }
            let narrower = fit(share, lines);
            let larger = narrower.0.radius > radial.radius * 1.1;
            let whole = if is_small { !is_shortened(&narrower.1) } else { !cut(&narrower.1) };
            if narrower.2 && (larger && whole || !apart) {
                (radial, blocks, apart) = narrower;
            }
        }
        let mut corners = Vec::new();
        let mut present = Vec::new();
        for (axis, block) in blocks.into_iter().enumerate() {
            let rect = self.block_rect(&radial, axis, block.size());
            let align = align(radial.direction(axis));
            let split = rect.min.y + block.name_size.height;
            corners.push(Label {
                lines: block.name,
                rect: Rect { min: rect.min, max: Point::new(rect.max.x, split) },
                align,
                font: self.metric.axis_font(),
            });
            if with_present {
                present.push(Label {
                    lines: Vec::new(),
                    rect: Rect { min: Point::new(rect.min.x, split), max: rect.max },
                    align,
                    font: self.metric.level_font(),
                });
            }
        }
        Outline { radial, corners, present, apart }
    }

    /// The width of the longest word of an axis name.
    fn longest_word(&self) -> f64 {
        let words = self.axes.iter().flat_map(|axis| pieces(&axis.name));
        let font = self.metric.axis_font();
        words.map(|word| self.metrics.width(word.trim_end(), font)).fold(0.0, f64::max)
    }

    fn are_apart(&self, radial: &PolarGrid, blocks: &[TextBlock]) -> bool {
        let rects = blocks
            .iter()
            .enumerate()
            .map(|(axis, block)| self.block_rect(radial, axis, block.size()));
        let rects: Vec<Rect> = rects.collect();
        (1..rects.len()).all(|at| !rects[..at].iter().any(|rect| rect.overlaps(rects[at])))
    }

    fn blocks(&self, width: f64, with_present: bool, most_lines: usize) -> Vec<TextBlock> {
        let block = |axis: &AxisLabels| {
            let font = self.metric.axis_font();
            let name = wrap(&axis.name, width, most_lines, font, self.metrics);
            let mut present_size = Size::new(0.0, 0.0);
            if with_present {
                let font = self.metric.level_font();
                for words in &axis.current_level_labels {
                    let lines = wrap(words, width, MOST_LINES, font, self.metrics);
                    let size = text_size(&lines, font, self.metrics);
                    present_size.width = present_size.width.max(size.width);
                    present_size.height = present_size.height.max(size.height);
                }
            }
            let name_size = text_size(&name, font, self.metrics);
            TextBlock { name, name_size, present_size }
        };
        self.axes.iter().map(block).collect()
    }

    fn radial(&self, centre: Point, radius: f64) -> PolarGrid {
        PolarGrid { center: centre, radius, axes: self.axes.len(), levels: self.levels() }
    }

    fn block_rect(&self, radial: &PolarGrid, axis: usize, size: Size) -> Rect {
        let direction = radial.direction(axis);
        let corner = radial.axis_end(axis);
        let inwards = [1, radial.axes - 1].map(|on| radial.axis_end((axis + on) % radial.axes));
        let gap = CORNER_GAP * self.metric.scale;
        let anchor =
            corner + Vec2::new(direction.x * size.width / 2.0, direction.y * size.height / 2.0);
        // Move outwards until the label has a gap to the corner and to both sides.
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

    /// The bounding box of the outline and its labels, relative to the center.
    fn bounds(&self, radius: f64, blocks: &[TextBlock]) -> Rect {
        let radial = self.radial(Point::new(0.0, 0.0), radius);
        let mut bounds = Rect::from_center_size(radial.center, Size::new(0.0, 0.0));
        for (axis, block) in blocks.iter().enumerate() {
            let rect = self.block_rect(&radial, axis, block.size());
            let corner = radial.axis_end(axis);
            bounds.min.x = bounds.min.x.min(rect.min.x).min(corner.x);
            bounds.min.y = bounds.min.y.min(rect.min.y).min(corner.y);
            bounds.max.x = bounds.max.x.max(rect.max.x).max(corner.x);
            bounds.max.y = bounds.max.y.max(rect.max.y).max(corner.y);
        }
        bounds
    }

    fn largest(&self, blocks: &[TextBlock]) -> PolarGrid {
        let room = self.frame.inflate(-EDGE).size();
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
        let centre = self.frame.center() - (bounds.center() - Point::new(0.0, 0.0));
        self.radial(centre, fits)
    }

    /// The level names beside every ring of every axis; `None` if an axis has no room for them.
    fn beside(&self, radial: &PolarGrid, corners: &[Label], font: Font) -> Option<Vec<Vec<Label>>> {
        let mut taken: Vec<Rect> = corners.iter().map(|label| label.rect).collect();
        let mut names = Vec::new();
        for axis in 0..self.axes.len() {
            let column = sides(radial.direction(axis))
                .iter()
                .find_map(|side| self.column(radial, axis, side, font, &taken))?;
            taken.extend(column.iter().map(|label| label.rect));
            names.push(column);
        }
        Some(names)
    }

    /// The level names of one axis. `side` gives the side for odd and even levels.
    fn column(
        &self,
        radial: &PolarGrid,
        axis: usize,
        side: &[f64; 2],
        font: Font,
        taken: &[Rect],
    ) -> Option<Vec<Label>> {
        let across = radial.direction(axis).turn_90();
        let mut column: Vec<Label> = Vec::new();
        for (index, name) in self.axes[axis].levels.iter().enumerate() {
            let out = across * side[index % 2];
            // On one or two lines, at the ring or slightly further out.
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
                let ring = radial.point(axis, (index + 1) as f64 + along);
                let far = out.x.abs() * size.width / 2.0 + out.y.abs() * size.height / 2.0;
                let rect = Rect::from_center_size(ring + out * (far + self.metric.clear()), size);
                let label = Label { lines, rect, align: align(out), font };
                let free = self.frame.contains_rect(rect)
                    && !taken.iter().any(|other| other.overlaps(rect.inflate(2.0)))
                    && !column.iter().any(|other| other.rect.overlaps(rect.inflate(1.0)))
                    && self.clears_axes(radial, rect);
                free.then_some(label)
            })?;
            column.push(label);
        }
        Some(column)
    }

    fn clears_axes(&self, radial: &PolarGrid, rect: Rect) -> bool {
        let kept = rect.inflate(HANDLE * self.metric.scale * 0.8);
        (0..radial.axes).all(|axis| !kept.intersects_segment(radial.center, radial.axis_end(axis)))
    }

    fn numbers(&self, radial: &PolarGrid) -> Vec<(u8, Label)> {
        let font = Font::sans(whole(10.0 * self.metric.scale));
        let every = (font.line_height() / radial.step().max(1.0)).ceil().max(1.0) as usize;
        let number = |level: u8| {
            let lines = vec![level.to_string()];
            let size = text_size(&lines, font, self.metrics);
            let ring = radial.point(0, f64::from(level));
            let middle = ring - Vec2::new(self.metric.clear() + size.width / 2.0, 0.0);
            let rect = Rect::from_center_size(middle, size);
            (level, Label { lines, rect, align: Align::Middle, font })
        };
        // Count from the last level inwards, so that the last one always has its number.
        let numbers = (1..=radial.levels).rev().step_by(every).map(number);
        numbers.filter(|(_, label)| self.clears_axes(radial, label.rect)).collect()
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

/// Whether a line ends within a word.
fn is_cut(line: &str) -> bool {
    line.ends_with(['…', '-'])
}

fn text_size(lines: &[String], font: Font, metrics: &dyn TextMetrics) -> Size {
    let width = lines.iter().map(|line| metrics.width(line, font)).fold(0.0, f64::max);
    Size::new(width, lines.len() as f64 * font.line_height())
}

/// Wraps a text into at most `most` lines of at most `width` pixels. Breaks between words and
/// between East Asian characters. Breaks within a word, with a hyphen, only if the word is wider
/// than a line. If the text does not fit, the last line ends in "…".
#[must_use]
pub fn wrap(
    text: &str,
    width: f64,
    most: usize,
    font: Font,
    metrics: &dyn TextMetrics,
) -> Vec<String> {
    let fits = |line: &str| metrics.width(line, font) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let glued = format!("{line}{piece}");
        if fits(glued.trim_end()) {
            line = glued;
            continue;
        }
        if !line.trim_end().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        let mut rest = piece;
        while !fits(rest.trim_end()) && lines.len() < most {
            let cut = cut(rest, |part| fits(&format!("{part}-")));
            if cut >= rest.trim_end().len() {
                break;
            }
            lines.push(format!("{}-", &rest[..cut]));
            rest = &rest[cut..];
        }
        line.push_str(rest);
    }
    lines.push(line.trim_end().to_owned());
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(ellipsis(rest.trim_end_matches('-'), &fits));
    } else if let Some(last) = lines.pop() {
        lines.push(if fits(&last) { last } else { ellipsis(&last, &fits) });
    }
    lines
}

/// Shortens a text so that it fits with "…" at its end.
fn ellipsis(text: &str, fits: &impl Fn(&str) -> bool) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let cut = cut(text, |part| fits(&format!("{part}…")));
    format!("{}…", text[..cut].trim_end())
}

/// The length in bytes of the longest prefix that fits; at least one character.
fn cut(text: &str, fits: impl Fn(&str) -> bool) -> usize {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut longest = text.chars().next().map_or(0, char::len_utf8);
    for end in ends {
        if !fits(&text[..end]) {
            break;
        }
        longest = longest.max(end);
    }
    longest
}

/// Splits a text at possible line breaks. Each piece keeps its trailing spaces.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let mut end = 0;
        while let Some((at, c)) = chars.next() {
            end = at + c.len_utf8();
            let next = chars.peek().map(|(_, next)| *next);
            let after_space = c.is_whitespace() && !next.is_some_and(char::is_whitespace);
            if after_space || is_wide(c) && next.is_some_and(|next| !next.is_whitespace()) {
                break;
            }
        }
        let (piece, left) = rest.split_at(end);
        rest = left;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether an East Asian text is too short to be split into two lines.
fn is_short_word(text: &str) -> bool {
    text.chars().all(is_wide) && text.chars().count() <= 4
}

/// Whether a line may break after this character. East Asian writing has no spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;

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

    /// Checks that labels are inside the frame, do not overlap, and are off every position of a
    /// handle.
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
            let radial = layout.grid;
            for axis in 0..radial.axes {
                let last = radial.point(axis, f64::from(radial.levels));
                let reach = label.rect.inflate(HANDLE * layout.scale() * 0.7);
                assert!(
                    !reach.intersects_segment(radial.center, last),
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

    #[test]
    fn text_wraps_at_words_then_letters() {
        let wrap =
            |text, width, most| wrap(text, width, most, Font::sans(10.0), &EstimatedTextMetrics);
        assert_eq!(wrap("Multiple Teams", 200.0, 3), ["Multiple Teams"]);
        assert_eq!(wrap("Multiple Teams", 45.0, 3), ["Multiple", "Teams"]);
        assert_eq!(wrap("影響力の範囲", 35.0, 3), ["影響力", "の範囲"]);
        assert_eq!(wrap("Verantwortung", 42.0, 3), ["Verant-", "wortung"]);
        assert_eq!(wrap("one two three four", 20.0, 2), ["one", "tw…"]);
        assert_eq!(wrap("", 20.0, 2), [""]);
    }
}
