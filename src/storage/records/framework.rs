//! Frameworks as JSON: as a file, in a link, together with an assessment, and as a record.
//!
//! ```json
//! {"kind":"rungs-framework","schema":1,"id":"acme","name":"Acme","revision":"","credit":null,
//!  "senior_from":4,"axes":[],"ladders":[]}
//! ```
//!
//! Fields that are tedious to write by hand are optional; see `docs/framework.schema.json`.

use crate::i18n::{tr, tr_plural};
use crate::model::{
    Axis, AxisId, Credit, Date, Framework, FrameworkDraft, FrameworkId, FrameworkRef, Ladder,
    LadderId, Level, Position, PositionId, Rating, UserFramework,
};
use crate::storage::envelope::Stored;
use crate::storage::json::{Fields, Json};
use crate::storage::key_value::KeyValue;
use crate::storage::record;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The `kind` of a framework file.
pub const KIND: &str = "rungs-framework";
/// The schema that is written.
const SCHEMA: u64 = 1;

/// The maximum number of entries in any list; more than a valid framework can have.
const MAX_LIST: usize = 200;

/// The key prefix.
pub const PREFIX: &str = "rungs/framework/";

/// The key of a user framework.
#[must_use]
pub fn key(id: &FrameworkId) -> String {
    format!("{PREFIX}{id}")
}

/// Returns the wanted identifier, or `or` if that is empty, with the first number behind it that is
/// not taken. Adds it to `taken`.
#[must_use]
pub fn unique_id(wanted: String, or: &str, taken: &mut BTreeSet<String>) -> String {
    let wanted = if wanted.is_empty() { or.to_owned() } else { wanted };
    let mut id = wanted.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
    id
}

/// Derives an identifier from a name: lowercase letters, digits and hyphens. Letters of other
/// scripts are kept.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase).take(60) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The revision name of a draft: its current name if that belongs to the content, or else the date
/// and a digest of the content. With the digest, two people who publish different content on one
/// day get different names.
#[must_use]
pub fn revision(document: &FrameworkDraft, today: Date) -> String {
    let digest = digest(document);
    if document.revision.ends_with(&digest) {
        return document.revision.to_string();
    }
    format!("{today}-{digest}")
}

/// Six digits that depend on the content of a draft.
fn digest(document: &FrameworkDraft) -> String {
    let plain = FrameworkDraft { revision: Cow::Borrowed(""), ..document.clone() };
    // FNV-1a: short and portable. Collisions by intent are not a concern.
    let hash = write(&plain).bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:06x}", hash & 0x00ff_ffff)
}

/// Writes a framework file.
#[must_use]
pub fn write(document: &FrameworkDraft) -> String {
    json(document).write()
}

/// The content of a framework file as JSON.
#[must_use]
pub fn json(document: &FrameworkDraft) -> Json {
    let kind = [
        ("kind".to_owned(), Json::text(KIND)),
        ("schema".to_owned(), Json::Number(SCHEMA.to_string())),
    ];
    match to_json(document) {
        Json::Object(fields) => Json::Object(kind.into_iter().chain(fields).collect()),
        other => other,
    }
}

/// Finds the built-in or stored framework of an assessment: the revision that it names, or the
/// current one if that revision no longer exists.
#[must_use]
pub fn find(store: &impl KeyValue, made_with: &FrameworkRef) -> Option<&'static Framework> {
    if made_with.id.is_builtin() {
        return Some(Framework::builtin());
    }
    let custom = record::open::<UserFramework>(store, &key(&made_with.id)).record.data?;
    custom.revision(&made_with.revision)
}

/// Parses the framework that a site ships instead of the built-in one.
///
/// # Errors
/// If it is not valid. The message says why.
pub fn parse_site_framework(text: &str) -> Result<&'static Framework, String> {
    parse_usable(from_json(Json::read(text)?)?)
}

/// Validates a draft.
///
/// # Errors
/// If it is not valid. The message says how many errors there are.
pub fn parse_usable(document: FrameworkDraft) -> Result<&'static Framework, String> {
    Framework::try_from(document).map(Framework::intern).map_err(|problems| {
        tr_plural!(
            problems.len(),
            "its framework does not fit together in 1 place",
            "its framework does not fit together in {count} places"
        )
    })
}

