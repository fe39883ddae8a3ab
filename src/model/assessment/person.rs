//! People who are assessed.

use crate::model::change::fields::{Chooser, Fields, field};
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

impl Fields for Person {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        field("name", &mut self.name, &theirs.name, choose);
        field("archived", &mut self.archived, &theirs.archived, choose);
    }
}
