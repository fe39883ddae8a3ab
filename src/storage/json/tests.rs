//! Tests of the JSON reader and writer, against serde_json.

use super::*;
use proptest::prelude::*;
use serde_json::Value;

/// The value as serde_json represents it.
fn theirs(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => (*value).into(),
        Json::Number(number) => serde_json::from_str(number).unwrap(),
        Json::Text(text) => text.as_str().into(),
        Json::List(values) => values.iter().map(theirs).collect(),
        Json::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), theirs(value))).collect()
        }
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|number| Json::Number(number.to_string())),
        Just(Json::Number("3.5".to_owned())),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let fields = prop::collection::btree_map(any::<String>(), inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Json::List),
            fields.prop_map(|fields| Json::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn written_json_is_read_by_serde_json_and_ours(json in any_json()) {
        let text = json.write();
        prop_assert_eq!(Json::read(&text), Ok(json.clone()));
        prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), theirs(&json));
    }

    #[test]
    fn json_of_serde_json_is_read(json in any_json()) {
        let text = serde_json::to_string_pretty(&theirs(&json)).unwrap();
        prop_assert_eq!(Json::read(&text).map(|json| theirs(&json)), Ok(theirs(&json)));
    }

    #[test]
    fn both_readers_accept_the_same_texts(text in "[\\[\\]{}:,\"\\\\ut0-9aeE.+ \\-\u{1}é-]{0,14}|(true|nul|null|false|\\[1,|\"\\\\ud83d\\\\ude00\"|\\]){0,3}") {
        let ours = Json::read(&text);
        let library = serde_json::from_str::<Value>(&text);
        // serde_json rejects numbers that are out of range; our reader leaves that to the
        // caller.
        let out_of_range = library.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
        if !out_of_range {
            prop_assert_eq!(ours.is_ok(), library.is_ok(), "{} {:?} {:?}", text, ours, library);
        }
    }
}

#[test]
fn malformed_json_is_rejected_with_its_position() {
    for (text, says) in [
        ("", "the text ends too early (at byte 0)"),
        ("{\"a\":1,\"a\":2}", "the same name twice"),
        ("{\"a\":1}x", "something after the end (at byte 7)"),
        ("\"\\ud800\"", "half a letter"),
        ("\"\\ud83d\\u0041\"", "half a letter"),
        ("01", "this is no number"),
        ("{\"a\" 1}", "“:” is missing"),
    ] {
        let error = Json::read(text).unwrap_err();
        assert!(error.contains(says), "{text}: {error}");
    }
    for bracket in ["[", "{\"a\":"] {
        assert!(Json::read(&bracket.repeat(1_000_000)).unwrap_err().contains("too deeply"));
    }
}
