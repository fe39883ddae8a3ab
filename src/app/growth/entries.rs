//! The evidence and plan items of the open assessment: lists that follow changes, and entries that
//! are edited in place.

use crate::app::session::state::Session;
use crate::app::widgets::earlier_texts::EarlierTexts;
use crate::app::widgets::typed_text::TypedText;
use crate::browser::random_id;
use crate::model::assessment::assessment::{evidence_path, plan_path};
use crate::model::{Assessment, Axis, AxisId, EntryId, Evidence, PlanItem, SortedMap};
use crate::storage::records::assessment;
use leptos::prelude::*;

/// A kind of entry of an assessment that belongs to an axis.
pub trait EditableEntry: Clone + PartialEq + Send + Sync + 'static {
    /// The entries.
    fn list(of: &Assessment) -> &SortedMap<EntryId, Self>;
    /// The entries, mutable.
    fn list_mut(of: &mut Assessment) -> &mut SortedMap<EntryId, Self>;
    /// The axis.
    fn axis(&self) -> &AxisId;
    /// The text.
    fn text(&self) -> &str;
    /// The text, mutable.
    fn text_mut(&mut self) -> &mut String;
    /// Whether the entry has any content.
    fn has_content(&self) -> bool;
    /// The path of the text in the assessment.
    fn text_path(id: &EntryId) -> String;
}

impl EditableEntry for Evidence {
    fn list(of: &Assessment) -> &SortedMap<EntryId, Self> {
        &of.evidence
    }

    fn list_mut(of: &mut Assessment) -> &mut SortedMap<EntryId, Self> {
        &mut of.evidence
    }

    fn axis(&self) -> &AxisId {
        &self.axis
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn text_mut(&mut self) -> &mut String {
        &mut self.text
    }

    fn has_content(&self) -> bool {
        !self.text.trim().is_empty() || self.link.is_some()
    }

    fn text_path(id: &EntryId) -> String {
        evidence_path(id)
    }
}

impl EditableEntry for PlanItem {
    fn list(of: &Assessment) -> &SortedMap<EntryId, Self> {
        &of.plan
    }

    fn list_mut(of: &mut Assessment) -> &mut SortedMap<EntryId, Self> {
        &mut of.plan
    }

    fn axis(&self) -> &AxisId {
        &self.axis
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn text_mut(&mut self) -> &mut String {
        &mut self.text
    }

    fn has_content(&self) -> bool {
        !self.text.trim().is_empty()
    }

    fn text_path(id: &EntryId) -> String {
        plan_path(id)
    }
}

/// The entries on an axis, in order of creation.
#[must_use]
pub fn on_axis<T: EditableEntry>(session: Session, axis: &'static Axis) -> Memo<Vec<EntryId>> {
    Memo::new(move |_| {
        session.assessment.with(|assessment| {
            let on_axis = T::list(assessment).iter().filter(|(_, entry)| *entry.axis() == axis.id);
            on_axis.map(|(id, _)| id.clone()).collect()
        })
    })
}

/// As [`on_axis`], followed by a new entry to fill in.
#[must_use]
pub fn with_pending(stored: Memo<Vec<EntryId>>) -> Memo<Vec<EntryId>> {
    Memo::new(move |before: Option<&Vec<EntryId>>| {
        let mut ids = stored.get();
        let pending = before.and_then(|ids| ids.last()).filter(|last| !ids.contains(last));
        ids.push(pending.cloned().unwrap_or_else(fresh));
        ids
    })
}

/// A stored entry; `None` if it does not exist.
#[must_use]
pub fn stored<T: EditableEntry>(session: Session, id: EntryId) -> Memo<Option<T>> {
    Memo::new(move |_| session.assessment.with(|assessment| T::list(assessment).get(&id)))
}

/// An entry that is edited in place. Every change is saved; an entry without content is deleted.
#[derive(Debug)]
pub struct Draft<T: EditableEntry> {
    /// The entry as it is shown.
    pub now: RwSignal<T>,
    /// Whether it is not stored yet.
    pub is_new: Signal<bool>,
    session: Session,
    id: StoredValue<EntryId>,
}

impl<T: EditableEntry> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: EditableEntry> Copy for Draft<T> {}

impl<T: EditableEntry> Draft<T> {
    /// Opens an entry; `blank` is its content if it is not stored.
    #[must_use]
    pub fn open(session: Session, id: EntryId, blank: T) -> Self {
        let stored = stored::<T>(session, id.clone());
        let now = RwSignal::new(blank);
        Effect::new(move || {
            if let Some(stored) = stored.get() {
                now.set(stored);
            }
        });
        let is_new = Signal::derive(move || stored.with(Option::is_none));
        Self { now, is_new, session, id: StoredValue::new(id) }
    }

    /// The text of the entry, which is saved while it is typed.
    #[must_use]
    pub fn typed_text(self) -> TypedText {
        let stored = Signal::derive(move || self.now.with(|entry| entry.text().to_owned()));
        TypedText::new(stored, move |change| {
            // A new entry is stored with the date, level and link that were already entered.
            let entry = self.now.get_untracked();
            let id = self.id.get_value();
            self.session.type_in_assessment(&change, |assessment, text| {
                let mut entry = T::list(assessment).get(&id).unwrap_or_else(|| entry.clone());
                text.clone_into(entry.text_mut());
                let entry = entry.has_content().then_some(entry);
                T::list_mut(assessment).set(&id, entry);
            });
            // The effect that follows the stored entry runs later than the next change may come.
            self.now.update(|entry| entry.text_mut().clone_from(&change.after));
        })
    }

    /// The earlier texts of the entry.
    pub fn earlier_texts(self) -> impl IntoView {
        let key = Signal::derive(move || assessment::key(&self.session.id()));
        let path = self.id.with_value(T::text_path);
        let use_text =
            Callback::new(move |text: String| self.write(|entry| *entry.text_mut() = text));
        let is_final = Signal::derive(move || self.session.is_final());
        view! { <EarlierTexts key=key path=path use_text=use_text is_locked=is_final/> }
    }

    /// Changes the entry and saves it.
    pub fn write(&self, by: impl FnOnce(&mut T)) {
        self.now.update(by);
        let entry = self.now.get_untracked();
        let entry = entry.has_content().then_some(entry);
        let id = self.id.get_value();
        self.session.change_assessment(|assessment| T::list_mut(assessment).set(&id, entry));
    }
}

/// A new identifier. Identifiers sort by creation time.
fn fresh() -> EntryId {
    // Milliseconds as eleven hexadecimal digits, which are enough until the year 2527.
    let now = js_sys::Date::now() as u64;
    let mut name = random_id::random_id();
    name.truncate(4);
    EntryId::new(format!("{now:011x}{name}"))
}
