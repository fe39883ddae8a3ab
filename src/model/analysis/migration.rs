//! Migration of an assessment to another framework or revision: which axis becomes which, and which
//! level becomes which.

use crate::model::assessment::assessment::{Assessment, FrameworkRef};
use crate::model::assessment::rating::Rating;
use crate::model::framework::framework::Framework;
use crate::model::framework::parts::Axis;
use crate::model::id::{AxisId, PositionId};
use crate::model::name::names_match;

/// Which axis of the old framework becomes which axis of the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkMigration {
    /// For each new axis, the index of the old axis; `None` means that the axis is new. No old axis
    /// occurs twice.
    pub sources: Vec<Option<usize>>,
    /// The target position after the migration.
    pub target: Option<PositionId>,
}

impl FrameworkMigration {
    /// Suggests a migration. Between two revisions of a framework, axes with the same identifier
    /// are matched first; then axes with the same name. The target is matched by its identifier, or
    /// else by its ladder and career level.
    #[must_use]
    pub fn suggested(old: &Framework, new: &Framework, target: Option<&PositionId>) -> Self {
        let mut from = vec![None; new.axes().len()];
        let alike: [fn(&Axis, &Axis) -> bool; 2] =
            [|one, other| one.id == other.id, |one, other| names_match(&one.name, &other.name)];
        // Identifiers of different frameworks are unrelated.
        let is_same = old.id() == new.id();
        for is_alike in alike.into_iter().skip(usize::from(!is_same)) {
            for (at, axis) in new.axes().iter().enumerate() {
                let mut known = old.axes().iter().enumerate();
                let same = |(index, other): &(usize, &Axis)| {
                    !from.contains(&Some(*index)) && is_alike(other, axis)
                };
                if from[at].is_none() {
                    from[at] = known.find(same).map(|(index, _)| index);
                }
            }
        }
        let target = target.and_then(|id| {
            if new.position(id).is_some() {
                return Some(id.clone());
            }
            let (ladder, position) = old.position(id)?;
            let ladder = new.ladders().iter().find(|other| other.id == ladder.id)?;
            let same = ladder.positions.iter().find(|other| other.level == position.level)?;
            Some(same.id.clone())
        });
        Self { sources: from, target }
    }

    /// Sets the old axis of a new axis. If another new axis had this old axis, that one becomes
    /// new.
    pub fn set_source(&mut self, axis: usize, from: Option<usize>) {
        if from.is_some() {
            self.sources.iter_mut().filter(|known| **known == from).for_each(|known| *known = None);
        }
        if let Some(known) = self.sources.get_mut(axis) {
            *known = from;
        }
    }

    /// The old axes that have no new axis. Their ratings stay in the record, are not shown, and
    /// come back if the axis does.
    #[must_use]
    pub fn dropped(&self, old: &Framework) -> Vec<usize> {
        (0..old.axes().len()).filter(|index| !self.sources.contains(&Some(*index))).collect()
    }

    /// The assessment in the new framework.
    #[must_use]
    pub fn apply(&self, old: &Framework, new: &Framework, assessment: &Assessment) -> Assessment {
        let mut moved = assessment.clone();
        moved.framework = FrameworkRef::to(new);
        moved.target.clone_from(&self.target);
        let moves = self.axis_moves(old, new, assessment);
        for axis_move in &moves {
            moved.ratings.set(&axis_move.from, None);
        }
        for axis_move in &moves {
            let rating = assessment.ratings.get(&axis_move.from);
            moved
                .ratings
                .set(&axis_move.to, rating.map(|rating| map_rating(rating, &axis_move.levels)));
        }
        let axis_move = |id: &AxisId| moves.iter().find(|axis_move| axis_move.from == *id);
        for (id, evidence) in assessment.evidence.iter() {
            if let Some(axis_move) = axis_move(&evidence.axis) {
                let mut evidence = evidence.clone();
                evidence.axis = axis_move.to.clone();
                let level = usize::from(evidence.level).checked_sub(1);
                let level = level.and_then(|level| axis_move.levels.get(level));
                evidence.level = level.copied().unwrap_or(evidence.level);
                moved.evidence.set(id, Some(evidence));
            }
        }
        for (id, action) in assessment.plan.iter() {
            if let Some(axis_move) = axis_move(&action.axis) {
                let mut action = action.clone();
                action.axis = axis_move.to.clone();
                moved.plan.set(id, Some(action));
            }
        }
        limit_levels(new, &mut moved);
        moved
    }

