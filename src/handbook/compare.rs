//! The handbook page that compares positions: which expected levels are higher, equal and lower,
//! and why a lower one is intentional.

use crate::handbook::links::{asked_link, titled_link};
use crate::handbook::page::{Block, Page, RichText, heading, plain, sentence, strong, text};
use crate::i18n::messages as words;
use crate::i18n::messages::handbook;
use crate::model::analysis::gap;
use crate::model::analysis::gap::GapStatus;
use crate::model::{Framework, Ladder, Position, PositionId, Rating};

/// The maximum number of positions to compare.
pub const MAX_COMPARED: usize = 4;
/// The ladder, and the axis on which its first position expects less than positions of other
/// ladders.
const TECH_LEAD: (&str, &str) = ("tech-lead", "influence");

type Known<'a> = (&'a Ladder, &'a Position);

/// The comparison; `None` if a position is unknown or occurs twice, or if there are too many.
pub(super) fn page(framework: &Framework, ids: &[PositionId]) -> Option<Page> {
    let is_twice = |at: usize| ids.iter().take(at).any(|id| *id == ids[at]);
    if ids.len() > MAX_COMPARED || (0..ids.len()).any(is_twice) {
        return None;
    }
    let known: Option<Vec<Known<'_>>> = ids.iter().map(|id| framework.position(id)).collect();
    let known = known?;
    let positions: Vec<&Position> = known.iter().map(|(_, position)| *position).collect();
    let mut blocks =
        vec![Block::Lead(vec![plain(handbook::COMPARE_LEAD)]), Block::Choices(ids.to_vec())];
    if known.len() < 2 {
        return Some(Page { title: handbook::COMPARE.to_owned(), blocks });
    }
    blocks.push(Block::Chart(ids.to_vec()));
    for pair in known.windows(2) {
        if let [one, other] = *pair {
            blocks.extend(changes(framework, one, other));
        }
    }
    blocks.extend([heading(handbook::SIDE_BY_SIDE), table(framework, &known), Block::Picture]);
    Some(Page { title: handbook::compared(&positions), blocks })
}

/// The names of the axes with this status.
fn axes(framework: &Framework, gaps: &[gap::Gap], standing: GapStatus) -> Vec<String> {
    let of = gaps.iter().filter(|gap| gap.status() == standing);
    of.filter_map(|gap| Some(framework.axes().get(gap.axis)?.name.to_string())).collect()
}

/// The changes from one position to another by axis, and why an expected level is lower.
fn changes(framework: &Framework, one: Known<'_>, other: Known<'_>) -> Vec<Block> {
    let gaps = gap::between_positions(one.1, other.1);
    let line = |gap: &gap::Gap| -> Option<RichText> {
        let axis = framework.axes().get(gap.axis)?;
        let name = |rating: Option<Rating>| plain(words::rating::level(axis, rating));
        Some(sentence(
            handbook::moves(gap.status()),
            [
                ("axis", strong(axis.name.as_ref())),
                ("from", name(gap.rated)),
                ("to", name(Some(gap.expected))),
            ],
        ))
    };
    let of = |standing| gaps.iter().filter(move |gap| gap.status() == standing);
    // Higher ones first, then lower ones, then equal ones.
    let ordered = [GapStatus::Below, GapStatus::Exceeded, GapStatus::Met].into_iter().flat_map(of);
    let mut blocks = vec![
        heading(handbook::from_to(one.1, other.1)),
        Block::List(ordered.filter_map(line).collect()),
    ];
    let drops = axes(framework, &gaps, GapStatus::Exceeded);
    if !drops.is_empty() {
        blocks.extend(handbook::why_drop(&drops, one, other).map(text));
        blocks.extend(
            is_new_tech_lead(framework, one, other).then(|| text(handbook::WHY_NEW_TECH_LEAD)),
        );
    }
    blocks
}

/// Whether the change is from another ladder to the tech lead ladder with less influence.
pub(super) fn is_new_tech_lead(
    framework: &Framework,
    one: Known<'_>,
    (ladder, position): Known<'_>,
) -> bool {
    let begins = ladder.positions.first().is_some_and(|first| first.id == position.id);
    let drops = gap::between_positions(one.1, position).iter().any(|gap| {
        gap.status() == GapStatus::Exceeded
            && framework.axes().get(gap.axis).is_some_and(|axis| axis.id.as_str() == TECH_LEAD.1)
    });
    ladder.id.as_str() == TECH_LEAD.0 && one.0.id != ladder.id && begins && drops
}

/// The change in one line: "People and Process rise; Technology and Influence drop."
pub(super) fn summary(framework: &Framework, one: &Position, other: &Position) -> String {
    let gaps = gap::between_positions(one, other);
    let of = |standing| axes(framework, &gaps, standing);
    handbook::summary(&of(GapStatus::Below), &of(GapStatus::Exceeded))
}

fn table(framework: &Framework, known: &[Known<'_>]) -> Block {
    let mut head = vec![vec![plain(handbook::AXIS)]];
    head.extend(known.iter().map(|(ladder, position)| vec![titled_link(ladder, position)]));
    let rows = framework.axes().iter().enumerate().map(|(index, axis)| {
        let mut row = vec![vec![strong(axis.name.as_ref())]];
        row.extend(known.iter().map(|(_, position)| {
            let asked = position.expects.get(index).copied().unwrap_or(Rating::level(0));
            match asked_link(framework, index, asked) {
                Some((link, level)) => vec![link, plain(format!(": {}", level.definition))],
                None => vec![plain(words::rating::level(axis, Some(asked)))],
            }
        }));
        row
    });
    Block::Table { head, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(ids: &[&str]) -> String {
        let ids: Vec<PositionId> = ids.iter().copied().map(PositionId::new).collect();
        page(Framework::builtin(), &ids).unwrap().text()
    }

    #[test]
    fn d4_to_tl4_explains_lower_influence() {
        let text = compared(&["D4", "TL4"]);
        for words in [
            "Influence drops from Team to Subsystem.",
            "Technology drops from Evangelizes to Specializes.",
            "People rises from Mentors to Coordinates.",
            "System stays at Owns.",
            "That Technology and Influence drop is meant.",
            &handbook::WHY_NEW_TECH_LEAD,
        ] {
            assert!(text.contains(words), "{words} is not in {text}");
        }
    }

    #[test]
    fn every_lower_expectation_has_a_reason() {
        let framework = Framework::builtin();
        let all = || framework.ladders().iter().flat_map(|ladder| ladder.positions.iter());
        for one in all() {
            for other in all().filter(|other| other.id != one.id) {
                let text = compared(&[one.id.as_str(), other.id.as_str()]);
                let drops = text.contains(" drops from ");
                let why = text.contains("is meant.") || text.contains("on the same ladder");
                assert_eq!(drops, why, "{text}");
            }
        }
        assert!(compared(&["D3", "TL4"]).contains(&*handbook::WHY_NEW_TECH_LEAD));
        assert!(!compared(&["D1", "TL4"]).contains(&*handbook::WHY_NEW_TECH_LEAD));
        assert!(compared(&["D7", "TL4"]).contains("stands at level 4, below D7"));
    }
}
