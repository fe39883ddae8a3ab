//! The handbook page about a position: its chart, its expected levels, what changes from the
//! position before, and the next positions.

use crate::handbook::compare;
use crate::handbook::links::{asked_link, titled_link};
use crate::handbook::page::{
    Block, ExpectationDiff, Page, Span, heading, joined, plain, sentence, strong, text,
};
use crate::i18n::messages as words;
use crate::i18n::messages::handbook;
use crate::model::analysis::gap;
use crate::model::analysis::gap::GapStatus;
use crate::model::{Framework, Ladder, Position};
use crate::route::handbook_route::HandbookRoute;

pub(super) fn page(framework: &Framework, ladder: &Ladder, position: &Position) -> Page {
    let asked = framework.axes().iter().zip(position.expects.iter()).enumerate();
    let asked = asked.filter_map(|(index, (axis, asked))| {
        let (link, level) = asked_link(framework, index, *asked)?;
        let term = vec![strong(axis.name.as_ref()), plain(" "), link];
        Some((term, vec![plain(level.definition.as_ref())]))
    });
    let at = ladder.positions.iter().position(|known| known.id == position.id).unwrap_or(0);
    let before = at.checked_sub(1).and_then(|at| ladder.positions.get(at));
    let to_ladder =
        Span::Link(ladder.name.to_string(), HandbookRoute::Ladder(ladder.id.clone()).route());
    let level = plain(position.level.to_string());
    let mut lead =
        sentence(handbook::stands(framework, position), [("level", level), ("ladder", to_ladder)]);
    lead.push(plain(format!(" {}", ladder.about).trim_end()));
    let mut blocks = vec![
        Block::Lead(lead),
        Block::Actions(position.id.clone()),
        Block::Chart(vec![position.id.clone()]),
        heading(handbook::ASKS),
        Block::Terms(asked.collect()),
    ];
    match before {
        Some(before) => blocks.extend([
            heading(handbook::adds(before)),
            Block::Adds(ExpectationDiff::between(framework, before, position)),
        ]),
        None => blocks.push(text(handbook::begins(framework, ladder, position))),
    }
    blocks.push(heading(handbook::LEADS));
    blocks.push(match ladder.positions.get(at + 1) {
        Some(next) => Block::Text(joined(
            [plain(format!("{}:", handbook::NEXT)), titled_link(ladder, next)],
            " ",
        )),
        None if framework.id().is_builtin() => text(handbook::TOP),
        None => text(handbook::LAST),
    });
    let aside = sideways(framework, ladder, position);
    if aside.is_empty() {
        blocks.push(text(handbook::NO_SIDEWAYS));
    } else {
        let drops = aside.iter().any(|(_, other)| {
            gap::between_positions(position, other)
                .iter()
                .any(|gap| gap.status() == GapStatus::Exceeded)
        });
        let is_lead = aside
            .iter()
            .any(|other| compare::is_new_tech_lead(framework, (ladder, position), *other));
        blocks.push(text(format!("{}:", handbook::SIDEWAYS)));
        blocks.push(Block::List(
            aside
                .into_iter()
                .map(|(to, other)| {
                    let changes = compare::summary(framework, position, other);
                    let comparison =
                        HandbookRoute::Compare(vec![position.id.clone(), other.id.clone()]);
                    vec![
                        titled_link(to, other),
                        plain(format!(". {changes} ")),
                        Span::Link(handbook::compare_both(position, other), comparison.route()),
                    ]
                })
                .collect(),
        ));
        blocks.extend(drops.then(|| text(handbook::SIDEWAYS_DROP)));
        blocks.extend(is_lead.then(|| text(handbook::WHY_NEW_TECH_LEAD)));
    }
    Page { title: words::rating::position(ladder, position), blocks }
}

/// Positions of other ladders at the same career level, or at the next level if a ladder starts
/// there.
fn sideways<'a>(
    framework: &'a Framework,
    ladder: &Ladder,
    position: &Position,
) -> Vec<(&'a Ladder, &'a Position)> {
    let others = framework.ladders().iter().filter(|other| other.id != ladder.id);
    let near = |other: &'a Ladder| {
        let at = |level: u8| {
            let found = other.positions.iter().filter(|position| position.level == level);
            found.map(|found| (other, found)).collect::<Vec<_>>()
        };
        let same = at(position.level);
        if same.is_empty() { at(position.level.saturating_add(1)) } else { same }
    };
    others.flat_map(near).collect()
}
