//! The JSON envelope of a record: its kind and schema, when its fields were written, and the data. A
//! deleted record keeps its envelope without data, so that no older copy of it is restored.
//!
//! ```json
//! {"kind":"person","schema":2,"stamps":{"mhx2k9f0.0.k3j9x1a":[""]},"data":{}}
//! ```
//!
//! Older schemas, and shared files, have a revision instead, which counted the changes:
//!
//! ```json
//! {"kind":"person","schema":1,"revision":12,"data":{}}
//! ```

use crate::i18n::tr;
use crate::storage::field_stamps::FieldStamps;
use crate::storage::json::{self, Header, RawValue};
use crate::storage::record::Record;
use crate::storage::stamp::{MAX_REVISION, Stamp};
use crate::storage::stored::{Stored, hash};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The result of decoding a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded<T> {
    /// A record that can be read.
    Record {
        /// Its schema, which may be older than the current one.
        schema: u64,
        /// The record.
        record: Record<T>,
    },
    /// A record of a later version of the app. It must not be changed.
    FutureVersion {
        /// Its schema.
        schema: u64,
    },
    /// A text that cannot be read.
    Unreadable {
        /// What is wrong, and where.
        reason: String,
    },
}

/// The envelope since the schema after [`Stored::SHARED_SCHEMA`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
struct EnvelopeV2<'a, T> {
    kind: Cow<'a, str>,
    schema: u64,
    #[serde(rename = "era", default, skip_serializing_if = "is_zero")]
    last_erasure: Stamp,
    #[serde(rename = "life", default, skip_serializing_if = "is_zero")]
    existence_changed: Stamp,
    stamps: FieldStamps,
    #[serde(deserialize_with = "json::nullable")]
    data: Option<T>,
}

fn is_zero(stamp: &Stamp) -> bool {
    *stamp == Stamp::ZERO
}

/// The envelope with a revision.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
pub(super) struct EnvelopeV1<'a, T> {
    kind: Cow<'a, str>,
    pub(super) schema: u64,
    revision: u64,
    #[serde(deserialize_with = "json::nullable")]
    pub(super) data: Option<T>,
}

/// Encodes a record.
pub fn encode<T: Stored>(record: &Record<T>) -> String {
    to_raw(record).get().to_owned()
}

/// As [`encode`], as a part of another JSON text.
pub fn to_raw<T: Stored>(record: &Record<T>) -> Box<RawValue> {
    json::to_raw(&EnvelopeV2 {
        kind: T::KIND.into(),
        schema: T::SCHEMA,
        last_erasure: record.last_erasure,
        existence_changed: record.existence_changed,
        stamps: record.stamps.clone(),
        data: record.data.as_ref().map(T::to_data),
    })
}

/// Encodes data that leaves this browser, without the times of its changes.
pub fn to_shared<T: Stored>(data: &T) -> Box<RawValue> {
    let (kind, schema, data) = (T::KIND.into(), T::SHARED_SCHEMA, Some(data.to_data()));
    json::to_raw(&EnvelopeV1 { kind, schema, revision: 1, data })
}

/// Decodes a text. Never panics.
#[must_use]
pub fn decode<T: Stored>(text: &str) -> Decoded<T> {
    read(text).unwrap_or_else(|reason| Decoded::Unreadable { reason })
}

fn read<T: Stored>(text: &str) -> Result<Decoded<T>, String> {
    // Later schemas can have other fields.
    let Header { kind, schema } = json::from_str(text)?;
    let kind = kind.unwrap_or_default();
    if kind != T::KIND {
        return Err(tr!(
            "this is a record of kind “{kind}”, not “{expected}”",
            kind,
            expected = T::KIND
        ));
    }
    let parse = |schema, data: Option<&RawValue>| {
        data.map(|data| T::from_data(schema, data.get())).transpose()
    };
    let (schema, record) = match schema {
        Some(0) => return Err(tr!("schemas count from 1").to_owned()),
        Some(schema) if schema > T::SCHEMA => return Ok(Decoded::FutureVersion { schema }),
        Some(schema) if schema > T::SHARED_SCHEMA => {
            let EnvelopeV2 { last_erasure, existence_changed, stamps, data, .. } =
                json::from_str::<EnvelopeV2<'_, &RawValue>>(text)?;
            let data = parse(schema, data)?;
            (schema, Record { data, last_erasure, existence_changed, stamps })
        }
        _ => {
            let EnvelopeV1 { schema, revision, data, .. } =
                json::from_str::<EnvelopeV1<'_, &RawValue>>(text)?;
            (schema, of_revision(revision, data, parse(schema, data)?))
        }
    };
    Ok(Decoded::Record { schema, record })
}

/// A record with a revision: the higher revision counts as the later change.
fn of_revision<T>(revision: u64, text: Option<&RawValue>, data: Option<T>) -> Record<T> {
    let replica = text.map_or(0, |text| hash(text.get()));
    // Revisions are far smaller than today's milliseconds since 1970.
    let stamp = Stamp { millis: revision.min(MAX_REVISION), counter: 0, replica };
    let (existence_changed, stamps) = match data {
        Some(_) => (Stamp::ZERO, FieldStamps::all(stamp)),
        None => (stamp, FieldStamps::default()),
    };
    Record { data, existence_changed, stamps, ..Record::none() }
}

#[cfg(test)]
pub(crate) mod tests;
