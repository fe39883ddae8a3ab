//! Records: data with the stamps of its fields, so that two versions can be merged.

use crate::model::change::fields::{Choice, FieldPair, is_within, parent};
use crate::model::{Diff, Fields};
use crate::storage::field_stamps::FieldStamps;
use crate::storage::stamp::Stamp;
use crate::storage::stored::{Stored, content_stamp};
use std::cmp::Ordering;

/// A version of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<T> {
    /// The data; `None` if the record was never stored or was deleted.
    pub data: Option<T>,
    /// When everything had last been erased before this version was written; [`Stamp::ZERO`] if never.
    /// Erasures apply to one browser, so backups do not contain this stamp.
    pub last_erasure: Stamp,
    /// The time of the last deletion, or of the last restoration of the deleted record;
    /// [`Stamp::ZERO`] if it was never deleted. If two versions differ in this stamp, the version with the
    /// later stamp replaces the other one; otherwise they are merged field by field.
    pub existence_changed: Stamp,
    /// When its fields were written.
    pub stamps: FieldStamps,
}

impl<T> Record<T> {
    /// A record that was never stored.
    #[must_use]
    pub fn none() -> Self {
        Self {
            data: None,
            last_erasure: Stamp::ZERO,
            existence_changed: Stamp::ZERO,
            stamps: FieldStamps::default(),
        }
    }

    /// The latest stamp in the record.
    #[must_use]
    pub fn latest(&self) -> Stamp {
        self.last_erasure.max(self.existence_changed).max(self.stamps.latest())
    }

    /// Whether this version was written without knowledge of the erasure at `erased_at`.
    #[must_use]
    pub fn is_erased(&self, erased_at: Stamp) -> bool {
        self.last_erasure < erased_at
    }
}

impl<T: Stored> Record<T> {
    /// Merges another version. The version with the later `last_erasure` replaces the other one. If
    /// those are equal, the version with the later `existence_changed` does. If those are equal too,
    /// the value with the later stamp wins in each field. The result does not depend on the order in
    /// which versions are merged.
    pub fn merge(&mut self, theirs: &Self) {
        let order = self.last_erasure.cmp(&theirs.last_erasure);
        match order.then_with(|| self.compare_existence(theirs)) {
            Ordering::Greater => {}
            Ordering::Less => self.clone_from(theirs),
            Ordering::Equal => match (&mut self.data, &theirs.data) {
                (Some(ours), Some(their_data)) => {
                    self.stamps = merge_fields(ours, &self.stamps, their_data, &theirs.stamps);
                }
                (None, Some(_)) => self.clone_from(theirs),
                (_, None) => {}
            },
        }
    }

    /// Compares when two versions were deleted or restored. Exception: a deleted record in an older
    /// schema has a revision instead of a time. It loses to a version that was never deleted and has
    /// any later stamp.
    fn compare_existence(&self, theirs: &Self) -> Ordering {
        let is_older_deletion = |deletion: &Self, other: &Self| {
            deletion.existence_changed.is_revision()
                && other.existence_changed == Stamp::ZERO
                && deletion.existence_changed < other.stamps.latest()
        };
        if is_older_deletion(self, theirs) {
            Ordering::Less
        } else if is_older_deletion(theirs, self) {
            Ordering::Greater
        } else {
            self.existence_changed.cmp(&theirs.existence_changed)
        }
    }

