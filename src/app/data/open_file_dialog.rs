//! The dialog that previews opened files. A framework is previewed on its own page.

use crate::app::data::restore_preview::RestorePreview;
use crate::app::frameworks::pending_import;
use crate::app::session::state::session;
use crate::app::sharing::file_button::FileButton;
use crate::app::sharing::receive;
use crate::app::sharing::received_assessment::ReceivedAssessment;
use crate::app::widgets::dialog::Dialog;
use crate::browser;
use crate::i18n::messages;
use crate::import::{self, ImportResult, InputFile};
use crate::sharing::file_type::{self, OpenedFile};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog. It takes the files that were opened.
#[component]
pub fn OpenFileDialog() -> impl IntoView {
    let session = session();
    let found = RwSignal::new(None::<OpenedFile>);
    let message = RwSignal::new(String::new());
    let chosen = receive::take_files();
    if let Some((name, _)) = chosen.first().cloned() {
        spawn_local(async move {
            let looked = read(chosen).await.and_then(import::import_files);
            // The dialog was closed while the files were read.
            if found.is_disposed() {
                return;
            }
            match looked {
                Ok(ImportResult::Ours(opened)) => found.set(Some(opened)),
                Ok(ImportResult::Framework(brought)) => {
                    session.overlay.set(None);
                    pending_import::show(*brought);
                }
                Err(reason) => message.set(messages::sharing::refused(&name, &reason)),
            }
        });
    }
    let close = Callback::new(move |()| session.overlay.set(None));
    let body = move || {
        match found.get()? {
        OpenedFile::Assessment(payload) => Some(
            view! { <ReceivedAssessment payload=*payload from=&messages::sharing::FROM_FILE leave=close/> }
                .into_any(),
        ),
        OpenedFile::Backup(backup) => {
            Some(view! { <RestorePreview backup=backup leave=close/> }.into_any())
        }
    }
    };
    let fine = Signal::derive(move || message.with(String::is_empty));
    view! {
        <Dialog title=&messages::sharing::OPEN>
            <div class="library">
                <div class="arrived-head" class:hidden=fine>
                    <p role="alert" class="prose">{message}</p>
                    <p><FileButton words=&messages::sharing::OPEN_ANOTHER/></p>
                </div>
                {body}
            </div>
        </Dialog>
    }
}

/// Reads files, up to the maximum size of an import.
async fn read(chosen: Vec<receive::ChosenFile>) -> Result<Vec<InputFile>, String> {
    let mut given = Vec::new();
    let is_alone = chosen.len() == 1;
    for (path, chosen) in chosen {
        if !is_alone && !import::is_supported(&path) {
            // A file that is not read is counted and reported.
            given.push(InputFile { path, bytes: Vec::new() });
            continue;
        }
        let bytes = browser::file::read(&chosen, file_type::MAX_BYTES).await;
        given.push(InputFile {
            path,
            bytes: bytes.ok_or_else(|| messages::sharing::NOT_READ.to_owned())?,
        });
        let read: usize = given.iter().map(|file| file.bytes.len()).sum();
        if !is_alone && read > import::MAX_TEXT_BYTES {
            return Err(messages::import::too_much(import::MAX_TEXT_BYTES >> 20));
        }
    }
    Ok(given)
}
