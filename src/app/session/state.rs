//! The session: the state that all views share. It is changed by [`Command`]s, which are handled by
//! [`super::autosave`] as soon as its code is loaded.

use crate::app::session::command::Command;
use crate::app::session::overlay::Overlay;
use crate::app::session::startup::StartupState;
use crate::browser::events::Listener;
use crate::browser::{self, events, focus, location};
use crate::chart::ComparedSeries;
use crate::chart::hit_test::Hit;
use crate::model::framework::validation::AXIS_COUNT;
use crate::model::{
    Assessment, AssessmentId, Axis, Framework, Person, Position, PositionId, Rating, Status,
};
use crate::presentation::legend::Series;
use crate::route::Route;
use crate::storage::{Settings, StorageIssue, Theme};
use leptos::prelude::*;

/// Carries out commands. A `fn` pointer, because closures cannot cross a wasm split.
pub type CommandHandler = fn(Session, Command);

/// The shared state. Copies refer to the same state.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    pub(in crate::app) framework: RwSignal<&'static Framework>,
    /// The site framework.
    pub site: Option<&'static Framework>,
    pub(in crate::app) command_handler: StoredValue<Option<CommandHandler>>,
    /// Commands that wait for autosave.
    pub(in crate::app) pending_commands: StoredValue<Vec<Command>>,
    /// Asks before the page is left while commands wait.
    pub(in crate::app) leave_prompt: StoredValue<Option<Listener>, LocalStorage>,
    pub(in crate::app) id: RwSignal<AssessmentId>,
    pub(in crate::app) assessment: RwSignal<Assessment>,
    pub(in crate::app) person: RwSignal<Person>,
    pub(in crate::app) settings: RwSignal<Settings>,
    /// Increases with every change of stored records by any tab.
    pub(in crate::app) store_version: RwSignal<u32>,
    pub(in crate::app) undoable: RwSignal<Option<String>>,
    pub(in crate::app) redoable: RwSignal<Option<String>>,
    pub(in crate::app) storage_issue: RwSignal<Option<StorageIssue>>,
    pub(in crate::app) settings_issue: RwSignal<Option<StorageIssue>>,
    pub(in crate::app) has_quarantined: RwSignal<bool>,
    drag_preview: RwSignal<Option<(usize, Rating)>>,
    /// The displayed rating of each axis. Each has its own memo, so that a drag updates one axis.
    displayed_ratings: StoredValue<Vec<Memo<Option<Rating>>>>,
    live_region: RwSignal<String>,
    /// The overlay that is open.
    pub overlay: RwSignal<Option<Overlay>>,
    /// The text of the banner that says what has just been done.
    pub status_text: RwSignal<String>,
    /// The message of the error banner.
    pub error_banner: RwSignal<Vec<&'static str>>,
    /// The language tag of the page.
    pub language: RwSignal<String>,
    /// The current route.
    pub route: RwSignal<Route>,
    /// Other assessments on the chart.
    pub compared: RwSignal<Vec<ComparedSeries>>,
    /// The series of the chart that are hidden: a bit for each [`Series::index`]. A set of its own type
    /// would add a kilobyte to the download.
    pub hidden_series: RwSignal<u32>,
    /// The [`Series::index`] that is emphasized, because its legend entry has the pointer or the focus.
    pub emphasized_series: RwSignal<Option<usize>>,
    /// The part of the chart that is dragged or hovered.
    pub hovered: RwSignal<Option<Hit>>,
    /// The axis whose slider has the focus.
    pub focused: RwSignal<Option<usize>>,
}

const MAX_AXES: usize = *AXIS_COUNT.end();

impl Session {
    /// Creates the session and starts to follow other tabs.
    #[must_use]
    pub fn open(begin: StartupState) -> Self {
        let session = Self {
            framework: RwSignal::new(begin.framework),
            site: begin.site,
            command_handler: StoredValue::new(None),
            pending_commands: StoredValue::default(),
            leave_prompt: StoredValue::new_local(None),
            id: RwSignal::new(begin.id),
            assessment: RwSignal::new(begin.assessment),
            person: RwSignal::new(begin.person),
            settings: RwSignal::new(begin.settings),
            store_version: RwSignal::new(0),
            undoable: RwSignal::new(None),
            redoable: RwSignal::new(None),
            storage_issue: RwSignal::new(begin.storage_issue),
            settings_issue: RwSignal::new(begin.settings_issue),
            has_quarantined: RwSignal::new(begin.has_quarantined),
            drag_preview: RwSignal::new(None),
            displayed_ratings: StoredValue::default(),
            live_region: RwSignal::default(),
            overlay: RwSignal::new(None),
            status_text: RwSignal::default(),
            error_banner: RwSignal::default(),
            language: RwSignal::new(browser::locale::tag()),
            route: RwSignal::default(),
            compared: RwSignal::default(),
            hidden_series: RwSignal::new(0),
            emphasized_series: RwSignal::new(None),
            hovered: RwSignal::new(None),
            focused: RwSignal::new(None),
        };
        // One for every axis that any framework may have, because the framework can change.
        let seen = (0..MAX_AXES).map(|axis| Memo::new(move |_| session.compute_displayed(axis)));
        session.displayed_ratings.set_value(seen.collect());
        session.sync_route();
        location::on_hash_change(move || session.sync_route());
        events::on_storage_event(move |key| session.dispatch(Command::AdoptFromOtherTab(key)));
        session
    }

    /// Shows the page of the current address.
    fn sync_route(&self) {
        // Commit the focused field before it is removed.
        focus::blur_field();
        let Ok(route) = location::hash().parse();
        self.route.set(route);
        self.overlay.set(None);
    }

