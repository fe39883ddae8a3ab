//! Tests of the envelope: the fixtures of all schemas, and the errors.

use super::*;
use crate::model::limits::shorten_name;
use crate::model::{
    Assessment, AssessmentId, AxisId, BalanceArea, Date, DialPosition, EarlierTexts, EntryId,
    Evidence, Framework, LevelExamples, Person, PersonId, PlanItem, PositionId, Rater, Rating,
    Role, Status, UserFramework,
};
use crate::storage::Settings;
use crate::storage::records::erasure::Erasure;
use proptest::prelude::*;

/// Reads a text that must be readable, and returns its schema and data.
#[track_caller]
pub(crate) fn decoded<T: Stored>(text: &str) -> (u64, T) {
    match decode::<T>(text) {
        Decoded::Record { schema, record: Record { data: Some(data), .. } } => (schema, data),
        Decoded::Unreadable { reason } => panic!("{reason}: {text}"),
        _ => panic!("{text}"),
    }
}

/// The shared form of this data, with a revision.
pub(crate) fn shared<T: Stored>(revision: u64, data: &T) -> String {
    let envelope = to_shared(data).get().to_owned();
    envelope.replacen("\"revision\":1", &format!("\"revision\":{revision}"), 1)
}

/// A record with this data.
pub(crate) fn stored<T: Stored>(data: T) -> Record<T> {
    let stamps = FieldStamps::all(Stamp { millis: 1, counter: 2, replica: 3 });
    Record { data: Some(data), stamps, ..Record::none() }
}

const ASSESSMENTS: [&str; 5] = [
    include_str!("../../../tests/fixtures/assessment-1.json"),
    include_str!("../../../tests/fixtures/assessment-2.json"),
    include_str!("../../../tests/fixtures/assessment-3.json"),
    include_str!("../../../tests/fixtures/assessment-4.json"),
    include_str!("../../../tests/fixtures/assessment-5.json"),
];

#[test]
fn frozen_fixtures_decode() {
    for (index, text) in ASSESSMENTS.into_iter().enumerate() {
        let schema = index as u64 + 1;
        let (found, data) = decoded::<Assessment>(text);
        assert_eq!(found, schema);
        assert_eq!(data.target, Some(PositionId::new("TL6")));
        assert_eq!(data.rated_on, Date::new(2026, 11, 22));
        let ratings = data.ratings_in(Framework::builtin());
        let levels: Vec<_> = ratings.iter().map(|rating| rating.map(Rating::levels)).collect();
        assert_eq!(levels, [Some(3.5), Some(5.0), None, Some(0.0), Some(2.0)]);
        if schema == Assessment::SHARED_SCHEMA {
            assert_eq!(shared(7, &data), text.trim_end(), "it is still what we share");
        }
        if schema > 3 {
            let place = |area| data.dials.get(&area).map(DialPosition::value);
            let places = (
                place(BalanceArea::Planning),
                place(BalanceArea::Oversight),
                place(BalanceArea::Goals),
            );
            assert_eq!(places, (Some(-4), Some(2), None));
        } else {
            assert!(data.dials.is_empty());
        }
        if schema > 2 {
            let shown = data.evidence.get(&EntryId::new("4c")).unwrap();
            assert_eq!((shown.level, shown.date), (3, Date::new(2026, 10, 2)));
            assert!(data.plan.get(&EntryId::new("7f")).unwrap().done);
            assert_eq!(data.in_reply_to, Some(AssessmentId::new("x7q2")));
        } else {
            assert!(data.evidence.is_empty() && data.plan.is_empty());
        }
        if schema > 1 {
            assert_eq!(data.person, PersonId::new("q4kp"));
            assert_eq!(data.rater, Rater { role: Role::Manager, name: "Grace".to_owned() });
            assert_eq!((data.status, data.archived), (Status::Final, true));
        } else {
            assert_eq!((data.person, data.rater), (Person::ME, Rater::default()));
        }
    }
}

#[test]
fn frozen_people_decode() {
    let [first, second] = [
        include_str!("../../../tests/fixtures/person-1.json"),
        include_str!("../../../tests/fixtures/person-2.json"),
    ];
    let ada = Person { name: "Ada “Countess” Lovelace 🧮".to_owned(), archived: true };
    assert_eq!(shared(2, &ada), first.trim_end());
    assert_eq!(decoded(first), (1, ada.clone()));
    assert_eq!(decoded(second), (2, ada));
}

