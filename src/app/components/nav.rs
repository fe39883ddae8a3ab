//! The ways between the pages.

use crate::app::state::session;
use crate::route::Route;
use crate::text;
use leptos::prelude::*;

/// A link for each page, in the order they are used.
#[component]
pub fn Nav() -> impl IntoView {
    let session = session();
    let way = |(route, words): (Route, &'static str)| {
        let address = route.to_string();
        let current =
            Signal::derive(move || if session.route.get() == route { "page" } else { "false" });
        view! { <a href=address aria-current=current>{words}</a> }
    };
    let ways = [
        (Route::Chart, text::page::NAV),
        (Route::Gap, text::gap::NAV),
        (Route::Packet, text::packet::NAV),
    ];
    view! { <nav class="nav" aria-label=text::page::PAGES>{ways.map(way)}</nav> }
}
