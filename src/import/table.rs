//! Reads a framework from tables of axes by levels and positions by axes, or transposed. Tables
//! come from files with commas, semicolons or tabs, or are pasted from a spreadsheet.

use crate::i18n::messages::import as words;
use crate::import::markdown::axes::unique;
use crate::import::name_matching::{matches_prefix, normalize, trailing_number};
use crate::import::warnings::Warnings;
use crate::model::framework::validation::AXIS_COUNT;
use crate::model::{
    Axis, AxisId, FrameworkDraft, FrameworkId, Ladder, LadderId, Level, Position, PositionId,
    Rating,
};
use crate::storage::records::framework::slug;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The maximum number of rows and columns; more than a framework can have positions.
const MAX_CELLS: usize = 500;
/// The maximum number of tables.
const MAX_TABLES: usize = 20;

/// A table: rows of equal length without empty columns.
struct Table {
    line: usize,
    rows: Vec<Vec<String>>,
}

/// Reads tables.
///
/// # Errors
/// If there is neither a table of axes nor a table of positions.
pub(super) fn read(
    path: &str,
    text: &str,
    remarks: &mut Warnings,
) -> Result<FrameworkDraft, String> {
    let grids = tables(text)?;
    let mut axes: Vec<Axis> = Vec::new();
    let mut rest = Vec::new();
    for grid in grids {
        match levels(&grid) {
            Some(found) if axes.is_empty() => axes = found,
            _ => rest.push(grid),
        }
    }
    let mut ladders: Vec<Ladder> = Vec::new();
    for grid in rest {
        match positions(path, &grid, &mut axes, remarks) {
            Some(found) if ladders.is_empty() => ladders = found,
            _ => {
                let first = grid.rows.first().and_then(|row| row.first());
                let first = first.map_or("", String::as_str);
                remarks.ignored(path, Some(grid.line), words::no_use(first));
            }
        }
    }
    if axes.is_empty() {
        return Err(words::NO_TABLE.to_owned());
    }
    if ladders.is_empty() {
        remarks.ignored(path, None, words::NO_POSITIONS.to_owned());
    }
    let stem =
        path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or(path, |(it, _)| it);
    let name = if stem == "pasted" { &words::NAME } else { stem };
    Ok(FrameworkDraft {
        axes: axes.into(),
        ladders: ladders.into(),
        ..FrameworkDraft::empty(FrameworkId::new(""), name.to_owned())
    })
}

/// The tables of a text, separated by empty rows.
fn tables(text: &str) -> Result<Vec<Table>, String> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    let delimiter = ['\t', ';', ','].into_iter().max_by_key(|c| count(*c)).unwrap_or(',');
    let mut grids: Vec<Table> = Vec::new();
    for (line, chunk) in chunks(text, delimiter) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter as u8)
            .from_reader(chunk.as_bytes());
        let mut rows = Vec::new();
        // Read one row more than allowed, to detect that there are too many.
        for record in reader.records().take(MAX_CELLS + 1) {
            let record = record.map_err(|_| words::NO_TABLE.to_owned())?;
            rows.push(record.iter().take(MAX_CELLS + 1).map(cell).collect());
        }
        grids.push(Table { line, rows });
    }
    for grid in &mut grids {
        let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
        grid.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        let used: Vec<bool> =
            (0..width).map(|at| grid.rows.iter().any(|row| !row[at].is_empty())).collect();
        for row in &mut grid.rows {
            let mut at = 0;
            row.retain(|_| {
                at += 1;
                used[at - 1]
            });
        }
    }
    let is_table = |count: usize| (2..=MAX_CELLS).contains(&count);
    grids.retain(|grid| is_table(grid.rows.len()) && is_table(grid.rows[0].len()));
    Ok(grids)
}

/// Splits a text at empty rows, and returns each part with its first line number.
fn chunks(text: &str, delimiter: char) -> Vec<(usize, String)> {
    let mut chunks: Vec<(usize, String)> = Vec::new();
    let (mut in_quotes, mut is_open) = (false, false);
    for (index, line) in text.lines().enumerate() {
        if !in_quotes && line.trim_matches([delimiter, ' ', '\t', '\r', '"']).is_empty() {
            is_open = false;
            continue;
        }
        if !is_open {
            if chunks.len() == MAX_TABLES {
                break;
            }
            chunks.push((index + 1, String::new()));
            is_open = true;
        }
        // A quoted cell may contain line breaks.
        in_quotes ^= line.matches('"').count() % 2 == 1;
        if let Some((_, chunk)) = chunks.last_mut() {
            chunk.push_str(line);
            chunk.push('\n');
        }
    }
    chunks
}

/// Removes the apostrophe with which spreadsheets mark a formula as text.
fn cell(cell: &str) -> String {
    let cell = cell.trim();
    let is_guarded = cell
        .strip_prefix('\'')
        .is_some_and(|it| it.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
    cell[usize::from(is_guarded)..].to_owned()
}

impl Table {
    fn transposed(&self) -> Self {
        let width = self.rows.first().map_or(0, Vec::len);
        let column = |at: usize| self.rows.iter().map(|row| row[at].clone()).collect();
        Self { line: self.line, rows: (0..width).map(column).collect() }
    }

    fn header(&self) -> &[String] {
        self.rows.first().map_or(&[], Vec::as_slice)
    }

    fn body(&self) -> &[Vec<String>] {
        self.rows.get(1..).unwrap_or_default()
    }

    /// The cells of a column below its header.
    fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        self.body().iter().map(move |row| row[at].as_str())
    }
}

