//! Tests of framework records and files: round trips, frozen fixtures, errors.

use super::*;
use crate::model::{Axis, Credit, Ladder, Level, Position, PositionId, Rating};
use crate::storage::envelope::tests::{decoded, shared};
use proptest::prelude::*;

prop_compose! {
    fn any_level()(name: String, definition: String, examples: String) -> Level {
        Level { name: name.into(), definition: definition.into(), examples: examples.into() }
    }
}
prop_compose! {
    fn any_axis()(id: String, name: String, about: String, levels in prop::collection::vec(any_level(), 0..4)) -> Axis {
        Axis { id: AxisId::new(id), name: name.into(), about: about.into(), levels: levels.into() }
    }
}
prop_compose! {
    fn any_position()(
        id: String, level: u8, title in prop::option::of(any::<String>()), asked in prop::collection::vec(0_u8..=18, 0..4),
    ) -> Position {
        let expects: Vec<Rating> = asked.into_iter().map(Rating::of_half_steps).collect();
        Position { id: PositionId::new(id), level, title: title.map(Cow::Owned), expects: expects.into() }
    }
}
prop_compose! {
    fn any_ladder()(
        id: String, name: String, about: String, also in prop::collection::vec(any::<String>(), 0..3),
        positions in prop::collection::vec(any_position(), 0..3),
    ) -> Ladder {
        let also: Vec<Cow<'static, str>> = also.into_iter().map(Cow::Owned).collect();
        Ladder { id: LadderId::new(id), name: name.into(), about: about.into(), aliases: also.into(), positions: positions.into() }
    }
}
prop_compose! {
    /// Arbitrary drafts, with and without errors.
    pub(crate) fn document()(
        id: String, name: String, revision: String, senior_from in prop::option::of(any::<u8>()),
        credit in prop::option::of(any::<(String, String, String)>()),
        axes in prop::collection::vec(any_axis(), 0..4), ladders in prop::collection::vec(any_ladder(), 0..3),
    ) -> FrameworkDraft {
        let id = FrameworkId::new(if id.is_empty() { "framework".to_owned() } else { id });
        let credit = credit.map(|(author, link, license)| Credit {
            author: author.into(), link: link.into(), license: license.into(),
        });
        FrameworkDraft {
            id, name: name.into(), revision: revision.into(), credit, senior_from, axes: axes.into(), ladders: ladders.into(),
        }
    }
}

proptest! {
    #[test]
    fn every_draft_round_trips(document in document()) {
        let arrived = read(&write(&document)).unwrap();
        // Compare without identifiers that were missing or duplicated.
        let named = |draft: &FrameworkDraft| draft.axes.iter().map(|axis| (axis.name.clone(), axis.levels.to_vec())).collect::<Vec<_>>();
        prop_assert_eq!(named(&arrived), named(&document));
        prop_assert_eq!(read(&write(&arrived)), Ok(arrived));
        let custom = UserFramework { draft: document, revisions: vec![Framework::builtin()] };
        prop_assert_eq!(decoded(&shared(3, &custom)), (1, custom));
    }
}

#[test]
fn frozen_fixtures_decode() {
    let text = include_str!("../../../../tests/fixtures/framework-1.json");
    let (_, data) = decoded::<UserFramework>(text);
    assert_eq!(shared(4, &data), text.trim_end(), "it is still what we share");
    let second = include_str!("../../../../tests/fixtures/framework-2.json");
    assert_eq!(decoded(second), (2, data.clone()));
    assert_eq!(data.draft.name, "Acme \u{201c}crafts\u{201d} \u{1f9d7}");
    assert_eq!((data.revisions.len(), data.is_changed()), (2, true));
    let file = include_str!("../../../../tests/fixtures/framework-file-1.json");
    assert_eq!(write(&read(file).unwrap()), file.trim_end());
}

#[test]
fn missing_fields_have_defaults() {
    let axis = |name: &str| format!(r#"{{"name":"{name}","levels":["One","Two"]}}"#);
    let text = format!(
        r#"{{"$schema":"x","name":"Acme Ladders!","axes":[{},{},{}],
          "ladders":[{{"name":"Software Engineer","positions":[{{"id":"S1","level":1,"expects":[1,2,1.5]}}]}}]}}"#,
        axis("Craft"),
        axis("\u{5f71}\u{97ff}\u{529b}"),
        axis("Team Work"),
    );
    let document = read(&text).unwrap();
    assert_eq!((document.id.as_str(), document.senior_from), ("acme-ladders", None));
    let ids: Vec<&str> = document.axes.iter().map(|axis| axis.id.as_str()).collect();
    assert_eq!(ids, ["craft", "\u{5f71}\u{97ff}\u{529b}", "team-work"]);
    assert_eq!(document.ladders[0].id.as_str(), "software-engineer");
    assert!(parse_usable(document).is_ok());
}

#[test]
fn builtin_framework_file_decodes() {
    let builtin = Framework::builtin().draft();
    assert_eq!(read(include_str!("../../../model/framework/builtin.json")).as_ref(), Ok(builtin));
    assert_eq!(read(&write(builtin)).as_ref(), Ok(builtin));
    // A changed copy of the built-in framework gets another identifier.
    let other = write(builtin).replace("Technology", "Craft");
    assert_eq!(read(&other).unwrap().id.as_str(), "engineering-ladders-own");
}

#[test]
fn revision_depends_on_content_alone() {
    let today = Date::new(2026, 11, 25).unwrap();
    let mut document = Framework::builtin().draft().clone();
    let first = revision(&document, today);
    assert!(first.starts_with("2026-11-25-") && first.len() == 17, "{first}");
    document.revision = first.clone().into();
    assert_eq!(revision(&document, today), first);
    document.senior_from = None;
    assert_ne!(revision(&document, today), first);
}

/// The digest that the first version of the app gave to this framework.
#[test]
fn digest_of_control_characters_does_not_change() {
    let name = "a\tb\rc\u{8}d\u{c}e\nf\\tg";
    let document = FrameworkDraft::empty(FrameworkId::new("x"), name.to_owned());
    let text = r#"{"kind":"rungs-framework","schema":1,"id":"x","name":"a\u0009b\u000dc\u0008d\u000ce\nf\\tg","#;
    assert!(with_long_escapes(&write(&document)).starts_with(text));
    assert_eq!(digest(&document), "979bc0");
}

#[test]
fn decode_error_names_problem_and_location() {
    let good = include_str!("../../../../tests/fixtures/framework-file-1.json");
    for (from, to, says) in [
        ("\"kind\":\"rungs-framework\"", "\"kind\":\"recipe\"", "kind"),
        ("\"schema\":1", "\"schema\":2", "later version"),
        ("\"axes\":[", "\"axes\":7,\"more\":[", "axes: this should be a list"),
        (
            "\"definition\":",
            "\"colour\":1,\"definition\":",
            "axes › 1 › levels › 1: \u{201c}colour\u{201d}",
        ),
        (
            "\"expects\":[1,",
            "\"expects\":[1.3,",
            "ladders › 1 › positions › 1 › expects › 1: a rating",
        ),
        ("\"level\":1,", "\"level\":999,", "level: this number is out of range"),
        ("\"senior_from\":4", "\"senior_from\":\"4\"", "senior_from"),
    ] {
        assert!(good.contains(from), "{from}");
        let error = read(&good.replacen(from, to, 1)).unwrap_err();
        assert!(error.contains(says), "{error}");
    }
}
