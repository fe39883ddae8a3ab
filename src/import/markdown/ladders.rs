//! Finds ladders in Markdown pages: which positions belong together, and their names.

use crate::i18n::messages::import as messages;
use crate::import::markdown::ladder_table::LadderTable;
use crate::import::markdown::page::{MarkdownBlock, MarkdownPage};
use crate::import::markdown::position_heading::{heading, listed};
use crate::import::markdown::positions::{FoundPosition, ratings};
use crate::import::name_matching::{normalize, trailing_number};
use crate::import::warnings::Warnings;
use crate::model::{Axis, Ladder, LadderId, Position, PositionId, Rating};
use crate::storage::records::framework::{slug, unique_id};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The ladders from pages and table.
pub(super) struct Ladders {
    pub(super) ladders: Vec<Ladder>,
    pub(super) senior_from: Option<u8>,
    /// The sections that were used, as indexes of page and section.
    pub(super) used: BTreeSet<(usize, usize)>,
}

/// Assigns positions to ladders.
pub(super) fn build(
    pages: &[MarkdownPage],
    positions: Vec<FoundPosition>,
    axes: &[Axis],
    warnings: &mut Warnings,
) -> Ladders {
    let mut used: BTreeSet<(usize, usize)> =
        positions.iter().map(|position| (position.page, position.section)).collect();
    let positions = NamedPositions::collect(pages, positions, warnings);
    let table = LadderTable::find(pages, &|name| positions.by_code.contains_key(name));
    let mut groups = group_by_heading(pages, positions.named, &used);
    if let Some(table) = &table {
        used.insert(table.place);
        warn_unknown(pages, table, warnings);
        sort_by_column(&mut groups, table);
    }
    used.extend(groups.iter().filter_map(|group| Some((group.page, group.parent?))));
    let ladders = build_ladders(pages, groups, table.as_ref(), axes, warnings);
    Ladders { ladders, senior_from: table.and_then(|table| table.senior_from), used }
}

/// A position with its parsed heading.
struct NamedPosition {
    found: FoundPosition,
    code: String,
    title: String,
    /// The number in its name, as it was written.
    number: Option<u8>,
}

/// The described positions, each once.
struct NamedPositions {
    named: Vec<NamedPosition>,
    /// By name: the page, the line, and the expected levels.
    by_code: BTreeMap<String, (usize, usize, Vec<Option<Rating>>)>,
}

/// A position that another page describes in the same way.
struct DuplicatePosition {
    code: String,
    line: usize,
    first_page: usize,
    first_line: usize,
}

impl NamedPositions {
    /// Names positions by their headings. A position that is described twice in the same way is
    /// ignored; if the descriptions differ, the second one gets another name.
    fn collect(
        pages: &[MarkdownPage],
        positions: Vec<FoundPosition>,
        warnings: &mut Warnings,
    ) -> Self {
        let listed = listed(pages);
        let mut all = Self { named: Vec::new(), by_code: BTreeMap::new() };
        let mut duplicates: BTreeMap<usize, Vec<DuplicatePosition>> = BTreeMap::new();
        for found in positions {
            let (mut code, title) = heading(&found.title, &listed);
            let number = trailing_number(&code);
            if let Some((first_page, first_line, asked)) = all.by_code.get(&code) {
                if *asked == found.asked {
                    let (line, first_page, first_line) = (found.line, *first_page, *first_line);
                    let duplicate = DuplicatePosition { code, line, first_page, first_line };
                    duplicates.entry(found.page).or_default().push(duplicate);
                    continue;
                }
                let free = all.free_code(&code);
                let file = &pages[found.page].path;
                warnings.unclear(file, found.line, messages::renamed(&code, &free));
                code = free;
            }
            all.by_code.insert(code.clone(), (found.page, found.line, found.asked.clone()));
            all.named.push(NamedPosition { found, code, title, number });
        }
        all.warn_duplicates(pages, duplicates, warnings);
        all
    }

    /// The name with the first free number behind it.
    fn free_code(&self, code: &str) -> String {
        let mut candidates = (2..).map(|number| format!("{code} {number}"));
        candidates.find(|candidate| !self.by_code.contains_key(candidate)).unwrap_or_default()
    }

