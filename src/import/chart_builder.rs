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
use crate::storage::json::{Fields, Json};
use crate::storage::records::framework::{slug, unique_id};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The file name.
const FILE: &str = "ladder-config.json";

/// Reads the file's JSON.
///
/// # Errors
/// If a field is missing or invalid. The message says which.
pub(super) fn read(json: Json, warnings: &mut Warnings) -> Result<FrameworkDraft, String> {
    let mut fields = Fields::of(json)?;
    let names = texts("topLabels", fields.take("topLabels")?)?;
    if names.len() > 2 * *AXIS_COUNT.end() {
        return Err(words::many_axes(names.len(), *AXIS_COUNT.end()));
    }
    let labels = match fields.take_if("levelLabels") {
        None => Vec::new(),
        Some(Json::List(rows)) => {
            rows.into_iter().map(|row| texts("levelLabels", row)).collect::<Result<Vec<_>, _>>()?
        }
        // By axis name.
        Some(Json::Object(mut rows)) => {
            let mut row = |name: &String| {
                let at = rows.iter().position(|(known, _)| known == name);
                at.map_or(Ok(Vec::new()), |at| texts("levelLabels", rows.swap_remove(at).1))
            };
            names.iter().map(&mut row).collect::<Result<Vec<_>, _>>()?
        }
        Some(_) => return Err(tr!("“levelLabels” should be a list of lists").to_owned()),
    };
    // A list per axis, or a list per level.
    let by_axis = labels.len() == names.len();
    let label = |axis: usize, level: usize| {
        let cell =
            if by_axis { labels.get(axis)?.get(level) } else { labels.get(level)?.get(axis) };
        cell.filter(|name| !name.trim().is_empty()).cloned()
    };
    let positions = values(fields.take_if("values"), &names)?;
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

fn texts(name: &str, json: Json) -> Result<Vec<String>, String> {
    let Json::List(values) = json else { return Err(tr!("“{name}” should be a list", name)) };
    let text = |json| match json {
        Json::Text(text) => Ok(text),
        Json::Number(number) => Ok(number),
        _ => Err(tr!("“{name}” should hold texts", name)),
    };
    values.into_iter().map(text).collect()
}

type NamedValues = (String, Vec<f64>);

/// One position, several positions, or several positions with names.
fn values(json: Option<Json>, axes: &[String]) -> Result<Vec<NamedValues>, String> {
    let row = |json: Json| -> Result<Vec<f64>, String> {
        let Json::List(values) = json else {
            return Err(tr!("“values” should be a list").to_owned());
        };
        let mut asked = Vec::new();
        for value in values.into_iter().take(axes.len()) {
            let (Json::Number(number) | Json::Text(number)) = value else {
                return Err(tr!("“values” should hold numbers").to_owned());
            };
            let value = number.parse::<f64>().ok().filter(|value| value.is_finite());
            asked.push(value.ok_or(tr!("“values” should hold numbers"))?);
        }
        asked.resize(axes.len(), 0.0);
        Ok(asked)
    };
    match json {
        None => Ok(Vec::new()),
        Some(Json::Object(named)) => {
            named.into_iter().map(|(name, json)| Ok((name, row(json)?))).collect()
        }
        Some(Json::List(rows)) if matches!(rows.first(), Some(Json::List(_))) => {
            let numbered = (1..).zip(rows);
            numbered.map(|(number, json)| Ok((format!("P{number}"), row(json)?))).collect()
        }
        Some(json) => Ok(vec![("P1".to_owned(), row(json)?)]),
    }
}
