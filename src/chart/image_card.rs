//! The image card: a page with title, chart, legend and a table of the same data, for image export.

use crate::chart::compared_series;
use crate::chart::compared_series::{ComparedSeries, SeriesKind};
use crate::chart::display_list::{Align, Dash, Shape, Stroke};
use crate::chart::geometry::{Point, Rect, Size};
use crate::chart::layout::{AxisLabels, Layout, wrap};
use crate::chart::palette::ColorRole;
use crate::chart::polar_grid::AxisEnd;
use crate::chart::radar;
use crate::chart::radar::{AxisText, AxisValue};
use crate::chart::text_metrics::{Font, TextMetrics};

/// The content of an image card. Lists have an entry for every axis, in axis order.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The person or framework.
    pub title: String,
    /// The target and the date.
    pub subtitle: String,
    /// The legend.
    pub legend: Vec<LegendEntry>,
    /// The headers of the columns after the axis names.
    pub heads: Vec<String>,
    /// The table rows.
    pub rows: Vec<Row>,
    /// The attribution of the framework.
    pub footer: Option<String>,
    /// The labels of the chart.
    pub labels: Vec<AxisLabels>,
    /// Where the axes of the chart end.
    pub axis_end: AxisEnd,
    /// The series with solid line and area.
    pub marks: Vec<AxisValue>,
    /// The texts of the chart.
    pub words: Vec<AxisText>,
    /// The series with a dashed line.
    pub expected: Option<Vec<f64>>,
    /// Other assessments.
    pub compared: Vec<ComparedSeries>,
}

/// A legend entry: the style of a series, and its name.
pub type LegendEntry = (SeriesStyle, String);

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesStyle {
    /// Solid line and area.
    Own,
    /// Dashed line.
    Target,
    /// As a compared series.
    Compared(SeriesKind),
}

/// A table row for one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The axis name.
    pub name: String,
    /// The text and color of each further column.
    pub cells: Vec<(String, ColorRole)>,
}

/// What the image is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Portrait, for a text document.
    Document,
    /// 16:9, with the table beside the chart.
    Slide,
    /// Square, without the table.
    Square,
}

/// The regions of a card.
struct CardRegions {
    title: Rect,
    chart: Rect,
    legend: Point,
    stacked: bool,
    rows: Option<Rect>,
    footer: Point,
}

pub(super) const MARGIN: f64 = 40.0;
const TITLE: Font = Font::serif(28.0);
const SUBTITLE: Font = Font::sans(14.0);
const BODY: Font = Font::sans(13.0);
const SMALL: Font = Font::sans(11.0);
pub(super) const HEAD: f64 = 64.0;
const FOOT: f64 = 24.0;
const ROW: f64 = 26.0;
const LEGEND_ROW: f64 = 22.0;
/// The width of a series sample in the legend, including the space after it.
const SWATCH: f64 = 30.0;
const SWATCH_GAP: f64 = 8.0;
/// The space between legend entries in a row.
const LEGEND_GAP: f64 = 32.0;

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Document, Self::Slide, Self::Square];

    /// In CSS pixels. The exported image is larger by the chosen scale.
    #[must_use]
    pub const fn size(self) -> Size {
        match self {
            Self::Document => Size::new(680.0, 880.0),
            Self::Slide => Size::new(960.0, 540.0),
            Self::Square => Size::new(720.0, 720.0),
        }
    }

    fn regions(self, rows: usize, legend_rows: usize) -> CardRegions {
        let Size { width, height } = self.size();
        let (left, right) = (MARGIN, width - MARGIN);
        let rect = |x0, y0, x1, y1| Rect { min: Point::new(x0, y0), max: Point::new(x1, y1) };
        let bottom = height - MARGIN;
        let footer = Point::new(left, bottom);
        let table = (rows + 1) as f64 * ROW;
        let more_legend = LEGEND_ROW * legend_rows.saturating_sub(1) as f64;
        match self {
            Self::Document => {
                let rows = rect(left, bottom - FOOT - table, right, bottom - FOOT);
                let legend = Point::new(width / 2.0, rows.min.y - 28.0 - more_legend);
                let chart = rect(left, MARGIN + HEAD + 8.0, right, legend.y - 20.0);
                let title = rect(left, MARGIN, right, MARGIN + HEAD);
                CardRegions { title, chart, legend, stacked: false, rows: Some(rows), footer }
            }
            Self::Square => {
                let legend = Point::new(width / 2.0, bottom - FOOT - 12.0 - more_legend);
                let chart = rect(left, MARGIN + HEAD + 8.0, right, legend.y - 20.0);
                let title = rect(left, MARGIN, right, MARGIN + HEAD);
                CardRegions { title, chart, legend, stacked: false, rows: None, footer }
            }
            Self::Slide => {
                let middle = width * 0.56;
                let chart = rect(MARGIN * 0.6, MARGIN * 0.6, middle - 16.0, height - MARGIN * 0.6);
                let left = middle + 16.0;
                let title = rect(left, MARGIN + 8.0, right, MARGIN + 8.0 + HEAD);
                let legend = Point::new(left, title.max.y + 40.0);
                let top = legend.y + LEGEND_ROW * legend_rows.max(2) as f64;
                let rows = rect(left, top, right, (top + table).min(bottom - FOOT));
                CardRegions {
                    title,
                    chart,
                    legend,
                    stacked: true,
                    rows: Some(rows),
                    footer: Point::new(left, bottom),
                }
            }
        }
    }
}

