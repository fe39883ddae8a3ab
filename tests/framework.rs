//! Compares the built-in framework with a separate table of facts.
#![expect(clippy::unwrap_used, reason = "tests")]

use rungs::handbook;
use rungs::model::{Framework, PositionId};
use serde_json::Value;

const FACTS: &str = include_str!("fixtures/framework-facts.md");

/// The cells of the table rows below a heading.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, section) = FACTS.split_once(heading).unwrap();
    let lines = section
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect();
    lines.skip(2).map(cells).collect()
}

#[test]
fn builtin_level_names_match_the_facts() {
    let framework = Framework::builtin();
    let rows = rows("## Axes and levels");
    assert_eq!((rows.len(), framework.axes().len()), (5, 5));
    for (row, axis) in rows.iter().zip(framework.axes()) {
        assert_eq!(axis.name, row[0]);
        let names: Vec<&str> = axis.levels.iter().map(|level| level.name.as_ref()).collect();
        assert_eq!(names, row[1..]);
        for level in axis.levels.iter() {
            assert!(level.definition.ends_with('.'), "{}", level.name);
        }
    }
}

#[test]
fn builtin_expectations_match_the_facts() {
    let framework = Framework::builtin();
    let rows = rows("## Positions");
    let count: usize = framework.ladders().iter().map(|ladder| ladder.positions.len()).sum();
    assert_eq!((rows.len(), count), (18, 18));
    for row in rows {
        let (ladder, position) = framework.position(&PositionId::new(row[0])).unwrap();
        assert_eq!(ladder.name, row[1], "{}", row[0]);
        assert_eq!(position.level.to_string(), row[2], "{}", row[0]);
        assert_eq!(if framework.is_senior(position) { "yes" } else { "no" }, row[3], "{}", row[0]);
        let expects: Vec<String> = position.expects.iter().map(ToString::to_string).collect();
        assert_eq!(expects, row[4..], "{}", row[0]);
    }
}

#[test]
fn handbook_pages_match_the_facts() {
    let framework = Framework::builtin();
    let text = |path: &str| handbook::page(framework, &path.parse().unwrap()).unwrap().text();
    let rows = rows("## Pages");
    assert!(rows.len() > 100, "{}", rows.len());
    for row in rows {
        let text = text(row[0]);
        assert!(text.to_lowercase().contains(&row[1].to_lowercase()), "{row:?} is not in {text}");
    }
    for axis in framework.axes() {
        let pages = [text("axes"), text(&format!("axis/{}", axis.id))];
        for (number, level) in (1..).zip(axis.levels.iter()) {
            let words = [axis.about.as_ref(), level.name.as_ref(), level.definition.as_ref()];
            for (words, page) in
                words.into_iter().flat_map(|it| pages.iter().map(move |page| (it, page)))
            {
                assert!(page.contains(words), "{words} is not in {page}");
            }
            // The positions that expect this level.
            let section = pages[1].split(&format!("{number}, {}", level.name)).nth(1).unwrap();
            let asked = section
                .lines()
                .find(|line| line.starts_with("Asked for by") || line.starts_with("No position"))
                .unwrap();
            let index = framework.axes().iter().position(|known| known.id == axis.id).unwrap();
            for position in framework.ladders().iter().flat_map(|ladder| ladder.positions.iter()) {
                let asks = position.expects[index].to_string() == number.to_string();
                let named = asked.split([' ', ',']).any(|word| word == position.id.as_str());
                assert_eq!(named, asks, "{} in {asked}", position.id);
            }
        }
    }
    for ladder in framework.ladders() {
        for position in ladder.positions.iter() {
            let page = text(&format!("position/{}", position.id));
            let of_ladder = text(&format!("ladder/{}", ladder.id));
            let row = of_ladder
                .lines()
                .find(|line| line.starts_with(&format!("{} |", position.id)))
                .unwrap();
            for (axis, asked) in framework.axes().iter().zip(position.expects.iter()) {
                let level = axis.level(asked.reached().unwrap()).unwrap();
                assert!(
                    page.contains(&format!("{} {}: {}", axis.name, level.name, level.definition)),
                    "{page}"
                );
                assert!(row.contains(level.name.as_ref()), "{row}");
            }
            let senior =
                if framework.is_senior(position) { ", senior," } else { ", not senior yet," };
            assert!(page.contains(&format!("Level {}{senior}", position.level)), "{page}");
        }
    }
}

#[test]
fn headers_file_and_page_have_the_same_policy() {
    let page = include_str!("../index.html");
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let in_page = rest.split('"').next().unwrap();
    let line = include_str!("../public/_headers")
        .lines()
        .find(|line| line.contains("Content-Security-Policy"))
        .unwrap();
    let (_, in_header) = line.split_once(": ").unwrap();
    assert_eq!(in_header, format!("{in_page}; frame-ancestors 'none'"));
}

/// The published schema has every field that is written, and all required fields are written.
#[test]
fn documented_schema_matches_written_files() {
    let schema: Value =
        serde_json::from_str(include_str!("../docs/framework.schema.json")).unwrap();
    let fixture = include_str!("fixtures/framework-file-1.json");
    let builtin = rungs::storage::records::framework::write(Framework::builtin().draft());
    let short = r#"{"name":"A","axes":[{"name":"B","levels":["C",{"name":"D"}]}],"ladders":[]}"#;
    for text in [fixture, builtin.as_str(), short] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(misfits(&schema, &schema, &value, "framework"), Vec::<String>::new());
    }
    let odd =
        fixture.replacen("\"about\"", "\"abuot\"", 1).replacen("\"level\":1", "\"level\":0", 1);
    let value: Value = serde_json::from_str(&odd).unwrap();
    assert_eq!(misfits(&schema, &schema, &value, "framework").len(), 2);
}

/// The errors of a value according to a schema. Supports the keywords that our schema uses.
fn misfits(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let known = name.trim_start_matches("#/$defs/");
        return misfits(root, &root["$defs"][known], value, place);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = choices.iter().filter(|it| misfits(root, it, value, place).is_empty()).count();
        // For alternatives, report the errors of the one with the same kind.
        let same =
            choices.iter().find(|it| it["$ref"].is_null() == value.is_object() && !value.is_null());
        return match (fits, same) {
            (1, _) => Vec::new(),
            (_, Some(same)) => misfits(root, same, value, place),
            _ => vec![format!("{place} is none of the choices")],
        };
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    let is_kind = |kind: &Value| match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        _ => value.is_null(),
    };
    let mut wrong = Vec::new();
    if !kinds.is_empty() && !kinds.iter().any(is_kind) {
        wrong.push(format!("{place} is no {kinds:?}"));
    }
    if value.as_f64().zip(schema["minimum"].as_f64()).is_some_and(|(value, least)| value < least) {
        wrong.push(format!("{place} is too small"));
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(known) => wrong.extend(misfits(root, known, inner, &format!("{place}.{name}"))),
            None => wrong.push(format!("{place}.{name} is not in the schema")),
        }
    }
    if let Some(required) = schema["required"].as_array().filter(|_| value.is_object()) {
        let missing =
            required.iter().filter_map(Value::as_str).filter(|name| value.get(name).is_none());
        wrong.extend(missing.map(|name| format!("{place} has no {name}")));
    }
    for inner in value.as_array().into_iter().flatten() {
        wrong.extend(misfits(root, &schema["items"], inner, place));
    }
    wrong
}
