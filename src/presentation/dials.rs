//! The dials of a manager of managers as a board to take along.

use crate::chart::DialsCard;
use crate::chart::dials_card::Dial;
use crate::i18n::messages;
use crate::model::assessment::dials::{BalanceArea, DialPosition};
use crate::model::{Assessment, Date, Framework};

/// The range in the middle of a dial, of which 1 is an end.
pub const HEALTHY: f64 = (DialPosition::HEALTHY_MAX as f64 + 0.5) / DialPosition::MAX as f64;

/// A needle's place on a dial, from -1 to 1.
#[must_use]
pub fn value(needle: DialPosition) -> f64 {
    f64::from(needle.value()) / f64::from(DialPosition::MAX)
}

/// The needle at a place on a dial, from -1 to 1.
#[must_use]
pub fn needle(value: f64) -> DialPosition {
    DialPosition::nearest(value * f64::from(DialPosition::MAX))
}

/// The board of somebody of that name; an empty one is left out. `today` stands on it where nothing
/// was rated yet.
#[must_use]
pub fn dials_card(
    framework: &Framework,
    assessment: &Assessment,
    person: &str,
    today: Date,
) -> DialsCard {
    let dial = |area: BalanceArea| {
        let needle = assessment.dials.get(&area);
        Dial {
            name: messages::dials::name(area).to_owned(),
            ends: messages::dials::sides(area).map(str::to_owned),
            value: needle.map(value),
            healthy: HEALTHY,
            words: messages::dials::stands(area, needle),
        }
    };
    let date = messages::dates::long(assessment.rated_on.unwrap_or(today));
    let (title, subtitle) = match person.trim() {
        "" => (messages::dials::TITLE.to_owned(), date),
        person => (person.to_owned(), format!("{} · {date}", messages::dials::TITLE)),
    };
    DialsCard {
        title,
        subtitle,
        dials: BalanceArea::ALL.map(dial).into(),
        note: messages::dials::NOTE.to_owned(),
        footer: messages::shell::credit(framework).map(|name| messages::export::framework(&name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_on_the_dial_and_comes_back() {
        for place in -DialPosition::MAX..=DialPosition::MAX {
            let set = DialPosition::nearest(f64::from(place));
            assert_eq!(needle(value(set)), set);
            assert_eq!(value(set).abs() < HEALTHY, set.is_healthy());
        }
    }
}
