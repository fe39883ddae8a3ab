//! Shared assessments: the payload of links, files, PNGs and SVGs.
//!
//! ```json
//! {"kind":"rungs-assessment","schema":1,"purpose":"copy","made_on":"2026-11-23","id":"current",
//!  "name":"Ada","assessment":{"kind":"assessment","schema":4,"revision":1,"data":{}}}
//! ```
//!
//! If the assessment is not based on the built-in framework, its framework is included and the
//! schema is 2. The assessment has the same envelope as in storage, so all schemas of stored
//! assessments can be read. Files contain this text; links and images contain it as compact text.

use crate::i18n::{Message, message, tr};
use crate::model::assessment::validation;
use crate::model::limits;
use crate::model::{Assessment, AssessmentId, Date, Framework, FrameworkRef, Person, Rater};
use crate::sharing::share_options::ShareOptions;
use crate::storage::Record;
use crate::storage::envelope::{self, Decoded, decode};
use crate::storage::json::{self, Header, RawValue};
use crate::storage::records::{framework, keyed};
use serde::{Deserialize, Serialize};

/// The `kind` of the payload.
pub const KIND: &str = "rungs-assessment";
/// The schema of a payload with a framework. A payload without one has schema 1, so that versions
/// of the app without user frameworks can still read it.
const SCHEMA: u64 = 2;

/// A shared assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedAssessment {
    /// Why it was shared.
    pub purpose: Purpose,
    /// The date on which it was shared.
    pub made_on: Date,
    /// The identifier of the assessment or request in the sender's browser.
    pub id: AssessmentId,
    /// The name of the assessed person; empty if it was left out.
    pub name: String,
    /// The assessment.
    pub assessment: Assessment,
    /// The framework of the assessment, if it is included.
    pub framework: Option<&'static Framework>,
}

/// Why an assessment was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To view it and to save a copy.
    Copy,
    /// To request feedback. It contains no ratings.
    Request,
    /// As the reply to a request.
    Answer,
}

impl Purpose {
    const ALL: [Self; 3] = [Self::Copy, Self::Request, Self::Answer];

    const fn key(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Request => "request",
            Self::Answer => "answer",
        }
    }
}

impl SharedAssessment {
    /// Creates the payload of an assessment. `name` is the person's name. The payload of an
    /// assessment that replies to a request has the purpose `Answer`.
    #[must_use]
    pub fn copy(
        id: &AssessmentId,
        assessment: &Assessment,
        name: &str,
        options: ShareOptions,
        made_on: Date,
    ) -> Self {
        let assessment = options.remove_excluded(assessment.clone());
        let name = if options.name { name.trim() } else { "" };
        let purpose =
            if assessment.in_reply_to.is_some() { Purpose::Answer } else { Purpose::Copy };
        let framework = embedded_framework(&assessment);
        Self { purpose, made_on, id: id.clone(), name: name.to_owned(), assessment, framework }
    }

    /// Creates a feedback request with the identifier `id`, which the reply will contain. It has
    /// the name, the framework and the target, and no ratings.
    #[must_use]
    pub fn request(id: &AssessmentId, assessment: &Assessment, name: &str, made_on: Date) -> Self {
        let carried = embedded_framework(assessment);
        let Assessment { framework, target, .. } = assessment.clone();
        let answers = Some(id.clone());
        let blank = Assessment {
            target,
            in_reply_to: answers,
            ..Assessment::unrated(Person::ME, framework)
        };
        let name = name.trim().to_owned();
        let (purpose, id) = (Purpose::Request, id.clone());
        Self { purpose, made_on, id, name, assessment: blank, framework: carried }
    }

    /// The payload as JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let Self { purpose, made_on, id, name, assessment, framework } = self;
        json::to_string(&PayloadV2 {
            kind: KIND.to_owned(),
            schema: if framework.is_some() { SCHEMA } else { 1 },
            purpose: *purpose,
            made_on: *made_on,
            id: id.clone(),
            name: name.clone(),
            assessment: envelope::to_shared(assessment),
            framework: framework.map(|framework| framework::to_raw(framework.draft())),
        })
    }

    /// Reads a payload.
    ///
    /// # Errors
    /// If it is not a payload, is from a later version, or is damaged. The message says what and where.
    pub fn read(text: &str) -> Result<Self, String> {
        let Header { kind, schema } = json::from_str(text)?;
        let kind = kind.ok_or_else(|| tr!("it does not say what it is").to_owned())?;
        if kind != KIND {
            return Err(tr!("it is a “{kind}”, not an assessment of Rungs", kind));
        }
        if schema > Some(SCHEMA) {
            return Err(FUTURE_VERSION.to_owned());
        }
        Self::try_from(json::from_str::<PayloadV2>(text)?)
    }
}