    /// Writes the fields that differ between the values of a change. `erased_at` is the time at which
    /// everything was erased last.
    ///
    /// An edit of a deleted record restores it. A creation of a record that exists is ignored.
    ///
    /// Returns the paths of the fields in which this edit has replaced a value that was neither in
    /// `change.before` nor in `change.after`: another tab or device had written it.
    pub fn edit(&mut self, change: &Diff<T>, stamp: Stamp, erased_at: Stamp) -> Vec<String> {
        let is_new = *self == Self::none();
        self.last_erasure = self.last_erasure.max(erased_at);
        match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                if is_new {
                    // It was never stored, so `before` has default values. Their stamps are earlier than every
                    // write, so they never replace what others have written.
                    self.create(before, Stamp::ZERO, content_stamp(0, before));
                }
                let Some(now) = &mut self.data else {
                    self.create(after, stamp, stamp);
                    return Vec::new();
                };
                let others = now.differences(before);
                let is_lost = now.differences(after);
                let changed = before.differences(after);
                write_fields(now, &mut self.stamps, after, &changed, stamp);
                let is_replaced = |path: &String| others.contains(path) && is_lost.contains(path);
                return changed.into_iter().filter(is_replaced).collect();
            }
            (None, Some(after)) if self.data.is_none() => {
                let restored_at = if is_new { Stamp::ZERO } else { stamp };
                self.create(after, restored_at, stamp);
            }
            (None, _) => {}
            (Some(_), None) => self.delete(stamp),
        }
        Vec::new()
    }

    /// Undoes or redoes a change: `change` is the part of one record in the transaction, inverted for
    /// undo. Writes a field only if its current value equals the one in `change.before`. A creation or
    /// deletion is written only if the record equals `before`. Returns whether anything was left
    /// unwritten.
    pub fn revert(&mut self, change: &Diff<T>, stamp: Stamp, erased_at: Stamp) -> bool {
        let (Some(before), Some(after)) = (&change.before, &change.after) else {
            let is_same = self.data == change.before;
            if is_same {
                self.edit(change, stamp, erased_at);
            }
            return !is_same;
        };
        let Some(now) = &mut self.data else { return true };
        let others = now.differences(before);
        let is_others = |path: &String| {
            others.iter().any(|other| is_within(other, path) || is_within(path, other))
        };
        let (kept, changed): (Vec<_>, Vec<_>) =
            before.differences(after).into_iter().partition(is_others);
        write_fields(now, &mut self.stamps, after, &changed, stamp);
        !kept.is_empty()
    }

    fn create(&mut self, data: &T, existence_changed: Stamp, stamp: Stamp) {
        *self = Self {
            data: Some(data.clone()),
            last_erasure: self.last_erasure,
            existence_changed,
            stamps: FieldStamps::all(stamp),
        };
    }

    fn delete(&mut self, stamp: Stamp) {
        *self = Self { last_erasure: self.last_erasure, existence_changed: stamp, ..Self::none() };
    }
}

/// Writes the fields at these paths. If the entry of a field was removed, the entry is restored.
fn write_fields<T: Fields>(
    now: &mut T,
    stamps: &mut FieldStamps,
    after: &T,
    changed: &[String],
    stamp: Stamp,
) {
    for path in changed {
        // Also if the field already has the value, so that this write counts as the latest.
        stamps.write(path, stamp);
    }
    now.combine(after, &mut |path, pair| {
        let is_lost_entry = pair.is_entry && !pair.in_ours;
        if changed.iter().any(|changed| changed == path) {
            Choice::Theirs
        } else if is_lost_entry && changed.iter().any(|changed| is_within(changed, path)) {
            stamps.write(path, stamp);
            Choice::Theirs
        } else if pair.has_fields() {
            Choice::EachField
        } else {
            Choice::Ours
        }
    });
}

/// Merges two values and returns the stamps of the result.
fn merge_fields<T: Fields>(
    ours: &mut T,
    our_stamps: &FieldStamps,
    theirs: &T,
    their_stamps: &FieldStamps,
) -> FieldStamps {
    let mut merged = FieldStamps::all(our_stamps.base().max(their_stamps.base()));
    let mut visited: Vec<String> = Vec::new();
    ours.combine(theirs, &mut |path, pair| {
        visited.push(path.to_owned());
        let our = our_stamps.get(path, pair.in_ours);
        let their = their_stamps.get(path, pair.in_theirs);
        let is_newer = their > our;
        let exists = if is_newer { pair.in_theirs } else { pair.in_ours };
        merged.set_unless_inherited(path, our.max(their), exists);
        if pair.has_fields() && our == their {
            return Choice::EachField;
        }
        let winner = if is_newer { their_stamps } else { our_stamps };
        list_fields_of_entry(&mut merged, winner, path, pair);
        if is_newer { Choice::Theirs } else { Choice::Ours }
    });
    list_removed(&mut merged, [our_stamps, their_stamps], &visited);
    merged
}

/// An entry that is taken as a whole keeps the stamps of its fields.
fn list_fields_of_entry(
    merged: &mut FieldStamps,
    winner: &FieldStamps,
    entry: &str,
    pair: FieldPair,
) {
    if pair.is_entry {
        let fields = winner.listed().filter(|(path, _)| parent(path) == Some(entry));
        for (path, stamp) in fields {
            merged.set_unless_inherited(path, *stamp, true);
        }
    }
}

/// Fields that neither version has keep the later stamp of their removal.
fn list_removed(merged: &mut FieldStamps, both: [&FieldStamps; 2], visited: &[String]) {
    for (path, stamp) in both.into_iter().flat_map(FieldStamps::listed) {
        if !visited.iter().any(|known| is_within(path, known)) {
            merged.set_unless_inherited(path, (*stamp).max(merged.get(path, false)), false);
        }
    }
}

#[cfg(test)]
mod tests;
