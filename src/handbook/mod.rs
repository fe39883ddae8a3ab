//! The handbook: pages that explain a framework, as data, and a search over them.

mod axes;
mod compare;
mod ladders;
pub mod page;
mod position;
pub mod search;
mod static_pages;

pub use compare::MAX_COMPARED;
pub use page::{AxisDiff, Block, ExpectationDiff, Page, RichText, Span};

use crate::i18n::messages;
use crate::model::{AxisId, Framework, Ladder, Level, Position, Rating};
use crate::route::{HandbookRoute, Route};

/// A page; `None` if the framework does not have the ladder, position, axis or level.
#[must_use]
pub fn page(framework: &Framework, place: &HandbookRoute) -> Option<Page> {
    match place {
        HandbookRoute::Introduction => Some(static_pages::introduction(framework)),
        HandbookRoute::Ladders => Some(ladders::all(framework)),
        HandbookRoute::Ladder(id) => {
            framework.ladders().iter().find(|it| it.id == *id).map(|it| ladders::one(framework, it))
        }
        HandbookRoute::Position(id) => {
            framework.position(id).map(|(ladder, it)| position::page(framework, ladder, it))
        }
        HandbookRoute::Axes => Some(axes::all(framework)),
        HandbookRoute::Axis(id, level) => {
            let axis = framework.axis(id)?;
            level
                .is_none_or(|level| axis.level(level).is_some())
                .then(|| axes::one(framework, axis))
        }
        HandbookRoute::Roles => Some(static_pages::roles()),
        HandbookRoute::Managers => Some(static_pages::managers()),
        HandbookRoute::Questions => Some(static_pages::questions(framework)),
        HandbookRoute::About => Some(static_pages::about(framework)),
        HandbookRoute::Template => Some(static_pages::template()),
        HandbookRoute::Compare(ids) => compare::page(framework, ids),
    }
}

/// The page for an unknown address.
#[must_use]
pub fn not_found_page(framework: &Framework, path: &str) -> Page {
    let ways = table_of_contents(framework).into_iter().filter(|way| way.depth == 0);
    let ways = ways.map(|way| vec![Span::Link(way.words, way.route.route())]);
    let chart = vec![Span::Link(messages::shell::NAV.to_owned(), Route::Chart)];
    Page {
        title: messages::handbook::LOST.to_owned(),
        blocks: vec![
            page::text(messages::handbook::lost(path)),
            page::text(messages::handbook::LOST_HELP),
            Block::List(std::iter::once(chart).chain(ways).collect()),
        ],
    }
}

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq)]
pub struct TocEntry {
    /// The title.
    pub words: String,
    /// The page.
    pub route: HandbookRoute,
    /// 0 for a page, 1 for a page below the previous entry.
    pub depth: u8,
}

/// The table of contents of a framework, in reading order.
#[must_use]
pub fn table_of_contents(framework: &Framework) -> Vec<TocEntry> {
    let way = |words: &str, place: HandbookRoute| TocEntry {
        words: words.to_owned(),
        route: place,
        depth: 0,
    };
    let below = |words: &str, place: HandbookRoute| TocEntry { depth: 1, ..way(words, place) };
    let ladders = framework.ladders().iter();
    let axes = framework.axes().iter();
    let mut ways = vec![
        way(&messages::handbook::INTRODUCTION, HandbookRoute::Introduction),
        way(&messages::handbook::LADDERS, HandbookRoute::Ladders),
    ];
    ways.extend(ladders.map(|it| below(&it.name, HandbookRoute::Ladder(it.id.clone()))));
    ways.push(way(&messages::handbook::AXES, HandbookRoute::Axes));
    ways.extend(axes.map(|it| below(&it.name, HandbookRoute::Axis(it.id.clone(), None))));
    ways.push(way(&messages::handbook::COMPARE, HandbookRoute::Compare(Vec::new())));
    // Other frameworks may have neither role.
    ways.extend(
        framework.id().is_builtin().then(|| way(&messages::handbook::ROLES, HandbookRoute::Roles)),
    );
    ways.extend([
        way(&messages::handbook::MANAGERS, HandbookRoute::Managers),
        way(&messages::handbook::QUESTIONS, HandbookRoute::Questions),
        way(&messages::handbook::TEMPLATE, HandbookRoute::Template),
        way(&messages::handbook::ABOUT, HandbookRoute::About),
    ]);
    ways
}

/// The entry of the table of contents to which a page belongs.
#[must_use]
pub fn toc_parent(framework: &Framework, place: &HandbookRoute) -> HandbookRoute {
    match place {
        HandbookRoute::Position(id) => framework
            .position(id)
            .map_or(HandbookRoute::Ladders, |(it, _)| HandbookRoute::Ladder(it.id.clone())),
        HandbookRoute::Axis(id, _) => HandbookRoute::Axis(id.clone(), None),
        HandbookRoute::Compare(_) => HandbookRoute::Compare(Vec::new()),
        other => other.clone(),
    }
}

/// A link to a position, with its name.
fn position_link(position: &Position) -> Span {
    let route = HandbookRoute::Position(position.id.clone()).route();
    Span::Link(position.id.to_string(), route)
}

/// A link to a position, with its title.
fn titled_link(ladder: &Ladder, position: &Position) -> Span {
    let route = HandbookRoute::Position(position.id.clone()).route();
    Span::Link(messages::rating::position(ladder, position), route)
}

/// A link to the definition of a level, with the level's name.
fn level_link(axis: &AxisId, number: u8, level: &Level) -> Span {
    let route = HandbookRoute::Axis(axis.clone(), Some(number)).route();
    Span::Link(level.name.to_string(), route)
}

