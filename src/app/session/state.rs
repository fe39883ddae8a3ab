//! What the page knows. What changes it is an [`Act`], carried out by [`crate::app::keeper`], whose
//! code comes a moment after the page is there.

use crate::app::lazy::chunks;
use crate::app::lazy::chunks::Part;
use crate::app::session::startup::StartupState;
use crate::browser::{self, clock, document, events, focus, location};
use crate::chart::Overlay;
use crate::chart::drag_gesture::step_from;
use crate::chart::hit_test::Hit;
use crate::i18n::messages;
use crate::model::framework::validation::AXIS_COUNT;
use crate::model::{
    Assessment, AssessmentId, Axis, Diff, Framework, Person, Position, PositionId, Rating,
    RecordChange, Status, Transaction, TransactionKind,
};
use crate::presentation::radar;
use crate::route::Route;
use crate::storage::{EditConflict, Settings, StorageIssue, Theme};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Everything the views share. Copies refer to the same state.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    framework: RwSignal<&'static Framework>,
    /// What a site ships in the place of the built-in framework.
    pub site: Option<&'static Framework>,
    command_handler: StoredValue<Option<CommandHandler>>,
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
    pub overlay: RwSignal<Option<Part>>,
    /// The messages of the banner, oldest first.
    pub error_banner: RwSignal<Vec<&'static str>>,
    /// The tag of the language that the page is in.
    pub language: RwSignal<String>,
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// Other assessments on the chart.
    pub overlays: RwSignal<Vec<Overlay>>,
    /// What on the chart is held or pointed at.
    pub hovered: RwSignal<Option<Hit>>,
    /// The axis whose slider has the focus.
    pub focused: RwSignal<Option<usize>>,
}

const MAX_AXES: usize = *AXIS_COUNT.end();

/// Something to do to what is stored.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a step.
    Commit(Transaction),
    /// Take the last step back.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Open an assessment, for this tab's next load and the next visit too.
    OpenAssessment(AssessmentId),
    /// Adopt what another tab has stored at a key; `None` is that it has emptied everything.
    AdoptFromOtherTab(Option<String>),
    /// Store what of the settings has changed: as they were, and as they are.
    StoreSettings(Box<[Settings; 2]>),
}

