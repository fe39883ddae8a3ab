//! A framework that somebody created or imported: its draft and its saved revisions.

use crate::model::change::merge::{Merge, field};
use crate::model::framework::draft::FrameworkDraft;
use crate::model::framework::framework::Framework;

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

    /// Adds all revisions of another user framework that are missing here.
    #[must_use]
    pub fn with_revisions_of(&self, other: &Self) -> Self {
        let lacks = other.revisions.iter().filter(|revision| !self.revisions.contains(revision));
        // The current revision stays current. If there is none, the other framework's current
        // revision becomes current.
        let revisions = lacks.chain(&self.revisions).copied().collect();
        Self { draft: self.draft.clone(), revisions }
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

impl Merge for UserFramework {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        if from.revisions != to.revisions {
            // Apply what was added and removed; the added revision becomes current.
            let now = &mut self.revisions;
            now.retain(|kept| to.revisions.contains(kept) || !from.revisions.contains(kept));
            for revision in
                to.revisions.iter().filter(|revision| !from.revisions.contains(revision))
            {
                now.retain(|kept| kept != revision);
                now.push(revision);
            }
        }
        // The draft is merged as a whole, because its parts depend on each other.
        field(&mut self.draft, &from.draft, &to.draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn current_revision_stays_when_others_are_added() {
        let all = |names: &[&'static str]| UserFramework {
            revisions: names.iter().map(|name| revision(name)).collect(),
            ..UserFramework::from_revision(revision("1"))
        };
        let joined = |ours: &[&'static str], theirs: &[&'static str]| {
            all(ours).with_revisions_of(&all(theirs))
        };
        assert_eq!(joined(&[], &["1", "2", "3"]), all(&["1", "2", "3"]));
        assert_eq!(joined(&["2"], &["1", "2", "3"]), all(&["1", "3", "2"]));
    }

    #[test]
    fn revisions_of_two_tabs_are_merged() {
        let base = UserFramework::from_revision(revision("1"));
        let mine = base.with_new_revision(revision("2"), |_| true);
        let mut theirs = base.with_new_revision(revision("3"), |_| true);
        assert!(theirs.merge(&base, &mine));
        assert_eq!(theirs.revisions, [revision("1"), revision("3"), revision("2")]);
    }
}