#[test]
fn records_of_the_current_schema_are_still_what_we_write() {
    fn check<T: Stored>(text: &str) {
        let Decoded::Record { record, schema } = decode::<T>(text) else { panic!("{text}") };
        assert_eq!((encode(&record).as_str(), schema), (text.trim_end(), T::SCHEMA));
    }
    check::<Assessment>(ASSESSMENTS[4]);
    check::<Person>(include_str!("../../../tests/fixtures/person-2.json"));
    check::<LevelExamples>(include_str!("../../../tests/fixtures/examples-2.json"));
    check::<UserFramework>(include_str!("../../../tests/fixtures/framework-2.json"));
    check::<Settings>(include_str!("../../../tests/fixtures/settings-4.json"));
    check::<EarlierTexts>(include_str!("../../../tests/fixtures/earlier-texts-1.json"));
    check::<Erasure>(include_str!("../../../tests/fixtures/store-1.json"));
}

#[test]
fn higher_revision_is_the_later_version() {
    let person = |name: &str, revision| -> Record<Person> {
        let data = Person { name: name.to_owned(), archived: false };
        let Decoded::Record { record, .. } = decode(&shared(revision, &data)) else { panic!() };
        record
    };
    let deleted = r#"{"kind":"person","schema":1,"revision":9,"data":null}"#;
    let Decoded::Record { record: deleted, .. } = decode::<Person>(deleted) else { panic!() };
    let mut merged = person("Ada", 7);
    merged.merge(&person("Grace", 8));
    assert_eq!(merged, person("Grace", 8));
    // If two versions have the same revision, the order of merging does not decide which one wins.
    let [mut one, mut other] = [person("Ada", 7), person("Grace", 7)];
    one.merge(&person("Grace", 7));
    other.merge(&person("Ada", 7));
    assert_eq!(one, other);
    merged.merge(&deleted);
    assert_eq!(merged.data, None);
    // A record that was restored after it.
    let mut restored = person("Ada", 10);
    restored.merge(&deleted);
    assert_eq!(restored, person("Ada", 10));
    let mut deleted = deleted;
    deleted.merge(&restored);
    assert_eq!(deleted, restored);
}

#[test]
fn rating_missing_in_higher_revision_is_removed() {
    let rated = |level: u8, revision| -> Record<Assessment> {
        let mut data = Assessment::first(Framework::builtin());
        data.ratings.set(&AxisId::of("people"), (level > 0).then(|| Rating::level(level)));
        let Decoded::Record { record, .. } = decode(&shared(revision, &data)) else { panic!() };
        record
    };
    let mut merged = rated(0, 6);
    merged.merge(&rated(3, 5));
    assert!(merged.data.as_ref().unwrap().ratings.is_empty());
    let mut other = rated(3, 5);
    other.merge(&rated(0, 6));
    assert_eq!(other.data, merged.data);
}

#[test]
fn newer_schema_is_not_decoded() {
    let text = r#"{"kind":"assessment","schema":6,"data":{"anything":[1]},"more":true}"#;
    assert_eq!(decode::<Assessment>(text), Decoded::FutureVersion { schema: 6 });
}

#[track_caller]
fn unreadable(text: &str, says: &str) {
    let Decoded::Unreadable { reason } = decode::<Assessment>(text) else { panic!("{text}") };
    assert!(reason.contains(says), "{reason}");
}