fn is_rating(cell: &str) -> bool {
    cell.replace(',', ".").parse::<Rating>().is_ok()
}

/// The axes of a table of axes by levels; `None` if it is not such a table.
fn levels(grid: &Table) -> Option<Vec<Axis>> {
    let numbers = |cells: &[String]| {
        cells.iter().skip(1).filter(|cell| trailing_number(cell).is_some()).count()
    };
    let first: Vec<String> = grid.rows.iter().map(|row| row[0].clone()).collect();
    // The level numbers are in the header row or in the first column.
    let turned = numbers(&first) > numbers(grid.header());
    let grid = if turned { &grid.transposed() } else { grid };
    let columns: Vec<usize> = (1..grid.header().len())
        .filter(|at| trailing_number(&grid.header()[*at]).is_some())
        .collect();
    let is_words = |at: &usize| grid.column(*at).all(|cell| !is_rating(cell));
    let is_many = grid.body().len() > 2 * *AXIS_COUNT.end();
    if columns.len() < 2 || !columns.iter().all(is_words) || grid.body().len() < 2 || is_many {
        return None;
    }
    // Names of positions end in numbers too, but do not have to start at 1.
    let counts: Vec<u8> =
        columns.iter().filter_map(|at| trailing_number(&grid.header()[*at])).collect();
    if counts.iter().enumerate().any(|(at, count)| usize::from(*count) != at + 1) {
        return None;
    }
    let mut ids = BTreeSet::new();
    let axis = |row: &Vec<String>| {
        let about = (1..row.len()).find(|at| !columns.contains(at)).map(|at| row[at].clone());
        let levels: Vec<Level> =
            columns.iter().map(|at| level(&row[*at])).filter(|it| !it.name.is_empty()).collect();
        Axis {
            id: AxisId::new(unique(slug(&row[0]), "axis", &mut ids)),
            name: Cow::Owned(row[0].clone()),
            about: Cow::Owned(about.unwrap_or_default()),
            levels: levels.into(),
        }
    };
    Some(grid.body().iter().map(axis).collect())
}

/// A level: its name, followed by its definition after a colon or on the next line.
fn level(cell: &str) -> Level {
    let short = |at: &usize| cell[..*at].chars().count() <= 80;
    let line = cell.find('\n').filter(short);
    let colon = line.or_else(|| cell.find([':', '：']).filter(short));
    let (name, definition) = match colon {
        Some(at) => (&cell[..at], cell[at..].trim_start_matches([':', '：', '\n'])),
        None => (cell, ""),
    };
    let text = |text: &str| Cow::Owned(text.trim().to_owned());
    Level { name: text(name), definition: text(definition), examples: Cow::Borrowed("") }
}