    /// Sets the error banner, or clears it if it shows this message.
    pub fn set_error(&self, words: &'static str, is_wrong: bool) {
        if self.error_banner.with_untracked(|said| said.contains(&words)) != is_wrong {
            self.error_banner.update(|said| {
                said.retain(|message| *message != words);
                said.extend(is_wrong.then_some(words));
            });
        }
    }

    /// The framework of the open assessment.
    #[must_use]
    pub fn framework(&self) -> &'static Framework {
        self.framework.get()
    }

    /// Sets the framework of the open assessment. It must be interned.
    pub fn show_framework(&self, framework: &'static Framework) {
        if !std::ptr::eq(self.framework.get_untracked(), framework) {
            self.preview_drag(None);
            self.hovered.set(None);
            self.focused.set(None);
            self.framework.set(framework);
        }
    }

    /// The framework of new assessments: the site framework or the built-in one.
    #[must_use]
    pub fn default_framework(&self) -> &'static Framework {
        self.site.unwrap_or_else(Framework::builtin)
    }

    /// The axes and their indexes.
    pub fn axes(&self) -> impl Iterator<Item = (usize, &'static Axis)> + use<> {
        self.framework().axes().iter().enumerate()
    }

    /// The open assessment, including changes that are not stored yet.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        self.assessment.get()
    }

    /// The identifier of the open assessment.
    #[must_use]
    pub fn id(&self) -> AssessmentId {
        self.id.get()
    }

    /// The assessed person.
    #[must_use]
    pub fn person(&self) -> Person {
        self.person.get()
    }

    /// The displayed rating of an axis: the stored one, or the value that is being dragged.
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

    /// The displayed ratings of all axes.
    #[must_use]
    pub fn ratings(&self) -> Vec<Option<Rating>> {
        self.axes().map(|(axis, _)| self.rating(axis)).collect()
    }

    /// The axis to emphasize: the hovered one, or else the focused one.
    #[must_use]
    pub fn emphasis(&self) -> Option<usize> {
        self.hovered.get().map(Hit::axis).or_else(|| self.focused.get())
    }

    /// The stored rating of an axis.
    #[must_use]
    pub fn stored_rating(&self, axis: usize) -> Option<Rating> {
        let axis = self.framework().axes().get(axis)?;
        self.assessment.with(|assessment| assessment.rating_on(axis))
    }

    /// Whether any axis is rated.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        self.assessment.with(|assessment| !assessment.ratings.is_empty())
    }

    /// Whether the open assessment is final.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.assessment.with(|assessment| assessment.status == Status::Final)
    }

    /// The target position.
    #[must_use]
    pub fn target(&self) -> Option<&'static Position> {
        let framework = self.framework();
        self.assessment.with(|assessment| assessment.target_in(framework))
    }

    /// The target position's identifier and its expected level on an axis.
    #[must_use]
    pub fn target_level(&self, axis: usize) -> Option<(&'static PositionId, Rating)> {
        let target = self.target()?;
        Some((&target.id, *target.expects.get(axis)?))
    }

    /// Previews a rating while it is dragged; `None` ends the preview.
    pub fn preview_drag(&self, moving: Option<(usize, f64)>) {
        let levels = self.framework.get_untracked().level_count();
        let moving = moving.map(|(axis, value)| (axis, Rating::nearest(value, levels)));
        if self.drag_preview.with_untracked(|now| *now != moving) {
            if moving.is_some() {
                self.show_series(Series::Own);
            }
            self.drag_preview.set(moving);
        }
    }

    /// Whether a rating is being dragged, on the chart or with a slider.
    #[must_use]
    pub fn is_dragging(&self) -> bool {
        self.drag_preview.with_untracked(Option::is_some)
    }

    /// Whether a series of the chart is shown.
    #[must_use]
    pub fn shows_series(&self, series: Series) -> bool {
        self.hidden_series.get() >> series.index() & 1 == 0
    }

    /// Shows a series, because the person changes it.
    pub fn show_series(&self, series: Series) {
        let bit = 1 << series.index();
        if self.hidden_series.with_untracked(|hidden| hidden & bit != 0) {
            self.hidden_series.update(|hidden| *hidden &= !bit);
        }
    }

    /// The label of the transaction that undo would revert.
    #[must_use]
    pub fn undoable(&self) -> Option<String> {
        self.undoable.get()
    }

    /// The label of the transaction that redo would apply.
    #[must_use]
    pub fn redoable(&self) -> Option<String> {
        self.redoable.get()
    }

    /// The color theme.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.settings.with(|settings| settings.theme)
    }

    /// Whether ratings snap to half steps.
    #[must_use]
    pub fn half_steps(&self) -> bool {
        self.settings.with(|settings| settings.half_steps)
    }

    /// All settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings.get()
    }

    /// The snap step in levels. `finer` is true while Shift is pressed.
    #[must_use]
    pub fn snap_step(&self, finer: bool) -> f64 {
        if finer || untrack(|| self.half_steps()) { 0.5 } else { 1.0 }
    }

    /// The storage issue, if there is one.
    #[must_use]
    pub fn storage_issue(&self) -> Option<StorageIssue> {
        self.storage_issue.get().or_else(|| self.settings_issue.get())
    }

    /// Whether there are quarantined texts.
    #[must_use]
    pub fn has_quarantined(&self) -> bool {
        self.has_quarantined.get()
    }

    /// Announces a text to screen readers.
    pub fn announce(&self, words: impl Into<String>) {
        self.live_region.set(words.into());
    }

    /// The text of the live region.
    #[must_use]
    pub fn live_region(&self) -> String {
        self.live_region.get()
    }
}

/// The session of the current view.
#[must_use]
#[expect(clippy::expect_used, reason = "the root view provides the session")]
pub fn session() -> Session {
    // Not `expect_context`, which adds more code to the download to format the type's name.
    use_context().expect("a session")
}
