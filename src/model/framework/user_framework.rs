//! A framework that somebody created or imported: its draft and its saved revisions.

use crate::model::change::fields::{Chooser, Fields, field, map};
use crate::model::framework::draft::FrameworkDraft;
use crate::model::framework::framework::Framework;
use crate::model::sorted_map::SortedMap;

/// A framework that is not built in.
#[derive(Clone, Debug, PartialEq)]
pub struct UserFramework {
    /// The draft; it may have errors. It has the same identifier as all revisions.
    pub draft: FrameworkDraft,
    /// The saved revisions, oldest first. The last one is the current one; an assessment may use
    /// any of them.
    pub revisions: Vec<&'static Framework>,
}

impl UserFramework {
    /// The current revision; `None` if none was saved.
    #[must_use]
    pub fn current(&self) -> Option<&'static Framework> {
        self.revisions.last().copied()
    }

    /// The revision with this name, or else the current one.
    #[must_use]
    pub fn revision(&self, name: &str) -> Option<&'static Framework> {
        let named = self.revisions.iter().find(|revision| revision.revision() == name).copied();
        named.or_else(|| self.current())
    }

    /// Whether the draft differs from the current revision.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.current().is_none_or(|current| !current.draft().content_eq(&self.draft))
    }

    /// Creates a user framework from one revision, with an equal draft.
    #[must_use]
    pub fn from_revision(framework: &'static Framework) -> Self {
        Self { draft: framework.draft().clone(), revisions: vec![framework] }
    }

    /// Adds a revision that does not become the current one, unless it is the only one.
    #[must_use]
    pub fn with_older_revision(&self, framework: &'static Framework) -> Self {
        let mut more = self.clone();
        more.revisions.retain(|known| *known != framework);
        let at = more.revisions.len().saturating_sub(1);
        more.revisions.insert(at, framework);
        more
    }

    /// Adds a revision and makes it the current one. Keeps the older revisions for which `is_used`
    /// returns true.
    #[must_use]
    pub fn with_new_revision(
        &self,
        framework: &'static Framework,
        is_used: impl Fn(&Framework) -> bool,
    ) -> Self {
        let kept = self.revisions.iter().copied();
        let mut revisions: Vec<_> =
            kept.filter(|kept| *kept != framework && is_used(kept)).collect();
        revisions.push(framework);
        Self { draft: framework.draft().clone(), revisions }
    }
}

impl Fields for UserFramework {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        type Revisions = SortedMap<String, &'static Framework>;
        let by_name = |framework: &Self| -> Revisions {
            let revisions = framework.revisions.iter().copied();
            revisions.map(|revision| (revision.revision().to_owned(), revision)).collect()
        };
        let current = |framework: &Self| framework.current().map(Framework::revision);
        // The draft is one field, because its parts depend on each other.
        field("draft", &mut self.draft, &theirs.draft, choose);
        let (mut revisions, mut last) = (by_name(self), current(self));
        map("revisions", &mut revisions, &by_name(theirs), String::clone, choose);
        field("current", &mut last, &current(theirs), choose);
        // The same revisions have the same order everywhere: by name, and the current one last.
        self.revisions = revisions.iter().map(|(_, revision)| *revision).collect();
        self.revisions.sort_by_key(|revision| Some(revision.revision()) == last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::fields::Choice;
    use std::borrow::Cow;

    fn revision(name: &'static str) -> &'static Framework {
        let document = FrameworkDraft {
            revision: Cow::Borrowed(name),
            id: crate::model::FrameworkId::of("mine"),
            ..Framework::builtin().draft().clone()
        };
        Framework::try_from(document).unwrap().intern()
    }

    #[test]
    fn used_revision_stays_after_a_new_one_is_published() {
        let mut custom = UserFramework::from_revision(revision("1"));
        assert!(!custom.is_changed());
        custom.draft.name = Cow::Borrowed("Renamed");
        assert!(custom.is_changed());
        let second = custom.with_new_revision(revision("2"), |revision| revision.revision() == "1");
        assert_eq!(second.revisions, [revision("1"), revision("2")]);
        let third = second.with_new_revision(revision("3"), |_| false);
        assert_eq!(third.revisions, [revision("3")]);
        let earlier = third.with_older_revision(revision("1"));
        assert_eq!(earlier.revisions, [revision("1"), revision("3")]);
        assert_eq!(earlier.revision("1"), Some(revision("1")));
        assert_eq!(earlier.revision("gone"), Some(revision("3")), "the one that holds");
    }

    fn all(names: &[&'static str]) -> UserFramework {
        UserFramework {
            revisions: names.iter().map(|name| revision(name)).collect(),
            ..UserFramework::from_revision(revision("1"))
        }
    }

    #[test]
    fn revisions_of_two_versions_are_combined() {
        let combined = |ours: &[&'static str], theirs: &[&'static str], chosen: &[&str]| {
            let mut ours = all(ours);
            ours.combine(&all(theirs), &mut |path, pair| {
                let is_added = !pair.in_ours && path.starts_with("revisions");
                if is_added || chosen.contains(&path) { Choice::Theirs } else { Choice::Ours }
            });
            ours
        };
        assert_eq!(combined(&[], &["1", "2", "3"], &["current"]), all(&["1", "2", "3"]));
        assert_eq!(combined(&["2"], &["1", "2", "3"], &[]), all(&["1", "3", "2"]));
        assert_eq!(combined(&["1", "2"], &["1", "3"], &["current"]), all(&["1", "2", "3"]));
    }

    #[test]
    fn saved_revision_is_a_difference() {
        let (before, after) = (all(&["1"]), all(&["1", "2"]));
        assert_eq!(before.differences(&after), ["revisions/2", "current"]);
    }
}
