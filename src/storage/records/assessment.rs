//! The record of an assessment.
//!
//! Schema 1 was the only assessment of the only person and contained the person's name; since
//! schema 2 people have their own records. Schema 3 added evidence, the growth plan and replies.
//! Schema 4 added the dials.

use crate::i18n::tr;
use crate::model::assessment::rating::MAX_LEVELS;
use crate::model::{
    Assessment, AssessmentId, AxisId, BalanceArea, Date, DialPosition, Dials, EntryId, Evidence,
    FrameworkId, FrameworkRef, Person, PersonId, PlanItem, PositionId, Rater, Rating, Ratings,
    Role, SortedMap, Status,
};
use crate::storage::envelope::Stored;
use crate::storage::json::{Fields, Json};
use crate::storage::key_value::KeyValue;
use crate::storage::record;
use crate::storage::records::person;

/// The key prefix.
pub const PREFIX: &str = "rungs/assessment/";

/// The key of an assessment.
#[must_use]
pub fn key(id: &AssessmentId) -> String {
    format!("{PREFIX}{id}")
}

/// The person's name in a record of schema 1; `None` in all other texts, and if it is empty.
#[must_use]
pub fn name_of_schema_1(text: &str) -> Option<String> {
    let mut fields = Fields::of(Json::read(text).ok()?).ok()?;
    if fields.count("schema") != Ok(1) {
        return None;
    }
    let name = Fields::of(fields.take("data").ok()?).ok()?.text("person").ok()?;
    (!name.is_empty()).then_some(name)
}

/// Moves the person's name from an assessment of schema 1 to the person's record. Does nothing if
/// the person has a name. If storing fails, the next visit tries again.
pub fn adopt_name(store: &impl KeyValue) {
    let Ok(Some(text)) = store.get(&key(&Assessment::FIRST)) else { return };
    if let Some(name) = name_of_schema_1(&text) {
        let _ = record::change::<Person>(store, &person::key(&Person::ME), |me| {
            me.get_or_insert_with(|| Person { name, ..Person::default() });
        });
    }
}

const fn status_key(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::Final => "final",
    }
}

impl Stored for Assessment {
    const KIND: &'static str = "assessment";
    const SCHEMA: u64 = 4;

    fn to_json(&self) -> Json {
        let framework = Json::object([
            ("id", Json::text(self.framework.id.as_str())),
            ("revision", Json::text(self.framework.revision.as_str())),
        ]);
        let rater = Json::object([
            ("role", Json::text(self.rater.role.key())),
            ("name", Json::text(self.rater.name.as_str())),
        ]);
        let rating = |(axis, rating): &(AxisId, Rating)| {
            (axis.to_string(), Json::Number(rating.to_string()))
        };
        Json::object([
            ("person", Json::text(self.person.as_str())),
            ("rater", rater),
            ("framework", framework),
            ("target", or_null(self.target.as_ref().map(PositionId::to_string))),
            ("ratings", Json::Object(self.ratings.iter().map(rating).collect())),
            ("rated_on", or_null(self.rated_on.map(|date| date.to_string()))),
            ("dated", Json::Bool(self.date_is_manual)),
            ("notes", Json::text(self.notes.as_str())),
            ("status", Json::text(status_key(self.status))),
            ("archived", Json::Bool(self.archived)),
            ("evidence", entries(&self.evidence, evidence_json)),
            ("plan", entries(&self.plan, action_json)),
            ("answers", or_null(self.in_reply_to.as_ref().map(AssessmentId::to_string))),
            ("dials", Json::Object(self.dials.iter().map(dial).collect())),
        ])
    }

    fn from_json(schema: u64, json: Json) -> Result<Self, String> {
        let mut fields = Fields::of(json)?;
        let mut framework = Fields::of(fields.take("framework")?)?;
        let person = fields.text("person")?;
        let made_with = FrameworkRef {
            id: FrameworkId::new(framework.text("id")?),
            revision: framework.text("revision")?,
        };
        let mut assessment = Self {
            target: fields.text_or_null("target")?.map(PositionId::new),
            ratings: ratings(fields.take("ratings")?)?,
            rated_on: fields
                .text_or_null("rated_on")?
                .map(|date| date.parse::<Date>())
                .transpose()?,
            ..Self::unrated(Person::ME, made_with)
        };
        framework.end()?;
        if schema > 1 {
            assessment.person = PersonId::new(person);
            assessment.rater = rater(fields.take("rater")?)?;
            assessment.date_is_manual = fields.bool("dated")?;
            assessment.notes = fields.text("notes")?;
            assessment.status = status(&fields.text("status")?)?;
            assessment.archived = fields.bool("archived")?;
        }
        if schema > 2 {
            assessment.evidence = read_entries(fields.take("evidence")?, evidence)?;
            assessment.plan = read_entries(fields.take("plan")?, action)?;
            assessment.in_reply_to = fields.text_or_null("answers")?.map(AssessmentId::new);
        }
        if schema > 3 {
            assessment.dials = dials(fields.take("dials")?)?;
        }
        fields.end()?;
        Ok(assessment)
    }
}

fn or_null(text: Option<String>) -> Json {
    text.map_or(Json::Null, Json::Text)
}