    /// The moves of all axes that are mapped.
    fn axis_moves(
        &self,
        old: &Framework,
        new: &Framework,
        assessment: &Assessment,
    ) -> Vec<AxisMove> {
        let as_they_are = |axis: &Axis| (1..=axis.levels.len() as u8).collect();
        let mut moves = Vec::new();
        for (from, axis) in self.sources.iter().zip(new.axes()) {
            let known = from.and_then(|from| old.axes().get(from));
            let (from, levels) = match known {
                Some(known) => (known.id.clone(), map_levels(known, axis)),
                // Restore the data of an axis that was dropped earlier.
                None => (parked_axis_id(new, axis), as_they_are(axis)),
            };
            if known.is_some() || has_data_on(assessment, &from) {
                moves.push(AxisMove { from, to: axis.id.clone(), levels });
            }
        }
        // Data of a dropped axis must not be read as data of a new axis with the same identifier.
        for axis in self.dropped(old).into_iter().map(|index| &old.axes()[index]) {
            if new.axis(&axis.id).is_some() {
                let (from, to) = (axis.id.clone(), parked_axis_id(old, axis));
                moves.push(AxisMove { from, to, levels: as_they_are(axis) });
            }
        }
        moves
    }
}

/// Lowers ratings and evidence above the last level of their axis. The data of a dropped axis can
/// return to an axis with fewer levels.
fn limit_levels(framework: &Framework, assessment: &mut Assessment) {
    for axis in framework.axes() {
        let last = axis.last_level();
        if assessment.ratings.get(&axis.id) > Some(last) {
            assessment.ratings.set(&axis.id, Some(last));
        }
        let evidence: Vec<_> = assessment.evidence.iter().cloned().collect();
        for (id, mut evidence) in evidence {
            if evidence.axis == axis.id && axis.level(evidence.level).is_none() {
                evidence.level = last.half_steps() / 2;
                assessment.evidence.set(&id, Some(evidence));
            }
        }
    }
}

/// How the data of one axis moves: from one identifier to another, and which level becomes which.
struct AxisMove {
    from: AxisId,
    to: AxisId,
    levels: Vec<u8>,
}

/// The identifier under which the data of a dropped axis is stored. The slash keeps
/// it apart from the identifiers that frameworks derive from names.
fn parked_axis_id(framework: &Framework, axis: &Axis) -> AxisId {
    AxisId::new(format!("{}/{}", framework.id(), axis.id))
}

fn has_data_on(assessment: &Assessment, axis: &AxisId) -> bool {
    assessment.ratings.get(axis).is_some()
        || assessment.evidence.iter().any(|(_, evidence)| evidence.axis == *axis)
        || assessment.plan.iter().any(|(_, item)| item.axis == *axis)
}

/// Shows an assessment in another framework, with the suggested migration. Unchanged if its own
/// framework is not interned.
#[must_use]
pub fn project_onto(framework: &Framework, assessment: &Assessment) -> Assessment {
    let FrameworkRef { id, revision } = &assessment.framework;
    match Framework::interned(id, revision) {
        Some(old) if old != framework => {
            let target = assessment.target.as_ref();
            FrameworkMigration::suggested(old, framework, target).apply(old, framework, assessment)
        }
        _ => assessment.clone(),
    }
}

/// For each old level, from 1, the new level: the level with the same name, or else the level at
/// the same relative height. The mapping is monotonic.
#[must_use]
pub fn map_levels(old: &Axis, new: &Axis) -> Vec<u8> {
    let (before, after) = (old.levels.len().max(1), new.levels.len());
    let mut least = 1;
    let numbers = old.levels.iter().enumerate().map(|(index, level)| {
        let named = new.levels.iter().position(|other| names_match(&other.name, &level.name));
        // Rounded up, so that the last level stays the last one.
        let as_far = ((index + 1) * after).div_ceil(before);
        let number = named.map_or(as_far, |named| named + 1) as u8;
        least = number.clamp(least, (after as u8).max(least));
        least
    });
    numbers.collect()
}

