//! People who are assessed.

use crate::model::change::merge::{Merge, field};
use crate::model::id::PersonId;

/// A person. Everything else about them is in their assessments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The name; empty if unknown.
    pub name: String,
    /// Whether the person is hidden from lists.
    pub archived: bool,
}

impl Person {
    /// The person who uses this browser. They exist even if nothing is stored about them.
    pub const ME: PersonId = PersonId::of("me");
}

impl Merge for Person {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        let name = field(&mut self.name, &from.name, &to.name);
        let archived = field(&mut self.archived, &from.archived, &to.archived);
        name || archived
    }
}
