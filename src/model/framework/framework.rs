//! A career framework: axes with levels, and ladders with positions.

use crate::model::assessment::rating::Rating;
use crate::model::framework::draft::FrameworkDraft;
use crate::model::framework::parts::{Axis, Credit, Ladder, Level, Position};
use crate::model::framework::validation::{ValidationError, validate};
use crate::model::id::{AxisId, FrameworkId, LadderId, PositionId};
use std::borrow::Cow;
use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

/// A valid framework: names exist and are unique, all axes have the same number of levels, and
/// every position has an expected level on each axis. Except for the built-in one, a framework is
/// created by validating a [`FrameworkDraft`].
#[derive(Clone, Debug, PartialEq)]
pub struct Framework(FrameworkDraft);

impl FrameworkId {
    /// Whether this identifies the built-in framework, in any revision and language.
    #[must_use]
    pub fn is_builtin(&self) -> bool {
        *self == *Framework::builtin().id()
    }
}

impl Framework {
    /// The built-in framework: Engineering Ladders by Jorge Fioranelli
    /// (<https://www.engineeringladders.com>, Apache-2.0, commit 6055355). Names and expected
    /// levels are the framework's; the definitions are in our own words.
    ///
    /// Its texts are in the language that [`Self::translate`] has set, English by default.
    /// Identifiers and expected levels are the same in every language.
    #[must_use]
    pub fn builtin() -> &'static Self {
        TRANSLATED.get().unwrap_or(Self::english())
    }

    /// The built-in framework in English.
    fn english() -> &'static Self {
        // Generated from builtin.json by build.rs. Tests validate it and compare it with the result
        // of our JSON reader.
        static BUILTIN: Framework = Framework(include!(concat!(env!("OUT_DIR"), "/builtin.rs")));
        &BUILTIN
    }

    /// Sets the language of the built-in framework: `words` translates its English draft; `None`
    /// sets English. A translation that is not valid is ignored.
    pub fn translate(words: Option<impl FnOnce(&FrameworkDraft) -> FrameworkDraft>) {
        let translated = words.and_then(|words| Self::try_from(words(&Self::english().0)).ok());
        TRANSLATED.set(translated.map(|framework| &*Box::leak(Box::new(framework))));
    }

    /// Whether a draft has the same content as the built-in framework, in the current language or
    /// in English. Revision names are not compared.
    #[must_use]
    pub fn builtin_content_eq(document: &FrameworkDraft) -> bool {
        [Self::builtin(), Self::english()].iter().any(|framework| framework.0.content_eq(document))
    }

    /// Interns the framework: returns a reference that is valid until the page is closed. Views
    /// hold such references. Equal frameworks are stored once; a visit uses a handful of them.
    #[must_use]
    pub fn intern(self) -> &'static Self {
        if self.revision() == Self::english().revision() && Self::builtin_content_eq(&self.0) {
            return Self::builtin();
        }
        let mut kept = INTERNED.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|known| ***known == self).copied().unwrap_or_else(|| {
            let new: &'static Self = Box::leak(Box::new(self));
            kept.push(new);
            new
        })
    }

    /// The interned framework with this identifier and revision.
    #[must_use]
    pub fn interned(id: &FrameworkId, revision: &str) -> Option<&'static Self> {
        let kept = INTERNED.lock().unwrap_or_else(PoisonError::into_inner);
        let all = std::iter::once(Self::builtin()).chain(kept.iter().copied());
        let mut those =
            all.filter(|framework| framework.id() == id && framework.revision() == revision);
        those.next()
    }

    /// The framework as a draft.
    #[must_use]
    pub const fn draft(&self) -> &FrameworkDraft {
        &self.0
    }

    /// The identifier, shared by all revisions.
    #[must_use]
    pub fn id(&self) -> &FrameworkId {
        &self.0.id
    }

    /// The display name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The revision's name; it changes with the content.
    #[must_use]
    pub fn revision(&self) -> &str {
        &self.0.revision
    }

    /// The attribution, if there is one.
    #[must_use]
    pub fn credit(&self) -> Option<&Credit> {
        self.0.credit.as_ref()
    }

    /// The axes in their order around the chart: 3 to 12.
    #[must_use]
    pub fn axes(&self) -> &[Axis] {
        &self.0.axes
    }

    /// Looks up an axis.
    #[must_use]
    pub fn axis(&self, id: &AxisId) -> Option<&Axis> {
        self.axes().iter().find(|axis| axis.id == *id)
    }

    /// The ladders; at least one.
    #[must_use]
    pub fn ladders(&self) -> &[Ladder] {
        &self.0.ladders
    }

    /// The number of levels of every axis: 2 to 9.
    #[must_use]
    pub fn level_count(&self) -> u8 {
        // A valid framework has at least one axis.
        self.0.axes.first().map_or(0, |axis| axis.levels.len() as u8)
    }

    /// Looks up a position and its ladder.
    #[must_use]
    pub fn position(&self, id: &PositionId) -> Option<(&Ladder, &Position)> {
        self.0.ladders.iter().find_map(|ladder| {
            let position = ladder.positions.iter().find(|position| position.id == *id)?;
            Some((ladder, position))
        })
    }

    /// Whether a position counts as senior.
    #[must_use]
    pub fn is_senior(&self, position: &Position) -> bool {
        self.0.senior_from.is_some_and(|from| position.level >= from)
    }

    /// The career level from which positions count as senior, if the framework makes that
    /// distinction.
    #[must_use]
    pub fn senior_from(&self) -> Option<u8> {
        self.0.senior_from
    }

    /// The highest career level of all positions.
    #[must_use]
    pub fn top_level(&self) -> u8 {
        let positions = self.0.ladders.iter().flat_map(|ladder| ladder.positions.iter());
        positions.map(|position| position.level).max().unwrap_or(0)
    }
}

