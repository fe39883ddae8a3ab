//! Finds the page of a route.

use crate::handbook::page::{self, Block, Page, Span};
use crate::handbook::table_of_contents::table_of_contents;
use crate::handbook::{axes, compare, ladders, position, static_pages};
use crate::i18n::messages;
use crate::model::Framework;
use crate::route::{HandbookRoute, Route};

/// A page; `None` if the framework does not have the ladder, position, axis or level.
#[must_use]
pub fn page(framework: &Framework, route: &HandbookRoute) -> Option<Page> {
    match route {
        HandbookRoute::Introduction => Some(static_pages::introduction(framework)),
        HandbookRoute::Ladders => Some(ladders::all(framework)),
        HandbookRoute::Ladder(id) => framework
            .ladders()
            .iter()
            .find(|ladder| ladder.id == *id)
            .map(|ladder| ladders::one(framework, ladder)),
        HandbookRoute::Position(id) => framework
            .position(id)
            .map(|(ladder, position)| position::page(framework, ladder, position)),
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
    let entries = table_of_contents(framework).into_iter().filter(|entry| entry.depth == 0);
    let links = entries.map(|entry| vec![Span::Link(entry.words, entry.route.route())]);
    let chart = vec![Span::Link(messages::shell::NAV.to_owned(), Route::Chart)];
    Page {
        title: messages::handbook::LOST.to_owned(),
        blocks: vec![
            page::text(messages::handbook::lost(path)),
            page::text(messages::handbook::LOST_HELP),
            Block::List(std::iter::once(chart).chain(links).collect()),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AxisId;
    use crate::model::{LadderId, PositionId};
    use std::collections::BTreeSet;

    /// All pages, and some comparisons.
    pub(crate) fn every(framework: &Framework) -> Vec<HandbookRoute> {
        let id = |text: &str| PositionId::new(text);
        let mut places: Vec<HandbookRoute> =
            table_of_contents(framework).into_iter().map(|entry| entry.route).collect();
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