    fn warn_duplicates(
        &self,
        pages: &[MarkdownPage],
        duplicates: BTreeMap<usize, Vec<DuplicatePosition>>,
        warnings: &mut Warnings,
    ) {
        for (page, duplicates) in duplicates {
            let file = pages[page].path.as_str();
            let has_others = self.named.iter().any(|position| position.found.page == page);
            match duplicates.first() {
                // All positions of the page are duplicates. Usually it is a translation.
                Some(first) if !has_others => {
                    let original = &pages[first.first_page].path;
                    warnings.ignored(file, None, messages::same_positions(original));
                }
                _ => {
                    for DuplicatePosition { code, line, first_page, first_line } in duplicates {
                        let original = &pages[first_page].path;
                        let message = messages::same_code(&code, original, first_line);
                        warnings.ignored(file, Some(line), message);
                    }
                }
            }
        }
    }
}

/// The positions of one ladder.
struct LadderGroup {
    page: usize,
    /// The section whose heading is above the positions, if there is one.
    parent: Option<usize>,
    positions: Vec<NamedPosition>,
}

/// Groups positions by the heading above them, in their order on the pages.
fn group_by_heading(
    pages: &[MarkdownPage],
    positions: Vec<NamedPosition>,
    sections: &BTreeSet<(usize, usize)>,
) -> Vec<LadderGroup> {
    let mut groups: Vec<LadderGroup> = Vec::new();
    for position in positions {
        let page = position.found.page;
        let is_position = |section| sections.contains(&(page, section));
        let parent = parent(&pages[page], position.found.section, is_position);
        match groups.iter_mut().find(|group| group.page == page && group.parent == parent) {
            Some(group) => group.positions.push(position),
            None => groups.push(LadderGroup { page, parent, positions: vec![position] }),
        }
    }
    groups
}

fn warn_unknown(pages: &[MarkdownPage], table: &LadderTable, warnings: &mut Warnings) {
    let file = &pages[table.place.0].path;
    for (code, line) in &table.unknown {
        warnings.ignored(file, Some(*line), messages::only_in_table(code));
    }
}

/// Sorts ladders in the order of the table's columns, followed by those that are not in the table.
fn sort_by_column(groups: &mut [LadderGroup], table: &LadderTable) {
    groups.sort_by_key(|group| {
        let column = |position: &NamedPosition| table.column(&position.code);
        group.positions.iter().find_map(column).unwrap_or(usize::MAX)
    });
}

fn build_ladders(
    pages: &[MarkdownPage],
    groups: Vec<LadderGroup>,
    table: Option<&LadderTable>,
    axes: &[Axis],
    warnings: &mut Warnings,
) -> Vec<Ladder> {
    let headings: Vec<String> = groups.iter().map(|group| heading_of(pages, group)).collect();
    let (mut names, mut ids) = (BTreeSet::new(), BTreeSet::new());
    let mut ladders = Vec::new();
    for (index, group) in groups.into_iter().enumerate() {
        let page = &pages[group.page];
        let candidates = ladder_names(page, &headings, index, &group, table);
        let is_free = |name: &String| !name.is_empty() && !names.contains(&normalize(name));
        let name = candidates.into_iter().flatten().find(is_free);
        let name = name.unwrap_or_else(|| format!("{} {}", page.stem(), index + 1));
        names.insert(normalize(&name));
        let id = page
            .front_matter(&["id"])
            .filter(|_| group.parent.is_none_or(|section| section < 2))
            .map_or(slug(&name), str::to_owned);
        let (about, aliases) = description(page, group.parent);
        for position in &group.positions {
            warn_missing(&pages[position.found.page], position, axes, warnings);
        }
        ladders.push(Ladder {
            id: LadderId::new(unique_id(id, "ladder", &mut ids)),
            positions: build_positions(group.positions, &name, table).into(),
            name: Cow::Owned(name),
            aliases: aliases.into_iter().map(Cow::Owned).collect(),
            about: Cow::Owned(about),
        });
    }
    ladders
}