/// Reads a draft from the JSON of a file.
///
/// # Errors
/// If it is not a framework, is from a later version, or is damaged. The message says what and where.
pub fn from_json(json: Json) -> Result<FrameworkDraft, String> {
    let Json::Object(mut fields) = json else {
        return Err(tr!("this should be an object").to_owned());
    };
    let mut take = |name: &str| {
        let at = fields.iter().position(|(known, _)| known == name)?;
        Some(fields.remove(at).1)
    };
    // Allowed, so that editors can validate the file while it is edited.
    take("$schema");
    match take("kind") {
        None => {}
        Some(Json::Text(kind)) if kind == KIND => {}
        Some(_) => return Err(tr!("its “kind” is not “{kind}”", kind = KIND)),
    }
    match take("schema") {
        None => {}
        Some(Json::Number(number)) if number.parse() == Ok(SCHEMA) => {}
        Some(_) => return Err(tr!("it was made by a later version of Rungs").to_owned()),
    }
    let mut document = read(Json::Object(fields))?;
    let mut taken = BTreeSet::new();
    for axis in document.axes.to_mut() {
        axis.id = AxisId::new(unique_id(axis.id.to_string(), "axis", &mut taken));
    }
    let mut taken = BTreeSet::new();
    for ladder in document.ladders.to_mut() {
        ladder.id = LadderId::new(unique_id(ladder.id.to_string(), "ladder", &mut taken));
    }
    Ok(with_own_identity(document))
}

/// Prepares an imported draft: if its content differs from the built-in framework it gets another
/// identifier, and its revision name gets the right digest.
#[must_use]
pub fn with_own_identity(mut document: FrameworkDraft) -> FrameworkDraft {
    let builtin = Framework::builtin().draft();
    if Framework::builtin_content_eq(&document) {
        return builtin.clone();
    }
    if document.id == builtin.id {
        // It started as a copy of the built-in framework and has changed.
        document.id = FrameworkId::new(format!("{}-own", document.id));
    }
    // People who edit a file by hand rarely change its revision name.
    let digest = digest(&document);
    if !document.revision.ends_with(&digest) {
        let stated = Some(document.revision.as_ref()).filter(|stated| !stated.is_empty());
        document.revision = stated.map_or(digest.clone(), |text| format!("{text}-{digest}")).into();
    }
    document
}

fn to_json(document: &FrameworkDraft) -> Json {
    let text = |text: &Cow<'static, str>| Json::text(text.as_ref());
    let credit = document.credit.as_ref().map_or(Json::Null, |credit| {
        Json::object([
            ("author", text(&credit.author)),
            ("link", text(&credit.link)),
            ("license", text(&credit.license)),
        ])
    });
    let senior = document.senior_from.map_or(Json::Null, |level| Json::Number(level.to_string()));
    let level = |level: &Level| {
        Json::object([
            ("name", text(&level.name)),
            ("definition", text(&level.definition)),
            ("examples", text(&level.examples)),
        ])
    };
    let axis = |axis: &Axis| {
        Json::object([
            ("id", Json::text(axis.id.as_str())),
            ("name", text(&axis.name)),
            ("about", text(&axis.about)),
            ("levels", Json::List(axis.levels.iter().map(level).collect())),
        ])
    };
    let position = |position: &Position| {
        let asked = position.expects.iter().map(|asked| Json::Number(asked.to_string()));
        Json::object([
            ("id", Json::text(position.id.as_str())),
            ("level", Json::Number(position.level.to_string())),
            ("title", position.title.as_ref().map_or(Json::Null, text)),
            ("expects", Json::List(asked.collect())),
        ])
    };
    let ladder = |ladder: &Ladder| {
        Json::object([
            ("id", Json::text(ladder.id.as_str())),
            ("name", text(&ladder.name)),
            ("also", Json::List(ladder.aliases.iter().map(text).collect())),
            ("about", text(&ladder.about)),
            ("positions", Json::List(ladder.positions.iter().map(position).collect())),
        ])
    };
    Json::object([
        ("id", Json::text(document.id.as_str())),
        ("name", text(&document.name)),
        ("revision", text(&document.revision)),
        ("credit", credit),
        ("senior_from", senior),
        ("axes", Json::List(document.axes.iter().map(axis).collect())),
        ("ladders", Json::List(document.ladders.iter().map(ladder).collect())),
    ])
}

fn read(json: Json) -> Result<FrameworkDraft, String> {
    let mut fields = Fields::of(json)?;
    let name = fields.text("name")?;
    let id = fields.text_or("id", || slug(&name))?;
    let senior_from = match fields.take_if("senior_from") {
        None | Some(Json::Null) => None,
        Some(Json::Number(number)) => {
            let level = number.parse::<u8>().map_err(|_| tr!("“senior_from” should be a level"))?;
            Some(level)
        }
        Some(_) => return Err(tr!("“senior_from” should be a level or null").to_owned()),
    };
    let document = FrameworkDraft {
        id: FrameworkId::new(if id.is_empty() { "framework".to_owned() } else { id }),
        revision: Cow::Owned(fields.text_or("revision", String::new)?),
        credit: match fields.take_if("credit") {
            None | Some(Json::Null) => None,
            Some(json) => Some(at_place("credit", credit(json))?),
        },
        senior_from,
        axes: Cow::Owned(list("axes", fields.take("axes")?, axis)?),
        ladders: Cow::Owned(list("ladders", fields.take("ladders")?, ladder)?),
        name: Cow::Owned(name),
    };
    fields.end()?;
    Ok(document)
}

