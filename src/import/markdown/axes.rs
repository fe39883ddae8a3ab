//! Finds axes and levels in Markdown pages: headings with a numbered list of names.

use crate::i18n::messages::import as words;
use crate::import::markdown::page::{Item, MarkdownBlock, MarkdownPage, MarkdownSection};
use crate::import::name_matching::{matches_prefix, normalize};
use crate::import::warnings::Warnings;
use crate::model::framework::validation::{AXIS_COUNT, LEVEL_COUNT};
use crate::model::{Axis, AxisId, Level};
use crate::storage::records::framework::{slug, unique_id};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The axes, and the sections they were read from, as indexes of page and section.
pub(super) struct Axes {
    pub(super) axes: Vec<Axis>,
    /// For each axis: whether a list describes it, and the file and line it was read from.
    pub(super) told: Vec<(bool, String, usize)>,
    pub(super) used: BTreeSet<(usize, usize)>,
    /// The page with most of the axes.
    pub(super) page: usize,
}

/// The minimum number of axes on a page.
const MIN_AXES: usize = 3;
/// How many axes and levels are read: twice the allowed number, so that validation can report that
/// there are too many.
const MAX_AXES: usize = 2 * *AXIS_COUNT.end();
const MAX_LEVELS: usize = 2 * *LEVEL_COUNT.end();

/// A section that may be an axis: its location and its levels.
struct Candidate<'a> {
    page: usize,
    section: usize,
    title: &'a str,
    line: usize,
    items: &'a [Item],
}

/// Finds the axes; `None` if there are none.
pub(super) fn find(pages: &[MarkdownPage], warnings: &mut Warnings) -> Option<Axes> {
    let numbered = candidates(pages, true);
    let chosen = best(numbered)
        .or_else(|| best_page(listed(pages, true), |_| true))
        .or_else(|| best(listed(pages, false)))?;
    let page = chosen.first()?.page;
    let (about, list_at) = descriptions(pages, &chosen);
    let mut used: BTreeSet<(usize, usize)> = list_at.into_iter().collect();
    let mut ids = BTreeSet::new();
    let mut axes: Vec<(usize, Axis, (bool, String, usize))> = Vec::new();
    for (order, candidate) in chosen.iter().enumerate() {
        used.insert((candidate.page, candidate.section));
        let file = pages[candidate.page].path.as_str();
        let mut name = candidate.title;
        let same = about.iter().position(|(known, _)| normalize(known) == normalize(name));
        let described =
            same.or_else(|| about.iter().position(|(known, _)| matches_prefix(known, name)));
        if let Some((known, _)) = described.and_then(|at| about.get(at)) {
            // Prefer the name in the list; a heading may have more words.
            name = known;
        }
        if !LEVEL_COUNT.contains(&candidate.items.len()) {
            warnings.unclear(
                file,
                candidate.line,
                words::many_levels(name, candidate.items.len(), *LEVEL_COUNT.end()),
            );
        }
        let id = unique_id(slug(name), "axis", &mut ids);
        let axis = Axis {
            id: AxisId::new(id),
            name: Cow::Owned(name.to_owned()),
            about: Cow::Owned(described.map_or(String::new(), |at| about[at].1.clone())),
            levels: candidate.items.iter().map(level).collect(),
        };
        // In the order of the list, if it has all axes.
        let told = (described.is_some() || about.is_empty(), file.to_owned(), candidate.line);
        axes.push((described.unwrap_or(about.len() + order), axis, told));
    }
    axes.sort_by_key(|(order, ..)| *order);
    let (axes, told) = axes.into_iter().map(|(_, axis, told)| (axis, told)).unzip();
    Some(Axes { axes, told, used, page })
}

fn level(item: &Item) -> Level {
    let (name, definition) = item.said.named().unwrap_or((item.said.rest.trim(), ""));
    let examples: Vec<String> = item
        .below
        .iter()
        .map(|said| format!("{}{}", said.bold, said.rest).trim().to_owned())
        .collect();
    Level {
        name: Cow::Owned(name.to_owned()),
        definition: Cow::Owned(definition.to_owned()),
        examples: Cow::Owned(examples.join("\n")),
    }
}

