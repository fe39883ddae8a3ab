//! The page's URL. The app changes only the fragment, which is never sent to a server.

use crate::browser::{document, events, focus, window};

/// The fragment with its `#`; empty if there is none.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Replaces the fragment without a new history entry.
pub fn replace_hash(fragment: &str) {
    let _ = window().location().replace(fragment);
}

/// Navigates to a fragment.
pub fn set_hash(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// The page's URL with another fragment.
#[must_use]
pub fn address(fragment: &str) -> String {
    let whole = window().location().href().unwrap_or_default();
    format!("{}{fragment}", whole.split('#').next().unwrap_or_default())
}

/// Calls back whenever the fragment has changed.
pub fn on_hash_change(callback: impl Fn() + 'static) {
    events::on(&window(), "hashchange", move |_| callback());
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the title, scrolls to the top and focuses the heading, after the page is rendered and the
/// overlay is closed.
pub fn start_page(title: &str) {
    set_title(title);
    events::on_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus::focus_heading();
    });
}

/// As [`start_page`], for the section with this `id`.
pub fn start_section(title: &str, id: String) {
    set_title(title);
    events::on_animation_frame(move || {
        if let Some(section) = document().get_element_by_id(&id) {
            section.scroll_into_view();
        }
        focus::focus_id(&id);
    });
}
