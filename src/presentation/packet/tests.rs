//! Tests of the packet, and an assessment with content in every section.

use super::*;
use crate::model::{AxisId, DialPosition, Dials, EntryId, PlanItem};

const TODAY: Option<Date> = Date::new(2026, 11, 23);

/// An assessment with content in every section and with target D4.
pub(crate) fn assessment() -> Assessment {
    let framework = Framework::builtin();
    let mut assessment = Assessment::first(framework);
    for (axis, level) in framework.axes().iter().zip([2, 3, 4, 3]) {
        assessment.rate(&axis.id, Some(Rating::level(level)), TODAY.unwrap());
    }
    let evidence = |axis: &str, level, text: &str, link: Option<&str>| Evidence {
        axis: AxisId::new(axis),
        level,
        text: text.to_owned(),
        link: link.map(|link| link.parse().unwrap()),
        date: TODAY,
    };
    let pieces = [
        ("a", evidence("people", 3, "Mentored *two* juniors\nand one intern", None)),
        ("b", evidence("people", 2, "Paired [often]", Some("https://example.com/a_(b)?c=1&d"))),
        ("c", evidence("system", 3, "Runs <the> alerts", None)),
    ];
    for (id, piece) in pieces {
        assessment.evidence.set(&EntryId::new(id), Some(piece));
    }
    let action = |text: &str, done| PlanItem {
        axis: AxisId::new("technology"),
        text: text.to_owned(),
        due: TODAY,
        done,
    };
    assessment.plan.set(&EntryId::new("p"), Some(action("Try | tracing", false)));
    assessment.plan.set(&EntryId::new("q"), Some(action("# Read the book", true)));
    assessment.dials.set(&BalanceArea::Oversight, Some(DialPosition::nearest(2.0)));
    assessment.notes = "Line one\n\n1. not a list\n<script>alert(1)</script>".to_owned();
    assessment
}

pub(crate) fn whole() -> Packet {
    let held = [TODAY, Date::new(2026, 3, 1), None, None, None];
    packet(Framework::builtin(), &assessment(), " Ada ", &held, &PacketSection::ALL, TODAY.unwrap())
}

#[test]
fn packet_has_all_sections_in_order() {
    let packet = whole();
    assert_eq!(packet.title, "Ada");
    assert_eq!(packet.subtitle, "Aiming at D4 – Developer 4 · November 23, 2026 · Self");
    let expectations = packet.expectations.unwrap();
    let standing: Vec<&str> = expectations.iter().map(|expectation| expectation.standing).collect();
    assert_eq!(standing, ["Still ahead", "Met", "Beyond", "Met", "Not rated"]);
    assert_eq!(expectations[1].since, "since March 2026");
    assert_eq!(expectations[0].since, "", "not since the day itself");
    let gaps = packet.gaps.unwrap();
    assert_eq!((gaps.len(), gaps[0].levels[0].0.as_str()), (1, "Evangelizes"));
    let evidence = packet.evidence.unwrap();
    let axes: Vec<&str> = evidence.iter().map(|shown| shown.axis.as_str()).collect();
    assert_eq!(axes, ["System", "People"]);
    assert_eq!(evidence[1].pieces[0].level, "Supports");
    let dials = packet.dials.unwrap();
    assert_eq!(dials.len(), 5);
    assert_eq!(dials[3], "Oversight: leans to Delegation, in the healthy range");
    let plan = packet.plan.unwrap();
    assert!(!plan[0].actions[0].1 && plan[0].actions[1].1, "what is open comes first");
}

#[test]
fn packet_omits_deselected_sections() {
    let assessment = assessment();
    let none = packet(Framework::builtin(), &assessment, "Ada", &[], &[], TODAY.unwrap());
    assert_eq!(none.title, "Where I stand");
    let sections = (&none.expectations, &none.gaps, &none.evidence, &none.plan, &none.notes);
    assert_eq!(sections, (&None, &None, &None, &None, &None));
    assert_eq!(none.dials, None);
    let mut aimless = assessment;
    aimless.dials = Dials::default();
    aimless.target = None;
    let all = packet(Framework::builtin(), &aimless, "", &[], &PacketSection::ALL, TODAY.unwrap());
    assert_eq!((all.gaps, all.target, all.dials), (None, None, None));
    assert!(all.expectations.unwrap().iter().all(|expectation| expectation.asked.is_empty()));
}
