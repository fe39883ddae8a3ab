//! Dates as text.

use crate::i18n;
use crate::model::Date;

/// "November 2026".
#[must_use]
pub fn month(date: Date) -> String {
    match i18n::current_locale() {
        Some(locale) => (locale.formatters.month)(locale, [date.year(), u16::from(date.month())]),
        None => format!("{} {}", month_name(date), date.year()),
    }
}

/// "November 22, 2026".
#[must_use]
pub fn long(date: Date) -> String {
    match i18n::current_locale() {
        Some(locale) => {
            let (month, day) = (date.month().into(), date.day().into());
            (locale.formatters.day)(locale, [date.year(), month, day])
        }
        None => format!("{} {}, {}", month_name(date), date.day(), date.year()),
    }
}

fn month_name(date: Date) -> &'static str {
    let names = [
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
    names[usize::from(date.month()) - 1]
}
