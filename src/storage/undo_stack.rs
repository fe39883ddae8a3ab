//! Undo and redo.

use crate::model::Transaction;

/// The maximum number of transactions that can be undone.
const MAX_DEPTH: usize = 500;

/// The transactions of this visit that can be undone and redone. They describe changes and not
/// states, so undo does not affect changes by other tabs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoStack {
    done: Vec<Transaction>,
    undone: Vec<Transaction>,
}

impl UndoStack {
    /// Adds a committed transaction and clears the redo stack.
    pub fn push(&mut self, step: Transaction) {
        self.undone.clear();
        if self.done.len() == MAX_DEPTH {
            self.done.remove(0);
        }
        self.done.push(step);
    }

    /// The transaction that undo would revert.
    #[must_use]
    pub fn peek_undo(&self) -> Option<&Transaction> {
        self.done.last()
    }

    /// The transaction that redo would apply.
    #[must_use]
    pub fn peek_redo(&self) -> Option<&Transaction> {
        self.undone.last()
    }

    /// Moves the last transaction to the redo stack and returns it; the caller reverts it.
    pub fn undo(&mut self) -> Option<Transaction> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Moves the last undone transaction back and returns it; the caller applies it.
    pub fn redo(&mut self) -> Option<Transaction> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}
