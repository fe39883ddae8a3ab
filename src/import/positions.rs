//! The positions among Markdown pages: headings with a list of level names each. The bullets name
//! levels, and mostly not their axes, in any order.

use super::axes::Axes;
use super::outline::{Block, Item, Page, Said};
use super::remark::Remarks;
use super::words::{plain, slips};
use crate::model::{Axis, Rating};
use crate::text::import as words;
use std::collections::BTreeMap;

/// A heading with what it asks for.
pub(super) struct Found {
    /// Where it is: page and section, by their places.
    pub(super) page: usize,
    pub(super) section: usize,
    /// What stands in the heading.
    pub(super) title: String,
    pub(super) line: usize,
    /// On each axis; `None` where nothing is said.
    pub(super) asked: Vec<Option<Rating>>,
}

/// Level names by what they are without capitals and spaces: axis and level, both from 0.
type Names = BTreeMap<String, Vec<(usize, usize)>>;

/// How many misspelled names are looked for: whoever writes more does so on purpose.
const MOST_SLIPS: usize = 2_000;

/// Finds the positions.
pub(super) fn find(pages: &[Page], axes: &Axes, remarks: &mut Remarks) -> Vec<Found> {
    let mut names = Names::new();
    for (at, axis) in axes.axes.iter().enumerate() {
        for (level, known) in axis.levels.iter().enumerate() {
            names.entry(plain(&known.name)).or_default().push((at, level));
        }
    }
    let mut reader = Reader { axes: &axes.axes, names: &names, slips: 0 };
    let mut found = Vec::new();
    for (page, known) in pages.iter().enumerate() {
        for (section, it) in known.sections.iter().enumerate() {
            if axes.used.contains(&(page, section)) {
                continue;
            }
            let lists = it.blocks.iter().filter_map(|block| match block {
                Block::List { items, .. } => Some(items.as_slice()),
                _ => None,
            });
            let Some(items) = lists.into_iter().find(|items| reader.is_position(items)) else {
                continue;
            };
            let title = it.title.trim().to_owned();
            if title.is_empty() {
                remarks.ignored(&known.path, Some(it.line), words::NO_HEADING.to_owned());
                continue;
            }
            let asked = reader.asked(&known.path, &title, items, remarks);
            found.push(Found { page, section, title, line: it.line, asked });
        }
    }
    found
}

struct Reader<'a> {
    axes: &'a [Axis],
    names: &'a Names,
    slips: usize,
}

