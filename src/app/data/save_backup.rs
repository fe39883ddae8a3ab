//! Saves a backup as a file.

use crate::app::session::state::Session;
use crate::browser::{clock, file};
use crate::i18n::messages;

/// Saves a backup, with the changes that could not be stored, and returns the message about it.
#[must_use]
pub fn save_backup(session: Session) -> String {
    let today = clock::today();
    let text = session.backup(today);
    let name = messages::data::file_name(today);
    let saved = file::text(&text, "application/json").and_then(|blob| file::download(&blob, &name));
    if saved.is_err() {
        return messages::export::FAILED_FILE.to_owned();
    }
    session.change_settings(|settings| settings.backed_up = Some(today));
    messages::export::saved(&name)
}
