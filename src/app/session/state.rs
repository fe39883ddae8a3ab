//! What the page knows. What changes it is an [`Act`], carried out by [`crate::app::keeper`], whose
//! code comes a moment after the page is there.

use crate::app::session::command::Command;
use crate::app::session::overlay::Overlay;
use crate::app::session::startup::StartupState;
use crate::browser::{self, events, focus, location};
use crate::chart::ComparedSeries;
use crate::chart::hit_test::Hit;
use crate::model::framework::validation::AXIS_COUNT;
use crate::model::{
    Assessment, AssessmentId, Axis, Framework, Person, Position, PositionId, Rating, Status,
};
use crate::route::Route;
use crate::storage::{EditConflict, Settings, StorageIssue, Theme};
use leptos::prelude::*;

/// Carries out commands. A `fn` pointer, because closures cannot cross a wasm split.
pub type CommandHandler = fn(Session, Command);

/// Everything the views share. Copies refer to the same state.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    pub(in crate::app) framework: RwSignal<&'static Framework>,
    /// What a site ships in the place of the built-in framework.
    pub site: Option<&'static Framework>,
    pub(in crate::app) command_handler: StoredValue<Option<CommandHandler>>,
    /// Acts that wait for the keeper.
    pub(in crate::app) pending_commands: StoredValue<Vec<Command>>,
    pub(in crate::app) id: RwSignal<AssessmentId>,
    pub(in crate::app) assessment: RwSignal<Assessment>,
    pub(in crate::app) person: RwSignal<Person>,
    pub(in crate::app) settings: RwSignal<Settings>,
    /// Grows with every change of what is stored, by whichever tab.
    pub(in crate::app) store_version: RwSignal<u32>,
    pub(in crate::app) undoable: RwSignal<Option<String>>,
    pub(in crate::app) redoable: RwSignal<Option<String>>,
    pub(in crate::app) storage_issue: RwSignal<Option<StorageIssue>>,
    pub(in crate::app) settings_issue: RwSignal<Option<StorageIssue>>,
    /// Two versions of an assessment that two tabs have made at the same time.
    pub conflict: RwSignal<Option<EditConflict>>,
    pub(in crate::app) has_quarantined: RwSignal<bool>,
    /// Whether the chart has been painted, and the rest of the page has come.
    pub first_paint_done: StoredValue<bool>,
    drag_preview: RwSignal<Option<(usize, Rating)>>,
    /// By axis, so that a drag is felt by its own axis alone.
    displayed_ratings: StoredValue<Vec<Memo<Option<Rating>>>>,
    live_region: RwSignal<String>,
    /// What is open over the page.
    pub overlay: RwSignal<Option<Overlay>>,
    /// The messages of the banner, oldest first.
    pub error_banner: RwSignal<Vec<&'static str>>,
    /// The tag of the language that the page is in.
    pub language: RwSignal<String>,
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// Other assessments on the chart.
    pub overlays: RwSignal<Vec<ComparedSeries>>,
    /// What on the chart is held or pointed at.
    pub hovered: RwSignal<Option<Hit>>,
    /// The axis whose slider has the focus.
    pub focused: RwSignal<Option<usize>>,
}

const MAX_AXES: usize = *AXIS_COUNT.end();

impl Session {
    /// Begins with what is stored, and follows what other tabs do to it.
    #[must_use]
    pub fn open(begin: StartupState) -> Self {
        let session = Self {
            framework: RwSignal::new(begin.framework),
            site: begin.site,
            command_handler: StoredValue::new(None),
            pending_commands: StoredValue::default(),
            id: RwSignal::new(begin.id),
            assessment: RwSignal::new(begin.assessment),
            person: RwSignal::new(begin.person),
            settings: RwSignal::new(begin.settings),
            store_version: RwSignal::new(0),
            undoable: RwSignal::new(None),
            redoable: RwSignal::new(None),
            storage_issue: RwSignal::new(begin.storage_issue),
            settings_issue: RwSignal::new(begin.settings_issue),
            conflict: RwSignal::new(None),
            has_quarantined: RwSignal::new(begin.has_quarantined),
            first_paint_done: StoredValue::default(),
            drag_preview: RwSignal::new(None),
            displayed_ratings: StoredValue::default(),
            live_region: RwSignal::default(),
            overlay: RwSignal::new(None),
            error_banner: RwSignal::default(),
            language: RwSignal::new(browser::locale::tag()),
            route: RwSignal::default(),
            overlays: RwSignal::default(),
            hovered: RwSignal::new(None),
            focused: RwSignal::new(None),
        };
        // As many as a framework may have: another one can take this one's place.
        let seen = (0..MAX_AXES).map(|axis| Memo::new(move |_| session.compute_displayed(axis)));
        session.displayed_ratings.set_value(seen.collect());
        session.sync_route();
        location::on_hash_change(move || session.sync_route());
        events::on_storage_event(move |key| session.dispatch(Command::AdoptFromOtherTab(key)));
        session
    }

    /// Shows the page that the address names.
    fn sync_route(&self) {
        // What is being written is taken before its field may go.
        focus::blur_field();
        let Ok(route) = location::hash().parse();
        self.route.set(route);
        self.overlay.set(None);
    }

