//! Saves a backup as a file.

use crate::app::session::state::Session;
use crate::browser::{clock, file};
use crate::i18n::messages;
use leptos::task::spawn_local;

/// Saves a backup, with the changes that could not be stored, and passes the message about it to
/// `say`.
pub fn save_backup(session: Session, say: impl Fn(String) + 'static) {
    spawn_local(async move {
        let today = clock::today();
        let text =
            session.backup(today, |progress| say(messages::data::backing_up(progress))).await;
        let name = messages::data::file_name(today);
        let blob = file::text(&text, "application/json");
        if blob.and_then(|blob| file::download(&blob, &name)).is_err() {
            say(messages::export::FAILED_FILE.to_owned());
            return;
        }
        session.change_settings(|settings| settings.backed_up = Some(today));
        say(messages::export::saved(&name));
    });
}
