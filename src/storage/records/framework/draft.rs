//! A framework draft in JSON, in schema 1.

use crate::model::{
    Axis, AxisId, Credit, FrameworkDraft, FrameworkId, Ladder, LadderId, Level, Position,
    PositionId, Rating,
};
use crate::storage::json::List;
use crate::storage::records::framework::{KIND, MAX_LIST, SCHEMA, slug};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

type Text<'a> = Cow<'a, str>;

/// A draft. Fields that are tedious to write by hand are optional.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftV1<'a> {
    /// Allowed, so that editors can validate a file while it is edited.
    #[serde(rename = "$schema", default, skip_serializing)]
    _json_schema: Option<Text<'a>>,
    /// Only in files, as `schema`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schema: Option<u64>,
    #[serde(default)]
    id: Option<Text<'a>>,
    name: Text<'a>,
    #[serde(default)]
    revision: Text<'a>,
    #[serde(default)]
    credit: Option<CreditV1<'a>>,
    #[serde(default)]
    senior_from: Option<u8>,
    axes: List<AxisV1<'a>, MAX_LIST>,
    ladders: List<LadderV1<'a>, MAX_LIST>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CreditV1<'a> {
    author: Text<'a>,
    #[serde(default)]
    link: Text<'a>,
    #[serde(default)]
    license: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AxisV1<'a> {
    #[serde(default)]
    id: Option<Text<'a>>,
    name: Text<'a>,
    #[serde(default)]
    about: Text<'a>,
    levels: List<LevelV1<'a>, MAX_LIST>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LadderV1<'a> {
    #[serde(default)]
    id: Option<Text<'a>>,
    name: Text<'a>,
    #[serde(default)]
    also: List<Text<'a>, MAX_LIST>,
    #[serde(default)]
    about: Text<'a>,
    positions: List<PositionV1<'a>, MAX_LIST>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PositionV1<'a> {
    id: PositionId,
    level: u8,
    #[serde(default)]
    title: Option<Text<'a>>,
    expects: List<Rating, MAX_LIST>,
}

/// A level. In files, a text is a level with only a name.
#[derive(Serialize)]
struct LevelV1<'a> {
    name: Text<'a>,
    definition: Text<'a>,
    examples: Text<'a>,
}

impl<'de> Deserialize<'de> for LevelV1<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LevelVisitor)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelObjectV1 {
    name: String,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    examples: String,
}

struct LevelVisitor;

impl<'de> Visitor<'de> for LevelVisitor {
    type Value = LevelV1<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        let name = Cow::Owned(name.to_owned());
        Ok(LevelV1 { name, definition: Cow::Borrowed(""), examples: Cow::Borrowed("") })
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        let LevelObjectV1 { name, definition, examples } =
            Deserialize::deserialize(MapAccessDeserializer::new(access))?;
        Ok(LevelV1 { name: name.into(), definition: definition.into(), examples: examples.into() })
    }
}

impl From<DraftV1<'static>> for FrameworkDraft {
    fn from(draft: DraftV1<'static>) -> Self {
        let id = draft.id.unwrap_or_else(|| slug(&draft.name).into());
        Self {
            id: FrameworkId::new(if id.is_empty() { Cow::Borrowed("framework") } else { id }),
            name: draft.name,
            revision: draft.revision,
            credit: draft.credit.map(Credit::from),
            senior_from: draft.senior_from,
            axes: draft.axes.0.into_iter().map(Axis::from).collect(),
            ladders: draft.ladders.0.into_iter().map(Ladder::from).collect(),
        }
    }
}

impl From<CreditV1<'static>> for Credit {
    fn from(CreditV1 { author, link, license }: CreditV1<'static>) -> Self {
        Self { author, link, license }
    }
}

impl From<AxisV1<'static>> for Axis {
    fn from(AxisV1 { id, name, about, levels }: AxisV1<'static>) -> Self {
        let level = |LevelV1 { name, definition, examples }| Level { name, definition, examples };
        Self {
            id: AxisId::new(id.unwrap_or_else(|| slug(&name).into())),
            name,
            about,
            levels: levels.0.into_iter().map(level).collect(),
        }
    }
}

impl From<LadderV1<'static>> for Ladder {
    fn from(LadderV1 { id, name, also, about, positions }: LadderV1<'static>) -> Self {
        Self {
            id: LadderId::new(id.unwrap_or_else(|| slug(&name).into())),
            name,
            aliases: also.0.into(),
            about,
            positions: positions.0.into_iter().map(Position::from).collect(),
        }
    }
}

impl From<PositionV1<'static>> for Position {
    fn from(PositionV1 { id, level, title, expects }: PositionV1<'static>) -> Self {
        Self { id, level, title, expects: expects.0.into() }
    }
}

impl<'a> DraftV1<'a> {
    /// The draft with the kind and schema that only files have.
    pub(super) fn with_file_header(draft: &'a FrameworkDraft) -> Self {
        Self { kind: Some(KIND.into()), schema: Some(SCHEMA), ..Self::from(draft) }
    }
}

impl<'a> From<&'a FrameworkDraft> for DraftV1<'a> {
    fn from(draft: &'a FrameworkDraft) -> Self {
        Self {
            _json_schema: None,
            kind: None,
            schema: None,
            id: Some(draft.id.as_str().into()),
            name: draft.name.as_ref().into(),
            revision: draft.revision.as_ref().into(),
            credit: draft.credit.as_ref().map(CreditV1::from),
            senior_from: draft.senior_from,
            axes: draft.axes.iter().map(AxisV1::from).collect(),
            ladders: draft.ladders.iter().map(LadderV1::from).collect(),
        }
    }
}

impl<'a> From<&'a Credit> for CreditV1<'a> {
    fn from(Credit { author, link, license }: &'a Credit) -> Self {
        Self {
            author: author.as_ref().into(),
            link: link.as_ref().into(),
            license: license.as_ref().into(),
        }
    }
}

impl<'a> From<&'a Axis> for AxisV1<'a> {
    fn from(Axis { id, name, about, levels }: &'a Axis) -> Self {
        let level = |Level { name, definition, examples }: &'a Level| LevelV1 {
            name: name.as_ref().into(),
            definition: definition.as_ref().into(),
            examples: examples.as_ref().into(),
        };
        Self {
            id: Some(id.as_str().into()),
            name: name.as_ref().into(),
            about: about.as_ref().into(),
            levels: levels.iter().map(level).collect(),
        }
    }
}

impl<'a> From<&'a Ladder> for LadderV1<'a> {
    fn from(Ladder { id, name, aliases, about, positions }: &'a Ladder) -> Self {
        Self {
            id: Some(id.as_str().into()),
            name: name.as_ref().into(),
            also: aliases.iter().map(|alias| alias.as_ref().into()).collect(),
            about: about.as_ref().into(),
            positions: positions.iter().map(PositionV1::from).collect(),
        }
    }
}

impl<'a> From<&'a Position> for PositionV1<'a> {
    fn from(Position { id, level, title, expects }: &'a Position) -> Self {
        Self {
            id: id.clone(),
            level: *level,
            title: title.as_ref().map(|title| title.as_ref().into()),
            expects: expects.iter().copied().collect(),
        }
    }
}
