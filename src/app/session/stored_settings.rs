//! Stores the settings, and adopts changes of them by other tabs.

use crate::app::session::autosave::{set_if_changed, with_store};
use crate::app::session::state::Session;
use crate::browser::mirrored_store::MirroredStore;
use crate::storage::Settings;
use crate::storage::records::settings::KEY;

impl Session {
    /// Adopts the stored settings, with the changes of this tab that are not stored yet.
    pub(super) fn adopt_settings(&self) {
        if let Some(settings) = with_store(|store| store.settings(&MirroredStore)) {
            set_if_changed(self.settings, settings);
        }
    }

    /// Stores changed settings.
    pub(super) fn store_settings(&self, before: Settings, after: Settings) {
        let issue = with_store(|store| store.change(&MirroredStore, KEY, before, after));
        self.adopt_settings();
        set_if_changed(self.settings_issue, issue);
    }
}
