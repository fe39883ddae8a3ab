//! What a framework is made of: axes with levels, ladders with positions, and a credit.

use crate::model::assessment::rating::Rating;
use crate::model::id::{AxisId, LadderId, PositionId};
use std::borrow::Cow;

/// Whose work a framework is.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// Who wrote it.
    pub author: Cow<'static, str>,
    /// Where it is published, an https address.
    pub link: Cow<'static, str>,
    /// The licence's SPDX name.
    pub license: Cow<'static, str>,
}

/// One dimension of the framework, and of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Unique within the framework.
    pub id: AxisId,
    /// As people say it: "Technology".
    pub name: Cow<'static, str>,
    /// What the axis is about, a sentence.
    pub about: Cow<'static, str>,
    /// Lowest first: level 1 stands at index 0. Each includes the ones before it.
    pub levels: Cow<'static, [Level]>,
}

/// One step of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// One or two words: "Evangelizes".
    pub name: Cow<'static, str>,
    /// What somebody at this level does, a sentence.
    pub definition: Cow<'static, str>,
    /// What that looks like where the framework is used, a line each; empty where it does not say.
    pub examples: Cow<'static, str>,
}

/// A sequence of positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Unique within the framework.
    pub id: LadderId,
    /// As people say it: "Tech Lead".
    pub name: Cow<'static, str>,
    /// Other names in use for it.
    pub aliases: Cow<'static, [Cow<'static, str>]>,
    /// What the ladder asks for, a sentence.
    pub about: Cow<'static, str>,
    /// Lowest first.
    pub positions: Cow<'static, [Position]>,
}

/// One rung of a ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Unique within the framework: "D4".
    pub id: PositionId,
    /// The career level, from 1; ladders may start above it.
    pub level: u8,
    /// What it is called where that is not the ladder's name and the level: "Staff Engineer".
    pub title: Option<Cow<'static, str>>,
    /// What is expected on each axis, in the order of [`Framework::axes`].
    pub expects: Cow<'static, [Rating]>,
}

impl Axis {
    /// The level of that number, from 1.
    #[must_use]
    pub fn level(&self, number: u8) -> Option<&Level> {
        self.levels.get(usize::from(number).checked_sub(1)?)
    }
}
