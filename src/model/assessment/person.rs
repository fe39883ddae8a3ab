//! Somebody who is assessed.

use crate::model::change::merge::{Merge, field};
use crate::model::id::PersonId;

/// A person. What is known about them are their assessments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Their name; empty when they did not say.
    pub name: String,
    /// Whether they are kept out of the way.
    pub archived: bool,
}

impl Person {
    /// Whoever uses this browser. There is always this one, stored or not.
    pub const ME: PersonId = PersonId::of("me");
}

impl Merge for Person {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        let name = field(&mut self.name, &from.name, &to.name);
        let archived = field(&mut self.archived, &from.archived, &to.archived);
        name || archived
    }
}
