//! A chart of positions, each with its own line and marker. Without positions the chart is blank.

use crate::chart::image_card::{Card, Row, SeriesStyle};
use crate::chart::{
    AxisEnd, AxisText, AxisValue, ColorRole, ComparedSeries, Layout, Rect, SeriesKind, Shape,
    TextMetrics, compared_series, radar as chart,
};
use crate::i18n::messages;
use crate::model::{Framework, Ladder, Position, PositionId};
use crate::presentation::radar;

/// The styles of the positions, in order. This is also the maximum number of positions.
pub const SERIES_STYLES: [SeriesStyle; 4] = [
    SeriesStyle::Own,
    SeriesStyle::Target,
    SeriesStyle::Compared(SeriesKind::Manager),
    SeriesStyle::Compared(SeriesKind::Peer),
];

/// The positions that exist in the framework.
fn known<'a>(framework: &'a Framework, ids: &[PositionId]) -> Vec<(&'a Ladder, &'a Position)> {
    ids.iter().filter_map(|id| framework.position(id)).take(SERIES_STYLES.len()).collect()
}

/// The values of the first position; all unrated if there is none.
fn marks(framework: &Framework, first: Option<&Position>) -> Vec<AxisValue> {
    let asked = |axis| first.and_then(|first| first.expects.get(axis).copied());
    (0..framework.axes().len()).map(|axis| radar::axis_value(asked(axis))).collect()
}

/// The texts of the axes. With several positions, no level is emphasized.
fn words(framework: &Framework, positions: &[(&Ladder, &Position)]) -> Vec<AxisText> {
    let ratings: Vec<_> = match positions {
        [(_, one)] => one.expects.iter().map(|asked| Some(*asked)).collect(),
        _ => vec![None; framework.axes().len()],
    };
    let mut words = radar::axis_texts(framework, &ratings);
    if positions.len() != 1 {
        words.iter_mut().for_each(|words| words.current_level.clear());
    }
    words
}

fn compared_series(positions: &[(&Ladder, &Position)]) -> Vec<ComparedSeries> {
    let styled = positions.iter().zip(SERIES_STYLES);
    let series = |((_, position), style): (&(&Ladder, &Position), SeriesStyle)| match style {
        SeriesStyle::Compared(kind) => {
            let values = radar::expected(position).into_iter().map(Some).collect();
            Some(ComparedSeries { kind, name: position.id.to_string(), values })
        }
        _ => None,
    };
    styled.filter_map(series).collect()
}

/// Where the axes end: at the outline of the framework's template if the chart is blank.
const fn axis_end(positions: &[(&Ladder, &Position)]) -> AxisEnd {
    if positions.is_empty() { AxisEnd::Outline } else { AxisEnd::LastRing }
}

/// The chart in a frame.
#[must_use]
pub fn shapes(
    framework: &Framework,
    ids: &[PositionId],
    frame: Rect,
    metrics: &dyn TextMetrics,
) -> Vec<Shape> {
    let positions = known(framework, ids);
    let labels = radar::labels(framework);
    let layout = &Layout::with_axis_end(&labels, axis_end(&positions), frame, metrics);
    let second = positions.get(1).map(|(_, position)| radar::expected(position));
    let first = positions.first().map(|(_, position)| *position);
    let mut shapes = chart::background(layout);
    shapes.extend(second.iter().flat_map(|values| chart::target_shapes(layout, values, 1.0)));
    shapes.extend(
        compared_series(&positions)
            .iter()
            .flat_map(|position| compared_series::shapes(layout, position, 1.0)),
    );
    shapes.extend(chart::static_rating_shapes(layout, &marks(framework, first)));
    shapes.extend(chart::label_shapes(layout, &words(framework, &positions), None, metrics));
    shapes
}

