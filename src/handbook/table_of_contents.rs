//! The table of contents of the handbook.

use crate::i18n::messages;
use crate::model::Framework;
use crate::route::HandbookRoute;

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
    let entry =
        |words: &str, route: HandbookRoute| TocEntry { words: words.to_owned(), route, depth: 0 };
    let below = |words: &str, route: HandbookRoute| TocEntry { depth: 1, ..entry(words, route) };
    let ladders = framework.ladders().iter();
    let axes = framework.axes().iter();
    let mut entries = vec![
        entry(&messages::handbook::INTRODUCTION, HandbookRoute::Introduction),
        entry(&messages::handbook::LADDERS, HandbookRoute::Ladders),
    ];
    entries.extend(
        ladders.map(|ladder| below(&ladder.name, HandbookRoute::Ladder(ladder.id.clone()))),
    );
    entries.push(entry(&messages::handbook::AXES, HandbookRoute::Axes));
    entries.extend(axes.map(|axis| below(&axis.name, HandbookRoute::Axis(axis.id.clone(), None))));
    entries.push(entry(&messages::handbook::COMPARE, HandbookRoute::Compare(Vec::new())));
    // Other frameworks may have neither role.
    entries.extend(
        framework
            .id()
            .is_builtin()
            .then(|| entry(&messages::handbook::ROLES, HandbookRoute::Roles)),
    );
    entries.extend([
        entry(&messages::handbook::MANAGERS, HandbookRoute::Managers),
        entry(&messages::handbook::QUESTIONS, HandbookRoute::Questions),
        entry(&messages::handbook::TEMPLATE, HandbookRoute::Template),
        entry(&messages::handbook::ABOUT, HandbookRoute::About),
    ]);
    entries
}

/// The entry of the table of contents to which a page belongs.
#[must_use]
pub fn toc_parent(framework: &Framework, route: &HandbookRoute) -> HandbookRoute {
    match route {
        HandbookRoute::Position(id) => framework
            .position(id)
            .map_or(HandbookRoute::Ladders, |(ladder, _)| HandbookRoute::Ladder(ladder.id.clone())),
        HandbookRoute::Axis(id, _) => HandbookRoute::Axis(id.clone(), None),
        HandbookRoute::Compare(_) => HandbookRoute::Compare(Vec::new()),
        other => other.clone(),
    }
}
