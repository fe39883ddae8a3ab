//! Finds positions in Markdown pages: headings with a list of level names, in any order and usually
//! without the names of the axes.

use crate::i18n::messages::import as words;
use crate::import::markdown::axes::Axes;
use crate::import::markdown::page::{BulletText, Cell, Item, MarkdownBlock, MarkdownPage};
use crate::import::markdown::position_heading::{heading, listed};
use crate::import::name_matching::{edit_distance, normalize};
use crate::import::warnings::Warnings;
use crate::model::framework::validation::{MAX_LADDERS, MAX_POSITIONS};
use crate::model::name::names_match;
use crate::model::{Axis, Rating};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A position and its expected levels.
pub(super) struct FoundPosition {
    /// The index of its page.
    pub(super) page: usize,
    /// The index of its section.
    pub(super) section: usize,
    /// The text of its heading.
    pub(super) title: String,
    pub(super) line: usize,
    /// The expected level per axis; `None` if the page does not mention it.
    pub(super) asked: Vec<Option<Rating>>,
}

/// Normalized level names, with the indexes of axis and level.
type Names = BTreeMap<String, Vec<(usize, usize)>>;

/// The maximum number of unknown names that are compared by their edit distance, which is slow.
const MAX_FUZZY_MATCHES: usize = 2_000;
/// The maximum number of positions that are read: more than a valid framework has, so that
/// validation reports that there are too many.
const MAX_FOUND: usize = 2 * MAX_LADDERS * MAX_POSITIONS;

/// Finds the positions.
pub(super) fn find(
    pages: &[MarkdownPage],
    axes: &Axes,
    warnings: &mut Warnings,
) -> Vec<FoundPosition> {
    let mut names = Names::new();
    let levels = axes.axes.iter().enumerate().flat_map(|(at, axis)| {
        axis.levels.iter().enumerate().map(move |(level, known)| (known.name.as_ref(), (at, level)))
    });
    let levels: Vec<(&str, (usize, usize))> = levels.collect();
    for (name, place) in &levels {
        names.entry(normalize(name)).or_default().push(*place);
    }
    // A name in two languages can be shortened to its first part.
    for (name, place) in &levels {
        let short = normalize(short(name));
        if !short.is_empty() && short != normalize(name) {
            names.entry(short).or_default().push(*place);
        }
    }
    let small = axes.axes.iter().map(|axis| axis.name.to_lowercase()).collect();
    let reader =
        BulletReader { axes: &axes.axes, small, names: &names, slips: std::cell::Cell::new(0) };
    let listed = listed(pages);
    let mut found = Vec::new();
    for (page, known) in pages.iter().enumerate() {
        for (section, content) in known.sections.iter().enumerate() {
            if axes.used.contains(&(page, section)) || found.len() >= MAX_FOUND {
                continue;
            }
            let mut lists = content.blocks.iter().filter_map(|block| match block {
                MarkdownBlock::List { items, .. } => Some(Cow::Borrowed(items.as_slice())),
                MarkdownBlock::Table { rows, line } => Some(Cow::Owned(entries(rows, *line))),
                MarkdownBlock::Text { .. } => None,
            });
            let is_listed = listed.contains(&heading(content.title.trim(), &listed).0);
            let Some(items) = lists.find(|items| reader.is_position(items, is_listed)) else {
                continue;
            };
            let title = content.title.trim().to_owned();
            if title.is_empty() {
                warnings.ignored(&known.path, Some(content.line), words::NO_HEADING.to_owned());
                continue;
            }
            let asked = reader.asked(&known.path, &title, &items, warnings);
            found.push(FoundPosition { page, section, title, line: content.line, asked });
        }
    }
    found
}

/// The rows of a table with an axis and a level each.
fn entries(rows: &[Vec<Cell>], line: usize) -> Vec<Item> {
    let entry = |(index, row): (usize, &Vec<Cell>)| {
        let mut cells = row.iter().map(|cell| cell.words.trim());
        let bold = cells.next().unwrap_or_default().to_owned();
        let rest = cells.collect::<Vec<_>>().join(": ");
        // The separator below the header is a line too.
        let line = line + index + usize::from(index > 0);
        Item { said: BulletText { bold, rest, line }, below: Vec::new() }
    };
    rows.iter().enumerate().skip(1).map(entry).collect()
}

/// A name without the parenthesis after it: "Designs (Projeta)".
fn short(name: &str) -> &str {
    name.split(['(', '（']).next().unwrap_or(name)
}

struct BulletReader<'a> {
    axes: &'a [Axis],
    /// The names of the axes in lowercase.
    small: Vec<String>,
    names: &'a Names,
    slips: std::cell::Cell<usize>,
}

