//! A framework draft: what the editor changes and what files contain. Nothing is validated; a
//! [`Framework`](crate::model::Framework) is a valid draft.

use crate::model::assessment::rating::Rating;
use crate::model::framework::parts::{Axis, Credit, Ladder, Level, Position};
use crate::model::id::{AxisId, FrameworkId, LadderId, PositionId};
use std::borrow::Cow;

/// A framework that may have errors.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameworkDraft {
    /// The identifier, shared by all revisions.
    pub id: FrameworkId,
    /// The display name.
    pub name: Cow<'static, str>,
    /// The revision's name; empty if no revision was saved.
    pub revision: Cow<'static, str>,
    /// The attribution.
    pub credit: Option<Credit>,
    /// The career level from which positions count as senior; `None` if the framework makes no
    /// distinction.
    pub senior_from: Option<u8>,
    /// The axes in their order around the chart.
    pub axes: Cow<'static, [Axis]>,
    /// The ladders in their display order.
    pub ladders: Cow<'static, [Ladder]>,
}

/// A level without a name.
const EMPTY_LEVEL: Level =
    Level { name: Cow::Borrowed(""), definition: Cow::Borrowed(""), examples: Cow::Borrowed("") };

impl FrameworkDraft {
    /// A draft without axes and ladders.
    #[must_use]
    pub fn empty(id: FrameworkId, name: String) -> Self {
        Self {
            id,
            name: Cow::Owned(name),
            revision: Cow::Borrowed(""),
            credit: None,
            senior_from: None,
            axes: Cow::Owned(Vec::new()),
            ladders: Cow::Owned(Vec::new()),
        }
    }

    /// The starting point for a new framework: three unnamed axes with levels of the given names,
    /// and one ladder with one position. `fresh` creates unique identifiers.
    #[must_use]
    pub fn blank(
        id: FrameworkId,
        name: String,
        levels: [String; 3],
        fresh: impl Fn() -> String,
    ) -> Self {
        let mut blank = Self::empty(id, name);
        let level = |name: &String| Level { name: Cow::Owned(name.clone()), ..EMPTY_LEVEL };
        let axis = |_| Axis {
            id: AxisId::new(fresh()),
            name: Cow::Borrowed(""),
            about: Cow::Borrowed(""),
            levels: levels.iter().map(level).collect(),
        };
        blank.axes = (0..3).map(axis).collect();
        blank.add_ladder(LadderId::new(fresh()));
        blank.add_position(0);
        blank
    }

    /// A copy as a new framework. The attribution stays.
    #[must_use]
    pub fn duplicate(&self, id: FrameworkId, name: String) -> Self {
        Self { id, name: Cow::Owned(name), revision: Cow::Borrowed(""), ..self.clone() }
    }

    /// Whether two drafts are equal, ignoring the revision.
    #[must_use]
    pub fn content_eq(&self, other: &Self) -> bool {
        let plain = |other: &Self| Self { revision: Cow::Borrowed(""), ..other.clone() };
        plain(self) == plain(other)
    }

    /// The number of levels that most axes have.
    #[must_use]
    pub fn usual_level_count(&self) -> usize {
        let counts = || self.axes.iter().map(|axis| axis.levels.len());
        let often = |count: &usize| (counts().filter(|other| other == count).count(), *count);
        counts().max_by_key(often).unwrap_or(0)
    }

    /// All positions, ladder by ladder.
    pub fn positions(&self) -> impl Iterator<Item = &Position> {
        self.ladders.iter().flat_map(|ladder| ladder.positions.iter())
    }

    fn for_each_position(&mut self, mut change: impl FnMut(&mut Position)) {
        for ladder in self.ladders.to_mut() {
            ladder.positions.to_mut().iter_mut().for_each(&mut change);
        }
    }

    /// Appends an unnamed axis with as many levels as the others. Positions expect its first level.
    /// No axis of any revision may have this `id`.
    pub fn add_axis(&mut self, id: AxisId) {
        let levels = vec![EMPTY_LEVEL; self.usual_level_count().max(2)];
        let (name, about) = (Cow::Borrowed(""), Cow::Borrowed(""));
        self.axes.to_mut().push(Axis { id, name, about, levels: Cow::Owned(levels) });
        self.for_each_position(|position| position.expects.to_mut().push(Rating::level(1)));
    }

