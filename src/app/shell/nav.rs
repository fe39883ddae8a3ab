//! The navigation between pages.

use crate::app::session::state::session;
use crate::i18n::Message;
use crate::i18n::messages;
use crate::route::{HANDBOOK, Route};
use leptos::prelude::*;

/// A link for each page, in the order of use.
#[component]
pub fn Nav() -> impl IntoView {
    let session = session();
    let link = |(route, words): (Route, Message)| {
        let address = route.to_string();
        let current = Signal::derive(move || match session.route.get() {
            here if here == route => "page",
            // All handbook pages belong to one link.
            Route::Handbook(_) | Route::Frameworks(_) if matches!(route, Route::Handbook(_)) => {
                "true"
            }
            _ => "false",
        });
        view! { <a href=address aria-current=current>{words}</a> }
    };
    let links = [
        (Route::Chart, messages::shell::NAV),
        (Route::Gap, messages::gap::NAV),
        (Route::Packet, messages::packet::NAV),
        (Route::Handbook(HANDBOOK.to_owned()), messages::handbook::NAV),
    ];
    view! { <nav class="nav" aria-label=messages::shell::PAGES>{links.map(link)}</nav> }
}
