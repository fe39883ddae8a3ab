//! Changes that meet other changes: of the same record, in another tab.

/// Something whose parts can change independently of each other.
pub trait Merge: Clone + PartialEq {
    /// Carries over what differs between `from` and `to`.
    ///
    /// A part that is neither as it was in `from` nor as it becomes in `to` was changed by somebody
    /// else: it is left alone, and the answer is `true`.
    #[must_use]
    fn merge(&mut self, from: &Self, to: &Self) -> bool;
}

/// [`Merge::merge`] for a part that changes as a whole.
#[must_use]
pub fn field<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T) -> bool {
    if from == to || now == to {
        return false;
    }
    let clash = now != from;
    if !clash {
        now.clone_from(to);
    }
    clash
}
