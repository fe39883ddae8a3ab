//! The record of an assessment.
//!
//! Schema 1 was the only assessment of the only person and contained the person's name; since
//! schema 2 people have their own records. Schema 3 added evidence, the growth plan and replies.
//! Schema 4 added the dials. Schema 5 has the same data, with the times of its changes in the envelope.

use crate::model::{
    Assessment, AssessmentId, AxisId, Date, Dials, EntryId, Evidence, FrameworkId, FrameworkRef,
    Person, PersonId, PlanItem, PositionId, Rater, Ratings, Role, SortedMap, Status, WebLink,
};
use crate::storage::envelope::EnvelopeV1;
use crate::storage::field_stamps::FieldStamps;
use crate::storage::json::{self, RawValue};
use crate::storage::key_value::KeyValue;
use crate::storage::opened_record;
use crate::storage::record::Record;
use crate::storage::records::person;
use crate::storage::records::values::LevelNumber;
use crate::storage::stored::{Stored, content_stamp};
use serde::{Deserialize, Serialize};

/// The key prefix.
pub const PREFIX: &str = "rungs/assessment/";

/// The key of an assessment.
#[must_use]
pub fn key(id: &AssessmentId) -> String {
    format!("{PREFIX}{id}")
}

/// The person's name in a record of schema 1; `None` in all other texts, and if it is empty.
fn name_of_schema_1(text: &str) -> Option<String> {
    let EnvelopeV1 { schema, data, .. } = json::from_str::<EnvelopeV1<'_, &RawValue>>(text).ok()?;
    if schema != 1 {
        return None;
    }
    let AssessmentV1 { person: name, .. } = json::from_str(data?.get()).ok()?;
    (!name.is_empty()).then_some(name)
}

/// The record of the person whose name is in an assessment of schema 1. Every other name is newer.
#[must_use]
pub fn person_of_schema_1(text: &str) -> Option<Record<Person>> {
    let me = Person { name: name_of_schema_1(text)?, ..Person::default() };
    let stamps = FieldStamps::all(content_stamp(0, &me));
    Some(Record { data: Some(me), stamps, ..Record::none() })
}

/// Copies the person's name from a stored assessment of schema 1 to the person's record, unless that
/// has a name. If storing fails, the next visit tries again.
pub fn adopt_name(store: &dyn KeyValue) {
    let Ok(Some(text)) = store.get(&key(&Assessment::FIRST)) else { return };
    if let Some(me) = person_of_schema_1(&text) {
        let _ = opened_record::merge_into(store, &person::key(&Person::ME), &me);
    }
}

/// Schema 1.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentV1 {
    /// The person's name.
    person: String,
    framework: FrameworkRefV1,
    #[serde(deserialize_with = "json::nullable")]
    target: Option<PositionId>,
    ratings: Ratings,
    #[serde(deserialize_with = "json::nullable")]
    rated_on: Option<Date>,
}

