//! Converts `builtin.json` to Rust constants, so that the app starts without parsing it. People
//! read and edit the JSON file. A test reads it as a framework, with validation, and compares it
//! with the constants.

#![expect(clippy::expect_used, reason = "a build that cannot go on says why")]

use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const SOURCE: &str = "src/model/framework/builtin.json";

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    let json = fs::read_to_string(SOURCE).expect("the framework's file");
    let document: Value = serde_json::from_str(&json).expect("the framework's file is JSON");
    let folder = env::var("OUT_DIR").expect("cargo says where to write");
    fs::write(Path::new(&folder).join("builtin.rs"), constant(&document))
        .expect("cargo's folder can be written");
}

fn constant(document: &Value) -> String {
    let credit = match &document["credit"] {
        Value::Null => "None".to_owned(),
        credit => format!("Some({})", fields("Credit", credit, &["author", "link", "license"])),
    };
    format!(
        "FrameworkDraft {{ id: FrameworkId::of({}), name: {}, revision: {}, credit: {credit}, senior_from: Some({}), \
         axes: {}, ladders: {} }}",
        quoted(&document["id"]),
        text(&document["name"]),
        text(&document["revision"]),
        document["senior_from"],
        list(&document["axes"], axis),
        list(&document["ladders"], ladder),
    )
}

fn axis(axis: &Value) -> String {
    let level = |level: &Value| {
        let (name, definition) = (text(&level["name"]), text(&level["definition"]));
        format!("Level {{ name: {name}, definition: {definition}, examples: Cow::Borrowed(\"\") }}")
    };
    let (id, name, about) = (quoted(&axis["id"]), text(&axis["name"]), text(&axis["about"]));
    let levels = list(&axis["levels"], level);
    format!("Axis {{ id: AxisId::of({id}), name: {name}, about: {about}, levels: {levels} }}")
}

fn ladder(ladder: &Value) -> String {
    let (id, name, about) = (quoted(&ladder["id"]), text(&ladder["name"]), text(&ladder["about"]));
    let (aliases, positions) = (list(&ladder["also"], text), list(&ladder["positions"], position));
    format!(
        "Ladder {{ id: LadderId::of({id}), name: {name}, aliases: {aliases}, about: {about}, positions: {positions} }}"
    )
}

fn position(position: &Value) -> String {
    let half_steps = |rating: &Value| {
        let levels = rating.as_f64().expect("a rating is a number");
        format!("Rating::of_half_steps({})", (levels * 2.0) as u8)
    };
    let (id, level, expects) =
        (quoted(&position["id"]), &position["level"], list(&position["expects"], half_steps));
    format!(
        "Position {{ id: PositionId::of({id}), level: {level}, title: None, expects: {expects} }}"
    )
}

fn fields(name: &str, value: &Value, fields: &[&str]) -> String {
    let mut out = format!("{name} {{ ");
    for field in fields {
        write!(out, "{field}: {}, ", text(&value[field])).expect("a string takes everything");
    }
    out + "}"
}

fn list(values: &Value, one: impl Fn(&Value) -> String) -> String {
    let values: Vec<String> = values.as_array().expect("a list").iter().map(one).collect();
    format!("Cow::Borrowed(&[{}])", values.join(", "))
}

fn text(value: &Value) -> String {
    format!("Cow::Borrowed({})", quoted(value))
}

fn quoted(value: &Value) -> String {
    format!("{:?}", value.as_str().expect("a text"))
}
