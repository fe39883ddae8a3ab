//! Which parts of an assessment a link, file or image leaves out.

use crate::model::{Assessment, Person, SortedMap};

/// Which optional parts of an assessment are shared. Target and ratings always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareOptions {
    /// Whether the names of the person and the rater are included.
    pub name: bool,
    /// Whether evidence, plan, notes and dials are included.
    pub details: bool,
}

impl ShareOptions {
    /// The assessment without the parts that are left out.
    #[must_use]
    pub fn remove_excluded(self, mut assessment: Assessment) -> Assessment {
        if !self.details {
            assessment.notes.clear();
            assessment.evidence = SortedMap::default();
            assessment.plan = SortedMap::default();
            assessment.dials = SortedMap::default();
        }
        if !self.name {
            assessment.person = Person::ME;
            assessment.rater.name.clear();
        }
        assessment
    }
}