/// All sections with a list of names, either numbered lists or others.
fn candidates(pages: &[MarkdownPage], numbered: bool) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    for (page, known) in pages.iter().enumerate() {
        for (section, content) in known.sections.iter().enumerate() {
            if let (false, Some(items)) =
                (content.title.trim().is_empty(), levels(content, numbered))
            {
                let (title, line) = (content.title.trim(), content.line);
                found.push(Candidate { page, section, title, line, items });
            }
        }
    }
    found
}

/// The list of a section, if all its items start with a name.
fn levels(section: &MarkdownSection, is_numbered: bool) -> Option<&[Item]> {
    section.blocks.iter().find_map(|block| match block {
        MarkdownBlock::List { numbered, items }
            if *numbered == is_numbered && (2..=MAX_LEVELS).contains(&items.len()) =>
        {
            let named = |item: &&Item| item.said.named().is_some();
            items.iter().all(|item| named(&item)).then_some(items.as_slice())
        }
        _ => None,
    })
}

/// Lists under headings that are items of another list on the page.
fn listed(pages: &[MarkdownPage], numbered: bool) -> Vec<Candidate<'_>> {
    let all = candidates(pages, numbered);
    let is_entry = |candidate: &Candidate<'_>| {
        let mut lists =
            pages[candidate.page].sections.iter().filter_map(|section| levels(section, false));
        lists.any(|items| {
            items.iter().any(|item| {
                item.said.named().is_some_and(|(name, _)| matches_prefix(name, candidate.title))
            })
        })
    };
    all.into_iter().filter(is_entry).collect()
}

/// Selects the axes among the candidates. Repeated names are bullets of positions and not levels of
/// axes.
fn best(candidates: Vec<Candidate<'_>>) -> Option<Vec<Candidate<'_>>> {
    best_page(candidates, are_different)
}

/// The page with the most candidates that are consistent with each other.
fn best_page<'a>(
    candidates: Vec<Candidate<'a>>,
    fit: fn(&[Candidate<'a>]) -> bool,
) -> Option<Vec<Candidate<'a>>> {
    let mut by_page: BTreeMap<usize, Vec<Candidate<'a>>> = BTreeMap::new();
    let mut alone = Vec::new();
    for candidate in candidates {
        by_page.entry(candidate.page).or_default().push(candidate);
    }
    let mut chosen: Option<Vec<Candidate<'a>>> = None;
    for mut those in by_page.into_values() {
        // A second set of axes on the page is another framework.
        let mut titles = BTreeSet::new();
        let again = those.iter().position(|entry| !titles.insert(normalize(entry.title)));
        those.truncate(again.unwrap_or(those.len()).min(MAX_AXES));
        if !fit(&those) {
            continue;
        }
        if those.len() < MIN_AXES {
            let room = MAX_AXES - alone.len().min(MAX_AXES);
            alone.extend(those.into_iter().take(room));
        } else if chosen.as_ref().is_none_or(|known| those.len() > known.len()) {
            chosen = Some(those);
        }
    }
    // Otherwise each axis may have its own page.
    chosen.or_else(|| (alone.len() >= MIN_AXES && fit(&alone)).then_some(alone))
}

fn are_different<'a>(candidates: &[Candidate<'a>]) -> bool {
    let names = || {
        let items = candidates.iter().flat_map(|candidate| candidate.items);
        items.filter_map(|item| item.said.named()).map(|(name, _)| normalize(name))
    };
    let different: BTreeSet<String> = names().collect();
    different.len() * 10 >= names().count() * 7
}

type Descriptions = (Vec<(String, String)>, Option<(usize, usize)>);

/// The list that describes the axes: names and texts, and its location.
fn descriptions(pages: &[MarkdownPage], axes: &[Candidate<'_>]) -> Descriptions {
    let mut best: (usize, Descriptions) = (0, (Vec::new(), None));
    for (page, known) in pages.iter().enumerate() {
        for (section, content) in known.sections.iter().enumerate() {
            for block in &content.blocks {
                let MarkdownBlock::List { items, .. } = block else { continue };
                if items.len() > axes.len() * 2 {
                    continue;
                }
                let named = items.iter().filter_map(|item| item.said.named());
                let matching: Vec<(String, String)> = named
                    .filter(|(name, _)| axes.iter().any(|axis| matches_prefix(axis.title, name)))
                    .map(|(name, text)| (name.to_owned(), text.to_owned()))
                    .collect();
                if matching.len() * 2 >= axes.len() && matching.len() > best.0 {
                    best = (matching.len(), (matching, Some((page, section))));
                }
            }
        }
    }
    best.1
}
