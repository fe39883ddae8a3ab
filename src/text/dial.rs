//! The five dials of a manager of managers. The areas, their sides and the pairs in tension are the
//! Engineering Ladders framework's (Jorge Fioranelli, as of commit 6055355).

use crate::language::{Phrase, phrase, t};
use crate::model::dial::{Area, Needle};

/// What an area is called.
#[must_use]
pub fn name(area: Area) -> &'static str {
    match area {
        Area::Delivery => t!("Delivery"),
        Area::Goals => t!("Goals"),
        Area::Planning => t!("Planning"),
        Area::Oversight => t!("Oversight"),
        Area::Relationships => t!("Relationships"),
    }
}

/// The two sides of an area, as they stand at a dial's ends.
#[must_use]
pub fn sides(area: Area) -> [&'static str; 2] {
    match area {
        Area::Delivery => [t!("Business Impact"), t!("Technical Excellence")],
        Area::Goals => [t!("Team"), t!("Individuals")],
        Area::Planning => [t!("Short-Term"), t!("Long-Term")],
        Area::Oversight => [t!("Control"), t!("Delegation")],
        Area::Relationships => [t!("Vertical"), t!("Horizontal")],
    }
}

/// What else there is to say of a side; empty where its name says it all.
#[must_use]
pub fn side_help(area: Area) -> [&'static str; 2] {
    match area {
        Area::Relationships => [t!("down and up"), t!("across")],
        _ => ["", ""],
    }
}

/// What pulls at each other in an area, the first side's first.
#[must_use]
pub fn tensions(area: Area) -> [[&'static str; 2]; 3] {
    match area {
        Area::Delivery => [
            [t!("Speed"), t!("Quality")],
            [t!("Customer feedback"), t!("Maintainability")],
            [t!("Cost of lost opportunity"), t!("Cost of tech debt")],
        ],
        Area::Goals => [
            [t!("Business needs"), t!("Career focus")],
            [t!("Team expectations"), t!("Personal interests")],
            [t!("Group performance"), t!("Individual performance")],
        ],
        Area::Planning => [
            [t!("Weekly plan"), t!("Quarterly plan")],
            [t!("Spike"), t!("Thought-out design")],
            [t!("Solve it quickly"), t!("Solve it properly")],
        ],
        Area::Oversight => [
            [t!("Micromanaging"), t!("Empowerment")],
            [t!("Close to details"), t!("Big picture")],
            [t!("Auditing"), t!("Trust")],
        ],
        Area::Relationships => [
            [t!("Supervisors"), t!("Stakeholders")],
            [t!("Direct reports"), t!("Peers and other teams")],
            [t!("Indirect reports"), t!("Users")],
        ],
    }
}

/// A dial that nobody has set.
pub const UNSET: Phrase = phrase!("not set");

/// Where a dial stands: "leans to Delegation, in the healthy range".
#[must_use]
pub fn stands(area: Area, needle: Option<Needle>) -> String {
    let Some(needle) = needle else { return UNSET.to_owned() };
    let [first, second] = sides(area);
    let side = if needle.place() < 0 { first } else { second };
    let stands = match needle.place().unsigned_abs() {
        0 => t!("balanced between {first} and {second}", first, second),
        1 => t!("leans a little to {side}", side),
        2 | 3 => t!("leans to {side}", side),
        4 => t!("leans far to {side}", side),
        _ => t!("all on {side}", side),
    };
    if needle.is_healthy() {
        t!("{stands}, in the healthy range", stands)
    } else {
        t!("{stands}, outside the healthy range", stands)
    }
}

/// The same with the area: "Oversight: leans to Delegation, in the healthy range".
#[must_use]
pub fn dial(area: Area, needle: Option<Needle>) -> String {
    super::named(name(area), &stands(area, needle))
}

/// Takes a dial's setting away: "Clear Oversight".
#[must_use]
pub fn clear(area: Area) -> String {
    super::page::clear(name(area))
}

/// The board as a whole.
pub const BOARD: Phrase = phrase!("Where you keep the balance");
/// Under it.
pub const BOARD_HELP: Phrase = phrase!(
    "Drag a needle, or use the arrow keys below it. The thick part of each arc is the \
    healthy range. It is not a score: no place in the range is better than another."
);
/// On a picture.
pub const NOTE: Phrase = phrase!(
    "The thick part of an arc is the healthy range. A balance for a conversation, not a score."
);
/// The title of the picture.
pub const TITLE: Phrase = phrase!("Managing managers");

/// With whose assessment the dials are kept: "Kept with the assessment of Ada, November 22, 2026."
#[must_use]
pub fn kept(person: &str, date: &str) -> String {
    let whose = if person.is_empty() { t!("your own") } else { person };
    t!("Kept with the open assessment: {whose}, {date}. They stand in its packet too.", whose, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dial_says_which_way_it_leans() {
        let said = |place: i8| stands(Area::Oversight, Some(Needle::nearest(f64::from(place))));
        assert_eq!(said(2), "leans to Delegation, in the healthy range");
        assert_eq!(said(-1), "leans a little to Control, in the healthy range");
        assert_eq!(said(0), "balanced between Control and Delegation, in the healthy range");
        assert_eq!(said(-4), "leans far to Control, outside the healthy range");
        assert_eq!(said(5), "all on Delegation, outside the healthy range");
        assert_eq!(dial(Area::Goals, None), "Goals: not set");
    }
}
