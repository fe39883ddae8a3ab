//! Validation of framework drafts: the errors and their locations.

use crate::model::assessment::rating::MAX_LEVELS;
use crate::model::framework::draft::FrameworkDraft;
use crate::model::limits::{MAX_NAME_CHARS, MAX_TEXT_CHARS};
use crate::model::name::name_key;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The allowed number of axes.
pub const AXIS_COUNT: RangeInclusive<usize> = 3..=12;
/// The allowed number of levels per axis.
pub const LEVEL_COUNT: RangeInclusive<usize> = 2..=MAX_LEVELS as usize;
/// The maximum number of ladders.
pub const MAX_LADDERS: usize = 24;
/// The maximum number of positions per ladder.
pub const MAX_POSITIONS: usize = 20;
/// The highest career level.
pub const MAX_CAREER_LEVEL: u8 = 20;

/// A place in a draft, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// The framework itself.
    Framework,
    /// An axis.
    Axis(usize),
    /// An axis and one of its levels, both from 0.
    Level(usize, usize),
    /// A ladder.
    Ladder(usize),
    /// A ladder and one of its positions.
    Position(usize, usize),
}

/// The kinds of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The name is missing.
    MissingName,
    /// Another item of the same kind has the same name.
    DuplicateName,
    /// The name is too long.
    NameTooLong,
    /// Another text is too long.
    TextTooLong,
    /// The number of axes is not in [`AXIS_COUNT`].
    AxisCount(usize),
    /// The number of levels is not in [`LEVEL_COUNT`].
    LevelCount(usize),
    /// The axis has a different number of levels than most axes: its own number, and theirs.
    UnevenLevelCount(usize, usize),
    /// The framework has no positions.
    NoPositions,
    /// The ladder has no positions.
    EmptyLadder,
    /// There are too many ladders, or too many positions on the ladder.
    TooMany,
    /// The career level is out of range.
    InvalidCareerLevel,
    /// The position does not have an expected level for each axis. Contains how many it has.
    IncompleteExpectations(usize),
    /// The position expects a level that does not exist. Contains the index of the axis.
    UnknownLevel(usize),
    /// The attribution's link is not an `https` URL.
    InvalidLink,
}

/// An error and its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationError {
    /// Where the error is.
    pub location: Location,
    /// What the error is.
    pub kind: ErrorKind,
}

/// All errors of a draft, in document order.
#[must_use]
pub fn validate(document: &FrameworkDraft) -> Vec<ValidationError> {
    let mut found = Errors(Vec::new());
    found.name(Location::Framework, &document.name);
    if let Some(credit) = &document.credit {
        found.text(Location::Framework, &credit.author);
        found.text(Location::Framework, &credit.link);
        found.text(Location::Framework, &credit.license);
        if !credit.link.is_empty() && !credit.link.starts_with("https://") {
            found.add(Location::Framework, ErrorKind::InvalidLink);
        }
    }
    axes(document, &mut found);
    ladders(document, &mut found);
    found.0
}

struct Errors(Vec<ValidationError>);

impl Errors {
    fn add(&mut self, at: Location, what: ErrorKind) {
        self.0.push(ValidationError { location: at, kind: what });
    }

    fn name(&mut self, at: Location, name: &str) {
        if name.trim().is_empty() {
            self.add(at, ErrorKind::MissingName);
        } else if is_longer(name, MAX_NAME_CHARS) {
            self.add(at, ErrorKind::NameTooLong);
        }
    }

    fn text(&mut self, at: Location, text: &str) {
        if is_longer(text, MAX_TEXT_CHARS) {
            self.add(at, ErrorKind::TextTooLong);
        }
    }

