//! A framework that somebody has brought or made: as it is being edited, and as it was kept.

use crate::model::change::merge::{Merge, field};
use crate::model::framework::draft::FrameworkDraft;
use crate::model::framework::framework::Framework;

/// A framework of somebody's own.
#[derive(Clone, Debug, PartialEq)]
pub struct UserFramework {
    /// As it is being edited; it may have problems. Its id is that of all revisions.
    pub draft: FrameworkDraft,
    /// What was kept of it, oldest first: the last one holds, and assessments may be made with any.
    pub revisions: Vec<&'static Framework>,
}

impl UserFramework {
    /// The revision that holds; `None` where none was kept yet.
    #[must_use]
    pub fn current(&self) -> Option<&'static Framework> {
        self.revisions.last().copied()
    }

    /// The revision of that name, or the one that holds where there is none.
    #[must_use]
    pub fn revision(&self, name: &str) -> Option<&'static Framework> {
        let named = self.revisions.iter().find(|it| it.revision() == name).copied();
        named.or_else(|| self.current())
    }

    /// Whether the draft says something else than the revision that holds.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.current().is_none_or(|current| !current.draft().content_eq(&self.draft))
    }

    /// A revision, with a draft that says the same.
    #[must_use]
    pub fn from_revision(framework: &'static Framework) -> Self {
        Self { draft: framework.draft().clone(), revisions: vec![framework] }
    }

    /// This with one more revision, which does not hold where another one does already.
    #[must_use]
    pub fn with_older_revision(&self, framework: &'static Framework) -> Self {
        let mut more = self.clone();
        more.revisions.retain(|known| *known != framework);
        let at = more.revisions.len().saturating_sub(1);
        more.revisions.insert(at, framework);
        more
    }

    /// This with the revisions of another one that it lacks.
    #[must_use]
    pub fn with_revisions_of(&self, other: &Self) -> Self {
        let lacks = other.revisions.iter().filter(|it| !self.revisions.contains(it));
        // What holds here goes on holding; where nothing does, what holds there.
        let revisions = lacks.chain(&self.revisions).copied().collect();
        Self { draft: self.draft.clone(), revisions }
    }

    /// This with a revision that holds from now on. Of the ones before, those stay that `is_used`
    /// says yes to.
    #[must_use]
    pub fn with_new_revision(
        &self,
        framework: &'static Framework,
        is_used: impl Fn(&Framework) -> bool,
    ) -> Self {
        let kept = self.revisions.iter().copied();
        let mut revisions: Vec<_> = kept.filter(|it| *it != framework && is_used(it)).collect();
        revisions.push(framework);
        Self { draft: framework.draft().clone(), revisions }
    }
}

impl Merge for UserFramework {
    fn merge(&mut self, from: &Self, to: &Self) -> bool {
        if from.revisions != to.revisions {
            // What one has added or taken away, the other has or lacks too; the last one holds.
            let now = &mut self.revisions;
            now.retain(|it| to.revisions.contains(it) || !from.revisions.contains(it));
            for revision in to.revisions.iter().filter(|it| !from.revisions.contains(it)) {
                now.retain(|it| it != revision);
                now.push(revision);
            }
        }
        // As a whole: its parts lean on each other.
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
    fn what_is_used_stays_when_another_revision_holds() {
        let mut custom = UserFramework::from_revision(revision("1"));
        assert!(!custom.is_changed());
        custom.draft.name = Cow::Borrowed("Renamed");
        assert!(custom.is_changed());
        let second = custom.with_new_revision(revision("2"), |it| it.revision() == "1");
        assert_eq!(second.revisions, [revision("1"), revision("2")]);
        let third = second.with_new_revision(revision("3"), |_| false);
        assert_eq!(third.revisions, [revision("3")]);
        let earlier = third.with_older_revision(revision("1"));
        assert_eq!(earlier.revisions, [revision("1"), revision("3")]);
        assert_eq!(earlier.revision("1"), Some(revision("1")));
        assert_eq!(earlier.revision("gone"), Some(revision("3")), "the one that holds");
    }

    #[test]
    fn what_holds_goes_on_holding_when_others_come() {
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
    fn two_tabs_that_keep_a_revision_each_keep_both() {
        let base = UserFramework::from_revision(revision("1"));
        let mine = base.with_new_revision(revision("2"), |_| true);
        let mut theirs = base.with_new_revision(revision("3"), |_| true);
        assert!(theirs.merge(&base, &mine));
        assert_eq!(theirs.revisions, [revision("1"), revision("3"), revision("2")]);
    }
}
