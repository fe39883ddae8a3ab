//! Dates in words.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "November 2026".
#[must_use]
pub fn month(date: Date) -> String {
    format!("{} {}", MONTHS[usize::from(date.month()) - 1], date.year())
}

/// "November 22, 2026".
#[must_use]
pub fn long(date: Date) -> String {
    let month = MONTHS[usize::from(date.month()) - 1];
    format!("{month} {}, {}", date.day(), date.year())
}
