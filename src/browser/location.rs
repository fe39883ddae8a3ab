//! The page's address: its fragment alone is ours, and no server ever sees it.

use crate::browser::{document, events, focus, window};

/// The fragment, with its `#`; empty where there is none.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a fragment without leaving the present one behind: going back does not come to it.
pub fn replace_hash(fragment: &str) {
    let _ = window().location().replace(fragment);
}

/// Goes to a fragment.
pub fn set_hash(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// The page's whole address with another fragment.
#[must_use]
pub fn address(fragment: &str) -> String {
    let whole = window().location().href().unwrap_or_default();
    format!("{}{fragment}", whole.split('#').next().unwrap_or_default())
}

/// Calls back whenever the fragment has changed.
pub fn on_hash_change(callback: impl Fn() + 'static) {
    events::on(&window(), "hashchange", move |_| callback());
}

/// Gives the page a title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Gives the page a title, and begins it anew for whoever reads on: at its top, with the focus on
/// its heading, once it is there and what was open over it is gone.
pub fn start_page(title: &str) {
    set_title(title);
    events::on_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus::focus_heading();
    });
}

/// As [`begin_page`], at the section of that identifier.
pub fn start_section(title: &str, id: String) {
    set_title(title);
    events::on_animation_frame(move || {
        if let Some(section) = document().get_element_by_id(&id) {
            section.scroll_into_view();
        }
        focus::focus_id(&id);
    });
}
