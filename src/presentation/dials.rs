//! The dials card of an assessment.

use crate::chart::DialsCard;
use crate::chart::dials_card::DialView;
use crate::i18n::messages;
use crate::model::assessment::dials::{BalanceArea, DialPosition};
use crate::model::{Assessment, Date, Framework};

/// The healthy range of a gauge, relative to an end at 1.
pub const HEALTHY: f64 = (DialPosition::HEALTHY_MAX as f64 + 0.5) / DialPosition::MAX as f64;

/// Converts a dial position to a gauge value from -1 to 1.
#[must_use]
pub fn value(needle: DialPosition) -> f64 {
    f64::from(needle.value()) / f64::from(DialPosition::MAX)
}

/// Converts a gauge value from -1 to 1 to the closest dial position.
#[must_use]
pub fn needle(value: f64) -> DialPosition {
    DialPosition::nearest(value * f64::from(DialPosition::MAX))
}

/// Creates the card. `person` is the name on it; an empty name is left out. `today` is its date if
/// nothing is rated.
#[must_use]
pub fn dials_card(
    framework: &Framework,
    assessment: &Assessment,
    person: &str,
    today: Date,
) -> DialsCard {
    let dial = |area: BalanceArea| {
        let needle = assessment.dials.get(&area);
        DialView {
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
    fn dial_value_round_trips_through_gauge() {
        for place in -DialPosition::MAX..=DialPosition::MAX {
            let set = DialPosition::nearest(f64::from(place));
            assert_eq!(needle(value(set)), set);
            assert_eq!(value(set).abs() < HEALTHY, set.is_healthy());
        }
    }
}