    /// Adds an error for every name that occurred before.
    fn duplicates<'a>(&mut self, names: impl Iterator<Item = (Location, &'a str)>) {
        let mut seen = BTreeMap::new();
        for (at, name) in names {
            let name = name_key(name);
            if !name.is_empty() && seen.insert(name, at).is_some() {
                self.add(at, ErrorKind::DuplicateName);
            }
        }
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

fn axes(document: &FrameworkDraft, found: &mut Errors) {
    let (count, levels) = (document.axes.len(), document.usual_level_count());
    if !AXIS_COUNT.contains(&count) {
        found.add(Location::Framework, ErrorKind::AxisCount(count));
    }
    if count > 0 && !LEVEL_COUNT.contains(&levels) {
        found.add(Location::Framework, ErrorKind::LevelCount(levels));
    }
    for (at, axis) in document.axes.iter().enumerate() {
        found.name(Location::Axis(at), &axis.name);
        found.text(Location::Axis(at), &axis.about);
        if axis.levels.len() != levels {
            found.add(Location::Axis(at), ErrorKind::UnevenLevelCount(axis.levels.len(), levels));
        }
        for (level, known) in axis.levels.iter().enumerate() {
            found.name(Location::Level(at, level), &known.name);
            found.text(Location::Level(at, level), &known.definition);
            found.text(Location::Level(at, level), &known.examples);
        }
        let levels = axis.levels.iter().enumerate();
        found.duplicates(
            levels.map(|(level, known)| (Location::Level(at, level), known.name.as_ref())),
        );
    }
    let axes = || document.axes.iter().enumerate();
    found.duplicates(axes().map(|(at, axis)| (Location::Axis(at), axis.name.as_ref())));
    // Identifiers are not shown, so only an imported file can have duplicates.
    found.duplicates(axes().map(|(at, axis)| (Location::Axis(at), axis.id.as_str())));
}

fn ladders(document: &FrameworkDraft, found: &mut Errors) {
    if document.positions().next().is_none() {
        found.add(Location::Framework, ErrorKind::NoPositions);
    }
    if document.ladders.len() > MAX_LADDERS {
        found.add(Location::Framework, ErrorKind::TooMany);
    }
    for (at, ladder) in document.ladders.iter().enumerate() {
        found.name(Location::Ladder(at), &ladder.name);
        found.text(Location::Ladder(at), &ladder.about);
        ladder.aliases.iter().for_each(|also| found.text(Location::Ladder(at), also));
        if ladder.positions.is_empty() {
            found.add(Location::Ladder(at), ErrorKind::EmptyLadder);
        }
        if ladder.positions.len() > MAX_POSITIONS {
            found.add(Location::Ladder(at), ErrorKind::TooMany);
        }
        for (index, position) in ladder.positions.iter().enumerate() {
            let at = Location::Position(at, index);
            found.name(at, position.id.as_str());
            position.title.iter().for_each(|title| found.text(at, title));
            if !(1..=MAX_CAREER_LEVEL).contains(&position.level) {
                found.add(at, ErrorKind::InvalidCareerLevel);
            }
            if position.expects.len() != document.axes.len() {
                found.add(at, ErrorKind::IncompleteExpectations(position.expects.len()));
            }
            let asked = document.axes.iter().zip(position.expects.iter()).enumerate();
            for (axis, (known, asked)) in asked {
                if asked.levels() > known.levels.len() as f64 {
                    found.add(at, ErrorKind::UnknownLevel(axis));
                }
            }
        }
    }
    let ladders = || document.ladders.iter().enumerate();
    found.duplicates(ladders().map(|(at, ladder)| (Location::Ladder(at), ladder.name.as_ref())));
    found.duplicates(ladders().map(|(at, ladder)| (Location::Ladder(at), ladder.id.as_str())));
    found.duplicates(ladders().flat_map(|(at, ladder)| {
        let positions = ladder.positions.iter().enumerate();
        positions
            .map(move |(index, position)| (Location::Position(at, index), position.id.as_str()))
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::framework::parts::Credit;
    use crate::model::{Framework, PositionId, Rating};
    use std::borrow::Cow;

    #[track_caller]
    fn check(location: Location, kind: ErrorKind, change: impl FnOnce(&mut FrameworkDraft)) {
        let mut document = Framework::builtin().draft().clone();
        change(&mut document);
        let found = validate(&document);
        assert_eq!(found, [ValidationError { location, kind }]);
    }

    #[test]
    fn each_error_is_reported_at_its_location() {
        assert_eq!(validate(Framework::builtin().draft()), []);
        check(Location::Framework, ErrorKind::MissingName, |draft| {
            draft.name = Cow::Borrowed("  ");
        });
        check(Location::Framework, ErrorKind::AxisCount(2), |draft| {
            (0..3).for_each(|_| draft.remove_axis(0));
        });
        check(Location::Framework, ErrorKind::LevelCount(1), |draft| {
            for axis in 0..5 {
                (0..4).for_each(|_| draft.remove_level(axis, 1));
            }
        });
        check(Location::Axis(2), ErrorKind::UnevenLevelCount(4, 5), |draft| {
            draft.remove_level(2, 0);
        });
        check(Location::Axis(1), ErrorKind::DuplicateName, |draft| {
            draft.axes.to_mut()[1].name = Cow::Borrowed("technology ");
        });
        check(Location::Level(0, 3), ErrorKind::DuplicateName, |draft| {
            draft.axes.to_mut()[0].levels.to_mut()[3].name = Cow::Borrowed("Adopts");
        });
        check(Location::Level(0, 3), ErrorKind::MissingName, |draft| {
            draft.axes.to_mut()[0].levels.to_mut()[3].name = Cow::Borrowed("");
        });
        check(Location::Ladder(0), ErrorKind::NameTooLong, |draft| {
            draft.ladders.to_mut()[0].name = Cow::Owned("長".repeat(81));
        });
        check(Location::Ladder(1), ErrorKind::EmptyLadder, |draft| {
            (0..4).for_each(|_| draft.remove_position(1, 0));
        });
        check(Location::Position(1, 0), ErrorKind::DuplicateName, |draft| {
            draft.ladders.to_mut()[1].positions.to_mut()[0].id = PositionId::new("d1");
        });
        check(Location::Position(0, 0), ErrorKind::UnknownLevel(3), |draft| {
            draft.ladders.to_mut()[0].positions.to_mut()[0].expects.to_mut()[3] = Rating::level(6);
        });
        check(Location::Position(0, 0), ErrorKind::IncompleteExpectations(4), |draft| {
            draft.ladders.to_mut()[0].positions.to_mut()[0].expects.to_mut().pop();
        });
        check(Location::Position(0, 0), ErrorKind::InvalidCareerLevel, |draft| {
            draft.ladders.to_mut()[0].positions.to_mut()[0].level = 0;
        });
        check(Location::Framework, ErrorKind::NoPositions, |draft| {
            draft.ladders = Cow::Owned(Vec::new());
        });
        check(Location::Framework, ErrorKind::InvalidLink, |draft| {
            let link = Cow::Borrowed("javascript:alert(1)");
            draft.credit = draft.credit.clone().map(|credit| Credit { link, ..credit });
        });
        check(Location::Axis(0), ErrorKind::TextTooLong, |draft| {
            draft.axes.to_mut()[0].about = Cow::Owned("a".repeat(2_001));
        });
    }
}
