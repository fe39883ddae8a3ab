//! A section that is rendered after the first paint.

use crate::app::lazy::remount::remount_after_paint;
use leptos::prelude::*;
use web_sys::Element;

/// The section; empty until the chart is painted and handles input.
#[component]
pub fn AfterFirstPaint<V: IntoView + 'static>(
    /// Creates the view.
    make: fn() -> V,
) -> impl IntoView {
    let fill = move |place: Element| remount_after_paint(place, make, || ());
    view! { <div class="place" use:fill></div> }
}