    /// Adds a message to the banner, or removes it if nothing is wrong. Other messages stay.
    pub fn set_error(&self, words: &'static str, is_wrong: bool) {
        if self.error_banner.with_untracked(|said| said.contains(&words)) != is_wrong {
            self.error_banner.update(|said| {
                said.retain(|it| *it != words);
                said.extend(is_wrong.then_some(words));
            });
        }
    }

    /// What the open assessment is made with.
    #[must_use]
    pub fn framework(&self) -> &'static Framework {
        self.framework.get()
    }

    /// Shows what an assessment is made with, which the page has met.
    pub fn show_framework(&self, framework: &'static Framework) {
        if !std::ptr::eq(self.framework.get_untracked(), framework) {
            self.preview_drag(None);
            self.hovered.set(None);
            self.focused.set(None);
            self.framework.set(framework);
        }
    }

    /// What a new assessment is made with where nothing else is said: what the site ships, else the
    /// built-in framework.
    #[must_use]
    pub fn default_framework(&self) -> &'static Framework {
        self.site.unwrap_or_else(Framework::builtin)
    }

    /// The axes with their places around the chart.
    pub fn axes(&self) -> impl Iterator<Item = (usize, &'static Axis)> + use<> {
        self.framework().axes().iter().enumerate()
    }

    /// The open assessment, with what could not be stored yet.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        self.assessment.get()
    }

    /// Which assessment is open.
    #[must_use]
    pub fn id(&self) -> AssessmentId {
        self.id.get()
    }

    /// Whoever is assessed.
    #[must_use]
    pub fn person(&self) -> Person {
        self.person.get()
    }

    /// The rating of an axis, or where a hand holds it at this moment.
    #[must_use]
    pub fn rating(&self, axis: usize) -> Option<Rating> {
        self.displayed_ratings.with_value(|seen| seen.get(axis).copied())?.get()
    }

    fn compute_displayed(&self, axis: usize) -> Option<Rating> {
        match self.drag_preview.get() {
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
        self.hovered.get().map(Hit::axis).or_else(|| self.focused.get())
    }

    /// The rating of an axis as it is stored, wherever a hand holds it.
    #[must_use]
    pub fn stored_rating(&self, axis: usize) -> Option<Rating> {
        let id = &self.framework().axes().get(axis)?.id;
        self.assessment.with(|assessment| assessment.ratings.get(id))
    }

    /// Whether any axis has a rating.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        self.assessment.with(|assessment| !assessment.ratings.is_empty())
    }

    /// Whether the open assessment stands as it is.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.assessment.with(|assessment| assessment.status == Status::Final)
    }

    /// The position aimed at.
    #[must_use]
    pub fn target(&self) -> Option<&'static Position> {
        let framework = self.framework();
        self.assessment.with(|assessment| assessment.target_in(framework))
    }

    /// What the target asks on an axis.
    #[must_use]
    pub fn target_level(&self, axis: usize) -> Option<(&'static PositionId, Rating)> {
        let target = self.target()?;
        Some((&target.id, *target.expects.get(axis)?))
    }

    /// Shows a rating without changing it; `None` shows what is stored.
    pub fn preview_drag(&self, moving: Option<(usize, f64)>) {
        let levels = self.framework.get_untracked().level_count();
        let moving = moving.map(|(axis, value)| (axis, Rating::nearest(value, levels)));
        if self.drag_preview.with_untracked(|now| *now != moving) {
            self.drag_preview.set(moving);
        }
    }

    /// What undo would take back, in words.
    #[must_use]
    pub fn undoable(&self) -> Option<String> {
        self.undoable.get()
    }

    /// What redo would make again, in words.
    #[must_use]
    pub fn redoable(&self) -> Option<String> {
        self.redoable.get()
    }

    /// Which colours the person chose.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.settings.with(|settings| settings.theme)
    }

    /// Whether points snap to half steps.
    #[must_use]
    pub fn half_steps(&self) -> bool {
        self.settings.with(|settings| settings.half_steps)
    }

    /// All settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings.get()
    }

    /// What a point snaps to, in levels; `finer` is Shift.
    #[must_use]
    pub fn snap_step(&self, finer: bool) -> f64 {
        if finer || untrack(|| self.half_steps()) { 0.5 } else { 1.0 }
    }

    /// What is wrong with the store, if anything is.
    #[must_use]
    pub fn storage_issue(&self) -> Option<StorageIssue> {
        self.storage_issue.get().or_else(|| self.settings_issue.get())
    }

    /// Whether there are texts that could not be read.
    #[must_use]
    pub fn has_quarantined(&self) -> bool {
        self.has_quarantined.get()
    }

    /// Has a screen reader say something.
    pub fn announce(&self, words: impl Into<String>) {
        self.live_region.set(words.into());
    }

    /// What a screen reader is to say.
    #[must_use]
    pub fn live_region(&self) -> String {
        self.live_region.get()
    }
}

/// The session of the page a view stands on.
#[must_use]
pub fn session() -> Session {
    expect_context()
}
