//! A place for what comes once the chart is painted and answers to a hand.

use crate::app::lazy::remount::remount_after_paint;
use leptos::prelude::*;
use web_sys::Element;

/// The place; empty until then, and filled at once where that has been.
#[component]
pub fn AfterFirstPaint<V: IntoView + 'static>(
    /// Makes what stands here.
    make: fn() -> V,
) -> impl IntoView {
    let fill = move |place: Element| remount_after_paint(place, make, || ());
    view! { <div class="place" use:fill></div> }
}
