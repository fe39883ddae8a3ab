//! Links from one page of the handbook to another.

use crate::handbook::page::Span;
use crate::i18n::messages;
use crate::model::{AxisId, Framework, Ladder, Level, Position, Rating};
use crate::route::HandbookRoute;

/// A link to a position, with its name.
pub(super) fn position_link(position: &Position) -> Span {
    let route = HandbookRoute::Position(position.id.clone()).route();
    Span::Link(position.id.to_string(), route)
}

/// A link to a position, with its title.
pub(super) fn titled_link(ladder: &Ladder, position: &Position) -> Span {
    let route = HandbookRoute::Position(position.id.clone()).route();
    Span::Link(messages::rating::position(ladder, position), route)
}

/// A link to the definition of a level, with the level's name.
pub(super) fn level_link(axis: &AxisId, number: u8, level: &Level) -> Span {
    let route = HandbookRoute::Axis(axis.clone(), Some(number)).route();
    Span::Link(level.name.to_string(), route)
}

/// A link to the definition of an expected level, and that level. For a rating of half a step the
/// level is the first one.
pub(super) fn asked_link(
    framework: &Framework,
    axis: usize,
    asked: Rating,
) -> Option<(Span, &Level)> {
    let axis = framework.axes().get(axis)?;
    let number = asked.reached().or_else(|| asked.approaching())?;
    let level = axis.level(number)?;
    let route = HandbookRoute::Axis(axis.id.clone(), Some(number)).route();
    Some((Span::Link(messages::rating::level(axis, Some(asked)), route), level))
}