/// The possible names of a ladder, best first: its heading, its page's file name, the folder with
/// the heading, and the heading of its column in the table.
fn ladder_names(
    page: &MarkdownPage,
    headings: &[String],
    index: usize,
    group: &LadderGroup,
    table: Option<&LadderTable>,
) -> [Option<String>; 4] {
    let heading = &headings[index];
    // A heading that occurs on other pages too is not specific to this ladder.
    let is_shared = headings.iter().filter(|other| *other == heading).count() > 1;
    let is_heading = normalize(page.stem()) == normalize(heading);
    let column = |table: &LadderTable| {
        group.positions.iter().find_map(|position| table.heading(&position.code))
    };
    [
        (!is_shared).then(|| heading.clone()),
        (!is_heading).then(|| page.stem().to_owned()),
        page.folder().map(|folder| format!("{folder} {heading}")),
        table.and_then(column),
    ]
}

/// The positions of a ladder, with their career levels: by the table, the name, the title, or else
/// one more than the position before.
fn build_positions(
    positions: Vec<NamedPosition>,
    ladder: &str,
    table: Option<&LadderTable>,
) -> Vec<Position> {
    let mut last = 0_u8;
    let build = |position: NamedPosition| {
        let in_table = table.and_then(|table| table.level(&position.code));
        let named = in_table.or(position.number).or_else(|| trailing_number(&position.title));
        let level = named.filter(|level| *level > 0).unwrap_or(last.saturating_add(1));
        last = level;
        let usual_title = normalize(&format!("{ladder} {level}"));
        let title = position.title.trim();
        let is_own = !title.is_empty() && normalize(title) != usual_title;
        Position {
            title: is_own.then(|| Cow::Owned(title.to_owned())),
            id: PositionId::new(position.code),
            level,
            expects: ratings(&position.found.asked).into(),
        }
    };
    positions.into_iter().map(build).collect()
}

/// Adds a warning for the axes on which a position has no expected level.
fn warn_missing(
    page: &MarkdownPage,
    position: &NamedPosition,
    axes: &[Axis],
    warnings: &mut Warnings,
) {
    let missing = axes.iter().zip(&position.found.asked).filter(|(_, asked)| asked.is_none());
    let missing: Vec<&str> = missing.map(|(axis, _)| axis.name.as_ref()).collect();
    if !missing.is_empty() {
        let message = messages::asks_nothing(&position.code, &missing);
        warnings.unclear(&page.path, position.found.line, message);
    }
}

/// The section that introduces a ladder: the closest one before the position with a smaller depth.
fn parent(
    page: &MarkdownPage,
    section: usize,
    is_position: impl Fn(usize) -> bool,
) -> Option<usize> {
    let depth = page.sections.get(section)?.depth;
    (0..section).rev().find(|at| {
        let known = &page.sections[*at];
        known.depth > 0 && known.depth < depth && !is_position(*at)
    })
}

/// The heading of a ladder, or else the title of its page.
fn heading_of(pages: &[MarkdownPage], group: &LadderGroup) -> String {
    let page = &pages[group.page];
    let heading = group.parent.and_then(|section| page.sections.get(section));
    heading
        .map(|section| section.title.trim())
        .or_else(|| page.front_matter(&["title", "name"]))
        .unwrap_or_else(|| page.stem())
        .to_owned()
}

/// The description of a ladder under its heading, and its other names.
fn description(page: &MarkdownPage, parent: Option<usize>) -> (String, Vec<String>) {
    let section = page.sections.get(parent.unwrap_or(0));
    let mut about = String::new();
    let mut aliases = Vec::new();
    for block in section.iter().flat_map(|section| &section.blocks) {
        let MarkdownBlock::Text { words, emphasized } = block else { continue };
        let words = words.trim();
        match words.split_once([':', '：']).filter(|_| *emphasized) {
            Some((_, names)) => {
                aliases.extend(names.split([',', '、']).map(|name| name.trim().to_owned()));
            }
            None if about.is_empty() => words.clone_into(&mut about),
            None => {}
        }
    }
    aliases.retain(|name| !name.is_empty());
    (about, aliases)
}
