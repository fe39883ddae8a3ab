//! Media queries: the preferences of the system.

use crate::browser::{events, window};

/// Dark theme.
pub const DARK: &str = "(prefers-color-scheme: dark)";
/// The page is being printed.
pub const PRINT: &str = "print";
/// Reduced motion.
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";
/// Forced colors.
pub const FORCED_COLORS: &str = "(forced-colors: active)";

/// Whether a media query matches.
#[must_use]
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls back when a media query starts or stops matching.
pub fn on_change(query: &str, callback: impl Fn() + 'static) {
    if let Ok(Some(list)) = window().match_media(query) {
        events::on(&list, "change", move |_| callback());
    }
}
