//! The stack of changes for undo and redo. `storage/tab_store.rs` applies them to stored records.

/// The maximum number of changes that can be undone.
const MAX_DEPTH: usize = 500;

/// The changes of this visit that can be undone and redone. For stored records these are
/// transactions and not states, so undo does not affect changes by other tabs.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoStack<T> {
    done: Vec<T>,
    undone: Vec<T>,
}

impl<T> Default for UndoStack<T> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new() }
    }
}

impl<T: Clone> UndoStack<T> {
    /// Adds a change and clears the redo stack.
    pub fn push(&mut self, change: T) {
        self.undone.clear();
        if self.done.len() == MAX_DEPTH {
            self.done.remove(0);
        }
        self.done.push(change);
    }

    /// Adds a change and clears the redo stack. If `extend` adds it to the last change, both are
    /// undone together.
    pub fn push_or_extend(&mut self, change: T, extend: impl FnOnce(&mut T, &T) -> bool) {
        let last = self.done.last_mut().filter(|_| self.undone.is_empty());
        if !last.is_some_and(|last| extend(last, &change)) {
            self.push(change);
        }
    }

    /// The change that undo would revert.
    #[must_use]
    pub fn peek_undo(&self) -> Option<&T> {
        self.done.last()
    }

    /// The change that redo would apply.
    #[must_use]
    pub fn peek_redo(&self) -> Option<&T> {
        self.undone.last()
    }

    /// Moves the last change to the redo stack and returns it; the caller reverts it.
    pub fn undo(&mut self) -> Option<T> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        Some(change)
    }

    /// Moves the last undone change back and returns it; the caller applies it.
    pub fn redo(&mut self) -> Option<T> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_return_changes_in_order() {
        let mut stack = UndoStack::default();
        stack.push(1);
        stack.push(2);
        assert_eq!((stack.undo(), stack.undo(), stack.undo()), (Some(2), Some(1), None));
        assert_eq!(
            (stack.redo(), stack.peek_redo(), stack.peek_undo()),
            (Some(1), Some(&2), Some(&1))
        );
    }

    #[test]
    fn new_change_clears_redo() {
        let mut stack = UndoStack::default();
        stack.push(1);
        stack.undo();
        stack.push(2);
        assert_eq!((stack.redo(), stack.peek_undo()), (None, Some(&2)));
    }

    #[test]
    fn oldest_change_is_dropped_at_the_maximum_depth() {
        let mut stack = UndoStack::default();
        (0..=MAX_DEPTH).for_each(|change| stack.push(change));
        let undone = std::iter::from_fn(|| stack.undo()).count();
        assert_eq!((undone, stack.peek_redo()), (MAX_DEPTH, Some(&1)));
    }

    #[test]
    fn extended_change_is_undone_at_once() {
        let mut stack = UndoStack::default();
        let add = |last: &mut i32, next: &i32| {
            let continues = *next == *last + 1;
            *last = if continues { *next } else { *last };
            continues
        };
        for change in [1, 2, 7, 8] {
            stack.push_or_extend(change, add);
        }
        assert_eq!((stack.undo(), stack.undo(), stack.undo()), (Some(8), Some(2), None));
        // An undone change is not extended.
        stack.redo();
        stack.push_or_extend(3, add);
        assert_eq!((stack.undo(), stack.undo(), stack.redo()), (Some(3), Some(2), Some(2)));
    }
}
