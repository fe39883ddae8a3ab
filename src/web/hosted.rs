//! The framework that a site ships beside the page. `boot.mjs` has fetched it while the app was on its
//! way; a page without one is the rule.

use super::window;
use js_sys::Reflect;

/// Where `boot.mjs` leaves the text.
const PLACE: &str = "rungsFramework";

/// Whether the site ships one.
#[must_use]
pub fn is_there() -> bool {
    text().is_some()
}

/// The text of the file, unless there is none.
#[must_use]
pub fn text() -> Option<String> {
    let left = Reflect::get(&window(), &PLACE.into()).ok()?;
    left.as_string().filter(|text| !text.is_empty())
}
