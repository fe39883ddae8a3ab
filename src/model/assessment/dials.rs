//! The five areas that a manager of managers keeps in balance, and where somebody stands on each.
//!
//! The areas, their sides and the healthy range are those of the Engineering Ladders framework by
//! Jorge Fioranelli, as of commit 6055355. It draws dials; the steps are ours.

use crate::model::sorted_map::SortedMap;

/// An area with two sides that pull at each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BalanceArea {
    /// Business impact and technical excellence.
    Delivery,
    /// The team and its individuals.
    Goals,
    /// The short and the long term.
    Planning,
    /// Control and delegation.
    Oversight,
    /// Up and down, and across.
    Relationships,
}

impl BalanceArea {
    /// All of them, in the framework's order.
    pub const ALL: [Self; 5] =
        [Self::Delivery, Self::Goals, Self::Planning, Self::Oversight, Self::Relationships];

    /// What it is kept as.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Goals => "goals",
            Self::Planning => "planning",
            Self::Oversight => "oversight",
            Self::Relationships => "relationships",
        }
    }
}

/// Where a dial's needle stands: from -5, all on the first side, to 5, all on the other; 0 is the
/// middle. It is no rating: no place in the healthy range is better than another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DialPosition(i8);

/// The dials that were set; an area that is not here was not.
pub type Dials = SortedMap<BalanceArea, DialPosition>;

impl DialPosition {
    /// The place at either end.
    pub const MAX: i8 = 5;
    /// The last place of the healthy range on either side.
    pub const HEALTHY_MAX: i8 = 3;

    /// The needle at the nearest place there is.
    #[must_use]
    pub fn nearest(place: f64) -> Self {
        let end = f64::from(Self::MAX);
        // A number that is none counts as the middle.
        Self(place.clamp(-end, end).round() as i8)
    }

    /// From -5 to 5.
    #[must_use]
    pub const fn value(self) -> i8 {
        self.0
    }

    /// Whether it stands in the middle range, where it should be able to stay.
    #[must_use]
    pub const fn is_healthy(self) -> bool {
        self.0.abs() <= Self::HEALTHY_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_stays_on_its_dial() {
        let places = [(-9.0, -5), (-3.4, -3), (0.2, 0), (2.5, 3), (99.0, 5), (f64::NAN, 0)];
        for (asked, place) in places {
            assert_eq!(DialPosition::nearest(asked).value(), place, "{asked}");
        }
        assert!(
            DialPosition::nearest(-3.0).is_healthy() && !DialPosition::nearest(4.0).is_healthy()
        );
    }
}