impl Card {
    /// The layout of the chart on the card.
    #[must_use]
    pub fn layout(&self, format: Format, metrics: &dyn TextMetrics) -> Layout {
        let frame = self.regions(format, metrics).chart;
        Layout::with_axis_end(&self.labels, self.axis_end, frame, metrics)
    }

    fn regions(&self, format: Format, metrics: &dyn TextMetrics) -> CardRegions {
        let regions = format.regions(self.rows.len(), 1);
        format.regions(self.rows.len(), self.legend_rows(&regions, metrics).len())
    }

    /// All shapes except the background, in CSS pixels within [`Format::size`].
    #[must_use]
    pub fn shapes(&self, format: Format, metrics: &dyn TextMetrics) -> Vec<Shape> {
        let regions = self.regions(format, metrics);
        let layout = self.layout(format, metrics);
        let Rect { min, .. } = regions.title;
        let width = regions.title.size().width;
        let mut shapes = header_shapes(&self.title, &self.subtitle, min, width, metrics);
        shapes.extend(radar::background(&layout));
        let target = self.expected.iter();
        shapes.extend(target.flat_map(|values| radar::target_shapes(&layout, values, 1.0)));
        let compared = self.compared.iter();
        shapes.extend(compared.flat_map(|series| compared_series::shapes(&layout, series, 1.0)));
        shapes.extend(radar::static_rating_shapes(&layout, &self.marks));
        shapes.extend(radar::label_shapes(&layout, &self.words, None, metrics));
        shapes.extend(self.legend(&regions, metrics));
        if let Some(area) = regions.rows {
            shapes.extend(self.table(area, metrics));
        }
        if let Some(footer) = &self.footer {
            let width = format.size().width - MARGIN - regions.footer.x;
            shapes.push(line(footer, regions.footer, width, SMALL, ColorRole::Muted, metrics));
        }
        shapes
    }

    /// The legend entries and their widths, in rows that are not wider than the title.
    fn legend_rows(
        &self,
        regions: &CardRegions,
        metrics: &dyn TextMetrics,
    ) -> Vec<Vec<(&LegendEntry, f64)>> {
        let max_width = regions.title.size().width;
        let mut rows: Vec<Vec<(&LegendEntry, f64)>> = Vec::new();
        let mut end = 0.0;
        for entry in &self.legend {
            let width = (SWATCH + SWATCH_GAP + metrics.width(&entry.1, BODY)).min(max_width);
            match rows.last_mut() {
                Some(row) if !regions.stacked && end + LEGEND_GAP + width <= max_width => {
                    row.push((entry, width));
                    end += LEGEND_GAP + width;
                }
                _ => {
                    rows.push(vec![(entry, width)]);
                    end = width;
                }
            }
        }
        rows
    }

