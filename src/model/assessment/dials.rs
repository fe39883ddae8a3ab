//! The five dials for managers of managers. Their names, ends and healthy range are from the
//! Engineering Ladders framework by Jorge Fioranelli, commit 6055355. The framework draws
//! continuous dials; the steps are our own.

use crate::model::sorted_map::SortedMap;

/// A part of a manager's work with two ends to balance.
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
    /// Managing up and down, and managing across.
    Relationships,
}

impl BalanceArea {
    /// All areas in the framework's order.
    pub const ALL: [Self; 5] =
        [Self::Delivery, Self::Goals, Self::Planning, Self::Oversight, Self::Relationships];

    /// The key in stored records and files.
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

/// The position of a dial: -5 is the first end, 0 the middle, 5 the second end. It is not a rating:
/// no position within the healthy range is better than another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DialPosition(i8);

/// The dials that were set, by area.
pub type Dials = SortedMap<BalanceArea, DialPosition>;

impl DialPosition {
    /// The position at the second end.
    pub const MAX: i8 = 5;
    /// The last position of the healthy range on either side of the middle.
    pub const HEALTHY_MAX: i8 = 3;

    /// The closest valid position.
    #[must_use]
    pub fn nearest(place: f64) -> Self {
        let end = f64::from(Self::MAX);
        // NaN becomes 0, the middle.
        Self(place.clamp(-end, end).round() as i8)
    }

    /// The position, from -5 to 5.
    #[must_use]
    pub const fn value(self) -> i8 {
        self.0
    }

    /// Whether it is within the healthy range.
    #[must_use]
    pub const fn is_healthy(self) -> bool {
        self.0.abs() <= Self::HEALTHY_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_stays_in_dial_range() {
        let places = [(-9.0, -5), (-3.4, -3), (0.2, 0), (2.5, 3), (99.0, 5), (f64::NAN, 0)];
        for (asked, place) in places {
            assert_eq!(DialPosition::nearest(asked).value(), place, "{asked}");
        }
        assert!(
            DialPosition::nearest(-3.0).is_healthy() && !DialPosition::nearest(4.0).is_healthy()
        );
    }
}
