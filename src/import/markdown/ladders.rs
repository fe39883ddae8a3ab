//! Finds ladders in Markdown pages: which positions belong together, their names, and the table
//! that lists them all.

use crate::i18n::messages::import as words;
use crate::import::markdown::axes::unique;
use crate::import::markdown::outline::{Block, Cell, Page};
use crate::import::markdown::position_heading::{heading, listed};
use crate::import::markdown::positions::{FoundPosition, ratings};
use crate::import::name_matching::{normalize, trailing_number};
use crate::import::warnings::Warnings;
use crate::model::{Ladder, LadderId, Position, PositionId, Rating};
use crate::storage::records::framework::slug;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The ladders from pages and table.
pub(super) struct Ladders {
    pub(super) ladders: Vec<Ladder>,
    pub(super) senior_from: Option<u8>,
    /// The sections that were used, as indexes of page and section.
    pub(super) used: BTreeSet<(usize, usize)>,
}

/// By name of a position: its page, its line, and its expected levels.
type Codes = BTreeMap<String, (usize, usize, Vec<Option<Rating>>)>;

/// The headings above the positions of a ladder: a page, and a section if there is one.
type Heads = (usize, Option<usize>);

/// A position with its parsed heading.
struct Named {
    found: FoundPosition,
    code: String,
    title: String,
    /// The number in its name, as it was written.
    number: Option<u8>,
}

