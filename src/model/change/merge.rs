//! Merging concurrent changes of the same record, such as from two tabs.

/// A value whose fields can be merged independently.
pub trait Merge: Clone + PartialEq {
    /// Writes the fields that differ between `from` and `to`. If a field has neither the value in
    /// `from` nor the value in `to`, somebody else has changed it: their value stays, and the
    /// result is true.
    #[must_use]
    fn merge(&mut self, from: &Self, to: &Self) -> bool;
}

/// As [`Merge::merge`], for a field that is merged as a whole.
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
