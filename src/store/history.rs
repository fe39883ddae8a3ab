//! Undo and redo.

use crate::model::Edit;

/// The edits of this visit, in both directions.
///
/// It holds edits, not states, so taking one back leaves alone what another tab did meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl History {
    /// Remembers an edit that was just made. What was undone cannot be redone any more.
    pub fn push(&mut self, edit: Edit) {
        self.undone.clear();
        self.done.push(edit);
    }

    /// The edit that undo would take back.
    #[must_use]
    pub fn last(&self) -> Option<&Edit> {
        self.done.last()
    }

    /// The edit that redo would make again.
    #[must_use]
    pub fn next(&self) -> Option<&Edit> {
        self.undone.last()
    }

    /// Steps back; the answer is the edit that was taken back. Take it back.
    pub fn undo(&mut self) -> Option<Edit> {
        let edit = self.done.pop()?;
        self.undone.push(edit.clone());
        Some(edit)
    }

    /// Steps forth; the answer is the edit to apply again.
    pub fn redo(&mut self) -> Option<Edit> {
        let edit = self.undone.pop()?;
        self.done.push(edit.clone());
        Some(edit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, AxisId, Date, Framework, PositionId, Rating};
    use proptest::prelude::*;

    #[derive(Clone, Debug)]
    enum Step {
        Rate(usize, Option<u8>),
        Target(Option<usize>),
        Undo,
        Redo,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0_usize..5, prop::option::of(0_u8..=5))
                .prop_map(|(axis, level)| Step::Rate(axis, level)),
            prop::option::of(0_usize..3).prop_map(Step::Target),
            Just(Step::Undo),
            Just(Step::Redo),
        ]
    }

    fn edit(assessment: &Assessment, step: &Step) -> Option<Edit> {
        let day = Date::new(2026, 11, 22).unwrap();
        match step {
            Step::Rate(axis, level) => {
                let axis = AxisId::new(axis.to_string());
                Edit::rate(assessment, &axis, level.map(Rating::level), day)
            }
            Step::Target(target) => {
                Edit::target(assessment, target.map(|id| PositionId::new(id.to_string())))
            }
            Step::Undo | Step::Redo => None,
        }
    }

    proptest! {
        #[test]
        fn undoing_all_is_the_start_and_redoing_all_is_the_end(steps in prop::collection::vec(step(), 0..60)) {
            let start = Assessment::first(Framework::builtin());
            let mut assessment = start.clone();
            let mut history = History::default();
            for step in &steps {
                if let Step::Undo = step {
                    if let Some(edit) = history.undo() {
                        edit.take_back(&mut assessment);
                    }
                } else if let Step::Redo = step {
                    if let Some(edit) = history.redo() {
                        edit.apply(&mut assessment);
                    }
                } else if let Some(edit) = edit(&assessment, step) {
                    edit.apply(&mut assessment);
                    history.push(edit);
                }
            }
            while let Some(edit) = history.redo() {
                edit.apply(&mut assessment);
            }
            let end = assessment.clone();
            while let Some(edit) = history.undo() {
                edit.take_back(&mut assessment);
            }
            prop_assert_eq!(&assessment, &start);
            while let Some(edit) = history.redo() {
                edit.apply(&mut assessment);
            }
            prop_assert_eq!(assessment, end);
        }
    }
}
