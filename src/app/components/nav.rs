//! The ways between the pages.

use crate::app::state::session;
use crate::language::Message;
use crate::route::{GUIDE, Route};
use crate::text;
use leptos::prelude::*;

/// A link for each page, in the order they are used.
#[component]
pub fn Nav() -> impl IntoView {
    let session = session();
    let way = |(route, words): (Route, Message)| {
        let address = route.to_string();
        let current = Signal::derive(move || match session.route.get() {
            here if here == route => "page",
            // One of the framework's pages.
            Route::Guide(_) | Route::Workshop(_) if matches!(route, Route::Guide(_)) => "true",
            _ => "false",
        });
        view! { <a href=address aria-current=current>{words}</a> }
    };
    let ways = [
        (Route::Chart, text::shell::NAV),
        (Route::Gap, text::gap::NAV),
        (Route::Packet, text::packet::NAV),
        (Route::Guide(GUIDE.to_owned()), text::handbook::NAV),
    ];
    view! { <nav class="nav" aria-label=text::shell::PAGES>{ways.map(way)}</nav> }
}
