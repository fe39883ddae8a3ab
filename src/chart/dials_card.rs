//! The dials card: a page with title, gauges and a note, for image export.

use crate::chart::display_list::{Align, Shape};
use crate::chart::gauge;
use crate::chart::gauge::Gauge;
use crate::chart::geometry::{Point, Size};
use crate::chart::image_card;
use crate::chart::image_card::{Format, MARGIN};
use crate::chart::layout::wrap;
use crate::chart::palette::ColorRole;
use crate::chart::text_metrics::{Font, TextMetrics};

/// The content of a dials card.
#[derive(Clone, Debug, PartialEq)]
pub struct DialsCard {
    /// The person or framework.
    pub title: String,
    /// The purpose and the date.
    pub subtitle: String,
    /// The dials; five at most fit.
    pub dials: Vec<DialView>,
    /// Explains the thick part of the arcs.
    pub note: String,
    /// The attribution of the framework.
    pub footer: Option<String>,
}

/// One dial.
#[derive(Clone, Debug, PartialEq)]
pub struct DialView {
    /// The area.
    pub name: String,
    /// The labels of the two ends.
    pub ends: [String; 2],
    /// The needle, -1 to 1.
    pub value: Option<f64>,
    /// The healthy range goes from minus this value to this value; 0 to 1.
    pub healthy: f64,
    /// The position as text.
    pub words: String,
}

const NAME: Font = Font::sans(14.0).semibold();
const WORDS: Font = Font::sans(12.0);
const SMALL: Font = Font::sans(11.0);

impl Format {
    /// The number of columns, and the height of a row.
    const fn grid(self) -> (usize, f64) {
        match self {
            Self::Document => (2, 222.0),
            Self::Slide => (3, 172.0),
            Self::Square => (2, 178.0),
        }
    }
}

impl DialsCard {
    /// All shapes except the background, in CSS pixels within [`Format::size`].
    #[must_use]
    pub fn shapes(&self, format: Format, metrics: &dyn TextMetrics) -> Vec<Shape> {
        let Size { width, height } = format.size();
        let room = width - 2.0 * MARGIN;
        let left = Point::new(MARGIN, MARGIN);
        let mut shapes =
            image_card::header_shapes(&self.title, &self.subtitle, left, room, metrics);
        let (columns, row) = format.grid();
        let column = room / columns as f64;
        let top = MARGIN + image_card::HEAD + 8.0;
        for (index, dial) in self.dials.iter().enumerate() {
            let (across, down) = (index % columns, index / columns);
            let middle = MARGIN + (across as f64 + 0.5) * column;
            shapes.extend(dial.shapes(
                middle,
                top + down as f64 * row,
                column - 24.0,
                row,
                metrics,
            ));
        }
        let foot = height - MARGIN;
        let small = |words: &str, y: f64| {
            image_card::line(words, Point::new(MARGIN, y), room, SMALL, ColorRole::Muted, metrics)
        };
        shapes.push(small(&self.note, foot - 18.0));
        shapes.extend(self.footer.iter().map(|footer| small(footer, foot)));
        shapes
    }
}

impl DialView {
    fn shapes(
        &self,
        middle: f64,
        top: f64,
        width: f64,
        height: f64,
        metrics: &dyn TextMetrics,
    ) -> Vec<Shape> {
        let centered = |text: String, y: f64, font: Font, role: ColorRole| Shape::Text {
            at: Point::new(middle, y),
            text,
            font,
            align: Align::Middle,
            role,
            halo: false,
        };
        let mut shapes = Vec::new();
        for name in wrap(&self.name, width, 1, NAME, metrics) {
            shapes.push(centered(name, top + NAME.size, NAME, ColorRole::Text));
        }
        // Below the arc there are two lines for the end labels and two for the position.
        let radius = (width * 0.4).min(height - 104.0);
        let pivot = Point::new(middle, top + 34.0 + radius);
        let gauge = Gauge { pivot, radius, healthy: self.healthy };
        shapes.extend(gauge.shapes(self.value, false));
        let ends = [self.ends[0].as_str(), self.ends[1].as_str()];
        shapes.extend(gauge::ends(&gauge, ends, SMALL, metrics));
        let role = if self.value.is_some() { ColorRole::Text } else { ColorRole::Muted };
        for (index, words) in wrap(&self.words, width, 2, WORDS, metrics).into_iter().enumerate() {
            let y = pivot.y + 46.0 + index as f64 * WORDS.line_height();
            shapes.push(centered(words, y, WORDS, role));
        }
        shapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;

    #[test]
    fn card_shows_every_dial_in_every_format() {
        let dial = || DialView {
            name: "Relationships".to_owned(),
            ends: ["Vertical".to_owned(), "Horizontal and across".to_owned()],
            value: Some(0.4),
            healthy: 0.6,
            words: "leans to horizontal, in the healthy range".to_owned(),
        };
        let board = DialsCard {
            title: "Ada".to_owned(),
            subtitle: "Managing managers".to_owned(),
            dials: (0..5).map(|_| dial()).collect(),
            note: "Healthy range".to_owned(),
            footer: Some("Framework".to_owned()),
        };
        for format in Format::ALL {
            let Size { width, height } = format.size();
            let shapes = board.shapes(format, &EstimatedTextMetrics);
            let lowest = |shape: &Shape| match shape {
                Shape::Text { at, .. } => vec![*at],
                Shape::Path { points, .. } => points.clone(),
                Shape::Circle { center: centre, .. } => vec![*centre],
            };
            let places: Vec<Point> = shapes.iter().flat_map(lowest).collect();
            for at in &places {
                assert!(
                    (0.0..=width).contains(&at.x) && (0.0..=height).contains(&at.y),
                    "{format:?} {at:?}"
                );
            }
            // The text of the last dial is above the note.
            let note = height - MARGIN - 18.0 - SMALL.size;
            let words = shapes.iter().filter_map(|shape| match shape {
                Shape::Text { at, font, .. } if *font == WORDS => Some(at.y),
                _ => None,
            });
            assert!(words.fold(0.0, f64::max) < note, "{format:?}");
        }
    }
}
