//! The image card of an assessment.

use crate::chart::image_card::{Card, Row};
use crate::chart::{AxisEnd, ColorRole};
use crate::i18n::messages;
use crate::model::{Assessment, Date, Framework};
use crate::presentation::{legend, radar};

/// Creates the card. `person` is the name on it; an empty name is left out. `today` is its date if
/// nothing is rated.
#[must_use]
pub fn card(framework: &Framework, assessment: &Assessment, person: &str, today: Date) -> Card {
    let target = assessment.target.as_ref().and_then(|id| framework.position(id));
    let title = target.map(|(ladder, position)| messages::rating::position(ladder, position));
    let target = target.map(|(_, position)| position);
    let ratings = assessment.ratings_in(framework);
    let date = messages::dates::long(assessment.rated_on.unwrap_or(today));
    let person = person.trim();
    let rows = framework.axes().iter().zip(&ratings).enumerate().map(|(index, (axis, rating))| {
        let asked = target.and_then(|target| target.expects.get(index).copied());
        let role = if rating.is_some() { ColorRole::Text } else { ColorRole::Muted };
        let now = (messages::rating::short_level(axis, *rating), role);
        let asked =
            asked.map(|asked| (messages::rating::level(axis, Some(asked)), ColorRole::Muted));
        Row { name: axis.name.to_string(), cells: std::iter::once(now).chain(asked).collect() }
    });
    let own = ratings.iter().any(Option::is_some).then(|| legend::own(assessment));
    let now = messages::export::NOW.to_owned();
    let heads = std::iter::once(now).chain(target.map(|target| target.id.to_string())).collect();
    Card {
        title: if person.is_empty() {
            messages::export::unnamed(assessment.rater.role)
        } else {
            person
        }
        .to_owned(),
        subtitle: messages::export::subtitle(title.as_deref(), &date),
        legend: own.into_iter().chain(legend::target(framework, assessment)).collect(),
        heads,
        rows: rows.collect(),
        footer: messages::shell::credit(framework).map(|name| messages::export::framework(&name)),
        labels: radar::labels(framework),
        axis_end: AxisEnd::LastRing,
        marks: ratings.iter().map(|rating| radar::axis_value(*rating)).collect(),
        words: radar::axis_texts(framework, &ratings),
        expected: target.map(radar::expected),
        compared: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::image_card::{Format, SeriesStyle};
    use crate::chart::text_metrics::EstimatedTextMetrics;
    use crate::chart::{ColorRole, Shape, Size};
    use crate::model::{PositionId, Rating};

    const TODAY: Option<Date> = Date::new(2026, 11, 22);

    fn rated() -> Assessment {
        let mut assessment = Assessment::first(Framework::builtin());
        for (axis, level) in Framework::builtin().axes().iter().zip([4, 3, 2, 5, 1]) {
            assessment.rate(&axis.id, Some(Rating::level(level)), TODAY.unwrap());
        }
        assessment.target = Some(PositionId::new("TPM5"));
        assessment
    }

    fn texts(shapes: &[Shape]) -> Vec<&str> {
        let mut texts = Vec::new();
        for shape in shapes {
            if let Shape::Text { text, .. } = shape {
                texts.push(text.as_str());
            }
        }
        texts
    }

    #[test]
    fn card_shows_name_target_and_date_in_every_format() {
        let card = card(Framework::builtin(), &rated(), "Ada Lovelace", TODAY.unwrap());
        for format in Format::ALL {
            let shapes = card.shapes(format, &EstimatedTextMetrics);
            let texts = texts(&shapes).join("\n");
            for part in
                ["Ada Lovelace", "TPM5", "November 22,", "Technology", "Own rating", "Fioranelli"]
            {
                assert!(texts.contains(part), "{format:?} lacks {part}: {texts}");
            }
        }
    }

    #[test]
    fn card_draws_ratings_on_their_axes() {
        let card = card(Framework::builtin(), &rated(), "", TODAY.unwrap());
        for format in Format::ALL {
            let layout = card.layout(format, &EstimatedTextMetrics);
            let expected: Vec<_> = [4.0, 3.0, 2.0, 5.0, 1.0]
                .into_iter()
                .enumerate()
                .map(|(axis, value)| layout.grid.point(axis, value))
                .collect();
            let own = |shape: &Shape| {
                matches!(shape, Shape::Path { points, stroke: Some(stroke), .. }
                    if stroke.role == ColorRole::Own && *points == expected)
            };
            assert!(card.shapes(format, &EstimatedTextMetrics).iter().any(own), "{format:?}");
        }
    }

    #[test]
    fn card_allows_missing_name_missing_target_and_long_name() {
        let mut assessment = Assessment::first(Framework::builtin());
        assessment.target = None;
        let plain = card(Framework::builtin(), &assessment, "", TODAY.unwrap());
        assert_eq!(
            (plain.title.as_str(), plain.subtitle.as_str()),
            ("Where I stand", "November 22, 2026")
        );
        let name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(9);
        let long = card(Framework::builtin(), &assessment, &name, TODAY.unwrap());
        for format in Format::ALL {
            let Size { width, .. } = format.size();
            for shape in long.shapes(format, &EstimatedTextMetrics) {
                if let Shape::Text { at, text, font, .. } = shape {
                    use crate::chart::TextMetrics;
                    let room = EstimatedTextMetrics.width(&text, font);
                    assert!(room <= width && at.x <= width, "{format:?}: {text}");
                }
            }
        }
    }

    #[test]
    fn long_legend_stays_in_its_column() {
        use crate::chart::TextMetrics;
        let mut card = card(Framework::builtin(), &rated(), "Ada", TODAY.unwrap());
        let title = "Verantwortungsbereich ".repeat(8);
        card.legend = vec![
            (SeriesStyle::Own, title.clone()),
            (SeriesStyle::Target, title),
            (SeriesStyle::Own, "Verantwortung".to_owned()),
        ];
        for format in Format::ALL {
            let mut rows = Vec::new();
            for shape in card.shapes(format, &EstimatedTextMetrics) {
                if let Shape::Text { at, text, font, .. } = shape
                    && text.starts_with("Verantwort")
                {
                    let end = at.x + EstimatedTextMetrics.width(&text, font);
                    assert!(at.x > 0.0 && end < format.size().width - 30.0, "{format:?}: {text}");
                    rows.push(at.y);
                }
            }
            rows.dedup();
            assert_eq!(rows.len(), 3, "{format:?}");
            let radial = card.layout(format, &EstimatedTextMetrics).grid;
            let below = radial.center.y + radial.radius;
            assert!(format == Format::Slide || below < rows[0] - 10.0, "{format:?}");
        }
    }
}
