//! The pages of the open assessment except the chart, and the page of a shared link.

use crate::app::growth::gap_page::GapPage;
use crate::app::packet::packet_page::PacketPage;
use crate::app::session::state::session;
use crate::app::sharing::shared_link_page::SharedLinkPage;
use crate::browser::location;
use crate::i18n::messages;
use crate::route::Route;
use leptos::prelude::*;

/// The page of the route; empty while the chart is shown.
#[component]
pub fn SecondaryPage() -> impl IntoView {
    let session = session();
    Effect::new(move || {
        let title = match session.route.get() {
            Route::Chart | Route::Handbook(_) | Route::Frameworks(_) => return,
            Route::Gap => messages::gap::NAV,
            Route::Packet => messages::packet::NAV,
            Route::Open(_) => messages::sharing::COPY,
        };
        location::start_page(&messages::shell::titled(&title));
    });
    move || match session.route.get() {
        Route::Chart | Route::Handbook(_) | Route::Frameworks(_) => ().into_any(),
        Route::Gap => view! { <main class="away"><GapPage/></main> }.into_any(),
        Route::Packet => view! { <main class="away"><PacketPage/></main> }.into_any(),
        Route::Open(sealed) => {
            view! { <main class="away"><SharedLinkPage sealed=sealed/></main> }.into_any()
        }
    }
}
