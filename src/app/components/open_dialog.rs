//! What is in a file, shown before anything changes.

use super::arrived::Arrived;
use super::backup_look::BackupLook;
use super::dialog::Dialog;
use super::file_button::FileButton;
use crate::app::arrival;
use crate::app::state::session;
use crate::carry::file::{self, Opened};
use crate::text;
use crate::web;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog. It looks into the file that the session holds.
#[component]
pub fn OpenDialog() -> impl IntoView {
    let session = session();
    let found = RwSignal::new(None::<Opened>);
    let message = RwSignal::new(String::new());
    if let Some(chosen) = arrival::take_file() {
        spawn_local(async move {
            let read = web::file::read(&chosen, file::LARGEST).await;
            match read.ok_or_else(|| text::parcel::NOT_READ.to_owned()).and_then(file::open) {
                Ok(opened) => found.set(Some(opened)),
                Err(reason) => message.set(text::parcel::refused(&chosen.name(), &reason)),
            }
        });
    }
    let close = Callback::new(move |()| session.part.set(None));
    let body = move || match found.get()? {
        Opened::Parcel(parcel) => Some(
            view! { <Arrived parcel=*parcel from=text::parcel::FROM_FILE leave=close/> }.into_any(),
        ),
        Opened::Backup(backup) => {
            Some(view! { <BackupLook backup=backup leave=close/> }.into_any())
        }
    };
    let fine = Signal::derive(move || message.with(String::is_empty));
    view! {
        <Dialog title=text::parcel::OPEN>
            <div class="library">
                <div class="arrived-head" class:hidden=fine>
                    <p role="alert" class="prose">{message}</p>
                    <p><FileButton words=text::parcel::OPEN_ANOTHER/></p>
                </div>
                {body}
            </div>
        </Dialog>
    }
}
