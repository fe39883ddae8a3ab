//! A section that is replaced when the framework changes, because its views refer to parts of the
//! framework.

use crate::app::lazy::remount::remount_on;
use crate::app::session::state::session;
use leptos::prelude::*;
use web_sys::Element;

/// The section.
#[component]
pub fn PerFramework<V: IntoView + 'static>(
    /// Creates the view.
    make: fn() -> V,
) -> impl IntoView {
    let session = session();
    let fill = move |place: Element| {
        remount_on(place, make, move || {
            let _ = session.framework();
        });
    };
    view! { <div use:fill></div> }
}
