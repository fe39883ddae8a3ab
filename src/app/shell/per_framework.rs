//! What is made anew when the open assessment is made with another framework: everything in it may refer
//! to the framework's parts.

use crate::app::lazy::remount::remount_after_paint;
use crate::app::session::state::session;
use leptos::prelude::*;
use web_sys::Element;

/// The place for it; filled once the chart is painted.
#[component]
pub fn PerFramework<V: IntoView + 'static>(
    /// Makes it.
    make: fn() -> V,
) -> impl IntoView {
    let session = session();
    let fill = move |place: Element| {
        remount_after_paint(place, make, move || {
            let _ = session.framework();
        });
    };
    view! { <div use:fill></div> }
}