/// Adds the place to an error message.
fn at_place<T>(place: &str, read: Result<T, String>) -> Result<T, String> {
    read.map_err(|error| format!("{place}: {error}"))
}

fn list<T>(name: &str, json: Json, read: fn(Json) -> Result<T, String>) -> Result<Vec<T>, String> {
    let Json::List(values) = json else { return Err(tr!("“{name}” should be a list", name)) };
    if values.len() > MAX_LIST {
        return Err(tr!("“{name}” has more than {most} entries", name, most = MAX_LIST));
    }
    let numbered = (1..).zip(values);
    numbered.map(|(number, json)| at_place(&format!("{name}, {number}"), read(json))).collect()
}

fn credit(json: Json) -> Result<Credit, String> {
    let mut fields = Fields::of(json)?;
    let credit = Credit {
        author: Cow::Owned(fields.text("author")?),
        link: Cow::Owned(fields.text_or("link", String::new)?),
        license: Cow::Owned(fields.text_or("license", String::new)?),
    };
    fields.end()?;
    Ok(credit)
}

fn axis(json: Json) -> Result<Axis, String> {
    let mut fields = Fields::of(json)?;
    let name = fields.text("name")?;
    let axis = Axis {
        id: AxisId::new(fields.text_or("id", || slug(&name))?),
        about: Cow::Owned(fields.text_or("about", String::new)?),
        levels: Cow::Owned(list("levels", fields.take("levels")?, level)?),
        name: Cow::Owned(name),
    };
    fields.end()?;
    Ok(axis)
}

/// A level; a text is a level with only a name.
fn level(json: Json) -> Result<Level, String> {
    if let Json::Text(name) = json {
        let (definition, examples) = (Cow::Borrowed(""), Cow::Borrowed(""));
        return Ok(Level { name: Cow::Owned(name), definition, examples });
    }
    let mut fields = Fields::of(json)?;
    let level = Level {
        name: Cow::Owned(fields.text("name")?),
        definition: Cow::Owned(fields.text_or("definition", String::new)?),
        examples: Cow::Owned(fields.text_or("examples", String::new)?),
    };
    fields.end()?;
    Ok(level)
}

fn ladder(json: Json) -> Result<Ladder, String> {
    let mut fields = Fields::of(json)?;
    let name = fields.text("name")?;
    let also = |json| match json {
        Json::Text(name) => Ok(Cow::Owned(name)),
        _ => Err(tr!("this should be a text").to_owned()),
    };
    let ladder = Ladder {
        id: LadderId::new(fields.text_or("id", || slug(&name))?),
        aliases: Cow::Owned(match fields.take_if("also") {
            None => Vec::new(),
            Some(json) => list("also", json, also)?,
        }),
        about: Cow::Owned(fields.text_or("about", String::new)?),
        positions: Cow::Owned(list("positions", fields.take("positions")?, position)?),
        name: Cow::Owned(name),
    };
    fields.end()?;
    Ok(ladder)
}

fn position(json: Json) -> Result<Position, String> {
    let mut fields = Fields::of(json)?;
    let id = fields.text("id")?;
    let level = fields.count("level")?;
    let asked = |json| match json {
        Json::Number(number) => number.parse::<Rating>(),
        _ => Err(tr!("this should be a number of levels").to_owned()),
    };
    let position = Position {
        level: u8::try_from(level).map_err(|_| tr!("there is no level {level}", level))?,
        title: match fields.take_if("title") {
            None | Some(Json::Null) => None,
            Some(Json::Text(title)) => Some(Cow::Owned(title)),
            Some(_) => return Err(tr!("“title” should be a text or null").to_owned()),
        },
        expects: Cow::Owned(list("expects", fields.take("expects")?, asked)?),
        id: PositionId::new(id),
    };
    fields.end()?;
    Ok(position)
}

impl Stored for UserFramework {
    const KIND: &'static str = "framework";
    const SCHEMA: u64 = 1;

    fn to_json(&self) -> Json {
        let revisions = self.revisions.iter().map(|revision| to_json(revision.draft()));
        Json::object([
            ("draft", to_json(&self.draft)),
            ("revisions", Json::List(revisions.collect())),
        ])
    }

    fn from_json(_: u64, json: Json) -> Result<Self, String> {
        let mut fields = Fields::of(json)?;
        let draft = at_place("draft", read(fields.take("draft")?))?;
        let revisions =
            list("revisions", fields.take("revisions")?, |json| parse_usable(read(json)?))?;
        fields.end()?;
        Ok(Self { draft, revisions })
    }
}

#[cfg(test)]
pub(crate) mod tests;
