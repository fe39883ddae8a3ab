//! The record of earlier texts.

use crate::model::change::earlier_texts::{EarlierText, EarlierTexts};
use crate::model::{Date, EntryId, SortedMap};
use crate::storage::json;
use crate::storage::stored::Stored;
use serde::{Deserialize, Serialize};

/// The key.
pub const KEY: &str = "rungs/earlier-texts";

/// Schema 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EarlierTextsV1 {
    texts: SortedMap<EntryId, EarlierTextV1>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EarlierTextV1 {
    record: String,
    field: String,
    text: String,
    replaced_on: Date,
}

impl Stored for EarlierTexts {
    const KIND: &'static str = "earlier-texts";
    const SHARED_SCHEMA: u64 = 0;
    const SCHEMA: u64 = 1;

    fn to_data(&self) -> impl Serialize {
        let text = |EarlierText { record, field, text, replaced_on }| EarlierTextV1 {
            record,
            field,
            text,
            replaced_on,
        };
        EarlierTextsV1 { texts: self.0.clone().map_values(text) }
    }

    fn from_data(_: u64, data: &str) -> Result<Self, String> {
        let EarlierTextsV1 { texts } = json::from_str(data)?;
        let text = |EarlierTextV1 { record, field, text, replaced_on }| EarlierText {
            record,
            field,
            text,
            replaced_on,
        };
        Ok(Self(texts.map_values(text)))
    }
}