/// Carries acts out.
pub type CommandHandler = fn(Session, Command);

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

    /// Rates an axis; `None` is unrated.
    pub fn rate(&self, axis: usize, value: Option<f64>) {
        let framework = self.framework.get_untracked();
        let Some(known) = framework.axes().get(axis) else { return };
        let rating = value.map(|value| Rating::nearest(value, framework.level_count()));
        self.preview_drag(None);
        self.change_assessment(|assessment| assessment.rate(&known.id, rating, clock::today()));
    }

    /// Moves an axis's point to the next multiple of a step, up or down.
    pub fn nudge(&self, axis: usize, step: f64, up: bool) {
        let now = radar::axis_value(untrack(|| self.rating(axis))).value;
        let levels = self.framework.get_untracked().level_count();
        self.rate(axis, Some(step_from(now, step, up, levels)));
    }

    /// Aims at a position, or at none.
    pub fn set_target(&self, target: Option<PositionId>) {
        self.change_assessment(|assessment| assessment.target = target);
    }

    /// Changes the open assessment. One that is final changes in its status alone.
    pub fn change_assessment(&self, by: impl FnOnce(&mut Assessment)) {
        let seen = self.assessment.get_untracked();
        let id = self.id.get_untracked();
        let Some(step) = Transaction::change(&id, &seen, by) else { return };
        let stays = matches!(&step.edits[..], [RecordChange::Assessment(_, Diff { after: Some(to), .. })] if to.status == Status::Final);
        if seen.status == Status::Final && stays {
            self.set_error(&messages::notices::IS_FINAL, true);
            // What a slider or a field shows goes back to what holds.
            self.assessment.set(seen);
        } else {
            self.commit(step);
        }
    }

    /// Names whoever is assessed.
    pub fn rename_open_person(&self, name: String) {
        let id = self.assessment.with_untracked(|assessment| assessment.person.clone());
        let person = self.person.get_untracked();
        if person.name != name {
            let to = Person { name, ..person.clone() };
            let change = Diff { before: Some(person), after: Some(to) };
            self.commit(Transaction::of(TransactionKind::Change, RecordChange::Person(id, change)));
        }
    }

    /// Makes a step.
    pub fn commit(&self, step: Transaction) {
        self.dispatch(Command::Commit(step));
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.dispatch(Command::Undo);
    }

    /// Makes the last undone step again.
    pub fn redo(&self) {
        self.dispatch(Command::Redo);
    }

    /// Opens another assessment, which may have been made only just now.
    pub fn open_assessment(&self, id: AssessmentId) {
        self.dispatch(Command::OpenAssessment(id));
    }

    /// Carries something out; as soon as the keeper is there, where it is not yet.
    fn dispatch(&self, act: Command) {
        if let Some(keeper) = self.command_handler.get_value() {
            // An effect that does something does not follow what that looks at.
            untrack(|| keeper(*self, act));
            return;
        }
        // Shown at once all the same.
        if let Command::Commit(step) = &act {
            let id = self.id.get_untracked();
            for edit in &step.edits {
                match edit {
                    RecordChange::Assessment(of, Diff { after: Some(to), .. }) if *of == id => {
                        let (made_with, revision) = (&to.framework.id, &to.framework.revision);
                        if let Some(framework) = Framework::interned(made_with, revision) {
                            self.show_framework(framework);
                        }
                        self.assessment.set(to.clone());
                    }
                    RecordChange::Person(of, Diff { after: Some(to), .. })
                        if self.assessment.with_untracked(|it| it.person == *of) =>
                    {
                        self.person.set(to.clone());
                    }
                    _ => {}
                }
            }
        }
        self.pending_commands.update_value(|waiting| waiting.push(act));
        // What is asked of everything there is has it already.
        self.store_version.update(|count| *count += 1);
        // What it looks like comes first.
        let session = *self;
        events::after_paint(move || session.load_command_handler());
    }

    /// Fetches what carries acts out, and has it do those that wait.
    pub fn load_command_handler(self) {
        let session = self;
        spawn_local(async move {
            let Ok(start) = chunks::keeper().await else {
                session.set_error(&messages::notices::NOT_SAVING, true);
                return;
            };
            session.set_error(&messages::notices::NOT_SAVING, false);
            start(session, Self::attach_command_handler);
        });
    }

    /// Has acts carried out as they come, and first those that wait.
    fn attach_command_handler(self, keeper: CommandHandler) {
        self.command_handler.set_value(Some(keeper));
        // For those who wait: scripts, and tests.
        let _ = document().document_element().map(|html| html.set_attribute("data-saves", ""));
        let waiting = self.pending_commands.try_update_value(std::mem::take);
        for act in waiting.unwrap_or_default() {
            keeper(self, act);
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

    /// Chooses colours.
    pub fn set_theme(&self, theme: Theme) {
        self.change_settings(|settings| settings.theme = theme);
    }

    /// Whether points snap to half steps.
    #[must_use]
    pub fn half_steps(&self) -> bool {
        self.settings.with(|settings| settings.half_steps)
    }

    /// Lets points snap to half steps, or to whole ones.
    pub fn set_half_steps(&self, half_steps: bool) {
        self.change_settings(|settings| settings.half_steps = half_steps);
    }

    /// All settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings.get()
    }

    /// Changes settings.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        let from = self.settings.get_untracked();
        let mut to = from.clone();
        change(&mut to);
        self.settings.set(to.clone());
        self.dispatch(Command::StoreSettings(Box::new([from, to])));
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
