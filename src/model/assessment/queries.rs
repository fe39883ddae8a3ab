//! Selects and sorts the evidence and plan items of an axis, and counts the evidence for each
//! level.

use crate::model::assessment::assessment::Assessment;
use crate::model::assessment::evidence::Evidence;
use crate::model::assessment::plan::PlanItem;
use crate::model::framework::framework::Framework;
use crate::model::framework::parts::Position;
use crate::model::id::{AxisId, EntryId};

/// The evidence on an axis, sorted by level and then by date.
#[must_use]
pub fn evidence_on_axis<'a>(
    assessment: &'a Assessment,
    axis: &AxisId,
) -> Vec<&'a (EntryId, Evidence)> {
    let mut found: Vec<_> =
        assessment.evidence.iter().filter(|(_, evidence)| evidence.axis == *axis).collect();
    found.sort_by_key(|(_, evidence)| (evidence.level, evidence.date));
    found
}

/// How much evidence there is on one axis, for each level up to the expected one.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The index of the axis in its framework.
    pub axis: usize,
    /// The number of pieces of evidence per level, level 1 first, up to the expected level.
    pub levels: Vec<usize>,
}

/// The evidence for each expected level of a position, by axis. Evidence for a level does not count
/// for the levels below it.
#[must_use]
pub fn coverage(
    framework: &Framework,
    assessment: &Assessment,
    position: &Position,
) -> Vec<Coverage> {
    let axes = framework.axes().iter().zip(position.expects.iter()).enumerate();
    axes.map(|(index, (axis, asked))| {
        let count = |level: u8| {
            let shows = |(_, evidence): &&(EntryId, Evidence)| {
                evidence.axis == axis.id && evidence.level == level
            };
            assessment.evidence.iter().filter(shows).count()
        };
        let asked = asked.reached().unwrap_or(0);
        Coverage { axis: index, levels: (1..=asked).map(count).collect() }
    })
    .collect()
}

/// The plan items on an axis. Open items come first, then by due date; items without a date come
/// last.
#[must_use]
pub fn plan_on_axis<'a>(assessment: &'a Assessment, axis: &AxisId) -> Vec<&'a (EntryId, PlanItem)> {
    let mut found: Vec<_> =
        assessment.plan.iter().filter(|(_, action)| action.axis == *axis).collect();
    found.sort_by_key(|(_, action)| (action.done, action.due.is_none(), action.due));
    found
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::PositionId;

    pub(crate) fn evidence(axis: &str, level: u8, text: &str) -> Evidence {
        let axis = AxisId::new(axis);
        Evidence { axis, level, text: text.to_owned(), link: None, date: None }
    }

    #[test]
    fn coverage_counts_each_level_separately() {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        for (id, level) in [("a", 1), ("b", 3), ("c", 3), ("d", 5)] {
            let shown = evidence("process", level, "Did it");
            assessment.evidence.set(&EntryId::new(id), Some(shown));
        }
        let (_, d4) = framework.position(&PositionId::new("D4")).unwrap();
        let found = coverage(framework, &assessment, d4);
        assert_eq!(found[3], Coverage { axis: 3, levels: vec![1, 0, 2] });
        assert_eq!(found[4].levels, [0, 0]);
        let process = &framework.axes()[3].id;
        let levels: Vec<u8> = evidence_on_axis(&assessment, process)
            .iter()
            .map(|(_, evidence)| evidence.level)
            .collect();
        assert_eq!(levels, [1, 3, 3, 5]);
    }
}
