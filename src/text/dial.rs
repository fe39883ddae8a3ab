//! The five dials of a manager of managers. The areas, their sides and the pairs in tension are the
//! Engineering Ladders framework's (Jorge Fioranelli, as of commit 6055355).

use crate::model::dial::{Area, Needle};

/// What an area is called.
#[must_use]
pub const fn name(area: Area) -> &'static str {
    match area {
        Area::Delivery => "Delivery",
        Area::Goals => "Goals",
        Area::Planning => "Planning",
        Area::Oversight => "Oversight",
        Area::Relationships => "Relationships",
    }
}

/// The two sides of an area, as they stand at a dial's ends.
#[must_use]
pub const fn sides(area: Area) -> [&'static str; 2] {
    match area {
        Area::Delivery => ["Business Impact", "Technical Excellence"],
        Area::Goals => ["Team", "Individuals"],
        Area::Planning => ["Short-Term", "Long-Term"],
        Area::Oversight => ["Control", "Delegation"],
        Area::Relationships => ["Vertical", "Horizontal"],
    }
}

/// What else there is to say of a side; empty where its name says it all.
#[must_use]
pub const fn side_help(area: Area) -> [&'static str; 2] {
    match area {
        Area::Relationships => ["down and up", "across"],
        _ => ["", ""],
    }
}

/// What pulls at each other in an area, the first side's first.
#[must_use]
pub const fn tensions(area: Area) -> [[&'static str; 2]; 3] {
    match area {
        Area::Delivery => [
            ["Speed", "Quality"],
            ["Customer feedback", "Maintainability"],
            ["Cost of lost opportunity", "Cost of tech debt"],
        ],
        Area::Goals => [
            ["Business needs", "Career focus"],
            ["Team expectations", "Personal interests"],
            ["Group performance", "Individual performance"],
        ],
        Area::Planning => [
            ["Weekly plan", "Quarterly plan"],
            ["Spike", "Thought-out design"],
            ["Solve it quickly", "Solve it properly"],
        ],
        Area::Oversight => [
            ["Micromanaging", "Empowerment"],
            ["Close to details", "Big picture"],
            ["Auditing", "Trust"],
        ],
        Area::Relationships => [
            ["Supervisors", "Stakeholders"],
            ["Direct reports", "Peers and other teams"],
            ["Indirect reports", "Users"],
        ],
    }
}

/// A dial that nobody has set.
pub const UNSET: &str = "not set";

/// Where a dial stands: "leans to delegation, in the healthy range".
#[must_use]
pub fn stands(area: Area, needle: Option<Needle>) -> String {
    let Some(needle) = needle else { return UNSET.to_owned() };
    let [first, second] = sides(area).map(str::to_lowercase);
    let side = if needle.place() < 0 { &first } else { &second };
    let range =
        if needle.is_healthy() { "in the healthy range" } else { "outside the healthy range" };
    match needle.place().unsigned_abs() {
        0 => format!("balanced between {first} and {second}, {range}"),
        1 => format!("leans a little to {side}, {range}"),
        2 | 3 => format!("leans to {side}, {range}"),
        4 => format!("leans far to {side}, {range}"),
        _ => format!("all on {side}, {range}"),
    }
}

/// The same with the area: "Oversight: leans to delegation, in the healthy range".
#[must_use]
pub fn dial(area: Area, needle: Option<Needle>) -> String {
    format!("{}: {}", name(area), stands(area, needle))
}

/// Takes a dial's setting away: "Clear Oversight".
#[must_use]
pub fn clear(area: Area) -> String {
    format!("{} {}", super::page::CLEAR, name(area))
}

/// The board as a whole.
pub const BOARD: &str = "Where you keep the balance";
/// Under it.
pub const BOARD_HELP: &str = "Drag a needle, or use the arrow keys below it. The thick part of each arc is the \
    healthy range. It is not a score: no place in the range is better than another.";
/// On a picture.
pub const NOTE: &str =
    "The thick part of an arc is the healthy range. A balance for a conversation, not a score.";
/// The title of the picture.
pub const TITLE: &str = "Managing managers";

/// With whose assessment the dials are kept: "Kept with the assessment of Ada, November 22, 2026."
#[must_use]
pub fn kept(person: &str, date: &str) -> String {
    let of = if person.is_empty() { "your own" } else { person };
    format!("Kept with the open assessment: {of}, {date}. They stand in its packet too.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dial_says_which_way_it_leans() {
        let said = |place: i8| stands(Area::Oversight, Some(Needle::nearest(f64::from(place))));
        assert_eq!(said(2), "leans to delegation, in the healthy range");
        assert_eq!(said(-1), "leans a little to control, in the healthy range");
        assert_eq!(said(0), "balanced between control and delegation, in the healthy range");
        assert_eq!(said(-4), "leans far to control, outside the healthy range");
        assert_eq!(said(5), "all on delegation, outside the healthy range");
        assert_eq!(dial(Area::Goals, None), "Goals: not set");
    }
}
