//! Time and date.

use crate::browser::window;
use crate::model::Date;

/// A monotonic time in milliseconds.
#[must_use]
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Today's date in the person's time zone.
#[must_use]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or(9999);
    // JavaScript counts months from 0. A date after the year 9999 becomes the latest valid date.
    Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8).unwrap_or(Date::LAST)
}

/// The time in milliseconds since 1970.
#[must_use]
pub fn unix_millis() -> u64 {
    js_sys::Date::now() as u64
}
