//! Sets a locale in native tests, as the page does in a browser.

use rungs::i18n::catalog_file::read;
use rungs::i18n::messages::builtin_framework::translated;
use rungs::i18n::{self, Formatters, Locale};
use rungs::model::{Framework, FrameworkDraft};
use std::fs;

/// Formatters for tests, because the browser's are not available.
const HABITS: Formatters = Formatters {
    day: |_, [year, month, day]| format!("{year}-{month}-{day}"),
    month: |_, [year, month]| format!("{year}-{month}"),
    number: |_, number| number.to_string(),
    plural: |_, count| if count == 1 { "one" } else { "other" }.to_owned(),
};

/// Sets the locale.
pub(crate) fn speak(tag: &str) {
    let path = xtask::root().join(format!("languages/{tag}.json"));
    let [interface, framework] = read(&fs::read_to_string(path).unwrap()).unwrap();
    let tongue = Locale::new(tag.to_owned(), interface, HABITS);
    i18n::set_locale(Some(Box::leak(Box::new(tongue))));
    let said =
        |words: &str| framework.iter().find(|(key, _)| key == words).map(|(_, said)| said.clone());
    Framework::translate(Some(|document: &FrameworkDraft| translated(document, said)));
}
