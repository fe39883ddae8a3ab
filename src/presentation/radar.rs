//! An assessment as values, texts and labels of a radar chart.

use crate::chart::{AxisLabels, AxisText, AxisValue};
use crate::i18n::messages;
use crate::model::{Assessment, Axis, Framework, Position, Rating};

/// The position of the mark of an unrated axis, in levels: between the center and the first ring, so that
/// it does not look like a rating.
pub const UNRATED_AT: f64 = 0.5;

/// The rating in levels of an axis whose mark was tapped.
pub const FIRST_RATING: f64 = 1.0;

/// The labels of a framework's axes.
#[must_use]
pub fn labels(framework: &Framework) -> Vec<AxisLabels> {
    let axes = framework.axes().iter();
    axes.map(|axis| AxisLabels {
        name: axis.name.to_string(),
        levels: axis.levels.iter().map(|level| level.name.to_string()).collect(),
        current_level_labels: current_level_texts(axis),
    })
    .collect()
}

/// The texts of an unrated axis and of the whole levels, which must fit under an axis name. The
/// longer texts of half steps and of values below level 1 are shown in a smaller font instead of
/// making every chart smaller.
pub(super) fn current_level_texts(axis: &Axis) -> Vec<String> {
    let levels = (1..=axis.levels.len() as u8).map(|level| Some(Rating::level(level)));
    let ratings = std::iter::once(None).chain(levels);
    ratings.map(|rating| messages::rating::short_level(axis, rating)).collect()
}

/// The axis value of a rating.
#[must_use]
pub fn axis_value(rating: Option<Rating>) -> AxisValue {
    AxisValue { value: rating.map_or(UNRATED_AT, Rating::levels), rated: rating.is_some() }
}

/// The texts of the axes for these ratings, in axis order.
#[must_use]
pub fn axis_texts(framework: &Framework, ratings: &[Option<Rating>]) -> Vec<AxisText> {
    let axes = framework.axes().iter().zip(ratings);
    axes.map(|(axis, rating)| AxisText {
        level: rating.and_then(Rating::reached),
        current_level: messages::rating::short_level(axis, *rating),
    })
    .collect()
}

/// The expected levels of a position as axis values.
#[must_use]
pub fn expected(position: &Position) -> Vec<f64> {
    position.expects.iter().map(|rating| rating.levels()).collect()
}

/// The whole chart as text, for screen readers.
#[must_use]
pub fn description(framework: &Framework, assessment: &Assessment) -> String {
    describe(framework, &assessment.ratings_in(framework), assessment.target_in(framework))
}

/// As [`description`], of the rating of each axis and the target.
pub(super) fn describe(
    framework: &Framework,
    ratings: &[Option<Rating>],
    target: Option<&Position>,
) -> String {
    let axes: Vec<String> = framework
        .axes()
        .iter()
        .enumerate()
        .zip(ratings)
        .map(|((index, axis), rating)| {
            let expected =
                target.and_then(|target| Some((&target.id, *target.expects.get(index)?)));
            messages::rating::spoken(axis, *rating, expected)
        })
        .collect();
    messages::shell::chart(&axes)
}
