//! The color theme.

use crate::app::session::state::Session;
use crate::browser::{document, media_query};
use crate::chart::Palette;
use crate::storage::Theme;
use leptos::prelude::*;

/// The palette of the chart, from the chosen theme and the system. Sets the theme of the page.
#[must_use]
pub fn palette(session: Session) -> Memo<Palette> {
    let dark = follow(media_query::DARK);
    let forced = follow(media_query::FORCED_COLORS);
    // Paper is always light.
    let printed = follow(media_query::PRINT);
    let is_dark = move || match session.theme() {
        _ if printed.get() => false,
        Theme::System => dark.get(),
        Theme::Light => false,
        Theme::Dark => true,
    };
    Effect::new(move || {
        let name = if is_dark() { "dark" } else { "light" };
        let _ = document().document_element().map(|html| html.set_attribute("data-theme", name));
    });
    Memo::new(move |_| Palette::of_theme(forced.get(), is_dark()))
}

fn follow(query: &'static str) -> ReadSignal<bool> {
    let (matches, set) = signal(media_query::matches(query));
    media_query::on_change(query, move || set.set(media_query::matches(query)));
    matches
}
