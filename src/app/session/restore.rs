//! Restores backups.

use crate::app::session::autosave::with_store;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::Session;
use crate::browser::location;
use crate::browser::mirrored_store::MirroredStore;
use crate::i18n::messages;
use crate::model::{AssessmentId, Diff, RecordChange};
use crate::route::Route;
use crate::storage::backup::{Backup, RestorePlan};
use leptos::prelude::*;

impl Session {
    /// What restoring a backup would change.
    #[must_use]
    pub fn restore_plan(&self, backup: &Backup) -> RestorePlan {
        with_store(|store| store.plan(&MirroredStore, backup))
    }

    /// Restores a backup, and shows what has come. `brings_back` is whether to restore what was
    /// deleted here.
    pub fn restore(&self, backup: &Backup, brings_back: bool) {
        // Compare again, because records may have changed since the preview.
        let mut plan = self.restore_plan(backup);
        if !brings_back {
            plan.records.retain(|record| !record.is_brought_back);
        }
        let outcome = with_store(|store| store.restore(&MirroredStore, &plan));
        let is_stored = outcome.issue.is_none();
        self.overlay.set(None);
        self.adopt_settings();
        self.after_commit(outcome);
        self.show_restored(&plan, backup.open_assessment());
        if is_stored {
            self.status_text.set(messages::restore::restored(&plan));
        }
    }

    /// Shows the list of people if several have come, or else the assessment that was open when the
    /// backup was made, or else the latest one.
    fn show_restored(&self, plan: &RestorePlan, open: Option<AssessmentId>) {
        let restored = |change: &RecordChange| match change {
            RecordChange::Assessment(id, Diff { before, after: Some(after) })
                if before.as_ref() != Some(after) =>
            {
                Some((id.clone(), after.person.clone(), after.rated_on))
            }
            _ => None,
        };
        let records = plan.records.iter();
        let assessments: Vec<_> = records.filter_map(|record| restored(&record.change)).collect();
        let latest = assessments.iter().max_by_key(|(_, _, rated_on)| *rated_on);
        let was_open = assessments.iter().find(|(id, ..)| Some(id) == open.as_ref());
        let Some((id, person, _)) = was_open.or(latest) else { return };
        if self.route.get_untracked() != Route::Chart {
            location::replace_hash(&Route::Chart.to_string());
            self.route.set(Route::Chart);
        }
        self.show_assessment(id);
        self.remember_open();
        if assessments.iter().any(|(_, other, _)| other != person) {
            self.overlay.set(Some(Overlay::Assessments));
        }
    }
}