    /// Removes an axis, with the expected levels on it.
    pub fn remove_axis(&mut self, at: usize) {
        remove(self.axes.to_mut(), at);
        self.for_each_position(|position| remove(position.expects.to_mut(), at));
    }

    /// Moves an axis to another index.
    pub fn move_axis(&mut self, from: usize, to: usize) {
        shift(self.axes.to_mut(), from, to);
        self.for_each_position(|position| shift(position.expects.to_mut(), from, to));
    }

    /// Appends an unnamed level to an axis.
    pub fn add_level(&mut self, axis: usize) {
        if let Some(axis) = self.axes.to_mut().get_mut(axis) {
            axis.levels.to_mut().push(EMPTY_LEVEL);
        }
    }

    /// Removes a level. Positions that expected it expect the level below, or the first one.
    pub fn remove_level(&mut self, axis: usize, at: usize) {
        let Some(changed) = self.axes.to_mut().get_mut(axis) else { return };
        if at >= changed.levels.len() {
            return;
        }
        remove(changed.levels.to_mut(), at);
        let top = half_steps(changed.levels.len());
        self.for_each_position(|position| {
            let Some(asked) = position.expects.to_mut().get_mut(axis) else { return };
            // Level 1 is at index 0, so levels above the removed one, and the removed one itself,
            // go down by one.
            if asked.reached().is_some_and(|reached| usize::from(reached) > at) {
                let down = asked.half_steps().saturating_sub(2);
                *asked = Rating::of_half_steps(down.max(asked.half_steps().min(2)));
            }
            // A half step above the last level is not possible.
            *asked = Rating::of_half_steps(asked.half_steps().min(top));
        });
    }

    /// Moves a level to another index of its axis. Positions keep expecting the same level.
    pub fn move_level(&mut self, axis: usize, from: usize, to: usize) {
        let Some(changed) = self.axes.to_mut().get_mut(axis) else { return };
        let count = changed.levels.len();
        shift(changed.levels.to_mut(), from, to);
        let mut order: Vec<usize> = (0..count).collect();
        shift(&mut order, from, to);
        self.for_each_position(|position| {
            if let Some(asked) = position.expects.to_mut().get_mut(axis)
                && let Some(reached) = asked.reached()
                && let Some(now) = order.iter().position(|old| old + 1 == usize::from(reached))
            {
                let half = asked.half_steps() % 2;
                let now = half_steps(now + 1).saturating_add(half);
                // A half step above the last level is not possible.
                *asked = Rating::of_half_steps(now.min(half_steps(count)));
            }
        });
    }

    /// Appends an unnamed ladder without positions. No ladder may have this `id`.
    pub fn add_ladder(&mut self, id: LadderId) {
        let (name, about, also) = (Cow::Borrowed(""), Cow::Borrowed(""), Cow::Borrowed(&[][..]));
        let ladder = Ladder { id, name, aliases: also, about, positions: Cow::Owned(Vec::new()) };
        self.ladders.to_mut().push(ladder);
    }

    /// Removes a ladder and its positions.
    pub fn remove_ladder(&mut self, at: usize) {
        remove(self.ladders.to_mut(), at);
    }

    /// Moves a ladder to another index.
    pub fn move_ladder(&mut self, from: usize, to: usize) {
        shift(self.ladders.to_mut(), from, to);
    }

    /// Appends a position to a ladder: one career level above the last position, with the same
    /// expected levels and the next number in its name.
    pub fn add_position(&mut self, ladder: usize) {
        let asked = vec![Rating::level(1); self.axes.len()];
        let taken: Vec<String> = self.positions().map(|position| position.id.to_string()).collect();
        let Some(ladder) = self.ladders.to_mut().get_mut(ladder) else { return };
        let last = ladder.positions.last();
        let level = last.map_or(1, |last| last.level.saturating_add(1));
        let initials: String =
            ladder.name.split_whitespace().filter_map(|word| word.chars().next()).collect();
        let stem = last.map_or(initials.to_uppercase(), |last| {
            last.id.as_str().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
        });
        let stem = if stem.is_empty() { "P" } else { &stem };
        let free = (u32::from(level)..).map(|number| format!("{stem}{number}"));
        let id = free.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
        let expects = last.map_or(Cow::Owned(asked), |last| last.expects.clone());
        let position = Position { id: PositionId::new(id), level, title: None, expects };
        ladder.positions.to_mut().push(position);
    }

