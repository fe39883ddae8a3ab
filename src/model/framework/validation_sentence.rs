//! Validation errors as sentences.

use crate::i18n::tr;
use crate::model::framework::draft::FrameworkDraft;
use crate::model::framework::validation::{
    AXIS_COUNT, ErrorKind, LEVEL_COUNT, Location, MAX_CAREER_LEVEL, MAX_LADDERS, MAX_POSITIONS,
    ValidationError,
};
use crate::model::limits::{MAX_NAME_CHARS, MAX_TEXT_CHARS};
use crate::model::name::capitalized;

/// A validation error of a draft: "Level 2 of “People” has no name."
#[must_use]
pub fn sentence(draft: &FrameworkDraft, error: &ValidationError) -> String {
    let (place, what) = (place(draft, error.location), what(draft, &error.kind));
    tr!("{place} {what}", place, what)
}

/// The name of a location: "Level 2 of “People”".
#[must_use]
pub fn place(draft: &FrameworkDraft, at: Location) -> String {
    let axis = |at: usize| match draft.axes.get(at).map(|axis| axis.name.trim()) {
        Some(name) if !name.is_empty() => tr!("“{name}”", name),
        _ => tr!("axis {number}", number = at + 1),
    };
    let ladder = |at: usize| match draft.ladders.get(at).map(|ladder| ladder.name.trim()) {
        Some(name) if !name.is_empty() => tr!("“{name}”", name),
        _ => tr!("ladder {number}", number = at + 1),
    };
    match at {
        Location::Framework => tr!("The framework").to_owned(),
        Location::Axis(at) => capitalized(&axis(at)),
        Location::Level(at, level) => {
            tr!("Level {level} of {axis}", level = level + 1, axis = axis(at))
        }
        Location::Ladder(at) => capitalized(&ladder(at)),
        Location::Position(at, index) => {
            let ladder_known = draft.ladders.get(at);
            let position = ladder_known.and_then(|known| known.positions.get(index));
            match position.map(|position| position.id.as_str().trim()) {
                Some(name) if !name.is_empty() => name.to_owned(),
                _ => tr!("Position {number} of {ladder}", number = index + 1, ladder = ladder(at)),
            }
        }
    }
}

/// The error, and how to fix it: "has no name."
fn what(draft: &FrameworkDraft, what: &ErrorKind) -> String {
    match what {
        ErrorKind::MissingName => tr!("has no name.").to_owned(),
        ErrorKind::DuplicateName => {
            tr!("has the name of another one: give it one of its own.").to_owned()
        }
        ErrorKind::NameTooLong => {
            tr!("has a name of more than {most} letters: shorten it.", most = MAX_NAME_CHARS)
        }
        ErrorKind::TextTooLong => {
            tr!("has a text of more than {most} letters: shorten it.", most = MAX_TEXT_CHARS)
        }
        ErrorKind::AxisCount(count) => {
            let (least, most) = (AXIS_COUNT.start(), AXIS_COUNT.end());
            tr!("has {count} axes, and a chart needs {least} to {most}.", count, least, most)
        }
        ErrorKind::LevelCount(count) => {
            let (least, most) = (LEVEL_COUNT.start(), LEVEL_COUNT.end());
            tr!("has {count} levels, and an axis needs {least} to {most}.", count, least, most)
        }
        ErrorKind::UnevenLevelCount(own, others) if own < others => {
            tr!("has {own} levels and the others have {others}: add a level.", own, others)
        }
        ErrorKind::UnevenLevelCount(own, others) => {
            tr!("has {own} levels and the others have {others}: take a level away.", own, others)
        }
        ErrorKind::NoPositions => tr!("has no positions: add one to a ladder.").to_owned(),
        ErrorKind::EmptyLadder => {
            tr!("has no positions: add one, or remove the ladder.").to_owned()
        }
        ErrorKind::TooMany => tr!(
            "has more than {ladders} ladders, or {positions} positions on one.",
            ladders = MAX_LADDERS,
            positions = MAX_POSITIONS
        ),
        ErrorKind::InvalidCareerLevel => {
            tr!("needs a career level from 1 to {top}.", top = MAX_CAREER_LEVEL)
        }
        ErrorKind::IncompleteExpectations(count) => {
            let axes = draft.axes.len();
            tr!("says what it asks on {count} axes, and there are {axes}.", count, axes)
        }
        ErrorKind::UnknownLevel(axis) => {
            let name = draft.axes.get(*axis).map_or("", |axis| axis.name.as_ref());
            tr!("asks for a level that “{name}” does not have: choose another one.", name)
        }
        ErrorKind::InvalidLink => {
            tr!("links to whose work it is by something else than an https:// address.").to_owned()
        }
    }
}
