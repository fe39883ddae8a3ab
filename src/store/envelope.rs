//! What a record looks like as text: JSON that says what it is, in which schema and which
//! revision, around the data itself.
//!
//! ```json
//! {"kind":"assessment","schema":1,"revision":12,"data":{}}
//! ```

use super::json::{Fields, Json};

/// A type that is kept in the store, one record of it.
pub trait Stored: Sized {
    /// Where it is kept.
    const KEY: &'static str;
    /// What its envelope says it is.
    const KIND: &'static str;
    /// The schema that is written. A schema that was released is never changed: a new one is
    /// added, with a migration.
    const SCHEMA: u64;

    /// The data as JSON.
    fn to_json(&self) -> Json;

    /// The data from JSON.
    ///
    /// # Errors
    /// Where something is missing, left over or not what it should be; the message says what.
    fn from_json(json: Json) -> Result<Self, String>;
}

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded<T> {
    /// A record, in the schema we write.
    Record {
        /// Grows by one with every change.
        revision: u64,
        /// The data.
        data: T,
    },
    /// A record of a later version of the app: not to be touched.
    Newer {
        /// The schema it is in.
        schema: u64,
    },
    /// Nothing we can read.
    Unreadable {
        /// What is wrong with it, and where.
        reason: String,
    },
}

/// A record as text.
pub fn encode<T: Stored>(revision: u64, data: &T) -> String {
    Json::object([
        ("kind", Json::text(T::KIND)),
        ("schema", Json::Number(T::SCHEMA.to_string())),
        ("revision", Json::Number(revision.to_string())),
        ("data", data.to_json()),
    ])
    .write()
}

/// What a text is. Never panics, whatever the text.
#[must_use]
pub fn decode<T: Stored>(text: &str) -> Decoded<T> {
    read(text).unwrap_or_else(|reason| Decoded::Unreadable { reason })
}

fn read<T: Stored>(text: &str) -> Result<Decoded<T>, String> {
    let mut fields = Fields::of(Json::read(text)?)?;
    let kind = fields.text("kind")?;
    if kind != T::KIND {
        return Err(format!("this is a record of kind “{kind}”, not “{}”", T::KIND));
    }
    let schema = fields.count("schema")?;
    if schema > T::SCHEMA {
        return Ok(Decoded::Newer { schema });
    }
    let revision = fields.count("revision")?;
    let data = T::from_json(fields.take("data")?)?;
    fields.end()?;
    Ok(Decoded::Record { revision, data })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, AxisId, Date, Framework, PositionId, Rating};
    use proptest::prelude::*;

    #[test]
    fn the_frozen_fixture_opens() {
        let text = include_str!("../../tests/fixtures/assessment-1.json");
        let Decoded::Record { revision, data } = decode::<Assessment>(text) else { panic!() };
        assert_eq!(revision, 7);
        assert_eq!(data.person, "Ada “Countess” Lovelace 🧮");
        assert_eq!(data.target, Some(PositionId::new("TL6")));
        assert_eq!(data.rated_on, Date::new(2026, 11, 22));
        let ratings = data.ratings_in(Framework::builtin());
        let levels: Vec<_> = ratings.iter().map(|rating| rating.map(Rating::levels)).collect();
        assert_eq!(levels, [Some(3.5), Some(5.0), None, Some(0.0), Some(2.0)]);
        // And is still what we write.
        assert_eq!(encode(revision, &data), text.trim_end());
    }

    #[test]
    fn a_later_schema_is_not_looked_at() {
        let text = r#"{"kind":"assessment","schema":2,"data":{"anything":[1]},"more":true}"#;
        assert_eq!(decode::<Assessment>(text), Decoded::Newer { schema: 2 });
    }

    #[track_caller]
    fn unreadable(text: &str, says: &str) {
        let Decoded::Unreadable { reason } = decode::<Assessment>(text) else { panic!("{text}") };
        assert!(reason.contains(says), "{reason}");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        unreadable("", "ends too early");
        unreadable("{\"kind\":\"assessm", "ends too early");
        unreadable("null", "should be an object");
        unreadable(r#"{"kind":"recipe","schema":1,"revision":1,"data":{}}"#, "recipe");
        unreadable(r#"{"kind":"assessment","schema":1,"revision":-1,"data":{}}"#, "“revision”");
        unreadable(r#"{"kind":"assessment","schema":1,"revision":1,"data":{}}"#, "no “framework”");
        let fixture = include_str!("../../tests/fixtures/assessment-1.json");
        unreadable(&fixture.replace("3.5", "3.25"), "technology");
        unreadable(&fixture.replace("3.5", "1e999"), "technology");
        unreadable(&fixture.replace("2026-11-22", "2026-11-31"), "2026-11-31");
        unreadable(
            &fixture.replace("\"person\"", "\"colour\":1,\"person\""),
            "“colour” is not known",
        );
    }

    fn assessment() -> impl Strategy<Value = Assessment> {
        let ratings = prop::collection::btree_map("\\PC{0,12}", 0_u8..=18, 0..14);
        let date = prop::option::of((0_u16..=9999, 1_u8..=12, 1_u8..=28));
        (any::<String>(), prop::option::of("\\PC{0,8}"), ratings, date).prop_map(
            |(person, target, ratings, date)| Assessment {
                person,
                target: target.map(PositionId::new),
                ratings: ratings
                    .into_iter()
                    .map(|(axis, half)| {
                        (AxisId::new(axis), Rating::nearest(f64::from(half) / 2.0, 9))
                    })
                    .collect(),
                rated_on: date.and_then(|(year, month, day)| Date::new(year, month, day)),
                ..Assessment::first(Framework::builtin())
            },
        )
    }

    proptest! {
        #[test]
        fn every_assessment_round_trips(revision: u64, data in assessment()) {
            let text = encode(revision, &data);
            prop_assert_eq!(decode(&text), Decoded::Record { revision, data });
        }

        #[test]
        fn damaged_text_never_panics(at in 0_usize..400, byte: u8, cut in 0_usize..400) {
            let fixture = include_str!("../../tests/fixtures/assessment-1.json").as_bytes();
            let mut bytes = fixture.to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(bytes.len() - cut % bytes.len());
            let _: Decoded<Assessment> = decode(&String::from_utf8_lossy(&bytes));
        }
    }
}