/// A link to the definition of an expected level, and that level. For a rating of half a step the
/// level is the first one.
fn asked_link(framework: &Framework, axis: usize, asked: Rating) -> Option<(Span, &Level)> {
    let axis = framework.axes().get(axis)?;
    let number = asked.reached().or_else(|| asked.approaching())?;
    let level = axis.level(number)?;
    let route = HandbookRoute::Axis(axis.id.clone(), Some(number)).route();
    Some((Span::Link(messages::rating::level(axis, Some(asked)), route), level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LadderId, PositionId};
    use std::collections::BTreeSet;

    /// All pages, and some comparisons.
    pub(crate) fn every(framework: &Framework) -> Vec<HandbookRoute> {
        let id = |text: &str| PositionId::new(text);
        let mut places: Vec<HandbookRoute> =
            table_of_contents(framework).into_iter().map(|way| way.route).collect();
        let positions = framework.ladders().iter().flat_map(|ladder| ladder.positions.iter());
        places.extend(positions.map(|position| HandbookRoute::Position(position.id.clone())));
        for axis in framework.axes() {
            places.extend(
                (1..=axis.levels.len() as u8)
                    .map(|at| HandbookRoute::Axis(axis.id.clone(), Some(at))),
            );
        }
        if framework.id().is_builtin() {
            places.extend([
                HandbookRoute::Compare(vec![id("D4"), id("TL4")]),
                HandbookRoute::Compare(vec![id("D5"), id("EM5"), id("D2"), id("TPM7")]),
            ]);
        }
        places
    }

    #[test]
    fn every_page_has_its_own_content() {
        let framework = Framework::builtin();
        let mut titles = BTreeSet::new();
        for place in every(framework) {
            let page = page(framework, &place).unwrap();
            let text = page.text();
            assert!(text.len() > 60, "{place:?}: {text}");
            assert!(!text.to_lowercase().contains("lorem"), "{place:?}");
            for raw in
                ["{", "}", "::", "technical-program-manager", "  ", "engineering-ladders", "??"]
            {
                assert!(!text.contains(raw), "{raw} on {place:?}: {text}");
            }
            if !matches!(place, HandbookRoute::Axis(_, Some(_))) {
                assert!(titles.insert(page.title.clone()), "two pages are called {}", page.title);
            }
        }
    }

    /// A small user framework with examples, half steps and titles.
    fn own() -> &'static Framework {
        let text = include_str!("../../tests/fixtures/framework-file-1.json");
        crate::storage::records::framework::parse_site_framework(text).unwrap()
    }

    #[test]
    fn no_section_is_empty() {
        for framework in [Framework::builtin(), own()] {
            no_section_of_is_empty(framework);
        }
    }

    fn no_section_of_is_empty(framework: &Framework) {
        for place in every(framework) {
            let page = page(framework, &place).unwrap();
            let begins = |block: &Block| matches!(block, Block::Heading(_) | Block::Level(..));
            for (block, next) in page.blocks.iter().zip(page.blocks.iter().skip(1)) {
                assert!(!(begins(block) && begins(next)), "{block:?} on {place:?}");
            }
            assert!(!page.blocks.last().is_some_and(begins), "{place:?}");
            for block in &page.blocks {
                let is_empty = match block {
                    Block::List(items) => items.is_empty(),
                    Block::Terms(terms) => terms.is_empty(),
                    Block::Table { rows, .. } => rows.is_empty(),
                    Block::Lead(words) | Block::Text(words) => words.is_empty(),
                    _ => false,
                };
                assert!(!is_empty, "{block:?} on {place:?}");
            }
        }
    }

    #[test]
    fn every_link_leads_to_a_page() {
        let framework = Framework::builtin();
        let mut linked = 0;
        for place in every(framework) {
            for route in page(framework, &place).unwrap().links() {
                let Ok(read) = route.to_string().parse::<Route>();
                assert_eq!(read, route);
                if let Route::Handbook(path) = &route {
                    let place = path.parse().unwrap();
                    assert!(page(framework, &place).is_some(), "{place:?}");
                    linked += 1;
                }
            }
        }
        assert!(linked > 300, "{linked}");
        for place in every(own()) {
            for route in page(own(), &place).unwrap().links() {
                if let Route::Handbook(path) = &route {
                    assert!(page(own(), &path.parse().unwrap()).is_some(), "{path}");
                }
            }
        }
        let lost = not_found_page(framework, "position/D9");
        assert!(lost.text().contains("position/D9") && lost.links().len() > 6);
    }

    #[test]
    fn missing_framework_parts_have_no_page() {
        let framework = Framework::builtin();
        let axis = framework.axes()[0].id.clone();
        for place in [
            HandbookRoute::Position(PositionId::new("D9")),
            HandbookRoute::Ladder(LadderId::new("chef")),
            HandbookRoute::Axis(AxisId::new("taste"), None),
            HandbookRoute::Axis(axis.clone(), Some(0)),
            HandbookRoute::Axis(axis, Some(6)),
            HandbookRoute::Compare(vec![PositionId::new("D4"), PositionId::new("D9")]),
            HandbookRoute::Compare(vec![PositionId::new("D4"), PositionId::new("D4")]),
            HandbookRoute::Compare(["D1", "D2", "D3", "D4", "D5"].map(PositionId::new).into()),
        ] {
            assert_eq!(page(framework, &place), None, "{place:?}");
        }
    }
}
