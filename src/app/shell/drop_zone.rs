//! Dropping files anywhere on the page, and files that the system opens with the app.

use crate::app::session::state::session;
use crate::app::sharing::receive;
use crate::browser::{file_drop, service_worker};
use crate::i18n::messages;
use leptos::prelude::*;

/// The indicator that is shown while files are dragged over the page.
#[component]
pub fn DropZone() -> impl IntoView {
    let session = session();
    let dragged = RwSignal::new(false);
    let open = move |files| receive::open_files(session, files);
    // Both listeners are removed with the view.
    StoredValue::new_local(file_drop::on_drop(move |over| dragged.set(over), open));
    StoredValue::new_local(service_worker::on_files(open));
    let hidden = Signal::derive(move || !dragged.get());
    view! { <p class="drop" class:hidden=hidden>{messages::sharing::DROP}</p> }
}