keyed!(Purpose, |key| tr!("there is no purpose “{key}”", key));

/// Schemas 1 and 2. Schema 2 added `framework`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PayloadV2 {
    kind: String,
    schema: u64,
    purpose: Purpose,
    made_on: Date,
    id: AssessmentId,
    name: String,
    assessment: Box<RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    framework: Option<Box<RawValue>>,
}

impl TryFrom<PayloadV2> for SharedAssessment {
    type Error = String;

    fn try_from(payload: PayloadV2) -> Result<Self, String> {
        let PayloadV2 { schema, purpose, made_on, id, name, assessment, framework, .. } = payload;
        let assessment = match decode::<Assessment>(assessment.get()) {
            Decoded::Record { record: Record { data: Some(data), .. }, .. } => data,
            Decoded::Record { record: Record { data: None, .. }, .. } => {
                return Err(tr!("it holds no assessment").to_owned());
            }
            Decoded::FutureVersion { .. } => return Err(FUTURE_VERSION.to_owned()),
            Decoded::Unreadable { reason } => return Err(reason),
        };
        let framework = framework
            .filter(|_| schema > 1)
            .map(|text| framework::parse_usable(framework::read(text.get())?));
        let framework = framework.transpose()?;
        // Reading gives a changed copy of the built-in framework an identifier of its own, so refer
        // to the framework as it was read.
        let made_with = framework.map_or(assessment.framework.clone(), FrameworkRef::to);
        let assessment = Assessment { framework: made_with, ..assessment };
        let is_builtin = assessment.framework.id.is_builtin();
        if let Some(framework) = framework.or(is_builtin.then(Framework::builtin)) {
            validation::validate(&assessment, framework)?;
        }
        let name = limits::shorten_name(&name);
        let rater =
            Rater { name: limits::shorten_name(&assessment.rater.name), ..assessment.rater };
        let assessment = Assessment { rater, ..assessment };
        match purpose {
            Purpose::Answer if assessment.in_reply_to.is_none() => {
                Err(tr!("it does not say which assessment it answers").to_owned())
            }
            // Keep only the identifier, name, date, framework and target of a request, so that the
            // other rater starts without ratings.
            Purpose::Request => Ok(Self::request(&id, &assessment, &name, made_on)),
            _ => Ok(Self { purpose, made_on, id, name, assessment, framework }),
        }
    }
}

/// The framework to include, unless it is the built-in one.
fn embedded_framework(assessment: &Assessment) -> Option<&'static Framework> {
    let made_with = &assessment.framework;
    let known = Framework::interned(&made_with.id, &made_with.revision)?;
    (*known != *Framework::builtin()).then_some(known)
}

