//! Reads the `ladder-config.json` of a chart builder: `topLabels` are the names of the axes,
//! `levelLabels` the names of their levels, and `values` the expected levels of positions. Its
//! offsets for drawing labels are ignored.

use crate::i18n::messages::import as words;
use crate::i18n::tr;
use crate::import::warnings::Warnings;
use crate::model::assessment::rating::MAX_LEVELS;
use crate::model::framework::validation::{AXIS_COUNT, MAX_POSITIONS};
use crate::model::{
    Axis, AxisId, FrameworkDraft, FrameworkId, Ladder, LadderId, Level, Position, PositionId,
    Rating,
};
use crate::storage::json::{self, Entries, List, RawValue};
use crate::storage::records::framework::{slug, unique_id};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// The file name.
const FILE: &str = "ladder-config.json";

#[derive(Deserialize)]
struct ChartBuilderFile<'a> {
    #[serde(rename = "topLabels")]
    top_labels: List<LabelText>,
    #[serde(borrow, default, rename = "levelLabels")]
    level_labels: Option<&'a RawValue>,
    #[serde(borrow, default)]
    values: Option<&'a RawValue>,
}

/// Reads the file.
///
/// # Errors
/// If a field is missing or invalid. The message says which.
pub(super) fn read(text: &str, warnings: &mut Warnings) -> Result<FrameworkDraft, String> {
    let ChartBuilderFile { top_labels, level_labels, values } = json::from_str(text)?;
    let names = texts(top_labels);
    if names.len() > 2 * *AXIS_COUNT.end() {
        return Err(words::many_axes(names.len(), *AXIS_COUNT.end()));
    }
    let labels = level_labels.map_or(Ok(Vec::new()), |json| level_names(json, &names));
    let labels = labels.map_err(|error| format!("levelLabels: {error}"))?;
    // A list per axis, or a list per level.
    let by_axis = labels.len() == names.len();
    let label = |axis: usize, level: usize| {
        let cell =
            if by_axis { labels.get(axis)?.get(level) } else { labels.get(level)?.get(axis) };
        cell.filter(|name| !name.trim().is_empty()).cloned()
    };
    let positions = values.map_or(Ok(Vec::new()), |json| positions(json, &names));
    let positions = positions.map_err(|error| format!("values: {error}"))?;
    if positions.len() > 2 * MAX_POSITIONS {
        return Err(words::many_positions(positions.len(), MAX_POSITIONS));
    }
    let asked = positions.iter().flat_map(|(_, asked)| asked).map(|asked| asked.ceil() as usize);
    let named = if by_axis { labels.iter().map(Vec::len).max().unwrap_or(0) } else { labels.len() };
    let count = asked.max().unwrap_or(0).max(named).max(2);
    let is_between = |value: &f64| (value * 2.0).fract() != 0.0;
    if positions.iter().any(|(_, asked)| asked.iter().any(is_between)) {
        warnings.unclear(FILE, 1, words::ROUNDED.to_owned());
    }
    if named < count {
        warnings.unclear(FILE, 1, words::NUMBERED.to_owned());
    }
    let mut ids = BTreeSet::new();
    let axes = names.iter().enumerate().map(|(at, name)| {
        let level = |number: usize| Level {
            name: label(at, number).map_or_else(
                || Cow::Owned(crate::i18n::messages::frameworks::numbered(number as u8 + 1)),
                Cow::Owned,
            ),
            definition: Cow::Borrowed(""),
            examples: Cow::Borrowed(""),
        };
        Axis {
            id: AxisId::new(unique_id(slug(name), "axis", &mut ids)),
            name: Cow::Owned(name.clone()),
            about: Cow::Borrowed(""),
            levels: (0..count.min(20)).map(level).collect(),
        }
    });
    let axes: Vec<Axis> = axes.collect();
    let positions = positions.into_iter().zip(1..).map(|((name, expects), level)| {
        let number =
            crate::import::name_matching::trailing_number(&name).filter(|number| *number > 0);
        let (level, title) = (number.unwrap_or(level), None);
        let expects: Vec<Rating> =
            expects.into_iter().map(|value| Rating::nearest(value, MAX_LEVELS)).collect();
        Position { id: PositionId::new(name), level, title, expects: expects.into() }
    });
    let ladder = Ladder {
        id: LadderId::of("ladder"),
        name: Cow::Borrowed(&words::LADDER),
        aliases: Cow::Borrowed(&[]),
        about: Cow::Borrowed(""),
        positions: positions.collect(),
    };
    let ladders = if ladder.positions.is_empty() { Vec::new() } else { vec![ladder] };
    if ladders.is_empty() {
        warnings.ignored(FILE, None, words::NO_POSITIONS.to_owned());
    }
    let empty = FrameworkDraft::empty(FrameworkId::new(""), words::NAME.to_owned());
    Ok(FrameworkDraft { axes: axes.into(), ladders: ladders.into(), ..empty })
}

