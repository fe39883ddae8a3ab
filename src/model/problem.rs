//! What keeps a framework from being used, and where.

use super::document::Document;
use super::rating::MAX_LEVELS;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How many axes a framework may have.
pub const AXES: RangeInclusive<usize> = 3..=12;
/// How many levels its axes may have.
pub const LEVELS: RangeInclusive<usize> = 2..=MAX_LEVELS as usize;
/// The most ladders it may have.
pub const MOST_LADDERS: usize = 24;
/// The most positions a ladder may have.
pub const MOST_POSITIONS: usize = 20;
/// The highest career level.
pub const TOP_LEVEL: u8 = 20;
/// The most letters of a name.
pub const LONGEST_NAME: usize = 80;
/// The most letters of a definition or description.
pub const LONGEST_TEXT: usize = 2_000;

/// Where something is, by its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The framework itself.
    Whole,
    /// An axis.
    Axis(usize),
    /// A level of an axis, both from 0.
    Level(usize, usize),
    /// A ladder.
    Ladder(usize),
    /// A position of a ladder.
    Position(usize, usize),
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It has no name.
    NoName,
    /// Something else of its kind has the same name.
    SameName,
    /// Its name has too many letters.
    LongName,
    /// Another of its texts has too many letters.
    LongText,
    /// There are not as many axes as a chart can have; so many there are.
    Axes(usize),
    /// There are not as many levels as an axis can have; so many there are.
    Levels(usize),
    /// The axis has another number of levels than most: its own, and theirs.
    Uneven(usize, usize),
    /// There is no position at all.
    NoPosition,
    /// The ladder has no position.
    Empty,
    /// There are more ladders, or positions on the ladder, than can be shown.
    Many,
    /// The career level is none.
    CareerLevel,
    /// The position does not say on every axis what it asks: how many it says.
    Expects(usize),
    /// The position asks for a level that the axis, by its place, does not have.
    NoSuchLevel(usize),
    /// The link to whose work it is leads to no https address.
    Link,
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub at: At,
    /// What it is.
    pub what: What,
}

/// Everything that does not fit, in the order of the document.
#[must_use]
pub fn problems(document: &Document) -> Vec<Problem> {
    let mut found = Found(Vec::new());
    found.name(At::Whole, &document.name);
    if let Some(credit) = &document.credit {
        found.text(At::Whole, &credit.author);
        found.text(At::Whole, &credit.link);
        found.text(At::Whole, &credit.license);
        if !credit.link.is_empty() && !credit.link.starts_with("https://") {
            found.add(At::Whole, What::Link);
        }
    }
    axes(document, &mut found);
    ladders(document, &mut found);
    found.0
}

struct Found(Vec<Problem>);

impl Found {
    fn add(&mut self, at: At, what: What) {
        self.0.push(Problem { at, what });
    }

    fn name(&mut self, at: At, name: &str) {
        if name.trim().is_empty() {
            self.add(at, What::NoName);
        } else if is_longer(name, LONGEST_NAME) {
            self.add(at, What::LongName);
        }
    }

    fn text(&mut self, at: At, text: &str) {
        if is_longer(text, LONGEST_TEXT) {
            self.add(at, What::LongText);
        }
    }

