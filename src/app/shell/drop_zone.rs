//! The whole page as a place to drop files on; files from the system come the same way.

use crate::app::session::state::session;
use crate::app::sharing::receive;
use crate::browser::{file_drop, service_worker};
use crate::i18n::messages;
use leptos::prelude::*;

/// What is seen while a file is over the page.
#[component]
pub fn DropZone() -> impl IntoView {
    let session = session();
    let dragged = RwSignal::new(false);
    let open = move |files| receive::open_files(session, files);
    // They go with the view.
    StoredValue::new_local(file_drop::on_drop(move |over| dragged.set(over), open));
    StoredValue::new_local(service_worker::on_files(open));
    let hidden = Signal::derive(move || !dragged.get());
    view! { <p class="drop" class:hidden=hidden>{messages::sharing::DROP}</p> }
}
