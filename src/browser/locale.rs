//! The locale of the page: its tag, its catalog file, and formatting with `Intl`. `public/apply_preferences.js`
//! chooses the locale before the app starts, and `boot.mjs` fetches its file.

use crate::browser::{document, window};
use crate::i18n::{Formatters, Locale};
use js_sys::Intl::{DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Date, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The language of the source code. It has no catalog file.
pub const ENGLISH: &str = "en";

/// The property of `window` with the promise of the file's text.
const PROPERTY: &str = "rungsLanguage";

/// The language tag of the page.
#[must_use]
pub fn tag() -> String {
    let page = document().document_element();
    page.and_then(|page| page.get_attribute("lang")).unwrap_or_default()
}

/// Sets the language tag of the page.
pub fn set_tag(tag: &str) {
    let Some(page) = document().document_element() else { return };
    let _ = page.set_attribute("lang", tag);
    // The same as in `public/apply_preferences.js`.
    let rtl = page.get_attribute("data-rtl").unwrap_or_default();
    let is_rtl = rtl.split(' ').any(|known| known == tag);
    let _ = page.set_attribute("dir", if is_rtl { "rtl" } else { "ltr" });
}

/// Whether the page is read from right to left.
#[must_use]
pub fn is_rtl() -> bool {
    let page = document().document_element();
    page.is_some_and(|page| page.get_attribute("dir").as_deref() == Some("rtl"))
}

/// Waits for the catalog file of the page's language and returns its text. English has none.
pub async fn early() -> Option<String> {
    let promise = Reflect::get(&window(), &PROPERTY.into()).ok()?.dyn_into::<Promise>().ok()?;
    let text = JsFuture::from(promise).await.ok()?.as_string()?;
    (!text.is_empty()).then_some(text)
}

/// Fetches the catalog file of another language; `None` if that fails.
pub async fn fetch(tag: &str) -> Option<String> {
    let page = document().document_element()?;
    let address = page.get_attribute(&("data-language-".to_owned() + tag))?;
    let response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?;
    let response: Response = response.dyn_into().ok().filter(Response::ok)?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Formatters for any locale, based on `Intl`.
pub const FORMATTERS: Formatters = Formatters {
    day: |locale, [year, month, day]| {
        date(
            locale,
            [year, month, day],
            &[("year", "numeric"), ("month", "long"), ("day", "numeric")],
        )
    },
    month: |locale, [year, month]| {
        date(locale, [year, month, 1], &[("year", "numeric"), ("month", "long")])
    },
    number: |locale, number| {
        let format = NumberFormat::new(&locales(locale), &Object::new()).format();
        to_text(format.call1(&JsValue::UNDEFINED, &number.into()).unwrap_or_default())
    },
    plural: |locale, count| {
        PluralRules::new(&locales(locale), &Object::new()).select(count as f64).into()
    },
};

fn date(locale: &Locale, [year, month, day]: [u16; 3], parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts {
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let date = Date::new_with_year_month_day(2000, i32::from(month) - 1, day.into());
    // The constructor would interpret years below 100 as years of the 20th century.
    date.set_full_year(year.into());
    let format = DateTimeFormat::new(&locales(locale), &options).format();
    to_text(format.call1(&JsValue::UNDEFINED, &date).unwrap_or_default())
}

fn locales(locale: &Locale) -> Array {
    Array::of1(&locale.tag.as_str().into())
}

fn to_text(value: JsValue) -> String {
    value.as_string().unwrap_or_default()
}
