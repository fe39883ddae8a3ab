//! Undo and redo.

use crate::model::Transaction;

/// The most steps that can be taken back.
const MAX_DEPTH: usize = 500;

/// The steps of this visit, in both directions.
///
/// It holds changes, not states, so taking one back leaves alone what another tab did meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoStack {
    done: Vec<Transaction>,
    undone: Vec<Transaction>,
}

impl UndoStack {
    /// Remembers a step that was just made. What was undone cannot be redone any more.
    pub fn push(&mut self, step: Transaction) {
        self.undone.clear();
        if self.done.len() == MAX_DEPTH {
            self.done.remove(0);
        }
        self.done.push(step);
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn peek_undo(&self) -> Option<&Transaction> {
        self.done.last()
    }

    /// The step that redo would make again.
    #[must_use]
    pub fn peek_redo(&self) -> Option<&Transaction> {
        self.undone.last()
    }

    /// Steps back; the answer is the step that was taken back. Take it back.
    pub fn undo(&mut self) -> Option<Transaction> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Steps forth; the answer is the step to make again.
    pub fn redo(&mut self) -> Option<Transaction> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}