/// The chart as an image card.
#[must_use]
pub fn card(framework: &Framework, ids: &[PositionId]) -> Card {
    let positions = known(framework, ids);
    let title = match positions[..] {
        [] => messages::handbook::TEMPLATE.to_owned(),
        [(ladder, one)] => messages::rating::position(ladder, one),
        _ => messages::handbook::compared(
            &positions.iter().map(|(_, position)| *position).collect::<Vec<_>>(),
        ),
    };
    let titles: Vec<String> =
        positions.iter().map(|(ladder, other)| messages::rating::position(ladder, other)).collect();
    let subtitle = match positions[..] {
        [] => framework.name().to_owned(),
        [(ladder, _)] => ladder.about.to_string(),
        _ => titles.join(" · "),
    };
    let rows = framework.axes().iter().enumerate().map(|(index, axis)| {
        let cells = positions.iter().map(|(_, position)| {
            let asked = position.expects.get(index).copied();
            (messages::rating::level(axis, asked), ColorRole::Text)
        });
        // Empty columns to write in.
        let blank = if positions.is_empty() { 2 } else { 0 };
        let blank = std::iter::repeat_n((String::new(), ColorRole::Muted), blank);
        Row { name: axis.name.to_string(), cells: cells.chain(blank).collect() }
    });
    let ids = positions.iter().map(|(_, position)| position.id.to_string());
    let heads: Vec<String> = match positions[..] {
        [] => vec![messages::export::NOW.to_owned(), messages::shell::TARGET.to_owned()],
        _ => ids.clone().collect(),
    };
    let second = positions.get(1).map(|(_, position)| radar::expected(position));
    let first = positions.first().map(|(_, position)| *position);
    Card {
        title,
        subtitle,
        legend: SERIES_STYLES.into_iter().zip(ids).collect(),
        heads,
        rows: rows.collect(),
        footer: messages::shell::credit(framework).map(|name| messages::export::framework(&name)),
        labels: radar::labels(framework),
        axis_end: axis_end(&positions),
        marks: marks(framework, first),
        words: words(framework, &positions),
        expected: second,
        compared: compared_series(&positions),
    }
}

/// The chart as text, for screen readers.
#[must_use]
pub fn description(framework: &Framework, ids: &[PositionId]) -> String {
    let positions = known(framework, ids);
    if positions.is_empty() {
        let axes: Vec<String> = framework.axes().iter().map(|axis| axis.name.to_string()).collect();
        return messages::shell::chart(&axes);
    }
    let axes = framework.axes().iter().enumerate().map(|(index, axis)| {
        let asked = positions.iter().map(|(_, position)| {
            let asked = position.expects.get(index).copied();
            format!("{} {}", position.id, messages::rating::level(axis, asked))
        });
        messages::named(&axis.name, &asked.collect::<Vec<_>>().join(", "))
    });
    messages::shell::chart(&axes.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::image_card::Format;
    use crate::chart::text_metrics::EstimatedTextMetrics;

    fn ids(ids: &[&str]) -> Vec<PositionId> {
        ids.iter().copied().map(PositionId::new).collect()
    }

    #[test]
    fn only_blank_chart_has_the_outline_of_the_template() {
        let framework = Framework::builtin();
        let steps = |ids: &[&str]| {
            let grid =
                card(framework, &self::ids(ids)).layout(Format::Square, &EstimatedTextMetrics).grid;
            grid.radius / grid.step()
        };
        assert!((steps(&[]) - 6.0).abs() < 1e-9);
        assert!((steps(&["D4"]) - 5.0).abs() < 1e-9);
    }

    #[test]
    fn compared_positions_have_distinct_styles() {
        let framework = Framework::builtin();
        let ids = ids(&["D4", "TL4", "TPM4", "EM5"]);
        let card = card(framework, &ids);
        for format in Format::ALL {
            let layout = card.layout(format, &EstimatedTextMetrics);
            let shapes = card.shapes(format, &EstimatedTextMetrics);
            for (id, role) in ids.iter().zip([
                ColorRole::Own,
                ColorRole::Target,
                ColorRole::Manager,
                ColorRole::Peer,
            ]) {
                let (_, position) = framework.position(id).unwrap();
                let points: Vec<_> = radar::expected(position)
                    .into_iter()
                    .enumerate()
                    .map(|(axis, value)| layout.grid.point(axis, value))
                    .collect();
                let line = |shape: &Shape| {
                    matches!(shape, Shape::Path { points: drawn, stroke: Some(stroke), .. }
                        if stroke.role == role && *drawn == points)
                };
                assert_eq!(shapes.iter().filter(|shape| line(shape)).count(), 1, "{id} {format:?}");
            }
        }
    }

    #[test]
    fn marker_exists_for_each_compared_position() {
        assert_eq!(SERIES_STYLES.len(), crate::handbook::MAX_COMPARED);
    }

    #[test]
    fn blank_chart_has_no_rating() {
        let card = card(Framework::builtin(), &[]);
        assert_eq!((card.title.as_str(), card.legend.len()), ("Blank chart", 0));
        let own = |shape: &Shape| matches!(shape, Shape::Path { stroke: Some(stroke), .. } if stroke.role == ColorRole::Own);
        assert!(!card.shapes(Format::Document, &EstimatedTextMetrics).iter().any(own));
    }

    #[test]
    fn description_names_every_drawn_position() {
        let spoken = description(Framework::builtin(), &ids(&["D4", "TL4"]));
        assert!(spoken.contains("Influence: D4 Team, TL4 Subsystem"), "{spoken}");
    }
}
