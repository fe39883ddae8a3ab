//! What the page knows, and the named edits that change it.

use super::parts::Part;
use crate::chart::drag::step_from;
use crate::chart::hit::Hit;
use crate::figure::radar;
use crate::model::{Assessment, Axis, Edit, Framework, Position, PositionId, Rating};
use crate::store::{History, Notice, Opened, Record, Settings, Stored, Theme, quarantine, record};
use crate::text;
use crate::web::{clock, listen, storage::Local};
use leptos::prelude::*;

/// Everything the views share. Copies refer to the same state.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// What is rated against.
    pub framework: &'static Framework,
    record: RwSignal<Record<Assessment>>,
    settings: RwSignal<Record<Settings>>,
    history: RwSignal<History>,
    /// Steps that are not in the store yet; `true` is a step taken back.
    unsaved: StoredValue<Vec<(Edit, bool)>>,
    notice: RwSignal<Option<Notice>>,
    settings_notice: RwSignal<Option<Notice>>,
    aside: RwSignal<bool>,
    moving: RwSignal<Option<(usize, Rating)>>,
    /// By axis, so that a drag is felt by its own axis alone.
    seen: StoredValue<Vec<Memo<Option<Rating>>>>,
    spoken: RwSignal<String>,
    /// What is open over the page.
    pub part: RwSignal<Option<Part>>,
    /// What did not work just now.
    pub hitch: RwSignal<Option<&'static str>>,
    /// What on the chart is held or pointed at.
    pub pointed: RwSignal<Option<Hit>>,
    /// The axis whose slider has the focus.
    pub focused: RwSignal<Option<usize>>,
}

impl Session {
    /// Reads what is stored and follows what other tabs do to it.
    #[must_use]
    pub fn open() -> Self {
        let framework = Framework::builtin();
        let assessment = record::open(&Local, Assessment::first(framework));
        let settings = record::open(&Local, Settings::default());
        let session = Self {
            framework,
            record: RwSignal::new(assessment.record),
            settings: RwSignal::new(settings.record),
            history: RwSignal::default(),
            unsaved: StoredValue::default(),
            notice: RwSignal::new(assessment.notice),
            settings_notice: RwSignal::new(settings.notice),
            aside: RwSignal::new(!aside().is_empty()),
            moving: RwSignal::new(None),
            seen: StoredValue::default(),
            spoken: RwSignal::default(),
            part: RwSignal::new(None),
            hitch: RwSignal::new(None),
            pointed: RwSignal::new(None),
            focused: RwSignal::new(None),
        };
        let seen = session.axes().map(|(axis, _)| Memo::new(move |_| session.look(axis)));
        session.seen.set_value(seen.collect());
        listen::on_other_tab(move |_| session.follow());
        session
    }

    /// The axes with their places around the chart.
    pub fn axes(&self) -> impl Iterator<Item = (usize, &'static Axis)> + use<> {
        self.framework.axes().iter().enumerate()
    }