/// Converts a rating with the mapping of [`map_levels`].
#[must_use]
pub fn map_rating(rating: Rating, levels: &[u8]) -> Rating {
    let reached = rating.reached().map(usize::from);
    let number = reached
        .map_or(0, |reached| levels.get(reached - 1).or(levels.last()).copied().unwrap_or(0));
    let half = u8::from(rating.approaching().is_some());
    let top = levels.last().copied().unwrap_or(0);
    Rating::of_half_steps(number.saturating_mul(2).saturating_add(half).min(top.saturating_mul(2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, EntryId, Evidence, FrameworkDraft, FrameworkId, PlanItem};
    use std::borrow::Cow;

    fn revised(change: impl FnOnce(&mut FrameworkDraft)) -> Framework {
        let mut document = Framework::builtin().draft().clone();
        document.revision = Cow::Borrowed("2");
        change(&mut document);
        Framework::try_from(document).unwrap()
    }

    fn rated() -> Assessment {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        for (axis, half_steps) in framework.axes().iter().zip([7, 10, 6, 4, 2]) {
            let day = Date::new(2026, 11, 25).unwrap();
            assessment.rate(&axis.id, Some(Rating::of_half_steps(half_steps)), day);
        }
        let shown = Evidence {
            axis: AxisId::new("people"),
            level: 3,
            text: "Mentors two".to_owned(),
            link: None,
            date: None,
        };
        assessment.evidence.set(&EntryId::new("a"), Some(shown));
        assessment
    }

    fn levels_of(assessment: &Assessment, framework: &Framework) -> Vec<Option<f64>> {
        assessment.ratings_in(framework).iter().map(|rating| rating.map(Rating::levels)).collect()
    }

    #[test]
    fn renamed_axis_keeps_rating_and_new_axis_is_unrated() {
        let (old, assessment) = (Framework::builtin(), rated());
        let new = revised(|document| {
            document.axes.to_mut()[0].name = Cow::Borrowed("Craft");
            document.remove_axis(3);
            document.add_axis(AxisId::new("care"));
            let care = &mut document.axes.to_mut()[4];
            care.name = Cow::Borrowed("Care");
            for (at, level) in care.levels.to_mut().iter_mut().enumerate() {
                level.name = Cow::Owned(format!("Care {at}"));
            }
        });
        let migration = FrameworkMigration::suggested(old, &new, assessment.target.as_ref());
        assert_eq!(migration.sources, [Some(0), Some(1), Some(2), Some(4), None]);
        assert_eq!(migration.dropped(old), [3]);
        let moved = migration.apply(old, &new, &assessment);
        let expected = [Some(3.5), Some(5.0), Some(3.0), Some(1.0), None];
        assert_eq!(levels_of(&moved, &new), expected);
        assert_eq!(moved.framework.revision, "2");
        assert_eq!(moved.target, assessment.target);
        let back = FrameworkMigration::suggested(&new, old, moved.target.as_ref())
            .apply(&new, old, &moved);
        assert_eq!(
            levels_of(&back, old),
            levels_of(&assessment, old),
            "nothing is lost on the way back"
        );
    }

    #[test]
    fn levels_are_mapped_by_name() {
        let (old, assessment) = (Framework::builtin(), rated());
        let new = revised(|document| {
            for axis in 0..5 {
                document.add_level(axis);
                let last = &mut document.axes.to_mut()[axis].levels.to_mut()[5];
                last.name = Cow::Borrowed("Beyond");
            }
            document.move_level(2, 5, 0);
            // The position is renamed in the new framework.
            let ladder = &mut document.ladders.to_mut()[0];
            ladder.positions.to_mut()[3].id = PositionId::new("SE4");
        });
        assert_eq!(map_levels(&old.axes()[2], &new.axes()[2]), [2, 3, 4, 5, 6]);
        let migration = FrameworkMigration::suggested(old, &new, assessment.target.as_ref());
        assert_eq!(migration.target, Some(PositionId::new("SE4")));
        let moved = migration.apply(old, &new, &assessment);
        assert_eq!(moved.ratings.get(&AxisId::new("people")), Some(Rating::level(4)));
        assert_eq!(moved.evidence.iter().next().unwrap().1.level, 4);
    }

    #[test]
    fn removed_top_levels_map_to_the_highest() {
        let (old, assessment) = (Framework::builtin(), rated());
        let new = revised(|document| {
            for axis in 0..5 {
                (0..3).for_each(|_| document.remove_level(axis, 1));
                for level in document.axes.to_mut()[axis].levels.to_mut() {
                    level.name = Cow::Owned(format!("{} {axis}", level.name));
                }
            }
        });
        assert_eq!(map_levels(&old.axes()[0], &new.axes()[0]), [1, 1, 2, 2, 2]);
        let moved = FrameworkMigration::suggested(old, &new, None).apply(old, &new, &assessment);
        let expected = [Some(2.0), Some(2.0), Some(2.0), Some(1.0), Some(1.0)];
        assert_eq!(levels_of(&moved, &new), expected);
    }

    #[test]
    fn parked_axis_is_restored_although_its_identifier_is_reused() {
        let (old, mut assessment) = (Framework::builtin(), rated());
        let learn = PlanItem {
            axis: AxisId::new("technology"),
            text: "Learn".to_owned(),
            due: None,
            done: false,
        };
        assessment.plan.set(&EntryId::new("b"), Some(learn));
        let new = revised(|document| {
            document.id = FrameworkId::of("mine");
            document.axes.to_mut()[0].name = Cow::Borrowed("Craft");
            document.axes.to_mut()[2].name = Cow::Borrowed("Care");
        });
        let migration = FrameworkMigration::suggested(old, &new, assessment.target.as_ref());
        assert_eq!(migration.sources, [None, Some(1), None, Some(3), Some(4)]);
        let mut moved = migration.apply(old, &new, &assessment);
        assert_eq!(levels_of(&moved, &new), [None, Some(5.0), None, Some(2.0), Some(1.0)]);
        let is_of_new = |id: &AxisId| new.axis(id).is_some();
        assert!(
            !moved.evidence.iter().any(|(_, evidence)| is_of_new(&evidence.axis)),
            "it was of People"
        );
        assert!(!moved.plan.iter().any(|(_, item)| is_of_new(&item.axis)), "it was of Technology");
        let craft = AxisId::new("technology");
        moved.ratings.set(&craft, Some(Rating::level(1)));
        let back = FrameworkMigration::suggested(&new, old, None).apply(&new, old, &moved);
        assert_eq!(levels_of(&back, old), levels_of(&assessment, old));
        assert_eq!((&back.evidence, &back.plan), (&assessment.evidence, &assessment.plan));
        let again = FrameworkMigration::suggested(old, &new, None).apply(old, &new, &back);
        assert_eq!(again.ratings.get(&craft), Some(Rating::level(1)));
    }

    #[test]
    fn axes_can_be_mapped_manually() {
        let (old, assessment) = (Framework::builtin(), rated());
        let new = revised(|document| document.move_axis(0, 4));
        let mut migration = FrameworkMigration::suggested(old, &new, None);
        assert_eq!(migration.sources, [Some(1), Some(2), Some(3), Some(4), Some(0)]);
        migration.set_source(0, Some(0));
        assert_eq!(migration.sources, [Some(0), Some(2), Some(3), Some(4), None]);
        let moved = migration.apply(old, &new, &assessment);
        let expected = [Some(3.5), Some(3.0), Some(2.0), Some(1.0), None];
        assert_eq!(levels_of(&moved, &new), expected, "none is rated by what another one had");
        let same = FrameworkMigration::suggested(old, old, assessment.target.as_ref());
        assert_eq!(same.apply(old, old, &assessment), assessment);
    }
}