    fn legend(&self, regions: &CardRegions, metrics: &dyn TextMetrics) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut at = regions.legend;
        for row in self.legend_rows(regions, metrics) {
            let widths = row.iter().map(|(_, width)| width);
            let total = widths.sum::<f64>() + LEGEND_GAP * (row.len() - 1) as f64;
            at.x = regions.legend.x - if regions.stacked { 0.0 } else { total / 2.0 };
            for ((style, text), width) in row {
                let middle = Point::new(at.x + SWATCH / 2.0, at.y);
                let (stroke, mark) = match style {
                    SeriesStyle::Own => {
                        (Stroke::solid(ColorRole::Own, 2.25), radar::handle_shape(middle, 0.8))
                    }
                    SeriesStyle::Target => {
                        let stroke =
                            Stroke { role: ColorRole::Target, width: 2.25, dash: Dash::Dashed };
                        (stroke, radar::target_mark(middle, 1.0))
                    }
                    SeriesStyle::Compared(kind) => (kind.stroke(1.0), kind.marker(middle, 1.0)),
                };
                shapes.push(Shape::line(at, Point::new(at.x + SWATCH, at.y), stroke));
                shapes.push(mark);
                let start = Point::new(at.x + SWATCH + SWATCH_GAP, at.y + 4.5);
                let max_width = width - SWATCH - SWATCH_GAP + 0.5;
                shapes.push(line(text, start, max_width, BODY, ColorRole::Text, metrics));
                at.x += width + LEGEND_GAP;
            }
            at.y += LEGEND_ROW;
        }
        shapes
    }

    fn table(&self, area: Rect, metrics: &dyn TextMetrics) -> Vec<Shape> {
        let Size { width, height } = area.size();
        let row = (height / (self.rows.len() + 1) as f64).min(ROW);
        // Two columns have more space than they need, so the axis names get some of it.
        let first = if self.heads.len() > 2 { 0.22 } else { 0.36 };
        let share = (1.0 - first) / self.heads.len().max(2) as f64;
        let baseline = |index: usize| area.min.y + (index as f64 + 0.5) * row + BODY.size * 0.36;
        let cell = |text: &str, column: usize, index: usize, font: Font, role: ColorRole| {
            let (left, part) = match column.checked_sub(1) {
                Some(column) => (first + share * column as f64, share),
                None => (0.0, first),
            };
            let at = Point::new(area.min.x + width * left, baseline(index));
            line(text, at, width * part - 8.0, font, role, metrics)
        };
        let heads = (1..).zip(&self.heads);
        let mut shapes: Vec<Shape> =
            heads.map(|(column, head)| cell(head, column, 0, SMALL, ColorRole::Muted)).collect();
        for (index, entry) in (1..).zip(&self.rows) {
            let y = area.min.y + index as f64 * row;
            let (from, to) = (Point::new(area.min.x, y), Point::new(area.max.x, y));
            shapes.push(Shape::line(from, to, Stroke::solid(ColorRole::Grid, 1.0)));
            shapes.push(cell(&entry.name, 0, index, BODY.semibold(), ColorRole::Text));
            for (column, (words, role)) in (1..).zip(&entry.cells) {
                shapes.push(cell(words, column, index, BODY, *role));
            }
        }
        shapes
    }
}

/// A title and a subtitle.
pub(super) fn header_shapes(
    title: &str,
    subtitle: &str,
    at: Point,
    width: f64,
    metrics: &dyn TextMetrics,
) -> Vec<Shape> {
    let place = Point::new(at.x, at.y + 24.0);
    let mut shapes = vec![line(title, place, width, TITLE, ColorRole::Text, metrics)];
    let lines = wrap(subtitle, width, 2, SUBTITLE, metrics);
    for (index, text) in lines.iter().enumerate() {
        let place = Point::new(at.x, at.y + 50.0 + index as f64 * SUBTITLE.line_height());
        shapes.push(line(text, place, width, SUBTITLE, ColorRole::Muted, metrics));
    }
    shapes
}

/// One line of text, shortened to a maximum width.
pub(super) fn line(
    text: &str,
    at: Point,
    max_width: f64,
    font: Font,
    role: ColorRole,
    metrics: &dyn TextMetrics,
) -> Shape {
    let text = wrap(text, max_width, 1, font, metrics).concat();
    Shape::Text { at, text, font, align: Align::Start, role, halo: false }
}
