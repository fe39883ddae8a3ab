//! What a framework is made of: axes with levels, ladders with positions, and a credit.

use crate::model::assessment::rating::Rating;
use crate::model::id::{AxisId, LadderId, PositionId};
use std::borrow::Cow;

/// Attribution of a framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The author.
    pub author: Cow<'static, str>,
    /// Where it is published, an `https` URL.
    pub link: Cow<'static, str>,
    /// The SPDX identifier of the license.
    pub license: Cow<'static, str>,
}

/// One dimension of the framework and of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Unique within the framework.
    pub id: AxisId,
    /// The display name, such as "Technology".
    pub name: Cow<'static, str>,
    /// What the axis is about, one sentence.
    pub about: Cow<'static, str>,
    /// Lowest first: level 1 is at index 0. Each level includes the ones before it.
    pub levels: Cow<'static, [Level]>,
}

/// One step of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The display name, one or two words, such as "Evangelizes".
    pub name: Cow<'static, str>,
    /// What somebody at this level does, one sentence.
    pub definition: Cow<'static, str>,
    /// Examples of this level from the framework's authors, one per line; empty if there are none.
    pub examples: Cow<'static, str>,
}

/// A sequence of positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Unique within the framework.
    pub id: LadderId,
    /// The display name, such as "Tech Lead".
    pub name: Cow<'static, str>,
    /// Other names of this ladder.
    pub aliases: Cow<'static, [Cow<'static, str>]>,
    /// What the ladder expects, one sentence.
    pub about: Cow<'static, str>,
    /// Lowest first.
    pub positions: Cow<'static, [Position]>,
}

/// One position of a ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Unique within the framework, such as "D4".
    pub id: PositionId,
    /// The career level, from 1. A ladder may start above 1.
    pub level: u8,
    /// The title, if it differs from the ladder's name and the level: "Staff Engineer".
    pub title: Option<Cow<'static, str>>,
    /// The expected level on each axis, in the order of [`Framework::axes`](crate::model::Framework::axes).
    pub expects: Cow<'static, [Rating]>,
}

impl Axis {
    /// The rating of the last level.
    #[must_use]
    pub fn last_level(&self) -> Rating {
        Rating::level(u8::try_from(self.levels.len()).unwrap_or(u8::MAX))
    }

    /// The level with this number, from 1.
    #[must_use]
    pub fn level(&self, number: u8) -> Option<&Level> {
        self.levels.get(usize::from(number).checked_sub(1)?)
    }
}
