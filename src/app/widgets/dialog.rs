//! A modal dialog with a title and a close button, based on the native `<dialog>`.

use crate::app::data::storage_issue_notice::StorageIssueNotice;
use crate::app::session::state::session;
use crate::app::widgets::icon_button::IconButton;
use crate::browser::focus;
use crate::i18n::messages;
use leptos::html;
use leptos::prelude::*;

/// The dialog. It opens when it is mounted and is removed when it is closed.
#[component]
pub fn Dialog(
    /// The title.
    title: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let session = session();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    // Close it before removing it, because closing restores the focus.
    let is_over = StoredValue::new(false);
    let leave = move || {
        // Handle the close event once: it is fired later, and another dialog may have opened in the
        // meantime.
        if is_over.try_get_value() == Some(false) {
            is_over.set_value(true);
            // Save the text of a field that still has the focus before it is removed.
            if dialog.get_untracked().is_some_and(|dialog| focus::is_inside(&dialog)) {
                focus::blur_field();
            }
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
            <StorageIssueNotice/>
            {children()}
        </dialog>
    }
}