/// Assigns positions to ladders.
pub(super) fn build(
    pages: &[Page],
    positions: Vec<FoundPosition>,
    axes: &[crate::model::Axis],
    remarks: &mut Warnings,
) -> Ladders {
    let places: BTreeSet<(usize, usize)> =
        positions.iter().map(|it| (it.page, it.section)).collect();
    let mut used = places.clone();
    let mut groups: Vec<(Heads, Vec<Named>)> = Vec::new();
    let listed = listed(pages);
    let mut codes = Codes::new();
    // By page: positions that another page describes too.
    let mut same: BTreeMap<usize, Vec<(String, usize, usize, usize)>> = BTreeMap::new();
    let mut fresh = BTreeSet::new();
    for found in positions {
        let (code, title) = heading(&found.title, &listed);
        let number = trailing_number(&code);
        let mut code = code;
        if let Some((page, line, asked)) = codes.get(&code) {
            if *asked == found.asked {
                same.entry(found.page).or_default().push((code, *page, found.line, *line));
                continue;
            }
            let free = (2..).map(|number| format!("{code} {number}"));
            let free = free.into_iter().find(|it| !codes.contains_key(it)).unwrap_or_default();
            let file = &pages[found.page].path;
            remarks.unclear(file, found.line, words::renamed(&code, &free));
            code = free;
        }
        fresh.insert(found.page);
        codes.insert(code.clone(), (found.page, found.line, found.asked.clone()));
        let parent =
            parent(&pages[found.page], found.section, |at| places.contains(&(found.page, at)));
        let key = (found.page, parent);
        let named = Named { found, code, title, number };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(named),
            None => groups.push((key, vec![named])),
        }
    }
    for (page, known) in same {
        let file = pages[page].path.as_str();
        match known.first() {
            // Usually a translation.
            Some((_, first, ..)) if !fresh.contains(&page) => {
                remarks.ignored(file, None, words::same_positions(&pages[*first].path));
            }
            _ => {
                for (code, first, line, first_line) in known {
                    let words = words::same_code(&code, &pages[first].path, first_line);
                    remarks.ignored(file, Some(line), words);
                }
            }
        }
    }
    let table = table(pages, &codes);
    if let Some(table) = &table {
        used.insert(table.place);
        for (code, line) in &table.unknown {
            let file = &pages[table.place.0].path;
            remarks.ignored(file, Some(*line), words::only_in_table(code));
        }
        // In the order of the table's columns, followed by ladders that are not in the table.
        groups.sort_by_key(|(_, group)| {
            let column = |named: &Named| table.at.get(&named.code).map(|(column, _)| *column);
            group.iter().find_map(column).unwrap_or(usize::MAX)
        });
    }
    let headings: Vec<String> = groups.iter().map(|(key, _)| title_of(pages, key)).collect();
    let (mut names, mut ids) = (BTreeSet::new(), BTreeSet::new());
    let mut ladders = Vec::new();
    for (at, ((page, parent), group)) in groups.into_iter().enumerate() {
        used.extend(parent.map(|section| (page, section)));
        let known = &pages[page];
        // A heading that occurs on other pages too is not specific to this ladder.
        let is_shared = headings.iter().filter(|it| **it == headings[at]).count() > 1;
        let own = (!is_shared).then(|| headings[at].clone());
        let stem =
            (normalize(known.stem()) != normalize(&headings[at])).then(|| known.stem().to_owned());
        let in_folder = known.folder().map(|folder| format!("{folder} {}", headings[at]));
        let in_table = || {
            let table = table.as_ref()?;
            let (column, _) = group.iter().find_map(|it| table.at.get(&it.code))?;
            table.heads.get(*column).map(|cell| cell.words.trim().to_owned())
        };
        let name = [own, stem, in_folder, in_table()];
        let name = name
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty() && !names.contains(&normalize(name)));
        let name = name.unwrap_or_else(|| format!("{} {}", known.stem(), at + 1));
        names.insert(normalize(&name));
        let (about, also) = about(known, parent);
        let mut last = 0_u8;
        let positions = group.into_iter().map(|named| {
            let in_table = table.as_ref().and_then(|table| table.at.get(&named.code)?.1);
            let level = in_table.or(named.number).or_else(|| trailing_number(&named.title));
            let level = level.filter(|level| *level > 0).unwrap_or(last.saturating_add(1));
            last = level;
            missing(&pages[named.found.page], &named, axes, remarks);
            let plain_title = format!("{name} {level}");
            let title = Some(named.title.trim().to_owned());
            let title = title
                .filter(|title| !title.is_empty() && normalize(title) != normalize(&plain_title));
            Position {
                id: PositionId::new(named.code),
                level,
                title: title.map(Cow::Owned),
                expects: ratings(&named.found.asked).into(),
            }
        });
        let positions: Vec<Position> = positions.collect();
        let id = known
            .front_matter(&["id"])
            .filter(|_| parent.is_none_or(|at| at < 2))
            .map_or(slug(&name), str::to_owned);
        ladders.push(Ladder {
            id: LadderId::new(unique(id, "ladder", &mut ids)),
            name: Cow::Owned(name),
            aliases: also.into_iter().map(Cow::Owned).collect(),
            about: Cow::Owned(about),
            positions: positions.into(),
        });
    }
    let senior_from = table.as_ref().and_then(|table| table.senior_from);
    Ladders { ladders, senior_from, used }
}

/// Adds a warning for the axes on which a position has no expected level.
fn missing(page: &Page, named: &Named, axes: &[crate::model::Axis], remarks: &mut Warnings) {
    let lacks = axes.iter().zip(&named.found.asked).filter(|(_, asked)| asked.is_none());
    let lacks: Vec<&str> = lacks.map(|(axis, _)| axis.name.as_ref()).collect();
    if !lacks.is_empty() {
        remarks.unclear(&page.path, named.found.line, words::asks_nothing(&named.code, &lacks));
    }
}

/// The section that introduces a ladder: the closest one before the position with a smaller depth.
fn parent(page: &Page, section: usize, is_position: impl Fn(usize) -> bool) -> Option<usize> {
    let depth = page.sections.get(section)?.depth;
    (0..section).rev().find(|at| {
        let known = &page.sections[*at];
        known.depth > 0 && known.depth < depth && !is_position(*at)
    })
}

fn title_of(pages: &[Page], (page, parent): &Heads) -> String {
    let known = &pages[*page];
    let heading = parent.and_then(|at| known.sections.get(at)).map(|it| it.title.trim());
    heading
        .or_else(|| known.front_matter(&["title", "name"]))
        .unwrap_or_else(|| known.stem())
        .to_owned()
}

