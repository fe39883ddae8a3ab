//! Messages of the dials. The areas, their ends and the tensions are those of the Engineering
//! Ladders framework by Jorge Fioranelli, commit 6055355.

use crate::i18n::{Message, message, tr};
use crate::model::assessment::dials::{BalanceArea, DialPosition};

/// The name of an area.
#[must_use]
pub fn name(area: BalanceArea) -> &'static str {
    match area {
        BalanceArea::Delivery => tr!("Delivery"),
        BalanceArea::Goals => tr!("Goals"),
        BalanceArea::Planning => tr!("Planning"),
        BalanceArea::Oversight => tr!("Oversight"),
        BalanceArea::Relationships => tr!("Relationships"),
    }
}

/// The names of the two ends of an area.
#[must_use]
pub fn sides(area: BalanceArea) -> [&'static str; 2] {
    match area {
        BalanceArea::Delivery => [tr!("Business Impact"), tr!("Technical Excellence")],
        BalanceArea::Goals => [tr!("Team"), tr!("Individuals")],
        BalanceArea::Planning => [tr!("Short-Term"), tr!("Long-Term")],
        BalanceArea::Oversight => [tr!("Control"), tr!("Delegation")],
        BalanceArea::Relationships => [tr!("Vertical"), tr!("Horizontal")],
    }
}

/// Explanations of the two ends; empty if the name is enough.
#[must_use]
pub fn side_help(area: BalanceArea) -> [&'static str; 2] {
    match area {
        BalanceArea::Relationships => [tr!("down and up"), tr!("across")],
        _ => ["", ""],
    }
}

/// The tensions in an area: pairs with the first end's side first.
#[must_use]
pub fn tensions(area: BalanceArea) -> [[&'static str; 2]; 3] {
    match area {
        BalanceArea::Delivery => [
            [tr!("Speed"), tr!("Quality")],
            [tr!("Customer feedback"), tr!("Maintainability")],
            [tr!("Cost of lost opportunity"), tr!("Cost of tech debt")],
        ],
        BalanceArea::Goals => [
            [tr!("Business needs"), tr!("Career focus")],
            [tr!("Team expectations"), tr!("Personal interests")],
            [tr!("Group performance"), tr!("Individual performance")],
        ],
        BalanceArea::Planning => [
            [tr!("Weekly plan"), tr!("Quarterly plan")],
            [tr!("Spike"), tr!("Thought-out design")],
            [tr!("Solve it quickly"), tr!("Solve it properly")],
        ],
        BalanceArea::Oversight => [
            [tr!("Micromanaging"), tr!("Empowerment")],
            [tr!("Close to details"), tr!("Big picture")],
            [tr!("Auditing"), tr!("Trust")],
        ],
        BalanceArea::Relationships => [
            [tr!("Supervisors"), tr!("Stakeholders")],
            [tr!("Direct reports"), tr!("Peers and other teams")],
            [tr!("Indirect reports"), tr!("Users")],
        ],
    }
}

/// The dial is not set.
pub const UNSET: Message = message!("not set");

/// The position of a dial: "leans to Delegation, in the healthy range".
#[must_use]
pub fn stands(area: BalanceArea, needle: Option<DialPosition>) -> String {
    let Some(needle) = needle else { return UNSET.to_owned() };
    let [first, second] = sides(area);
    let side = if needle.value() < 0 { first } else { second };
    let stands = match needle.value().unsigned_abs() {
        0 => tr!("balanced between {first} and {second}", first, second),
        1 => tr!("leans a little to {side}", side),
        2 | 3 => tr!("leans to {side}", side),
        4 => tr!("leans far to {side}", side),
        _ => tr!("all on {side}", side),
    };
    if needle.is_healthy() {
        tr!("{stands}, in the healthy range", stands)
    } else {
        tr!("{stands}, outside the healthy range", stands)
    }
}

/// The position with the area: "Oversight: leans to Delegation, in the healthy range".
#[must_use]
pub fn dial(area: BalanceArea, needle: Option<DialPosition>) -> String {
    crate::i18n::messages::named(name(area), &stands(area, needle))
}

/// Button: clear a dial: "Clear Oversight".
#[must_use]
pub fn clear(area: BalanceArea) -> String {
    crate::i18n::messages::shell::clear(name(area))
}

/// The heading of the dials.
pub const BOARD: Message = message!("Where you keep the balance");
/// The explanation below the heading.
pub const BOARD_HELP: Message = message!(
    "Drag a needle, or use the arrow keys below it. The thick part of each arc is the \
    healthy range. It is not a score: no place in the range is better than another."
);
/// The note on an image.
pub const NOTE: Message = message!(
    "The thick part of an arc is the healthy range. A balance for a conversation, not a score."
);
/// The title of an image.
pub const TITLE: Message = message!("Managing managers");

/// The assessment to which the dials belong: "Kept with the assessment of Ada, November 22, 2026."
#[must_use]
pub fn kept(person: &str, date: &str) -> String {
    let whose = if person.is_empty() { tr!("your own") } else { person };
    tr!(
        "Kept with the open assessment: {whose}, {date}. They stand in its packet too.",
        whose,
        date
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dial_text_names_its_side() {
        let said = |place: i8| {
            stands(BalanceArea::Oversight, Some(DialPosition::nearest(f64::from(place))))
        };
        assert_eq!(said(2), "leans to Delegation, in the healthy range");
        assert_eq!(said(-1), "leans a little to Control, in the healthy range");
        assert_eq!(said(0), "balanced between Control and Delegation, in the healthy range");
        assert_eq!(said(-4), "leans far to Control, outside the healthy range");
        assert_eq!(said(5), "all on Delegation, outside the healthy range");
        assert_eq!(dial(BalanceArea::Goals, None), "Goals: not set");
    }
}
