//! The preview of a framework draft: its axes and levels on a chart, with the expected levels of a
//! position.

use crate::chart::{AxisLabels, AxisText, Layout, Shape, TextMetrics, radar as chart};
use crate::i18n::messages;
use crate::model::framework::validation::{AXIS_COUNT, LEVEL_COUNT};
use crate::model::{FrameworkDraft, Position, Rating};
use crate::presentation::radar;

/// The labels of a draft; `None` if its number of axes or levels is not valid. An axis with fewer
/// levels than the others gets unnamed ones.
#[must_use]
pub fn labels(document: &FrameworkDraft) -> Option<Vec<AxisLabels>> {
    let levels = document.axes.iter().map(|axis| axis.levels.len()).max().unwrap_or(0);
    if !AXIS_COUNT.contains(&document.axes.len()) || !LEVEL_COUNT.contains(&levels) {
        return None;
    }
    let axis = |axis: &crate::model::Axis| {
        let names = axis.levels.iter().map(|level| level.name.to_string());
        let rest = std::iter::repeat(String::new());
        AxisLabels {
            name: axis.name.to_string(),
            levels: names.chain(rest).take(levels).collect(),
            current_level_labels: radar::current_level_texts(axis),
        }
    };
    Some(document.axes.iter().map(axis).collect())
}

/// The chart in a layout of these labels. The position is drawn like a target.
#[must_use]
pub fn shapes(
    document: &FrameworkDraft,
    position: Option<&Position>,
    layout: &Layout,
    metrics: &dyn TextMetrics,
) -> Vec<Shape> {
    let position = position.filter(|position| position.expects.len() == document.axes.len());
    let expected = position.map(radar::expected);
    let words = document.axes.iter().enumerate().map(|(at, axis)| {
        let asked = position.and_then(|position| position.expects.get(at).copied());
        AxisText {
            level: asked.and_then(Rating::reached),
            current_level: asked
                .map_or(String::new(), |_| messages::rating::short_level(axis, asked)),
        }
    });
    let words: Vec<AxisText> = words.collect();
    let mut shapes = chart::background(layout);
    shapes.extend(expected.iter().flat_map(|values| chart::target_shapes(layout, values, 1.0)));
    shapes.extend(chart::label_shapes(layout, &words, None, metrics));
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;
    use crate::chart::{Point, Rect};
    use crate::model::Framework;

    #[test]
    fn incomplete_draft_shows_its_valid_axes() {
        let mut document = Framework::builtin().draft().clone();
        document.remove_level(2, 4);
        document.add_axis(crate::model::AxisId::new("new"));
        let labels = labels(&document).unwrap();
        assert_eq!(
            (labels.len(), labels[2].levels.len(), labels[2].levels[4].as_str()),
            (6, 5, "")
        );
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(400.0, 400.0) };
        let layout = Layout::new(&labels, frame, &EstimatedTextMetrics);
        let blank = shapes(&document, None, &layout, &EstimatedTextMetrics);
        let first = document.positions().next();
        assert!(shapes(&document, first, &layout, &EstimatedTextMetrics).len() > blank.len());
        (0..4).for_each(|_| document.remove_axis(0));
        assert_eq!(super::labels(&document), None);
    }
}
