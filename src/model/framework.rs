//! A career framework: its axes with their levels, its ladders with their positions.

use super::id::{AxisId, FrameworkId, LadderId, PositionId};
use super::rating::{MAX_LEVELS, Rating};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A framework in which everything fits: ids are unique, every axis has as many levels as
/// the others, and every position says what it expects on every axis.
///
/// The built-in one apart, there is no other way to get one than reading it from JSON, which
/// checks all that.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Document")]
pub struct Framework(Document);

/// A framework as it is written down, nothing checked.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: FrameworkId,
    name: Cow<'static, str>,
    revision: Cow<'static, str>,
    credit: Option<Credit>,
    senior_from: u8,
    axes: Cow<'static, [Axis]>,
    ladders: Cow<'static, [Ladder]>,
}

/// Whose work a framework is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Who wrote it.
    pub author: Cow<'static, str>,
    /// Where it is published, an https address.
    pub link: Cow<'static, str>,
    /// The licence's SPDX name.
    pub license: Cow<'static, str>,
}

/// One dimension of the framework, and of the chart.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Unique within the framework.
    pub id: AxisId,
    /// As people say it: "Technology".
    pub name: Cow<'static, str>,
    /// What the axis is about, a sentence.
    pub about: Cow<'static, str>,
    /// Lowest first: level 1 stands at index 0. Each includes the ones before it.
    pub levels: Cow<'static, [Level]>,
}

/// One step of an axis.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// One or two words: "Evangelizes".
    pub name: Cow<'static, str>,
    /// What somebody at this level does, a sentence.
    pub definition: Cow<'static, str>,
}

/// A sequence of positions.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Unique within the framework.
    pub id: LadderId,
    /// As people say it: "Tech Lead".
    pub name: Cow<'static, str>,
    /// Other names in use for it.
    pub also: Cow<'static, [Cow<'static, str>]>,
    /// What the ladder asks for, a sentence.
    pub about: Cow<'static, str>,
    /// Lowest first.
    pub positions: Cow<'static, [Position]>,
}

/// One rung of a ladder.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Unique within the framework: "D4".
    pub id: PositionId,
    /// The career level, from 1; ladders may start above it.
    pub level: u8,
    /// What is expected on each axis, in the order of [`Framework::axes`].
    pub expects: Cow<'static, [Rating]>,
}

impl Axis {
    /// The level of that number, from 1.
    #[must_use]
    pub fn level(&self, number: u8) -> Option<&Level> {
        self.levels.get(usize::from(number).checked_sub(1)?)
    }
}

impl Framework {
    /// The framework the app ships with: Engineering Ladders by Jorge Fioranelli
    /// (<https://www.engineeringladders.com>, Apache-2.0, as of commit 6055355).
    ///
    /// Names and expectations are the framework's; the definitions are our wording.
    #[must_use]
    pub fn builtin() -> &'static Self {
        // Made by build.rs from framework.json, which a test checks and compares.
        static BUILTIN: Framework = Framework(include!(concat!(env!("OUT_DIR"), "/builtin.rs")));
        &BUILTIN
    }

    /// Which framework this is.
    #[must_use]
    pub fn id(&self) -> &FrameworkId {
        &self.0.id
    }

    /// The framework's title.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Which state of the framework this is; changes when its content does.
    #[must_use]
    pub fn revision(&self) -> &str {
        &self.0.revision
    }

    /// Whose work it is, where it says so.
    #[must_use]
    pub fn credit(&self) -> Option<&Credit> {
        self.0.credit.as_ref()
    }

    /// The axes, in the order they stand around the chart. 3 to 12 of them.
    #[must_use]
    pub fn axes(&self) -> &[Axis] {
        &self.0.axes
    }

    /// An axis by its identifier.
    #[must_use]
    pub fn axis(&self, id: &AxisId) -> Option<&Axis> {
        self.axes().iter().find(|axis| axis.id == *id)
    }

    /// The ladders; at least one.
    #[must_use]
    pub fn ladders(&self) -> &[Ladder] {
        &self.0.ladders
    }

    /// How many levels every axis has, 2 to 9.
    #[must_use]
    pub fn levels(&self) -> u8 {
        // Read from a checked document, so it fits and there is a first axis.
        self.0.axes.first().map_or(0, |axis| axis.levels.len() as u8)
    }

    /// A position and the ladder it stands on.
    #[must_use]
    pub fn position(&self, id: &PositionId) -> Option<(&Ladder, &Position)> {
        self.0.ladders.iter().find_map(|ladder| {
            let position = ladder.positions.iter().find(|position| position.id == *id)?;
            Some((ladder, position))
        })
    }

    /// Whether a position counts as senior.
    #[must_use]
    pub fn is_senior(&self, position: &Position) -> bool {
        position.level >= self.0.senior_from
    }

    /// The career level from which positions count as senior.
    #[must_use]
    pub fn senior_from(&self) -> u8 {
        self.0.senior_from
    }

    /// The highest career level of any position.
    #[must_use]
    pub fn top_level(&self) -> u8 {
        let positions = self.0.ladders.iter().flat_map(|ladder| ladder.positions.iter());
        positions.map(|position| position.level).max().unwrap_or(0)
    }
}

