//! A window over the page: the native modal dialog, with its title and a way to close it.

use crate::app::session::state::session;
use crate::app::widgets::icon_button::IconButton;
use crate::i18n::messages;
use leptos::html;
use leptos::prelude::*;

/// Opens when it comes onto the page, and leaves it when it is closed.
#[component]
pub fn Dialog(
    /// What it is for.
    title: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let session = session();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    // Closed first and taken away then: that is what gives the focus back to where it was.
    let is_over = StoredValue::new(false);
    let leave = move || {
        // Once: the browser tells of it a moment later, and another one may have been opened since.
        if is_over.try_get_value() == Some(false) {
            is_over.set_value(true);
            session.overlay.set(None);
        }
    };
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        leave();
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="dialog-title"
            on:close=move |_| leave()
        >
            <div class="dialog-head">
                <h2 id="dialog-title">{title}</h2>
                <IconButton icon="close" label=messages::shell::CLOSE.to_owned() act=close/>
            </div>
            {children()}
        </dialog>
    }
}