const FUTURE_VERSION: Message = message!("it was made by a later version of Rungs");

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{FrameworkId, Status};
    use crate::storage::envelope::tests::assessment as any_assessment;
    use proptest::prelude::*;

    const WHOLE: ShareOptions = ShareOptions { name: true, details: true };

    fn day() -> Date {
        Date::new(2026, 11, 23).unwrap()
    }

    prop_compose! {
        /// Arbitrary payloads.
        pub(crate) fn payload()(assessment in any_assessment(), name: String, id in "[a-z0-9]{1,16}") -> SharedAssessment {
            SharedAssessment::copy(&AssessmentId::new(id), &assessment, &limits::shorten_name(&name), WHOLE, day())
        }
    }

    proptest! {
        #[test]
        fn payload_round_trips(sent in payload()) {
            prop_assert_eq!(SharedAssessment::read(&sent.write()), Ok(sent));
        }

        #[test]
        fn request_does_not_contain_ratings(assessment in any_assessment()) {
            let Assessment { framework, target, .. } = assessment.clone();
            let other = Assessment { target, ..Assessment::unrated(Person::ME, framework) };
            let id = AssessmentId::new("x");
            let of = |assessment| SharedAssessment::request(&id, assessment, "Ada", day()).write();
            prop_assert_eq!(of(&assessment), of(&other));
        }
    }

    #[test]
    fn user_framework_is_included() {
        let mut document = Framework::builtin().draft().clone();
        document.id = FrameworkId::new("acme");
        document.revision = framework::revision(&document, day()).into();
        let acme = framework::parse_usable(document).unwrap();
        let assessment = Assessment::first(acme);
        let sent = SharedAssessment::copy(&Assessment::FIRST, &assessment, "Ada", WHOLE, day());
        assert_eq!(sent.framework, Some(acme));
        let text = sent.write();
        assert!(text.contains("\"kind\":\"rungs-assessment\",\"schema\":2"), "{text}");
        assert_eq!(SharedAssessment::read(&text), Ok(sent));
        let request = SharedAssessment::request(&Assessment::FIRST, &assessment, "Ada", day());
        assert_eq!(SharedAssessment::read(&request.write()), Ok(request));
        let odd = text.replacen("\"name\":\"Adopts\"", "\"name\":\"\"", 1);
        assert!(SharedAssessment::read(&odd).unwrap_err().contains("does not fit together"));
        // A payload without a framework still has schema 1, which every version can read.
        let plain = SharedAssessment::copy(
            &Assessment::FIRST,
            &Assessment::first(Framework::builtin()),
            "",
            WHOLE,
            day(),
        );
        assert!(plain.write().contains("\"schema\":1"));
        assert_eq!(plain.framework, None);
    }

    #[test]
    fn decoded_request_is_unrated() {
        let answer = include_str!("../../tests/fixtures/parcel-1.json");
        let request = SharedAssessment::read(&answer.replace("\"answer\"", "\"request\"")).unwrap();
        let SharedAssessment { assessment, id, .. } = request;
        assert!(assessment.ratings.is_empty() && assessment.evidence.is_empty());
        assert_eq!((assessment.notes.as_str(), assessment.in_reply_to), ("", Some(id)));
        assert_eq!((assessment.status, assessment.archived), (Status::Draft, false));
    }

    #[test]
    fn frozen_fixture_decodes() {
        let payload =
            SharedAssessment::read(include_str!("../../tests/fixtures/parcel-1.json")).unwrap();
        assert_eq!(SharedAssessment::read(&payload.write()), Ok(payload.clone()));
        let text = include_str!("../../tests/fixtures/parcel-1-dials.json");
        let with_dials = SharedAssessment::read(text).unwrap();
        let own = include_str!("../../tests/fixtures/parcel-2.json");
        let with_framework = SharedAssessment::read(own).unwrap();
        assert_eq!(with_framework.write(), own.trim_end(), "it is still what we write");
        let made_with = with_framework.framework.map(|framework| framework.name().to_owned());
        assert_eq!(made_with.as_deref(), Some("Acme \u{201c}crafts\u{201d} \u{1f9d7}"));
        assert_eq!(with_dials.write(), text.trim_end(), "it is still what we write");
        let dials = with_dials.assessment.dials.clone();
        assert_eq!(dials.len(), 2);
        let assessment = Assessment { dials, ..payload.assessment.clone() };
        assert_eq!(with_dials, SharedAssessment { assessment, ..payload.clone() });
        assert_eq!((payload.purpose, payload.name.as_str()), (Purpose::Answer, "Ada Lovelace"));
        assert_eq!(payload.assessment.evidence.len(), 2);
    }

    #[test]
    fn excluded_details_are_not_in_the_payload() {
        let text = include_str!("../../tests/fixtures/parcel-1-dials.json");
        let payload = SharedAssessment::read(text).unwrap();
        let options = ShareOptions { name: false, details: false };
        let sent =
            SharedAssessment::copy(&payload.id, &payload.assessment, &payload.name, options, day())
                .write();
        for private in ["Ada", "Grace", "q4kp", "tracing", "migration", "Line one", "oversight"] {
            assert!(!sent.contains(private), "{private} is in {sent}");
        }
    }

    #[test]
    fn invalid_payload_gives_reason() {
        let good = include_str!("../../tests/fixtures/parcel-1.json");
        for (text, says) in [
            ("", "ends too early"),
            ("{}", "does not say what it is"),
            (r#"{"kind":"rungs-backup"}"#, "rungs-backup"),
            (
                &good.replace(
                    "\"rungs-assessment\",\"schema\":1",
                    "\"rungs-assessment\",\"schema\":3",
                ),
                "later version",
            ),
            (&good.replace("\"schema\":3", "\"schema\":6"), "later version"),
            (&good.replace("\"answer\"", "\"gift\""), "gift"),
            (&good.replace("\"answers\":\"x7q2\"", "\"answers\":null"), "which assessment"),
            (&good.replace("3.5", "1e999"), "technology"),
            (&good.replace("\"system\":5", "\"system\":9"), "ratings › System: 9 is above"),
            (&good.replace("\"level\":2", "\"level\":6"), "evidence › People: 6 is above"),
            (&good.replace("TL6", "TL9"), "no position “TL9”"),
            (&good.replace("\"name\":\"Ada Lovelace\",", ""), "no “name”"),
        ] {
            let error = SharedAssessment::read(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
