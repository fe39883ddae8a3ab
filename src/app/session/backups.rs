//! Writes, reads, compares and restores backups, in slices of time: they can have thousands of records.

use crate::app::session::autosave::with_store;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::Session;
use crate::browser::mirrored_store::MirroredStore;
use crate::browser::{location, time_slices};
use crate::i18n::messages;
use crate::model::{AssessmentId, Date, Diff, RecordChange};
use crate::route::Route;
use crate::storage::backup::{Backup, BackupWriter, RestorePlan};
use leptos::prelude::*;
use std::cell::Cell;

/// How much of a backup is done, and how much there is: numbers of records.
pub type Progress = (usize, usize);

impl Session {
    /// Writes a backup of all records, with the changes that could not be stored.
    pub async fn backup(self, today: Date, progress: impl Fn(Progress)) -> String {
        let keys = with_store(|store| store.keys(&MirroredStore));
        let done = Cell::new(0);
        let mut writer = BackupWriter::default();
        let add = || {
            let Some(key) = keys.get(done.get()..=done.get()) else { return false };
            with_store(|store| store.add_to_backup(&MirroredStore, &mut writer, key));
            done.set(done.get() + 1);
            true
        };
        time_slices::run(add, || progress((done.get(), keys.len()))).await;
        with_store(|store| store.add_unread_to_backup(&MirroredStore, &mut writer));
        writer.finish(today)
    }

    /// Reads the records of a backup, and finds what restoring them would change.
    pub async fn compare_backup(
        self,
        mut backup: Backup,
        progress: impl Fn(Progress),
    ) -> (Backup, RestorePlan) {
        let count = backup.unread_count();
        let done = Cell::new(0);
        let tell = || progress((done.get() / 2, count));
        let read = || {
            done.set(done.get() + 1);
            backup.read_next()
        };
        time_slices::run(read, tell).await;
        let plan = self.plan_restore(&backup, |(planned, _)| {
            progress(((count + planned) / 2, count));
        });
        let plan = plan.await;
        (backup, plan)
    }

    async fn plan_restore(self, backup: &Backup, progress: impl Fn(Progress)) -> RestorePlan {
        let keys = backup.keys();
        let done = Cell::new(0);
        let mut plan = RestorePlan::default();
        let compare = || {
            let Some(key) = keys.get(done.get()..=done.get()) else { return false };
            with_store(|store| store.add_to_plan(&MirroredStore, backup, &mut plan, key));
            done.set(done.get() + 1);
            true
        };
        time_slices::run(compare, || progress((done.get(), keys.len()))).await;
        plan
    }

    /// Restores a backup, and shows what has come. `brings_back` is whether to restore what was
    /// deleted here.
    pub async fn restore(self, backup: Backup, brings_back: bool, progress: impl Fn(Progress)) {
        // Compare again, because records may have changed since the preview.
        let mut plan = self.plan_restore(&backup, |_| {}).await;
        if !brings_back {
            plan.records.retain(|record| !record.is_brought_back);
        }
        let done = Cell::new(0);
        let restore = || {
            let Some(version) = plan.versions.get(done.get()..=done.get()) else { return false };
            with_store(|store| store.restore_versions(&MirroredStore, version));
            done.set(done.get() + 1);
            true
        };
        time_slices::run(restore, || progress((done.get(), plan.versions.len()))).await;
        let outcome = with_store(|store| store.finish_restore(&MirroredStore, &plan));
        let is_stored = outcome.issue.is_none();
        self.overlay.set(None);
        self.adopt_settings();
        self.after_commit(outcome);
        self.show_restored(&plan, backup.open_assessment());
        if is_stored {
            self.status_text.set(messages::restore::restored(&plan));
        }
    }

    /// Opens the restored assessment that was open when the backup was made, or else the latest
    /// restored one. If assessments of several people were restored, also shows the list of people.
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