impl Reader<'_> {
    /// Whether a list names levels: at least two, and most of its entries.
    fn is_position(&self, items: &[Item]) -> bool {
        let found: Vec<Option<usize>> =
            items.iter().filter_map(|item| self.is_level(item)).collect();
        let named = found.len();
        let mut axes: Vec<usize> = found.into_iter().flatten().collect();
        axes.sort_unstable();
        let certain = axes.len();
        axes.dedup();
        named > 1
            // Levels of one axis after each other are the axis, in another language perhaps.
            && axes.len() * 2 > certain
            && named * 2 >= items.len().min(self.axes.len())
            // What describes the axes themselves names every axis and no level.
            && items.len() <= self.axes.len() * 3
    }

    /// Whether an entry names a level, and of which axis where that is certain.
    fn is_level(&self, item: &Item) -> Option<Option<usize>> {
        if let Some((axis, _)) = self.with_axis(item) {
            return Some(Some(axis));
        }
        let name = item.said.named().map_or(item.said.rest.trim(), |(name, _)| name);
        match self.names.get(&plain(name))?[..] {
            [(axis, _)] => Some(Some(axis)),
            _ => Some(None),
        }
    }

    /// What a bullet says where it names the axis as well: "Technology: Adopts", "Technology (3)", or
    /// the level one step further in.
    fn with_axis(&self, item: &Item) -> Option<(usize, usize)> {
        let said = &item.said;
        let whole = format!("{} {}", said.bold, said.rest);
        let whole = whole.trim();
        let (at, rest) = self.axes.iter().enumerate().find_map(|(at, axis)| {
            let name = axis.name.as_ref();
            let begins = whole.get(..name.len())?.to_lowercase() == name.to_lowercase();
            let rest = whole.get(name.len()..)?;
            // "Team" is not the begin of "Teamwork".
            let ends = !rest.starts_with(char::is_alphanumeric);
            (begins && ends).then_some((at, rest))
        })?;
        let deeper =
            item.below.first().map(|said| said.named().map_or(said.rest.as_str(), |it| it.0));
        self.level_at_start(at, rest)
            .or_else(|| self.level_at_start(at, deeper?))
            .map(|level| (at, level))
    }

    /// The level of an axis with which words begin, by its name or its number.
    fn level_at_start(&self, axis: usize, words: &str) -> Option<usize> {
        let rest = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let levels = &self.axes[axis].levels;
        let begins = |name: &str| {
            rest.get(..name.len()).is_some_and(|begin| begin.to_lowercase() == name.to_lowercase())
                && !rest[name.len()..].starts_with(char::is_alphanumeric)
        };
        // The longest one: "Multiple Teams" also begins with "Multiple".
        let named = levels.iter().enumerate().filter(|(_, level)| begins(&level.name));
        let named = named.max_by_key(|(_, level)| level.name.len()).map(|(at, _)| at);
        named.or_else(|| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < levels.len())
        })
    }

    /// What a position asks on each axis, as numbers of levels.
    fn asked(
        &mut self,
        file: &str,
        title: &str,
        items: &[Item],
        remarks: &mut Remarks,
    ) -> Vec<Option<Rating>> {
        let mut asked: Vec<Option<Rating>> = vec![None; self.axes.len()];
        let mut unclear: Vec<(usize, &Said, &str)> = Vec::new();
        let mut other_words = 0;
        let mut take = |asked: &mut Vec<Option<Rating>>,
                        said: &Said,
                        (axis, level): (usize, usize),
                        remarks: &mut Remarks| {
            // "Owns +" is halfway to the next level.
            let half = u8::from(said.named().is_some_and(|(name, _)| name.ends_with('+')));
            let rating = Rating::of_half_steps((level as u8 + 1) * 2 + half);
            let known = &self.axes[axis];
            if let Some(before) = asked[axis].filter(|before| *before != rating) {
                let name = |rating| crate::text::rating::short_level(known, Some(rating));
                let words = words::twice(title, &known.name, &name(before), &name(rating));
                remarks.unclear(file, said.line, words);
                return;
            }
            asked[axis] = Some(rating);
            let text = said.named().map_or("", |(_, text)| text);
            let definition = known.levels.get(level).map_or("", |it| it.definition.as_ref());
            if !text.is_empty() && !definition.is_empty() && plain(text) != plain(definition) {
                other_words += 1;
            }
        };
        for (place, item) in items.iter().enumerate() {
            if let Some(found) = self.with_axis(item) {
                take(&mut asked, &item.said, found, remarks);
                continue;
            }
            let name = item.said.named().map_or(item.said.rest.trim(), |(name, _)| name);
            match self.names.get(&plain(name)).map(Vec::as_slice) {
                Some([one]) => take(&mut asked, &item.said, *one, remarks),
                _ => unclear.push((place, &item.said, name)),
            }
        }
        // The names of several axes, once it is known which axes are left.
        for (place, said, name) in std::mem::take(&mut unclear) {
            let left = |(axis, _): &&(usize, usize)| asked[*axis].is_none();
            let several = self.names.get(&plain(name));
            let candidates: Vec<(usize, usize)> =
                several.into_iter().flatten().filter(left).copied().collect();
            let chosen = candidates.iter().find(|(axis, _)| *axis == place).or(candidates.first());
            match chosen {
                Some(chosen) => {
                    if candidates.len() > 1 {
                        let axis = &self.axes[chosen.0].name;
                        remarks.unclear(file, said.line, words::several(title, name, axis));
                    }
                    take(&mut asked, said, *chosen, remarks);
                }
                None => unclear.push((place, said, name)),
            }
        }
        for (_, said, name) in unclear {
            let near =
                self.names.get(&plain(name)).is_none().then(|| self.near(name, &asked)).flatten();
            self.slips += 1;
            match near {
                Some(near) => {
                    let axis = &self.axes[near.0];
                    let level = axis.levels.get(near.1).map_or("", |it| it.name.as_ref());
                    remarks.unclear(
                        file,
                        said.line,
                        words::read_as(title, name, level, &axis.name),
                    );
                    take(&mut asked, said, near, remarks);
                }
                None => remarks.ignored(file, Some(said.line), words::no_level(title, name)),
            }
        }
        if other_words > 0 {
            let line = items.first().map_or(1, |item| item.said.line);
            remarks.ignored(file, Some(line), words::other_words(title, other_words));
        }
        asked
    }

    /// The one level, of the axes that are left, of which a name is a misspelling.
    fn near(&self, name: &str, asked: &[Option<Rating>]) -> Option<(usize, usize)> {
        if self.slips > MOST_SLIPS {
            return None;
        }
        let name = plain(name);
        let mut near: Vec<(usize, (usize, usize))> = Vec::new();
        for (known, places) in self.names {
            let Some(count) = slips(&name, known) else { continue };
            let left = places.iter().filter(|(axis, _)| asked[*axis].is_none());
            near.extend(left.map(|place| (count, *place)));
        }
        let least = near.iter().map(|(count, _)| *count).min()?;
        let mut best = near.into_iter().filter(|(count, _)| *count == least);
        match (best.next(), best.next()) {
            (Some((_, place)), None) => Some(place),
            _ => None,
        }
    }
}

/// What is asked, with nothing where nothing is said.
pub(super) fn ratings(asked: &[Option<Rating>]) -> Vec<Rating> {
    asked.iter().map(|asked| asked.unwrap_or(Rating::ZERO)).collect()
}