impl TryFrom<FrameworkDraft> for Framework {
    type Error = Vec<ValidationError>;

    /// Fails with all validation errors.
    fn try_from(draft: FrameworkDraft) -> Result<Self, Vec<ValidationError>> {
        let errors = validate(&draft);
        if errors.is_empty() { Ok(Self(draft)) } else { Err(errors) }
    }
}

thread_local! {
    /// The built-in framework in the current language; `None` is English.
    static TRANSLATED: Cell<Option<&'static Framework>> = const { Cell::new(None) };
}

/// The interned frameworks.
static INTERNED: Mutex<Vec<&'static Framework>> = Mutex::new(Vec::new());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_framework_is_valid() {
        let framework = Framework::builtin();
        assert_eq!(Framework::try_from(framework.draft().clone()).as_ref(), Ok(framework));
        assert_eq!(framework.level_count(), 5);
        assert_eq!(framework.top_level(), 7);
    }

    #[test]
    fn position_is_found_with_its_ladder() {
        let framework = Framework::builtin();
        let (ladder, position) = framework.position(&PositionId::new("TL6")).unwrap();
        assert_eq!(ladder.name, "Tech Lead");
        assert_eq!(position.level, 6);
        assert!(framework.is_senior(position));
        assert_eq!(framework.position(&PositionId::new("TL3")), None);
    }

    #[test]
    fn builtin_framework_has_same_identifiers_in_every_language() {
        let english = Framework::builtin();
        Framework::translate(Some(|document: &FrameworkDraft| {
            let mut document = document.clone();
            document.axes.to_mut()[0].name = Cow::Borrowed("Technik");
            document
        }));
        let german = Framework::builtin();
        assert_eq!(german.axes()[0].name, "Technik");
        assert_eq!((german.id(), german.revision()), (english.id(), english.revision()));
        assert_eq!(german.ladders(), english.ladders());
        // Interning the framework in one language returns the built-in one in the current language.
        assert!(std::ptr::eq(english.clone().intern(), german));
        assert!(std::ptr::eq(german.clone().intern(), german));
        let broken = |document: &FrameworkDraft| FrameworkDraft {
            axes: Cow::Borrowed(&[]),
            ..document.clone()
        };
        Framework::translate(Some(broken));
        assert!(std::ptr::eq(Framework::builtin(), english));
    }

    #[test]
    fn interned_framework_is_shared() {
        let mut document = Framework::builtin().draft().clone();
        document.revision = Cow::Borrowed("kept once");
        let keep = || Framework::try_from(document.clone()).unwrap().intern();
        assert!(std::ptr::eq(keep(), keep()));
        let met = Framework::interned(&document.id, "kept once").unwrap();
        assert!(std::ptr::eq(met, keep()));
        assert!(std::ptr::eq(Framework::builtin().clone().intern(), Framework::builtin()));
        assert_eq!(Framework::interned(&document.id, "never"), None);
    }
}
