//! Since when a person has had each level, from several assessments over time.

use crate::model::assessment::assessment::Assessment;
use crate::model::assessment::rating::Rating;
use crate::model::date::Date;
use crate::model::framework::framework::Framework;
use crate::model::id::{AssessmentId, AxisId};

/// The date since which an axis has had at least its current level. `assessments` are of one person
/// by one rater, oldest first.
///
/// `None` if the last assessment does not rate the axis, rates it below level 1, or has no date. A
/// half step does not start a new period.
#[must_use]
pub fn level_since(assessments: &[&Assessment], axis: &AxisId) -> Option<Date> {
    let (last, before) = assessments.split_last()?;
    let level = last.ratings.get(axis)?.reached()?;
    let at_level = |assessment: &Assessment| {
        assessment
            .ratings
            .get(axis)
            .and_then(Rating::reached)
            .is_some_and(|reached| reached >= level)
    };
    let held = before.iter().rev().take_while(|assessment| at_level(assessment));
    held.filter_map(|assessment| assessment.rated_on).last().or(last.rated_on)
}

/// [`level_since`] for every axis, up to the assessment with the identifier `open`. Only
/// assessments by the same role are considered. `all` are of one person, oldest first.
#[must_use]
pub fn levels_since(
    framework: &Framework,
    all: &[(AssessmentId, Assessment)],
    open: &AssessmentId,
) -> Vec<Option<Date>> {
    let until = all.iter().position(|(id, _)| id == open).map_or(0, |at| at + 1);
    let until = all.get(..until).unwrap_or_default();
    let role = until.last().map(|(_, assessment)| assessment.rater.role);
    let mine: Vec<&Assessment> = until
        .iter()
        .map(|(_, assessment)| assessment)
        .filter(|assessment| Some(assessment.rater.role) == role)
        .collect();
    framework.axes().iter().map(|axis| level_since(&mine, &axis.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> AxisId {
        AxisId::new("people")
    }

    fn made(month: u8, levels: Option<f64>) -> Assessment {
        let mut assessment = Assessment::first(Framework::builtin());
        let day = Date::new(2026, month, 1).unwrap();
        assessment.rate(&people(), levels.map(|levels| Rating::nearest(levels, 5)), day);
        assessment.rated_on = Some(day);
        assessment
    }

    #[track_caller]
    fn since(levels: &[Option<f64>], month: Option<u8>) {
        let all: Vec<Assessment> =
            (1..).zip(levels).map(|(month, levels)| made(month, *levels)).collect();
        let all: Vec<&Assessment> = all.iter().collect();
        assert_eq!(level_since(&all, &people()).map(Date::month), month, "{levels:?}");
    }

    #[test]
    fn level_is_held_since_it_was_last_reached() {
        since(&[], None);
        since(&[None], None);
        since(&[Some(0.5)], None);
        since(&[Some(3.0)], Some(1));
        since(&[Some(2.5), Some(3.0), Some(3.5)], Some(2));
        since(&[Some(3.0), Some(4.0), Some(3.0)], Some(1));
        since(&[Some(3.0), Some(2.0), Some(3.0)], Some(3));
        since(&[Some(3.0), None, Some(3.0)], Some(3));
    }
}
