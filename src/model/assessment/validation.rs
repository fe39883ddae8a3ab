//! Checks that an assessment from a file or link fits its framework.

use crate::i18n::tr;
use crate::model::assessment::assessment::Assessment;
use crate::model::framework::framework::Framework;

/// Checks the target, the ratings and the levels of the evidence. Data on axes that the framework
/// does not have is allowed: a migration keeps the data of a dropped axis, and the page does not
/// show it.
///
/// # Errors
/// If a value does not exist in the framework. The message names the field.
pub fn validate(assessment: &Assessment, framework: &Framework) -> Result<(), String> {
    if let Some(target) = &assessment.target
        && framework.position(target).is_none()
    {
        return Err(tr!("target: the framework has no position “{target}”", target));
    }
    for axis in framework.axes() {
        let (name, last) = (axis.name.as_ref(), axis.last_level());
        if let Some(rating) = assessment.ratings.get(&axis.id).filter(|rating| *rating > last) {
            return Err(tr!(
                "ratings › {name}: {rating} is above the last level, {last}",
                name,
                rating,
                last
            ));
        }
        let shown = assessment.evidence.iter().filter(|(_, evidence)| evidence.axis == axis.id);
        if let Some(level) =
            shown.map(|(_, evidence)| evidence.level).find(|level| axis.level(*level).is_none())
        {
            return Err(tr!(
                "evidence › {name}: {level} is above the last level, {last}",
                name,
                level,
                last
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::assessment::queries::tests::evidence;
    use crate::model::{AxisId, EntryId, PositionId, Rating};

    #[test]
    fn value_outside_the_framework_is_named() {
        let framework = Framework::builtin();
        let check = |change: &dyn Fn(&mut Assessment)| {
            let mut assessment = Assessment::first(framework);
            change(&mut assessment);
            validate(&assessment, framework)
        };
        let rated = |axis, level| {
            move |assessment: &mut Assessment| {
                assessment.ratings.set(&AxisId::new(axis), Some(Rating::level(level)));
            }
        };
        assert_eq!(check(&rated("technology", 5)), Ok(()));
        assert_eq!(check(&rated("dropped", 9)), Ok(()));
        let error = "ratings › Technology: 9 is above the last level, 5".to_owned();
        assert_eq!(check(&rated("technology", 9)), Err(error));
        let shown = |level| {
            move |assessment: &mut Assessment| {
                assessment.evidence.set(&EntryId::new("a"), Some(evidence("people", level, "")));
            }
        };
        assert_eq!(check(&shown(5)), Ok(()));
        let error = "evidence › People: 6 is above the last level, 5".to_owned();
        assert_eq!(check(&shown(6)), Err(error));
        let error = "target: the framework has no position “D99”".to_owned();
        assert_eq!(check(&|a| a.target = Some(PositionId::new("D99"))), Err(error));
    }
}