    /// Those after the first of several that have one name.
    fn same<'a>(&mut self, names: impl Iterator<Item = (At, &'a str)>) {
        let mut seen = BTreeMap::new();
        for (at, name) in names {
            let name = name.trim().to_lowercase();
            if !name.is_empty() && seen.insert(name, at).is_some() {
                self.add(at, What::SameName);
            }
        }
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

fn axes(document: &Document, found: &mut Found) {
    let (count, levels) = (document.axes.len(), document.levels());
    if !AXES.contains(&count) {
        found.add(At::Whole, What::Axes(count));
    }
    if count > 0 && !LEVELS.contains(&levels) {
        found.add(At::Whole, What::Levels(levels));
    }
    for (at, axis) in document.axes.iter().enumerate() {
        found.name(At::Axis(at), &axis.name);
        found.text(At::Axis(at), &axis.about);
        if axis.levels.len() != levels {
            found.add(At::Axis(at), What::Uneven(axis.levels.len(), levels));
        }
        for (level, known) in axis.levels.iter().enumerate() {
            found.name(At::Level(at, level), &known.name);
            found.text(At::Level(at, level), &known.definition);
            found.text(At::Level(at, level), &known.examples);
        }
        let levels = axis.levels.iter().enumerate();
        found.same(levels.map(|(level, known)| (At::Level(at, level), known.name.as_ref())));
    }
    let axes = || document.axes.iter().enumerate();
    found.same(axes().map(|(at, axis)| (At::Axis(at), axis.name.as_ref())));
    // Nobody sees these, so only a file can have two of them.
    found.same(axes().map(|(at, axis)| (At::Axis(at), axis.id.as_str())));
}

fn ladders(document: &Document, found: &mut Found) {
    if document.positions().next().is_none() {
        found.add(At::Whole, What::NoPosition);
    }
    if document.ladders.len() > MOST_LADDERS {
        found.add(At::Whole, What::Many);
    }
    for (at, ladder) in document.ladders.iter().enumerate() {
        found.name(At::Ladder(at), &ladder.name);
        found.text(At::Ladder(at), &ladder.about);
        ladder.also.iter().for_each(|also| found.text(At::Ladder(at), also));
        if ladder.positions.is_empty() {
            found.add(At::Ladder(at), What::Empty);
        }
        if ladder.positions.len() > MOST_POSITIONS {
            found.add(At::Ladder(at), What::Many);
        }
        for (index, position) in ladder.positions.iter().enumerate() {
            let at = At::Position(at, index);
            found.name(at, position.id.as_str());
            position.title.iter().for_each(|title| found.text(at, title));
            if !(1..=TOP_LEVEL).contains(&position.level) {
                found.add(at, What::CareerLevel);
            }
            if position.expects.len() != document.axes.len() {
                found.add(at, What::Expects(position.expects.len()));
            }
            let asked = document.axes.iter().zip(position.expects.iter()).enumerate();
            for (axis, (known, asked)) in asked {
                if asked.levels() > known.levels.len() as f64 {
                    found.add(at, What::NoSuchLevel(axis));
                }
            }
        }
    }
    let ladders = || document.ladders.iter().enumerate();
    found.same(ladders().map(|(at, ladder)| (At::Ladder(at), ladder.name.as_ref())));
    found.same(ladders().map(|(at, ladder)| (At::Ladder(at), ladder.id.as_str())));
    found.same(ladders().flat_map(|(at, ladder)| {
        let positions = ladder.positions.iter().enumerate();
        positions.map(move |(index, it)| (At::Position(at, index), it.id.as_str()))
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::framework::Credit;
    use crate::model::{Framework, PositionId, Rating};
    use std::borrow::Cow;

    #[track_caller]
    fn check(at: At, what: What, change: impl FnOnce(&mut Document)) {
        let mut document = Framework::builtin().document().clone();
        change(&mut document);
        let found = problems(&document);
        assert_eq!(found, [Problem { at, what }]);
    }

    #[test]
    fn what_does_not_fit_is_found_where_it_is() {
        assert_eq!(problems(Framework::builtin().document()), []);
        check(At::Whole, What::NoName, |it| it.name = Cow::Borrowed("  "));
        check(At::Whole, What::Axes(2), |it| (0..3).for_each(|_| it.remove_axis(0)));
        check(At::Whole, What::Levels(1), |it| {
            for axis in 0..5 {
                (0..4).for_each(|_| it.remove_level(axis, 1));
            }
        });
        check(At::Axis(2), What::Uneven(4, 5), |it| it.remove_level(2, 0));
        check(At::Axis(1), What::SameName, |it| {
            it.axes.to_mut()[1].name = Cow::Borrowed("technology ");
        });
        check(At::Level(0, 3), What::SameName, |it| {
            it.axes.to_mut()[0].levels.to_mut()[3].name = Cow::Borrowed("Adopts");
        });
        check(At::Level(0, 3), What::NoName, |it| {
            it.axes.to_mut()[0].levels.to_mut()[3].name = Cow::Borrowed("");
        });
        check(At::Ladder(0), What::LongName, |it| {
            it.ladders.to_mut()[0].name = Cow::Owned("長".repeat(81));
        });
        check(At::Ladder(1), What::Empty, |it| {
            (0..4).for_each(|_| it.remove_position(1, 0));
        });
        check(At::Position(1, 0), What::SameName, |it| {
            it.ladders.to_mut()[1].positions.to_mut()[0].id = PositionId::new("d1");
        });
        check(At::Position(0, 0), What::NoSuchLevel(3), |it| {
            it.ladders.to_mut()[0].positions.to_mut()[0].expects.to_mut()[3] = Rating::level(6);
        });
        check(At::Position(0, 0), What::Expects(4), |it| {
            it.ladders.to_mut()[0].positions.to_mut()[0].expects.to_mut().pop();
        });
        check(At::Position(0, 0), What::CareerLevel, |it| {
            it.ladders.to_mut()[0].positions.to_mut()[0].level = 0;
        });
        check(At::Whole, What::NoPosition, |it| it.ladders = Cow::Owned(Vec::new()));
        check(At::Whole, What::Link, |it| {
            let link = Cow::Borrowed("javascript:alert(1)");
            it.credit = it.credit.clone().map(|credit| Credit { link, ..credit });
        });
        check(At::Axis(0), What::LongText, |it| {
            it.axes.to_mut()[0].about = Cow::Owned("a".repeat(2_001));
        });
    }
}