    /// The assessment as it is stored.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        self.record.with(|record| record.data.clone())
    }

    /// The rating of an axis, or where a hand holds it at this moment.
    #[must_use]
    pub fn rating(&self, axis: usize) -> Option<Rating> {
        self.seen.with_value(|seen| seen.get(axis).copied())?.get()
    }

    fn look(&self, axis: usize) -> Option<Rating> {
        match self.moving.get() {
            Some((moving, rating)) if moving == axis => Some(rating),
            _ => self.stored_rating(axis),
        }
    }

    /// All ratings, as [`Self::rating`] has them.
    #[must_use]
    pub fn ratings(&self) -> Vec<Option<Rating>> {
        self.axes().map(|(axis, _)| self.rating(axis)).collect()
    }

    /// The axis to emphasize: what is pointed at, else what has the focus.
    #[must_use]
    pub fn emphasis(&self) -> Option<usize> {
        self.pointed.get().map(Hit::axis).or_else(|| self.focused.get())
    }

    /// The rating of an axis as it is stored, wherever a hand holds it.
    #[must_use]
    pub fn stored_rating(&self, axis: usize) -> Option<Rating> {
        let id = &self.framework.axes().get(axis)?.id;
        self.record.with(|record| record.data.ratings.get(id))
    }

    /// Whether any axis has a rating.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        self.record.with(|record| !record.data.ratings.is_empty())
    }

    /// The position aimed at.
    #[must_use]
    pub fn target(&self) -> Option<&'static Position> {
        self.record.with(|record| record.data.target_in(self.framework))
    }

    /// What the target asks on an axis.
    #[must_use]
    pub fn asked(&self, axis: usize) -> Option<(&'static PositionId, Rating)> {
        let target = self.target()?;
        Some((&target.id, *target.expects.get(axis)?))
    }

    /// Shows a rating without changing it; `None` shows what is stored.
    pub fn show(&self, moving: Option<(usize, f64)>) {
        let levels = self.framework.levels();
        let moving = moving.map(|(axis, value)| (axis, Rating::nearest(value, levels)));
        if self.moving.with_untracked(|now| *now != moving) {
            self.moving.set(moving);
        }
    }

    /// Rates an axis; `None` is unrated.
    pub fn rate(&self, axis: usize, value: Option<f64>) {
        let Some(known) = self.framework.axes().get(axis) else { return };
        let rating = value.map(|value| Rating::nearest(value, self.framework.levels()));
        let edit = self
            .record
            .with_untracked(|record| Edit::rate(&record.data, &known.id, rating, clock::today()));
        self.show(None);
        self.make(edit);
    }

    /// Moves an axis's point to the next multiple of a step, up or down.
    pub fn nudge(&self, axis: usize, step: f64, up: bool) {
        let now = radar::mark(untrack(|| self.rating(axis))).value;
        self.rate(axis, Some(step_from(now, step, up, self.framework.levels())));
    }

    /// Aims at a position, or at none.
    pub fn aim(&self, target: Option<PositionId>) {
        self.make(self.record.with_untracked(|record| Edit::target(&record.data, target)));
    }

    /// Names the person.
    pub fn name(&self, person: String) {
        self.make(self.record.with_untracked(|record| Edit::person(&record.data, person)));
    }

    fn make(&self, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.history.update(|history| history.push(edit.clone()));
            self.step(edit, false);
        }
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        if let Some(edit) = self.history.try_update(History::undo).flatten() {
            self.say(text::page::undone(&text::rating::edit(self.framework, &edit)));
            self.step(edit, true);
        }
    }

    /// Makes the last undone step again.
    pub fn redo(&self) {
        if let Some(edit) = self.history.try_update(History::redo).flatten() {
            self.say(text::page::redone(&text::rating::edit(self.framework, &edit)));
            self.step(edit, false);
        }
    }

    /// Makes a step, with all before it that did not get into the store.
    fn step(&self, edit: Edit, back: bool) {
        self.unsaved.update_value(|steps| steps.push((edit, back)));
        let known = self.record.get_untracked();
        let opened = record::change(&Local, known, |assessment| self.repeat_unsaved(assessment));
        if matches!(opened.notice, None | Some(Notice::SetAside { .. })) {
            self.unsaved.set_value(Vec::new());
        }
        self.take(opened, self.record, self.notice);
    }

    fn repeat_unsaved(&self, assessment: &mut Assessment) {
        self.unsaved.with_value(|steps| {
            for (edit, back) in steps {
                if *back { edit.take_back(assessment) } else { edit.apply(assessment) }
            }
        });
    }

    fn take<T: Stored + Send + Sync + 'static>(
        &self,
        opened: Opened<T>,
        into: RwSignal<Record<T>>,
        notice: RwSignal<Option<Notice>>,
    ) {
        into.set(opened.record);
        self.aside.set(!aside().is_empty());
        if notice.with_untracked(|notice| *notice != opened.notice) {
            notice.set(opened.notice);
        }
    }

    /// What undo would take back, in words.
    #[must_use]
    pub fn undoable(&self) -> Option<String> {
        self.history.with(|history| Some(text::rating::edit(self.framework, history.last()?)))
    }

    /// What redo would make again, in words.
    #[must_use]
    pub fn redoable(&self) -> Option<String> {
        self.history.with(|history| Some(text::rating::edit(self.framework, history.next()?)))
    }

    /// Adopts what another tab has stored, and keeps what this one could not store.
    fn follow(&self) {
        if let Some(mut record) =
            record::other(&Local, self.record.with_untracked(|known| known.revision))
        {
            self.repeat_unsaved(&mut record.data);
            self.record.set(record);
        }
        if let Some(record) =
            record::other(&Local, self.settings.with_untracked(|known| known.revision))
        {
            self.settings.set(record);
        }
        self.aside.set(!aside().is_empty());
    }

    /// Which colours the person chose.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.settings.with(|settings| settings.data.theme)
    }

    /// Chooses colours.
    pub fn set_theme(&self, theme: Theme) {
        self.set(|settings| settings.theme = theme);
    }

    /// Whether points snap to half steps.
    #[must_use]
    pub fn half_steps(&self) -> bool {
        self.settings.with(|settings| settings.data.half_steps)
    }

    /// Lets points snap to half steps, or to whole ones.
    pub fn set_half_steps(&self, half_steps: bool) {
        self.set(|settings| settings.half_steps = half_steps);
    }

    fn set(&self, change: impl FnOnce(&mut Settings)) {
        let known = self.settings.get_untracked();
        self.take(record::change(&Local, known, change), self.settings, self.settings_notice);
    }

    /// What a point snaps to, in levels; `finer` is Shift.
    #[must_use]
    pub fn snap(&self, finer: bool) -> f64 {
        if finer || untrack(|| self.half_steps()) { 0.5 } else { 1.0 }
    }

    /// What is wrong with the store, if anything is.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.notice.get().or_else(|| self.settings_notice.get())
    }

    /// Whether there are texts that could not be read.
    #[must_use]
    pub fn has_aside(&self) -> bool {
        self.aside.get()
    }

    /// The texts that could not be read, with their keys.
    #[must_use]
    pub fn aside(&self) -> Vec<(String, String)> {
        aside()
    }

    /// Forgets the texts that could not be read.
    pub fn discard_aside(&self) {
        if quarantine::discard(&Local).is_ok() {
            self.aside.set(false);
        }
    }

    /// Has a screen reader say something.
    pub fn say(&self, words: impl Into<String>) {
        self.spoken.set(words.into());
    }

    /// What a screen reader is to say.
    #[must_use]
    pub fn spoken(&self) -> String {
        self.spoken.get()
    }
}

fn aside() -> Vec<(String, String)> {
    quarantine::texts(&Local).unwrap_or_default()
}

/// The session of the page a view stands on.
#[must_use]
pub fn session() -> Session {
    expect_context()
}
