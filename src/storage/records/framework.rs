//! Frameworks as JSON: as a file, in a link, together with an assessment, and as a record.
//!
//! ```json
//! {"kind":"rungs-framework","schema":1,"id":"acme","name":"Acme","revision":"","credit":null,
//!  "senior_from":4,"axes":[],"ladders":[]}
//! ```
//!
//! Fields that are tedious to write by hand are optional; see `docs/framework.schema.json`.

mod draft;

use crate::i18n::{tr, tr_plural};
use crate::model::framework::validation_sentence;
use crate::model::{
    AxisId, Date, Framework, FrameworkDraft, FrameworkId, FrameworkRef, LadderId, UserFramework,
};
use crate::storage::json::{self, Header, List, RawValue};
use crate::storage::key_value::KeyValue;
use crate::storage::opened_record;
use crate::storage::stored::Stored;
use draft::DraftV1;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The `kind` of a framework file.
pub const KIND: &str = "rungs-framework";
/// The schema that is written.
const SCHEMA: u64 = 1;

/// The maximum number of entries in a list; more than a valid framework can have.
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
    let text = with_long_escapes(&write(&plain));
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:06x}", hash & 0x00ff_ffff)
}

/// JSON with `\\u0009` instead of `\\t`, and three others alike. That is how the app first wrote it,
/// and digests must not change.
fn with_long_escapes(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut chars = json.chars();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next() } else { None };
        match escaped {
            Some('b') => text.push_str("\\u0008"),
            Some('t') => text.push_str("\\u0009"),
            Some('f') => text.push_str("\\u000c"),
            Some('r') => text.push_str("\\u000d"),
            _ => {
                text.push(c);
                text.extend(escaped);
            }
        }
    }
    text
}

/// Writes a framework file.
#[must_use]
pub fn write(document: &FrameworkDraft) -> String {
    to_raw(document).get().to_owned()
}

/// As [`write()`], as a part of another JSON text.
#[must_use]
pub fn to_raw(document: &FrameworkDraft) -> Box<RawValue> {
    json::to_raw(&DraftV1::with_file_header(document))
}

/// Finds the built-in or stored framework of an assessment: the revision that it names, or the
/// current one if that revision no longer exists.
#[must_use]
pub fn find(store: &dyn KeyValue, made_with: &FrameworkRef) -> Option<&'static Framework> {
    if made_with.id.is_builtin() {
        return Some(Framework::builtin());
    }
    let custom = opened_record::open::<UserFramework>(store, &key(&made_with.id)).record.data?;
    custom.revision(&made_with.revision)
}

/// Parses the framework that a site ships instead of the built-in one.
///
/// # Errors
/// If it is not valid. The message says why.
pub fn parse_site_framework(text: &str) -> Result<&'static Framework, String> {
    parse_usable(read(text)?)
}

/// Validates a draft.
///
/// # Errors
/// If it is not valid. The message says what is wrong first, and how many other errors there are.
pub fn parse_usable(document: FrameworkDraft) -> Result<&'static Framework, String> {
    let errors = match Framework::try_from(document.clone()) {
        Ok(framework) => return Ok(framework.intern()),
        Err(errors) => errors,
    };
    let first = errors.first().map(|error| validation_sentence::sentence(&document, error));
    let sentence =
        tr!("its framework does not fit together: {error}", error = first.unwrap_or_default());
    Err(match errors.len().saturating_sub(1) {
        0 => sentence,
        others => {
            let more =
                tr_plural!(others, "There is 1 more error.", "There are {count} more errors.");
            format!("{sentence} {more}")
        }
    })
}

/// Reads a draft from a framework file.
///
/// # Errors
/// If it is not a framework, is from a later version, or is damaged. The message says what and where.
pub fn read(text: &str) -> Result<FrameworkDraft, String> {
    let Header { kind, schema } = json::from_str(text)?;
    if kind.is_some_and(|kind| kind != KIND) {
        return Err(tr!("its “kind” is not “{kind}”", kind = KIND));
    }
    if schema.is_some_and(|schema| schema != SCHEMA) {
        return Err(tr!("it was made by a later version of Rungs").to_owned());
    }
    let mut document = FrameworkDraft::from(json::from_str::<DraftV1<'_>>(text)?);
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

/// Schema 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserFrameworkV1<'a> {
    draft: DraftV1<'a>,
    revisions: List<DraftV1<'a>, MAX_LIST>,
}

impl Stored for UserFramework {
    const KIND: &'static str = "framework";
    const SHARED_SCHEMA: u64 = 1;
    const SCHEMA: u64 = 2;

    fn to_data(&self) -> impl Serialize {
        UserFrameworkV1 {
            draft: DraftV1::from(&self.draft),
            revisions: self.revisions.iter().map(|revision| revision.draft().into()).collect(),
        }
    }

    fn from_data(_: u64, data: &str) -> Result<Self, String> {
        let UserFrameworkV1 { draft, revisions: List(revisions) } = json::from_str(data)?;
        let revisions = revisions.into_iter().map(|draft| parse_usable(draft.into()));
        Ok(Self { draft: draft.into(), revisions: revisions.collect::<Result<_, _>>()? })
    }
}

#[cfg(test)]
pub(crate) mod tests;
