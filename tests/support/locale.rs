//! Sets a locale in native tests, as the page does in a browser.

use rungs::i18n::catalog_file::read;
use rungs::i18n::messages::builtin_framework::translated;
use rungs::i18n::{self, Formatters, Locale};
use rungs::model::{Framework, FrameworkDraft};
use std::fs;

/// Formatters for tests, because the browser's are not available.
const FORMATTERS: Formatters = Formatters {
    day: |_, [year, month, day]| format!("{year}-{month}-{day}"),
    month: |_, [year, month]| format!("{year}-{month}"),
    number: |_, number| number.to_string(),
    plural: |_, count| if count == 1 { "one" } else { "other" }.to_owned(),
};

/// Sets the locale.
pub(crate) fn set_locale(tag: &str) {
    let path = xtask::root().join(format!("languages/{tag}.json"));
    let [interface, framework] = read(&fs::read_to_string(path).unwrap()).unwrap();
    let locale = Locale::new(tag.to_owned(), interface, FORMATTERS);
    i18n::set_locale(Some(Box::leak(Box::new(locale))));
    let translation = |english: &str| {
        let text = framework.iter().find(|(key, _)| key == english);
        text.map(|(_, translation)| translation.clone())
    };
    Framework::translate(Some(|draft: &FrameworkDraft| translated(draft, translation)));
}