impl TryFrom<Document> for Framework {
    type Error = String;

    /// Fails with the first thing that does not fit, saying where.
    fn try_from(document: Document) -> Result<Self, String> {
        check(&document)?;
        Ok(Self(document))
    }
}

fn check(document: &Document) -> Result<(), String> {
    let Document { axes, ladders, credit, .. } = document;
    if credit.as_ref().is_some_and(|credit| !credit.link.starts_with("https://")) {
        return Err("a credit links to an https address".to_owned());
    }
    if !(3..=12).contains(&axes.len()) {
        return Err(format!("a framework has 3 to 12 axes, this one has {}", axes.len()));
    }
    let levels = axes[0].levels.len();
    if !(2..=usize::from(MAX_LEVELS)).contains(&levels) {
        return Err(format!("an axis has 2 to {MAX_LEVELS} levels, {} has {levels}", axes[0].id));
    }
    if let Some(axis) = axes.iter().find(|axis| axis.levels.len() != levels) {
        let count = axis.levels.len();
        return Err(format!(
            "every axis has as many levels: {} has {count}, not {levels}",
            axis.id
        ));
    }
    unique("axis", axes.iter().map(|axis| axis.id.as_str()))?;
    unique("ladder", ladders.iter().map(|ladder| ladder.id.as_str()))?;
    let positions = || ladders.iter().flat_map(|ladder| ladder.positions.iter());
    unique("position", positions().map(|position| position.id.as_str()))?;
    if positions().next().is_none() {
        return Err("a framework has at least one position".to_owned());
    }
    for position in positions() {
        let (id, expects) = (&position.id, &position.expects);
        if expects.len() != axes.len() {
            return Err(format!("{id} expects {} ratings, not {}", axes.len(), expects.len()));
        }
        if expects.iter().any(|rating| rating.levels() > levels as f64) {
            return Err(format!("{id} expects more than level {levels}, the last one"));
        }
    }
    Ok(())
}

fn unique<'a>(noun: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(format!("two things are called {noun} {id}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn builtin_with(change: impl FnOnce(&mut Value)) -> Result<Framework, String> {
        let mut document = serde_json::from_str(include_str!("framework.json")).unwrap();
        change(&mut document);
        serde_json::from_value(document).map_err(|error| error.to_string())
    }

    #[test]
    fn the_builtin_framework_is_valid() {
        let framework = builtin_with(|_| ()).unwrap();
        assert_eq!(&framework, Framework::builtin());
        assert_eq!(framework.levels(), 5);
        assert_eq!(framework.top_level(), 7);
    }

    #[test]
    fn a_position_is_found_with_its_ladder() {
        let framework = Framework::builtin();
        let (ladder, position) = framework.position(&PositionId::new("TL6")).unwrap();
        assert_eq!(ladder.name, "Tech Lead");
        assert_eq!(position.level, 6);
        assert!(framework.is_senior(position));
        assert_eq!(framework.position(&PositionId::new("TL3")), None);
    }

    #[track_caller]
    fn refused(says: &str, change: impl FnOnce(&mut Value)) {
        let error = builtin_with(change).unwrap_err();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        refused("3 to 12 axes", |doc| doc["axes"] = json!([]));
        refused("technology has 1", |doc| {
            doc["axes"][0]["levels"].as_array_mut().unwrap().truncate(1);
        });
        refused("people has 4, not 5", |doc| {
            doc["axes"][2]["levels"].as_array_mut().unwrap().truncate(4);
        });
        refused("axis technology", |doc| doc["axes"][1]["id"] = json!("technology"));
        refused("position D1", |doc| doc["ladders"][1]["positions"][0]["id"] = json!("D1"));
        refused("ladder developer", |doc| doc["ladders"][1]["id"] = json!("developer"));
        refused("D1 expects 5 ratings, not 1", |doc| {
            doc["ladders"][0]["positions"][0]["expects"] = json!([1]);
        });
        refused("D1 expects more than level 5", |doc| {
            doc["ladders"][0]["positions"][0]["expects"][3] = json!(6);
        });
        refused("at least one position", |doc| doc["ladders"] = json!([]));
        refused("https", |doc| doc["credit"]["link"] = json!("javascript:alert(1)"));
        refused("unknown field", |doc| doc["colour"] = json!("red"));
    }
}