/// The description of a ladder under its heading, and its other names.
fn about(page: &Page, parent: Option<usize>) -> (String, Vec<String>) {
    let section = page.sections.get(parent.unwrap_or(0));
    let mut about = String::new();
    let mut also = Vec::new();
    for block in section.iter().flat_map(|it| &it.blocks) {
        let Block::Text { words, emphasized } = block else { continue };
        let words = words.trim();
        match words.split_once([':', '：']).filter(|_| *emphasized) {
            Some((_, names)) => {
                also.extend(names.split([',', '、']).map(|name| name.trim().to_owned()));
            }
            None if about.is_empty() => words.clone_into(&mut about),
            None => {}
        }
    }
    also.retain(|name| !name.is_empty());
    (about, also)
}

/// The table of all positions.
struct Table {
    place: (usize, usize),
    heads: Vec<Cell>,
    /// By name of a position: its column, and the career level of its row.
    at: BTreeMap<String, (usize, Option<u8>)>,
    senior_from: Option<u8>,
    /// Names that no page describes, with the line of the table.
    unknown: Vec<(String, usize)>,
}

/// The table with the most positions.
fn table(pages: &[Page], codes: &Codes) -> Option<Table> {
    let mut best: Option<Table> = None;
    for (page, known) in pages.iter().enumerate() {
        for (section, it) in known.sections.iter().enumerate() {
            for block in &it.blocks {
                let Block::Table { rows, line } = block else { continue };
                let table = read_table((page, section), rows, *line, codes);
                if table.at.len() > best.as_ref().map_or(1, |best| best.at.len()) {
                    best = Some(table);
                }
            }
        }
    }
    best
}

fn read_table(place: (usize, usize), rows: &[Vec<Cell>], line: usize, codes: &Codes) -> Table {
    let heads = rows.first().cloned().unwrap_or_default();
    let mut at = BTreeMap::new();
    let mut columns = BTreeSet::new();
    let mut levels = Vec::new();
    for row in rows.iter().skip(1) {
        let level = row.iter().find_map(|cell| cell.words.trim().parse::<u8>().ok());
        for (column, cell) in row.iter().enumerate() {
            let code = cell.words.trim();
            if codes.contains_key(code) {
                at.insert(code.to_owned(), (column, level));
                columns.insert(column);
            }
        }
        levels.push(level);
    }
    let unknown = rows.iter().skip(1).flat_map(|row| {
        row.iter().filter_map(|cell| {
            let code = cell.words.trim();
            let is_name = code.starts_with(char::is_alphabetic) && code.chars().count() <= 8;
            let is_code = is_name && !code.contains(' ') && trailing_number(code).is_some();
            (is_code && !codes.contains_key(code)).then(|| (code.to_owned(), line))
        })
    });
    let unknown = unknown.collect();
    let body: Vec<&Vec<Cell>> = rows.iter().skip(1).collect();
    let senior = (0..heads.len()).filter(|column| !columns.contains(column));
    let senior_from = senior.into_iter().find_map(|column| turning_point(&body, column, &levels));
    Table { place, heads, at, senior_from, unknown }
}

/// The career level at which a column with two values changes from one value to the other, whatever
/// the words for yes and no are.
fn turning_point(rows: &[&Vec<Cell>], column: usize, levels: &[Option<u8>]) -> Option<u8> {
    let value =
        |row: &&Vec<Cell>| row.get(column).map_or(String::new(), |it| it.words.trim().to_owned());
    let values: Vec<String> = rows.iter().map(value).collect();
    if values.iter().any(|it| it.parse::<u8>().is_ok()) {
        return None;
    }
    let turns: Vec<usize> = (1..values.len()).filter(|at| values[*at] != values[*at - 1]).collect();
    let [turn] = turns[..] else { return None };
    // The levels may increase or decrease; the higher side is senior.
    let (before, after) = (levels.get(turn - 1).copied()??, levels.get(turn).copied()??);
    Some(before.max(after))
}