    /// Removes a position.
    pub fn remove_position(&mut self, ladder: usize, at: usize) {
        if let Some(ladder) = self.ladders.to_mut().get_mut(ladder) {
            remove(ladder.positions.to_mut(), at);
        }
    }

    /// Moves a position to another index of its ladder.
    pub fn move_position(&mut self, ladder: usize, from: usize, to: usize) {
        if let Some(ladder) = self.ladders.to_mut().get_mut(ladder) {
            shift(ladder.positions.to_mut(), from, to);
        }
    }
}

/// Converts a number of levels to half steps.
fn half_steps(levels: usize) -> u8 {
    u8::try_from(levels * 2).unwrap_or(u8::MAX)
}

fn remove<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}

/// Moves an entry. An index after the end means the end.
fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() {
        let entry = list.remove(from);
        list.insert(to.min(list.len()), entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Framework;

    fn builtin() -> FrameworkDraft {
        Framework::builtin().draft().clone()
    }

    fn asked(document: &FrameworkDraft, id: &str) -> Vec<f64> {
        let mut positions = document.positions();
        let position = positions.find(|position| position.id.as_str() == id).unwrap();
        position.expects.iter().map(|asked| asked.levels()).collect()
    }

    #[test]
    fn expectations_follow_changes_of_axes_and_levels() {
        let mut document = builtin();
        document.move_axis(4, 0);
        assert_eq!(asked(&document, "TL6"), [3.0, 4.0, 5.0, 4.0, 5.0]);
        document.remove_axis(1);
        assert_eq!(asked(&document, "TL6"), [3.0, 5.0, 4.0, 5.0]);
        document.add_axis(AxisId::new("new"));
        assert_eq!(asked(&document, "TL6"), [3.0, 5.0, 4.0, 5.0, 1.0]);
        // On System, the former last level is now the first.
        document.move_level(1, 4, 0);
        assert_eq!(asked(&document, "TL6")[1], 1.0);
        assert_eq!(asked(&document, "EM6")[1], 5.0, "Evolves, the last one now");
        document.remove_level(1, 0);
        assert_eq!(asked(&document, "TL6")[1], 1.0, "the first one cannot go lower");
        assert_eq!(asked(&document, "EM6")[1], 4.0);
        assert_eq!(document.axes[1].levels.len(), 4);
    }

    #[test]
    fn half_level_stays_in_range() {
        let with = |half_steps: u8| {
            let mut document = builtin();
            let all = document.ladders.to_mut()[0].positions.to_mut();
            all[0].expects.to_mut()[0] = Rating::of_half_steps(half_steps);
            document
        };
        let after = |half_steps: u8, change: fn(&mut FrameworkDraft)| {
            let mut document = with(half_steps);
            change(&mut document);
            document.ladders[0].positions[0].expects[0].levels()
        };
        let third_goes = |draft: &mut FrameworkDraft| draft.remove_level(0, 2);
        assert_eq!([4, 5, 6, 7].map(|asked| after(asked, third_goes)), [2.0, 2.5, 2.0, 2.5]);
        assert_eq!(after(9, |draft| draft.remove_level(0, 4)), 4.0, "there is no 4.5 of 4");
        assert_eq!(after(7, |draft| draft.move_level(0, 2, 4)), 5.0);
    }

    #[test]
    fn added_position_continues_from_the_last() {
        let mut document = builtin();
        document.add_position(0);
        let last = document.ladders[0].positions.last().unwrap();
        assert_eq!((last.id.as_str(), last.level), ("D8", 8));
        assert_eq!(asked(&document, "D8"), asked(&document, "D7"));
        document.add_ladder(LadderId::new("new"));
        document.ladders.to_mut()[4].name = Cow::Borrowed("Data scientist");
        document.add_position(4);
        document.add_position(4);
        let ids: Vec<&str> =
            document.ladders[4].positions.iter().map(|position| position.id.as_str()).collect();
        assert_eq!(ids, ["DS1", "DS2"]);
    }

    #[test]
    fn invalid_index_changes_nothing() {
        let mut document = builtin();
        document.remove_axis(9);
        document.move_axis(9, 0);
        document.move_level(9, 0, 1);
        document.remove_level(0, 9);
        document.remove_position(9, 0);
        document.add_position(9);
        document.add_level(9);
        assert_eq!(document, builtin());
    }
}
