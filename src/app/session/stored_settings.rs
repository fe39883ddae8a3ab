//! Stores the settings, and adopts changes of them by other tabs.

use crate::app::session::autosave::{set_if_changed, with_state};
use crate::app::session::state::Session;
use crate::browser::mirrored_store::MirroredStore;
use crate::storage::records::settings::KEY;
use crate::storage::{Settings, StorageIssue, record};
use leptos::prelude::*;

impl Session {
    /// Adopts the stored settings, and keeps changes that are not stored yet.
    pub(super) fn adopt_settings(&self) {
        let opened = record::open::<Settings>(&MirroredStore, KEY);
        let Some(stored) = opened.record.data else { return };
        let mut settings = stored.clone();
        with_state(|state| {
            if let Some(base) = &mut state.unsaved_settings_base {
                settings.merge(base, &self.settings.get_untracked());
                *base = stored;
            }
        });
        set_if_changed(self.settings, settings);
    }

    /// Stores changed settings, including earlier changes that could not be stored.
    pub(super) fn store_settings(&self, before: Settings, after: &Settings) {
        let base = with_state(|state| state.unsaved_settings_base.take()).unwrap_or(before);
        let merge = |stored: &mut Option<Settings>| {
            // If the stored settings were deleted, store all of them.
            stored.get_or_insert_with(|| base.clone()).merge(&base, after);
        };
        let opened = record::change(&MirroredStore, KEY, merge);
        if opened.issue.as_ref().is_some_and(StorageIssue::blocks_saving) {
            let mut settings = self.settings.get_untracked();
            settings.merge(&base, after);
            set_if_changed(self.settings, settings);
            with_state(|state| state.unsaved_settings_base = Some(base));
        } else {
            set_if_changed(self.settings, opened.record.data.unwrap_or_default());
        }
        set_if_changed(self.settings_issue, opened.issue);
    }

    /// Stores the settings again that could not be stored before.
    pub(super) fn retry_settings(&self) {
        if let Some(base) = with_state(|state| state.unsaved_settings_base.clone()) {
            self.store_settings(base, &self.settings.get_untracked());
        }
    }
}