/// Schemas 2 to 4. Schema 3 added `evidence`, `plan` and `answers`; schema 4 added `dials`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentV4 {
    person: PersonId,
    rater: RaterV2,
    framework: FrameworkRefV1,
    #[serde(deserialize_with = "json::nullable")]
    target: Option<PositionId>,
    ratings: Ratings,
    #[serde(deserialize_with = "json::nullable")]
    rated_on: Option<Date>,
    dated: bool,
    notes: String,
    status: Status,
    archived: bool,
    #[serde(default)]
    evidence: SortedMap<EntryId, EvidenceV3>,
    #[serde(default)]
    plan: SortedMap<EntryId, PlanItemV3>,
    #[serde(default)]
    answers: Option<AssessmentId>,
    #[serde(default)]
    dials: Dials,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkRefV1 {
    id: FrameworkId,
    revision: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RaterV2 {
    role: Role,
    name: String,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceV3 {
    axis: AxisId,
    level: LevelNumber,
    text: String,
    #[serde(deserialize_with = "json::nullable")]
    link: Option<WebLink>,
    #[serde(deserialize_with = "json::nullable")]
    date: Option<Date>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanItemV3 {
    axis: AxisId,
    text: String,
    #[serde(deserialize_with = "json::nullable")]
    due: Option<Date>,
    done: bool,
}

impl From<AssessmentV1> for AssessmentV4 {
    fn from(v1: AssessmentV1) -> Self {
        let AssessmentV1 { person: _, framework, target, ratings, rated_on } = v1;
        let FrameworkRefV1 { id, revision } = framework;
        let made_with = FrameworkRef { id, revision };
        let unrated = Assessment::unrated(Person::ME, made_with);
        Self::from(Assessment { target, ratings, rated_on, ..unrated })
    }
}

impl From<AssessmentV4> for Assessment {
    fn from(v4: AssessmentV4) -> Self {
        let FrameworkRefV1 { id, revision } = v4.framework;
        let RaterV2 { role, name } = v4.rater;
        Self {
            person: v4.person,
            rater: Rater { role, name },
            framework: FrameworkRef { id, revision },
            target: v4.target,
            ratings: v4.ratings,
            rated_on: v4.rated_on,
            date_is_manual: v4.dated,
            notes: v4.notes,
            status: v4.status,
            archived: v4.archived,
            evidence: v4.evidence.map_values(Evidence::from),
            plan: v4.plan.map_values(PlanItem::from),
            in_reply_to: v4.answers,
            dials: v4.dials,
        }
    }
}

impl From<Assessment> for AssessmentV4 {
    fn from(assessment: Assessment) -> Self {
        let FrameworkRef { id, revision } = assessment.framework;
        let Rater { role, name } = assessment.rater;
        Self {
            person: assessment.person,
            rater: RaterV2 { role, name },
            framework: FrameworkRefV1 { id, revision },
            target: assessment.target,
            ratings: assessment.ratings,
            rated_on: assessment.rated_on,
            dated: assessment.date_is_manual,
            notes: assessment.notes,
            status: assessment.status,
            archived: assessment.archived,
            evidence: assessment.evidence.map_values(EvidenceV3::from),
            plan: assessment.plan.map_values(PlanItemV3::from),
            answers: assessment.in_reply_to,
            dials: assessment.dials,
        }
    }
}

impl From<EvidenceV3> for Evidence {
    fn from(EvidenceV3 { axis, level: LevelNumber(level), text, link, date }: EvidenceV3) -> Self {
        Self { axis, level, text, link, date }
    }
}

impl From<Evidence> for EvidenceV3 {
    fn from(Evidence { axis, level, text, link, date }: Evidence) -> Self {
        Self { axis, level: LevelNumber(level), text, link, date }
    }
}

impl From<PlanItemV3> for PlanItem {
    fn from(PlanItemV3 { axis, text, due, done }: PlanItemV3) -> Self {
        Self { axis, text, due, done }
    }
}

impl From<PlanItem> for PlanItemV3 {
    fn from(PlanItem { axis, text, due, done }: PlanItem) -> Self {
        Self { axis, text, due, done }
    }
}

impl Stored for Assessment {
    const KIND: &'static str = "assessment";
    const SHARED_SCHEMA: u64 = 4;
    const SCHEMA: u64 = 5;

    fn to_data(&self) -> impl Serialize {
        AssessmentV4::from(self.clone())
    }

    fn from_data(schema: u64, data: &str) -> Result<Self, String> {
        let data = match schema {
            1 => json::from_str::<AssessmentV1>(data)?.into(),
            _ => json::from_str::<AssessmentV4>(data)?,
        };
        Ok(data.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Diff;
    use crate::storage::key_value::memory::Memory;
    use crate::storage::stamp::Stamp;

    #[test]
    fn name_migrates_to_person_record_once() {
        let first = include_str!("../../../tests/fixtures/assessment-1.json");
        let store = Memory::with("rungs/assessment/current", first);
        adopt_name(&store);
        let me = || opened_record::open::<Person>(&store, "rungs/person/me").record;
        assert_eq!(me().data.unwrap().name, "Ada “Countess” Lovelace 🧮");
        let renamed = Person { name: "Ada".to_owned(), archived: false };
        let change = Diff { before: me().data, after: Some(renamed.clone()) };
        let mut record = me();
        record.edit(&change, Stamp { millis: 1, ..Stamp::ZERO }, Stamp::ZERO);
        opened_record::merge_into(&store, "rungs/person/me", &record);
        adopt_name(&store);
        assert_eq!(me().data, Some(renamed));
    }

    #[test]
    fn name_of_schema_1_is_found() {
        let first = include_str!("../../../tests/fixtures/assessment-1.json");
        assert_eq!(name_of_schema_1(first).as_deref(), Some("Ada “Countess” Lovelace 🧮"));
        let second = include_str!("../../../tests/fixtures/assessment-2.json");
        for text in [second, "", "{}", r#"{"schema":1,"data":{"person":""}}"#] {
            assert_eq!(name_of_schema_1(text), None);
        }
    }
}