fn entries<T: Clone + PartialEq>(entries: &SortedMap<EntryId, T>, json: fn(&T) -> Json) -> Json {
    Json::Object(entries.iter().map(|(id, entry)| (id.to_string(), json(entry))).collect())
}

fn read_entries<T: Clone + PartialEq>(
    json: Json,
    read: fn(Fields) -> Result<T, String>,
) -> Result<SortedMap<EntryId, T>, String> {
    let entry = |(id, json): (String, Json)| {
        let entry = Fields::of(json).and_then(read).map_err(|error| format!("{id}: {error}"))?;
        Ok((EntryId::new(id), entry))
    };
    Fields::of(json)?.all().into_iter().map(entry).collect()
}

fn evidence_json(evidence: &Evidence) -> Json {
    Json::object([
        ("axis", Json::text(evidence.axis.as_str())),
        ("level", Json::Number(evidence.level.to_string())),
        ("text", Json::text(evidence.text.as_str())),
        ("link", or_null(evidence.link.as_ref().map(|link| link.as_str().to_owned()))),
        ("date", or_null(evidence.date.map(|date| date.to_string()))),
    ])
}

fn evidence(mut fields: Fields) -> Result<Evidence, String> {
    let level = fields.count("level")?;
    if !(1..=u64::from(MAX_LEVELS)).contains(&level) {
        return Err(tr!("“level” should be 1 to {most}", most = MAX_LEVELS));
    }
    let evidence = Evidence {
        axis: AxisId::new(fields.text("axis")?),
        level: level as u8,
        text: fields.text("text")?,
        link: fields.text_or_null("link")?.map(|link| link.parse()).transpose()?,
        date: fields.text_or_null("date")?.map(|date| date.parse()).transpose()?,
    };
    fields.end()?;
    Ok(evidence)
}

fn action_json(action: &PlanItem) -> Json {
    Json::object([
        ("axis", Json::text(action.axis.as_str())),
        ("text", Json::text(action.text.as_str())),
        ("due", or_null(action.due.map(|date| date.to_string()))),
        ("done", Json::Bool(action.done)),
    ])
}

fn action(mut fields: Fields) -> Result<PlanItem, String> {
    let action = PlanItem {
        axis: AxisId::new(fields.text("axis")?),
        text: fields.text("text")?,
        due: fields.text_or_null("due")?.map(|date| date.parse()).transpose()?,
        done: fields.bool("done")?,
    };
    fields.end()?;
    Ok(action)
}

fn dial((area, needle): &(BalanceArea, DialPosition)) -> (String, Json) {
    (area.key().to_owned(), Json::Number(needle.value().to_string()))
}

fn dials(json: Json) -> Result<Dials, String> {
    let dial = |(key, value): (String, Json)| {
        let area = BalanceArea::ALL.into_iter().find(|area| area.key() == key);
        let area = area.ok_or_else(|| tr!("there is no dial “{key}”", key))?;
        let place = match value {
            Json::Number(number) => number.parse::<i8>().ok(),
            _ => None,
        };
        let needle = place.filter(|place| place.unsigned_abs() <= DialPosition::MAX.unsigned_abs());
        let end = DialPosition::MAX;
        let needle =
            needle.ok_or_else(|| tr!("{key}: a dial stands from -{end} to {end}", key, end))?;
        Ok((area, DialPosition::nearest(f64::from(needle))))
    };
    Fields::of(json)?.all().into_iter().map(dial).collect()
}

fn rater(json: Json) -> Result<Rater, String> {
    let mut fields = Fields::of(json)?;
    let key = fields.text("role")?;
    let role = Role::ALL.into_iter().find(|role| role.key() == key);
    let role = role.ok_or_else(|| tr!("there is no role “{key}”", key))?;
    let rater = Rater { role, name: fields.text("name")? };
    fields.end()?;
    Ok(rater)
}

fn status(key: &str) -> Result<Status, String> {
    let status =
        [Status::Draft, Status::Final].into_iter().find(|status| status_key(*status) == key);
    status.ok_or_else(|| tr!("there is no status “{key}”", key))
}

fn ratings(json: Json) -> Result<Ratings, String> {
    let rating = |(axis, value): (String, Json)| {
        let rating = match value {
            Json::Number(number) => number.parse::<Rating>(),
            _ => Err(tr!("a rating is a number").to_owned()),
        };
        let rating = rating.map_err(|error| format!("{axis}: {error}"))?;
        Ok((AxisId::new(axis), rating))
    };
    Fields::of(json)?.all().into_iter().map(rating).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::key_value::memory::Memory;

    #[test]
    fn name_migrates_to_person_record_once() {
        let first = include_str!("../../../tests/fixtures/assessment-1.json");
        let store = Memory::with("rungs/assessment/current", first);
        adopt_name(&store);
        let me = || record::open::<Person>(&store, "rungs/person/me").record;
        assert_eq!(me().data.unwrap().name, "Ada “Countess” Lovelace 🧮");
        let renamed = |me: &mut Option<Person>| me.as_mut().unwrap().name = "Ada".to_owned();
        record::change::<Person>(&store, "rungs/person/me", renamed);
        adopt_name(&store);
        assert_eq!((me().data.unwrap().name.as_str(), me().revision), ("Ada", 2));
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
