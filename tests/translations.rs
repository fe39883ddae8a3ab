//! Every language has a translation of every text, and no others.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "support/locale.rs"]
mod locale;

use locale::set_locale;
use rungs::export::{framework_csv, framework_markdown};
use rungs::handbook;
use rungs::import::{ImportResult, InputFile, import_files};
use rungs::model::{Axis, Framework, FrameworkDraft, PositionId};
use rungs::route::HandbookRoute;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use xtask::translations::{TAGS, Text, Texts, framework_texts, interface_texts};

/// The translations of a language; `part` is `interface` or `framework`.
fn words(tag: &str, part: &str) -> Map<String, Value> {
    let path = xtask::root().join(format!("languages/{tag}.json"));
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()[part].as_object().unwrap().clone()
}

/// The placeholders of a text.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

/// The differences between the texts and their translations.
fn faults(said: &Texts, words: &Map<String, Value>) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, text) in said {
        let forms: Vec<&Value> = match (text, words.get(key)) {
            (_, None) => {
                faults.push(format!("missing: {key}"));
                continue;
            }
            (Text::Plain(_), Some(words)) => vec![words],
            (Text::Counting(..), Some(forms)) => {
                if forms["other"].is_null() {
                    faults.push(format!("no form for other numbers: {key}"));
                }
                forms.as_object().map(|forms| forms.values().collect()).unwrap_or_default()
            }
        };
        let (Text::Plain(english) | Text::Counting(_, english)) = text;
        for form in forms {
            let form = form.as_str().unwrap_or_default();
            let (mut known, mut wanted) = (blanks(form), blanks(english));
            if matches!(text, Text::Counting(..)) {
                // The form for one may omit the number.
                known.insert("count");
                wanted.insert("count");
                known.remove("last");
                wanted.remove("last");
            }
            if form.trim().is_empty() || known != wanted {
                faults.push(format!("not the same blanks: {key} – {form}"));
            }
        }
    }
    faults.extend(
        words.keys().filter(|key| !said.contains_key(*key)).map(|key| format!("unused: {key}")),
    );
    faults
}

#[test]
fn every_language_has_exactly_the_source_texts() {
    let (interface, framework) = (interface_texts().unwrap(), framework_texts());
    let mut all = Vec::new();
    for tag in TAGS {
        for (part, said) in [("interface", &interface), ("framework", &framework)] {
            let found = faults(said, &words(tag, part));
            all.extend(found.into_iter().map(|fault| format!("{tag}, {part}: {fault}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn imported(files: Vec<(String, String)>) -> FrameworkDraft {
    let given = files.into_iter().map(|(path, text)| InputFile { path, bytes: text.into_bytes() });
    let ImportResult::Framework(imported) = import_files(given.collect()).unwrap() else {
        panic!("no framework")
    };
    imported.document
}

#[test]
fn builtin_framework_round_trips_in_every_language() {
    let english = Framework::builtin().draft().clone();
    for tag in TAGS {
        set_locale(tag);
        let builtin = Framework::builtin().draft();
        assert_ne!(builtin.axes[0].about, english.axes[0].about);
        assert_eq!(imported(framework_markdown::pages(builtin)), *builtin, "{tag}");
        let tables = framework_csv::tables(builtin);
        let axes = imported(vec![("ladder.csv".to_owned(), tables)]).axes;
        let levels =
            |axes: &[Axis]| -> Vec<_> { axes.iter().map(|it| it.levels.clone()).collect() };
        assert_eq!(levels(&axes), levels(&builtin.axes), "{tag}");
        // The identifier is the same in English.
        let pages = framework_markdown::pages(&english);
        assert_eq!(imported(pages), *builtin, "{tag}");
    }
}

#[test]
fn handbook_text_is_well_formed_in_every_language() {
    for tag in TAGS {
        set_locale(tag);
        let framework = Framework::builtin();
        let positions = framework
            .draft()
            .positions()
            .map(|position| HandbookRoute::Position(position.id.clone()));
        let compared = ["D4", "TL4"].map(PositionId::new).to_vec();
        let places = handbook::table_of_contents(framework).into_iter().map(|way| way.route);
        for place in places.chain(positions).chain([HandbookRoute::Compare(compared)]) {
            let page = handbook::page(framework, &place).unwrap();
            let text = page.text();
            assert!(!text.contains(['{', '}']), "{tag}: {text}");
            assert!(!text.trim().is_empty(), "{tag}: {}", page.title);
        }
    }
}

#[test]
fn wrong_placeholders_are_reported() {
    let said = Texts::from([
        ("Close".to_owned(), Text::Plain("Close".to_owned())),
        ("{a} since {b}".to_owned(), Text::Plain("{a} since {b}".to_owned())),
        ("{count} levels".to_owned(), Text::Counting("1 level".into(), "{count} levels".into())),
        ("Undo".to_owned(), Text::Plain("Undo".to_owned())),
    ]);
    let words = serde_json::json!({
        "Close": "Schließen",
        "{a} since {b}": "{a} seit {c}",
        "{count} levels": { "one": "1 Stufe", "other": "Stufen" },
        "Again": "Nochmals",
    });
    let found = faults(&said, words.as_object().unwrap());
    assert_eq!(
        found,
        ["missing: Undo", "not the same blanks: {a} since {b} – {a} seit {c}", "unused: Again"]
    );
}

#[test]
fn messages_are_found_in_source() {
    let said = interface_texts().unwrap();
    assert_eq!(said["Close"], Text::Plain("Close".to_owned()));
    assert!(matches!(&said["{count} levels"], Text::Counting(one, _) if one == "1 level"));
    assert!(said.len() > 600, "{} texts", said.len());
}
