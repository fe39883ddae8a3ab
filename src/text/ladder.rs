//! Frameworks of somebody's own: the list of them, the editor, what does not fit, moving between
//! revisions.

use crate::model::problem::{
    AXES, At, LEVELS, LONGEST_NAME, LONGEST_TEXT, MOST_LADDERS, MOST_POSITIONS, TOP_LEVEL, What,
};
use crate::model::{Document, Problem};

/// "Level 3", where a level has no name.
#[must_use]
pub fn numbered(number: u8) -> String {
    format!("Level {number}")
}

/// Where something is: "Level 2 of “People”".
#[must_use]
pub fn place(document: &Document, at: At) -> String {
    let axis = |at: usize| match document.axes.get(at).map(|axis| axis.name.trim()) {
        Some(name) if !name.is_empty() => format!("“{name}”"),
        _ => format!("axis {}", at + 1),
    };
    let ladder = |at: usize| match document.ladders.get(at).map(|ladder| ladder.name.trim()) {
        Some(name) if !name.is_empty() => format!("“{name}”"),
        _ => format!("ladder {}", at + 1),
    };
    match at {
        At::Whole => "The framework".to_owned(),
        At::Axis(at) => capitalized(&axis(at)),
        At::Level(at, level) => format!("Level {} of {}", level + 1, axis(at)),
        At::Ladder(at) => capitalized(&ladder(at)),
        At::Position(at, index) => {
            let ladder_known = document.ladders.get(at);
            let position = ladder_known.and_then(|known| known.positions.get(index));
            match position.map(|position| position.id.as_str().trim()) {
                Some(name) if !name.is_empty() => name.to_owned(),
                _ => format!("Position {} of {}", index + 1, ladder(at)),
            }
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// What is wrong, and what to do about it.
#[must_use]
pub fn what(document: &Document, what: &What) -> String {
    let range =
        |range: &std::ops::RangeInclusive<usize>| format!("{} to {}", range.start(), range.end());
    match what {
        What::NoName => "has no name.".to_owned(),
        What::SameName => "has the name of another one: give it one of its own.".to_owned(),
        What::LongName => format!("has a name of more than {LONGEST_NAME} letters: shorten it."),
        What::LongText => format!("has a text of more than {LONGEST_TEXT} letters: shorten it."),
        What::Axes(count) => format!("has {count} axes, and a chart needs {}.", range(&AXES)),
        What::Levels(count) => format!("has {count} levels, and an axis needs {}.", range(&LEVELS)),
        What::Uneven(own, others) => format!(
            "has {own} levels and the others have {others}: {}.",
            if own < others { "add a level" } else { "take a level away" }
        ),
        What::NoPosition => "has no positions: add one to a ladder.".to_owned(),
        What::Empty => "has no positions: add one, or remove the ladder.".to_owned(),
        What::Many => {
            format!("has more than {MOST_LADDERS} ladders, or {MOST_POSITIONS} positions on one.")
        }
        What::CareerLevel => format!("needs a career level from 1 to {TOP_LEVEL}."),
        What::Expects(count) => {
            format!("says what it asks on {count} axes, and there are {}.", document.axes.len())
        }
        What::NoSuchLevel(axis) => {
            let name = document.axes.get(*axis).map_or("", |axis| axis.name.as_ref());
            format!("asks for a level that “{name}” does not have: choose another one.")
        }
        What::Link => {
            "links to whose work it is by something else than an https:// address.".to_owned()
        }
    }
}

/// A problem in a sentence: "Level 2 of “People” has no name."
#[must_use]
pub fn problem(document: &Document, problem: &Problem) -> String {
    format!("{} {}", place(document, problem.at), what(document, &problem.what))
}