/// A text. The builder also writes numbers.
struct LabelText(String);

impl<'de> Deserialize<'de> for LabelText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LabelVisitor)
    }
}

struct LabelVisitor;

impl Visitor<'_> for LabelVisitor {
    type Value = LabelText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<LabelText, E> {
        Ok(LabelText(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<LabelText, E> {
        Ok(LabelText(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<LabelText, E> {
        Ok(LabelText(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<LabelText, E> {
        Ok(LabelText(number.to_string()))
    }
}

fn texts(List(labels): List<LabelText>) -> Vec<String> {
    labels.into_iter().map(|label| label.0).collect()
}

/// The names of the levels: a list of lists, or lists by axis name.
fn level_names(json: &RawValue, axes: &[String]) -> Result<Vec<Vec<String>>, String> {
    if !json.get().starts_with('{') {
        let List(rows) = json::from_str::<List<List<LabelText>>>(json.get())?;
        return Ok(rows.into_iter().map(texts).collect());
    }
    let Entries(mut rows) = json::from_str::<Entries<List<LabelText>>>(json.get())?;
    let mut row = |axis: &String| {
        let at = rows.iter().position(|(name, _)| name == axis);
        at.map_or(Vec::new(), |at| texts(rows.swap_remove(at).1))
    };
    Ok(axes.iter().map(&mut row).collect())
}

/// The name of a position, and its expected levels.
type NamedValues = (String, Vec<f64>);

/// The expected levels of one position, several positions, or several positions with names.
fn positions(json: &RawValue, axes: &[String]) -> Result<Vec<NamedValues>, String> {
    let text = json.get();
    let rows: Vec<(String, List<Amount>)> = if text.starts_with('{') {
        json::from_str::<Entries<_>>(text)?.0
    } else if text.get(1..).is_some_and(|rest| rest.trim_start().starts_with('[')) {
        let List(rows) = json::from_str::<List<List<Amount>>>(text)?;
        (1..).zip(rows).map(|(number, row)| (format!("P{number}"), row)).collect()
    } else {
        vec![("P1".to_owned(), json::from_str(text)?)]
    };
    let named = |(name, List(row)): (String, List<Amount>)| {
        let mut values: Vec<f64> = row.into_iter().take(axes.len()).map(|value| value.0).collect();
        values.resize(axes.len(), 0.0);
        (name, values)
    };
    Ok(rows.into_iter().map(named).collect())
}

/// A number. The builder also writes numbers as texts.
#[derive(Deserialize)]
#[serde(try_from = "LabelText")]
struct Amount(f64);

impl TryFrom<LabelText> for Amount {
    type Error = &'static str;

    fn try_from(LabelText(text): LabelText) -> Result<Self, Self::Error> {
        let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
        number.map(Self).ok_or(tr!("this should be a number"))
    }
}