/// The ladders of a table of positions by axes; `None` if it is not such a table. If no table of
/// axes was found, the axes come from this one.
fn positions(
    path: &str,
    grid: &Table,
    axes: &mut Vec<Axis>,
    remarks: &mut Warnings,
) -> Option<Vec<Ladder>> {
    let is_axis = |name: &str| axes.iter().any(|axis| normalize(&axis.name) == normalize(name));
    let codes =
        |cells: &[String]| cells.iter().skip(1).filter(|it| trailing_number(it).is_some()).count();
    let first: Vec<String> = grid.rows.iter().map(|row| row[0].clone()).collect();
    let on_left = first.iter().skip(1).filter(|name| is_axis(name)).count() * 2 > first.len();
    let turned = on_left || axes.is_empty() && codes(grid.header()) > codes(&first);
    let grid = if turned { &grid.transposed() } else { grid };
    let width = grid.header().len();
    let is_asked = |at: usize| {
        let known = axes.iter().find(|axis| normalize(&axis.name) == normalize(&grid.header()[at]));
        let all = || grid.column(at).filter(|cell| !cell.is_empty());
        let fits = all().filter(|cell| {
            is_rating(cell) || known.is_some_and(|axis| named(axis, cell).is_some())
        });
        let count = fits.count();
        if axes.is_empty() {
            count > 0 && count * 10 >= all().count() * 6
        } else {
            known.is_some() && count > 0
        }
    };
    // A column that counts like the names of the positions is the career level.
    let is_level = |at: usize| {
        normalize(&grid.header()[at]) == "level"
            || grid.body().iter().all(|row| {
                trailing_number(&row[0]).is_some()
                    && trailing_number(&row[0]) == row[at].parse().ok()
            })
    };
    let all_asked: Vec<usize> = (1..width).filter(|at| is_asked(*at)).collect();
    let level_at = (1..width).find(|at| {
        // Without a table of axes, a column that counts may also be an axis.
        let is_said = normalize(&grid.header()[*at]) == "level";
        let leaves_enough = !axes.is_empty() || all_asked.len() > *AXIS_COUNT.start();
        is_level(*at) && !is_axis(&grid.header()[*at]) && (is_said || leaves_enough)
    });
    let asked: Vec<usize> = all_asked.into_iter().filter(|at| Some(*at) != level_at).collect();
    if asked.len() < 2 || asked.len() > 2 * *AXIS_COUNT.end() {
        return None;
    }
    if axes.is_empty() {
        *axes = unnamed(grid, &asked);
        remarks.unclear(path, grid.line, words::NUMBERED.to_owned());
    }
    let others: Vec<usize> =
        (1..width).filter(|at| Some(*at) != level_at && !asked.contains(at)).collect();
    let named =
        |name: &str| others.iter().copied().find(|at| normalize(&grid.header()[*at]) == name);
    let repeats = |at: &usize| {
        let values: BTreeSet<&str> = grid.column(*at).collect();
        values.len() < grid.body().len() && !values.contains("")
    };
    let ladder_at = named("ladder").or_else(|| others.iter().copied().find(repeats));
    let title_at =
        named("title").or_else(|| others.iter().copied().find(|at| Some(*at) != ladder_at));
    let mut ladders: Vec<(String, Vec<Position>)> = Vec::new();
    for (index, row) in grid.body().iter().enumerate().filter(|(_, row)| !row[0].is_empty()) {
        let code = row[0].as_str();
        let stem = code.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['-', ' ']);
        let ladder = ladder_at.map_or(stem, |at| row[at].as_str());
        let ladder = if ladder.is_empty() { &words::LADDER } else { ladder }.to_owned();
        let expects = axes.iter().map(|axis| {
            let at = asked.iter().find(|at| alike_axis(&grid.header()[**at], axis, axes));
            let cell = at.map_or("", |at| row[*at].as_str());
            let rating =
                cell.replace(',', ".").parse::<Rating>().ok().or_else(|| self::named(axis, cell));
            rating.unwrap_or_else(|| {
                let words = if cell.is_empty() {
                    words::asks_nothing(code, &[axis.name.as_ref()])
                } else {
                    words::no_number(code, &axis.name, cell)
                };
                remarks.unclear(path, grid.line + index + 1, words);
                Rating::ZERO
            })
        });
        let expects: Vec<Rating> = expects.collect();
        let known = ladders.iter().position(|(name, _)| *name == ladder);
        let last = known.and_then(|at| ladders[at].1.last()).map_or(0, |it| it.level);
        let level = level_at.and_then(|at| row[at].parse().ok()).or_else(|| trailing_number(code));
        let level = level.unwrap_or(last.saturating_add(1));
        let title = title_at.map(|at| row[at].clone()).filter(|title| {
            !title.is_empty() && normalize(title) != normalize(&format!("{ladder} {level}"))
        });
        let position = Position {
            id: PositionId::new(code),
            level,
            title: title.map(Cow::Owned),
            expects: expects.into(),
        };
        match known {
            Some(at) => ladders[at].1.push(position),
            None => ladders.push((ladder, vec![position])),
        }
    }
    let mut ids = BTreeSet::new();
    let ladders = ladders.into_iter().map(|(name, positions)| Ladder {
        id: LadderId::new(unique(slug(&name), "ladder", &mut ids)),
        name: Cow::Owned(name),
        aliases: Cow::Owned(Vec::new()),
        about: Cow::Borrowed(""),
        positions: positions.into(),
    });
    Some(ladders.collect())
}

fn alike_axis(head: &str, axis: &Axis, axes: &[Axis]) -> bool {
    let is_another = || axes.iter().any(|other| normalize(&other.name) == normalize(head));
    normalize(head) == normalize(&axis.name) || matches_prefix(head, &axis.name) && !is_another()
}

/// The level with this name.
fn named(axis: &Axis, name: &str) -> Option<Rating> {
    let at = axis.levels.iter().position(|level| normalize(&level.name) == normalize(name))?;
    (!name.is_empty()).then(|| Rating::level(at as u8 + 1))
}

/// Axes with numbered levels: as many as the highest expected level.
fn unnamed(grid: &Table, asked: &[usize]) -> Vec<Axis> {
    let ratings = asked.iter().flat_map(|at| grid.column(*at));
    let ratings = ratings.filter_map(|cell| cell.replace(',', ".").parse::<Rating>().ok());
    let top = ratings.map(|rating| rating.levels().ceil() as u8).max().unwrap_or(0).max(2);
    let mut ids = BTreeSet::new();
    let level = |number: u8| Level {
        name: Cow::Owned(crate::i18n::messages::frameworks::numbered(number)),
        definition: Cow::Borrowed(""),
        examples: Cow::Borrowed(""),
    };
    let axis = |at: &usize| {
        let name = grid.header()[*at].clone();
        Axis {
            id: AxisId::new(unique(slug(&name), "axis", &mut ids)),
            name: Cow::Owned(name),
            about: Cow::Borrowed(""),
            levels: (1..=top).map(level).collect(),
        }
    };
    asked.iter().map(axis).collect()
}