#[test]
fn decode_error_gives_reason() {
    unreadable("", "ends too early");
    unreadable("{\"kind\":\"assessm", "ends too early");
    unreadable("null", "should be an object");
    unreadable(r#"{"kind":"recipe","schema":1,"revision":1,"data":{}}"#, "recipe");
    unreadable(r#"{"kind":"assessment","schema":0,"revision":1,"data":{}}"#, "count from 1");
    unreadable(r#"{"kind":"assessment","schema":1,"revision":-1,"data":{}}"#, "revision: ");
    let stamp = ASSESSMENTS[4].replace("mhx2kaa1.3.zik0zi", "yesterday");
    unreadable(&stamp, "stamps: this is not a time of a change");
    unreadable(&ASSESSMENTS[4].replace("[\"\"]", "[]"), "does not say when");
    for fixture in ASSESSMENTS {
        unreadable(&fixture.replace("\"framework\"", "\"framewark\""), "“framewark” is not known");
        unreadable(&fixture.replace("3.5", "3.25"), "technology");
        unreadable(&fixture.replace("3.5", "1e999"), "technology");
        unreadable(&fixture.replace("2026-11-22", "2026-11-31"), "2026-11-31");
        let colour = fixture.replace("\"person\"", "\"colour\":1,\"person\"");
        unreadable(&colour, "“colour” is not known");
    }
    unreadable(&ASSESSMENTS[1].replace("\"manager\"", "\"boss\""), "boss");
    unreadable(&ASSESSMENTS[1].replace("\"final\"", "\"done\""), "done");
    unreadable(
        &ASSESSMENTS[2].replace("\"level\":2", "\"level\":0"),
        "evidence › 5d › level: a level is",
    );
    unreadable(&ASSESSMENTS[2].replace("https://ex", "javascript:ex"), "a link begins with");
    unreadable(&ASSESSMENTS[2].replace("\"5d\"", "\"4c\""), "evidence: “4c” occurs twice");
    unreadable(&ASSESSMENTS[3].replace("oversight", "overtime"), "overtime");
    unreadable(&ASSESSMENTS[3].replace("-4", "-6"), "planning: a dial stands");
    unreadable(&ASSESSMENTS[3].replace("-4", "1e999"), "planning: this number");
}

prop_compose! {
    fn date()(year in 0_u16..=9999, month in 1_u8..=12, day in 1_u8..=28) -> Date {
        Date::new(year, month, day).unwrap()
    }
}

prop_compose! {
    fn evidence()(
        axis in "\\PC{0,12}",
        level in 1_u8..=9,
        text in any::<String>(),
        link in prop::option::of("https://[!-~]{1,40}"),
        date in prop::option::of(date()),
    ) -> Evidence {
        let link = link.map(|link| link.parse().unwrap());
        Evidence { axis: AxisId::new(axis), level, text, link, date }
    }
}

prop_compose! {
    fn action()(
        axis in "\\PC{0,12}",
        text in any::<String>(),
        due in prop::option::of(date()),
        done: bool,
    ) -> PlanItem {
        PlanItem { axis: AxisId::new(axis), text, due, done }
    }
}

/// Notes of realistic length, and longer ones.
fn notes() -> impl Strategy<Value = String> {
    let scripts = "[\u{5d0}-\u{5ea}\u{627}-\u{64a}\u{202e}ก-๛あ-ん漢字한글🧮👩\u{200d}🔬a-z \n\"\\\\<&]{0,40}";
    prop_oneof![
        4 => any::<String>(),
        4 => scripts,
        1 => ("\\PC{1,5}", 1_usize..2000).prop_map(|(text, times)| text.repeat(times)),
    ]
}

prop_compose! {
    /// Arbitrary assessments.
    pub(crate) fn assessment()(
        person in any::<String>(),
        name in any::<String>(),
        notes in notes(),
        target in prop::option::of("D[1-7]"),
        ratings in prop::collection::btree_map("\\PC{0,12}", 0_u8..=18, 0..14),
        date in prop::option::of(date()),
        role in 0_usize..4,
        evidence in prop::collection::vec(("[a-z0-9]{0,8}", evidence()), 0..5),
        plan in prop::collection::vec(("[a-z0-9]{0,8}", action()), 0..5),
        answers in prop::option::of("[a-z0-9]{0,16}"),
        dials in prop::collection::vec((0_usize..5, -5_i8..=5), 0..6),
        flags in any::<[bool; 3]>(),
    ) -> Assessment {
        let rating = |(axis, half)| (AxisId::new(axis), Rating::of_half_steps(half));
        Assessment {
            person: PersonId::new(person),
            rater: Rater { role: Role::ALL[role], name: shorten_name(&name) },
            notes,
            target: target.map(PositionId::new),
            ratings: ratings.into_iter().map(rating).collect(),
            rated_on: date,
            evidence: evidence.into_iter().map(|(id, evidence)| (EntryId::new(id), evidence)).collect(),
            plan: plan.into_iter().map(|(id, item)| (EntryId::new(id), item)).collect(),
            in_reply_to: answers.map(AssessmentId::new),
            dials: dials.into_iter().map(|(area, at)| (BalanceArea::ALL[area], DialPosition::nearest(f64::from(at)))).collect(),
            date_is_manual: flags[0],
            status: if flags[1] { Status::Final } else { Status::Draft },
            archived: flags[2],
            ..Assessment::first(Framework::builtin())
        }
    }
}

proptest! {
    #[test]
    fn every_assessment_round_trips(data in assessment()) {
        prop_assert_eq!(decoded(&shared(3, &data)), (4, data.clone()));
        let record = stored(data);
        prop_assert_eq!(decode(&encode(&record)), Decoded::Record { schema: 5, record });
    }
}