impl BulletReader<'_> {
    /// The levels with this name.
    fn places(&self, name: &str) -> Option<&Vec<(usize, usize)>> {
        self.names.get(&normalize(name)).or_else(|| self.names.get(&normalize(short(name))))
    }

    /// Whether a list describes a position: most of its items are levels, and there are at least
    /// two, or one if a table lists the position.
    fn is_position(&self, items: &[Item], is_listed: bool) -> bool {
        // A description of the axes has all axes and no levels.
        if items.len() > self.axes.len() * 3 {
            return false;
        }
        let found: Vec<Option<usize>> =
            items.iter().filter_map(|item| self.is_level(item)).collect();
        let named = found.len();
        let mut axes: Vec<usize> = found.into_iter().flatten().collect();
        axes.sort_unstable();
        let certain = axes.len();
        axes.dedup();
        named >= if is_listed { 1 } else { 2 }
            // Consecutive levels of one axis describe the axis, possibly in another language.
            && axes.len() * 2 > certain
            && named * 2 >= items.len().min(self.axes.len())
    }

    /// Whether an item is a level, and of which axis if that is certain.
    fn is_level(&self, item: &Item) -> Option<Option<usize>> {
        if let Some((axis, _)) = self.with_axis(item) {
            return Some(Some(axis));
        }
        let name = item.said.named().map_or(item.said.rest.trim(), |(name, _)| name);
        match self.places(name)?[..] {
            [(axis, _)] => Some(Some(axis)),
            _ => Some(None),
        }
    }

    /// An item that names the axis too: "Technology: Adopts", "Technology (3)", or with the level
    /// in a nested list.
    fn with_axis(&self, item: &Item) -> Option<(usize, usize)> {
        let (at, rest) = self.axis_at_start(&item.said)?;
        let deeper =
            item.below.first().map(|said| said.named().map_or(said.rest.as_str(), |pair| pair.0));
        let level = self.level_at_start(at, &rest).or_else(|| self.level_at_start(at, deeper?));
        level.map(|level| (at, level))
    }

    /// The axis at the start of a text, and the remaining text.
    fn axis_at_start(&self, said: &BulletText) -> Option<(usize, String)> {
        let whole = format!("{} {}", said.bold, said.rest);
        let (whole, small) = (whole.trim(), whole.trim().to_lowercase());
        // Prefer the longest match: "Technical Leadership" also starts with "Technical".
        let fits =
            self.small.iter().enumerate().filter(|(_, name)| small.starts_with(name.as_str()));
        fits.max_by_key(|(_, name)| name.len()).and_then(|(at, _)| {
            let rest = whole.get(self.axes[at].name.len()..)?;
            // "Team" does not match "Teamwork".
            let ends = !rest.starts_with(char::is_alphanumeric);
            ends.then(|| (at, rest.to_owned()))
        })
    }

    /// The level of an axis at the start of a text, by name or number.
    fn level_at_start(&self, axis: usize, words: &str) -> Option<usize> {
        let rest = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let levels = &self.axes[axis].levels;
        let begins = |name: &str| {
            rest.get(..name.len()).is_some_and(|begin| names_match(begin, name))
                && !rest[name.len()..].starts_with(char::is_alphanumeric)
        };
        // Prefer the longest match: "Multiple Teams" also starts with "Multiple".
        let named = levels.iter().enumerate().filter(|(_, level)| begins(&level.name));
        let named = named.max_by_key(|(_, level)| level.name.len()).map(|(at, _)| at);
        named.or_else(|| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < levels.len())
        })
    }

    /// The expected levels of a position, in half steps.
    fn asked(
        &self,
        file: &str,
        title: &str,
        items: &[Item],
        warnings: &mut Warnings,
    ) -> Vec<Option<Rating>> {
        let mut asked: Vec<Option<Rating>> = vec![None; self.axes.len()];
        let mut unclear: Vec<(usize, &BulletText, &str)> = Vec::new();
        let mut other_words = 0;
        let mut take = |asked: &mut Vec<Option<Rating>>,
                        said: &BulletText,
                        (axis, level): (usize, usize),
                        warnings: &mut Warnings| {
            // "Owns +" is halfway to the next level.
            let half = u8::from(said.named().is_some_and(|(name, _)| name.ends_with('+')));
            let rating = Rating::of_half_steps((level as u8 + 1) * 2 + half);
            let known = &self.axes[axis];
            if let Some(before) = asked[axis].filter(|before| *before != rating) {
                let name = |rating| crate::i18n::messages::rating::short_level(known, Some(rating));
                let words = words::twice(title, &known.name, &name(before), &name(rating));
                warnings.unclear(file, said.line, words);
                return;
            }
            asked[axis] = Some(rating);
            // If the axis is before the level, the remaining text does not start with the level.
            let has_axis = self.axis_at_start(said).is_some();
            let text = said.named().filter(|_| !has_axis).map_or("", |(_, text)| text);
            let definition = known.levels.get(level).map_or("", |level| level.definition.as_ref());
            if !text.is_empty()
                && !definition.is_empty()
                && normalize(text) != normalize(definition)
            {
                other_words += 1;
            }
        };
        for (place, item) in items.iter().enumerate() {
            if let Some(found) = self.with_axis(item) {
                take(&mut asked, &item.said, found, warnings);
                continue;
            }
            let name = item.said.named().map_or(item.said.rest.trim(), |(name, _)| name);
            match self.places(name).map(Vec::as_slice) {
                Some([one]) => take(&mut asked, &item.said, *one, warnings),
                _ => unclear.push((place, &item.said, name)),
            }
        }
        // Resolve names that several axes have, now that the remaining axes are known.
        for (place, said, name) in std::mem::take(&mut unclear) {
            let left = |(axis, _): &&(usize, usize)| asked[*axis].is_none();
            let several = self.places(name);
            let candidates: Vec<(usize, usize)> =
                several.into_iter().flatten().filter(left).copied().collect();
            let chosen = candidates.iter().find(|(axis, _)| *axis == place).or(candidates.first());
            match chosen {
                Some(chosen) => {
                    if candidates.len() > 1 {
                        let axis = &self.axes[chosen.0].name;
                        warnings.unclear(file, said.line, words::several(title, name, axis));
                    }
                    take(&mut asked, said, *chosen, warnings);
                }
                None => unclear.push((place, said, name)),
            }
        }
        for (_, said, name) in unclear {
            // "Influence: Multiple Team" has the axis before the level.
            let own = self.axis_at_start(said).map(|(_, rest)| {
                let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
                rest.split([':', '：', '(']).next().unwrap_or(rest).trim().to_owned()
            });
            let name = own.as_deref().filter(|own| !own.is_empty()).unwrap_or(name);
            let near = self.places(name).is_none().then(|| self.near(said, name, &asked)).flatten();
            self.slips.set(self.slips.get() + 1);
            match near {
                Some(near) => {
                    let axis = &self.axes[near.0];
                    let level = axis.levels.get(near.1).map_or("", |level| level.name.as_ref());
                    warnings.unclear(
                        file,
                        said.line,
                        words::read_as(title, name, level, &axis.name),
                    );
                    take(&mut asked, said, near, warnings);
                }
                None => warnings.ignored(file, Some(said.line), words::no_level(title, name)),
            }
        }
        if other_words > 0 {
            let line = items.first().map_or(1, |item| item.said.line);
            warnings.ignored(file, Some(line), words::other_words(title, other_words));
        }
        asked
    }

    /// The only level of the remaining axes whose name is similar, or, if the axis is certain, has
    /// a word in common.
    fn near(
        &self,
        said: &BulletText,
        name: &str,
        asked: &[Option<Rating>],
    ) -> Option<(usize, usize)> {
        if self.slips.get() > MAX_FUZZY_MATCHES {
            return None;
        }
        let axis = self.axis_at_start(said).map(|(axis, _)| axis);
        let is_left = |at: usize| asked[at].is_none() && axis.is_none_or(|axis| axis == at);
        let written = normalize(name);
        let mut near: Vec<(usize, (usize, usize))> = Vec::new();
        for (known, places) in self.names {
            let Some(count) = edit_distance(&written, known) else { continue };
            near.extend(places.iter().filter(|(at, _)| is_left(*at)).map(|at| (count, *at)));
        }
        if let (true, Some(axis)) = (near.is_empty(), axis.filter(|axis| is_left(*axis))) {
            let words = |name: &str| name.split_whitespace().map(normalize).collect::<Vec<_>>();
            let own = words(name);
            let levels = self.axes[axis].levels.iter().enumerate();
            let shared = levels
                .filter(|(_, level)| words(&level.name).iter().any(|level| own.contains(level)));
            near.extend(shared.map(|(level, _)| (0, (axis, level))));
        }
        let least = near.iter().map(|(count, _)| *count).min()?;
        let mut best = near.into_iter().filter(|(count, _)| *count == least).map(|(_, at)| at);
        let first = best.next()?;
        best.all(|other| other == first).then_some(first)
    }
}

/// Replaces missing expected levels by the lowest rating.
pub(super) fn ratings(asked: &[Option<Rating>]) -> Vec<Rating> {
    asked.iter().map(|asked| asked.unwrap_or(Rating::ZERO)).collect()
}
