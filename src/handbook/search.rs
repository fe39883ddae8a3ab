//! Searches positions, ladders, axes, levels, questions and pages by their text.

use crate::handbook::static_pages;
use crate::handbook::table_of_contents::table_of_contents;
use crate::i18n::messages;
use crate::i18n::messages::handbook;
use crate::model::Framework;
use crate::route::handbook_route::HandbookRoute;

/// The maximum number of results.
pub const MAX_RESULTS: usize = 20;

/// A search result.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchResult {
    /// The kind of result, such as "Position".
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// The description.
    pub about: String,
    /// The page.
    pub place: HandbookRoute,
}

/// Everything that can be found, in the order of the framework.
fn index(framework: &Framework) -> Vec<SearchResult> {
    let mut all = Vec::new();
    for ladder in framework.ladders() {
        for position in ladder.positions.iter() {
            let place = HandbookRoute::Position(position.id.clone());
            let title = messages::rating::position(ladder, position);
            all.push(SearchResult {
                kind: &handbook::POSITION,
                title,
                about: ladder.about.to_string(),
                place,
            });
        }
    }
    for ladder in framework.ladders() {
        let also: Vec<String> = ladder.aliases.iter().map(ToString::to_string).collect();
        let about = format!("{} {}", ladder.about, handbook::also(&also)).trim().to_owned();
        let place = HandbookRoute::Ladder(ladder.id.clone());
        all.push(SearchResult {
            kind: &handbook::LADDER,
            title: ladder.name.to_string(),
            about,
            place,
        });
    }
    for axis in framework.axes() {
        let place = HandbookRoute::Axis(axis.id.clone(), None);
        let (title, about) = (axis.name.to_string(), axis.about.to_string());
        all.push(SearchResult { kind: &handbook::AXIS, title, about, place });
        for (number, level) in (1..).zip(axis.levels.iter()) {
            let place = HandbookRoute::Axis(axis.id.clone(), Some(number));
            let title = handbook::level_of(axis, number, level);
            all.push(SearchResult {
                kind: &handbook::LEVEL,
                title,
                about: level.definition.to_string(),
                place,
            });
        }
    }
    for answer in static_pages::answers(framework) {
        let place = HandbookRoute::Questions;
        let (title, about) = (answer.question.to_owned(), answer.answer.to_owned());
        all.push(SearchResult { kind: &handbook::QUESTION, title, about, place });
    }
    for way in table_of_contents(framework).into_iter().filter(|way| way.depth == 0) {
        let page = crate::handbook::pages::page(framework, &way.route);
        let text = page.map(|page| page.text()).unwrap_or_default();
        let about = text.lines().nth(1).unwrap_or_default().to_owned();
        all.push(SearchResult { kind: &handbook::PAGE, title: way.words, about, place: way.route });
    }
    all
}

/// Finds entries that contain every word of the query. Entries whose title starts with the
/// query come first, then those whose title contains every word. An empty query has no results.
#[must_use]
pub fn search(framework: &Framework, query: &str) -> Vec<SearchResult> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let Some(first) = words.first() else { return Vec::new() };
    let rank = |found: &SearchResult| {
        let title = found.title.to_lowercase();
        let all = format!("{title} {}", found.about.to_lowercase());
        if !words.iter().all(|word| all.contains(word)) {
            return None;
        }
        let named = words.iter().all(|word| title.contains(word));
        let begins = title.split(' ').any(|part| part == *first);
        Some(match (title.starts_with(query.trim()), named && begins, named) {
            (true, ..) => 0,
            (_, true, _) => 1,
            (_, _, true) => 2,
            _ => 3,
        })
    };
    let mut ranked: Vec<(u8, SearchResult)> =
        index(framework).into_iter().filter_map(|result| Some((rank(&result)?, result))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(MAX_RESULTS);
    ranked.into_iter().map(|(_, found)| found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> String {
        search(Framework::builtin(), query)
            .first()
            .map_or(String::new(), |result| result.title.clone())
    }

    #[test]
    fn best_match_comes_first() {
        for (query, title) in [
            ("d4", "D4 – Developer 4"),
            ("EM", "EM5 – Engineering Manager 5"),
            ("mentors", "Mentors – People 3"),
            ("  Multiple   teams ", "Multiple Teams – Influence 3"),
            ("people", "People"),
            ("tech lead", "Tech Lead"),
            ("programmer", "Developer"),
            ("prototypes", "Evangelizes – Technology 3"),
            ("evidence", "How do we gather evidence?"),
            ("blank", "Blank chart"),
            ("managing", "Managing managers"),
        ] {
            assert_eq!(first(query), title, "{query}");
        }
        assert_eq!(search(Framework::builtin(), "   "), []);
        assert_eq!(search(Framework::builtin(), "zymurgy"), []);
    }

    #[test]
    fn every_result_leads_to_a_page() {
        for found in index(Framework::builtin()) {
            assert!(
                crate::handbook::pages::page(Framework::builtin(), &found.place).is_some(),
                "{found:?}"
            );
            assert!(!found.about.is_empty(), "{found:?}");
        }
    }
}
