//! What time it is, here.

use crate::browser::window;
use crate::model::Date;

/// Milliseconds of a clock that never goes back.
#[must_use]
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Today's date where the visitor is.
#[must_use]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or(9999);
    // Months count from 0 there. A clock beyond the year 9999 reads as its last day.
    Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8).unwrap_or(Date::LAST)
}
