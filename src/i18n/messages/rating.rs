//! Ratings, levels and positions as text.

use crate::i18n::{self, Message, message, tr};
use crate::model::{Axis, Ladder, Position, PositionId, Rating};

/// An axis without a rating.
pub const UNRATED: Message = message!("Unrated");

/// "3.5", in the format of the current locale.
#[must_use]
pub fn number(rating: Rating) -> String {
    match i18n::current_locale() {
        Some(locale) => (locale.formatters.number)(locale, rating.levels()),
        None => rating.to_string(),
    }
}

/// "Owns", "Owns, growing into Evolves", "Below Adopts", "Unrated".
#[must_use]
pub fn level(axis: &Axis, rating: Option<Rating>) -> String {
    let Some(rating) = rating else { return UNRATED.to_owned() };
    let name = |number| axis.level(number).map_or("", |level| level.name.as_ref());
    match (rating.reached(), rating.approaching()) {
        (Some(reached), Some(next)) => {
            tr!("{level}, growing into {next}", level = name(reached), next = name(next))
        }
        (Some(reached), None) => name(reached).to_owned(),
        (None, Some(next)) => tr!("Growing into {next}", next = name(next)),
        (None, None) => tr!("Below {level}", level = name(1)),
    }
}

/// As [`level`], in short: "Owns +" is halfway to the next level.
#[must_use]
pub fn short_level(axis: &Axis, rating: Option<Rating>) -> String {
    let Some(rating) = rating else { return UNRATED.to_owned() };
    let name = |number| axis.level(number).map_or("", |level| level.name.as_ref());
    match (rating.reached(), rating.approaching()) {
        (Some(reached), Some(_)) => format!("{} +", name(reached)),
        (Some(reached), None) => name(reached).to_owned(),
        (None, _) => tr!("Below {level}", level = name(1)),
    }
}

/// The text of an axis for screen readers: "People, 3 of 5, Mentors; target D5 asks 3, Mentors".
#[must_use]
pub fn spoken(
    axis: &Axis,
    rating: Option<Rating>,
    target: Option<(&PositionId, Rating)>,
) -> String {
    let words = match rating {
        None => tr!("{axis}, unrated", axis = axis.name),
        Some(value) => {
            let (of, name) = (axis.levels.len(), level(axis, rating));
            tr!(
                "{axis}, {value} of {of}, {name}",
                axis = axis.name,
                value = number(value),
                of,
                name
            )
        }
    };
    match target {
        None => words,
        Some((id, asked)) => {
            let (name, asked) = (level(axis, Some(asked)), number(asked));
            tr!("{words}; target {id} asks {asked}, {name}", words, id, asked, name)
        }
    }
}

/// "D4 – Developer 4", or with the position's own title: "S5 – Staff Engineer".
#[must_use]
pub fn position(ladder: &Ladder, position: &Position) -> String {
    format!("{} – {}", position.id, title(ladder, position))
}

/// "Developer 4", or the position's own title.
#[must_use]
pub fn title(ladder: &Ladder, position: &Position) -> String {
    match &position.title {
        Some(title) => title.to_string(),
        None => format!("{} {}", ladder.name, position.level),
    }
}

/// How a rating compares with the target.
#[must_use]
pub fn asks(axis: &Axis, rating: Option<Rating>, id: &PositionId, asked: Rating) -> String {
    let name = level(axis, Some(asked));
    match rating {
        Some(rating) if rating == asked => tr!("{id} asks for {name}: met.", id, name),
        Some(rating) if rating > asked => tr!("{id} asks for {name}: you go beyond it.", id, name),
        _ => tr!("{id} asks for {name}.", id, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Framework;

    fn people() -> &'static Axis {
        &Framework::builtin().axes()[2]
    }

    fn half(levels: f64) -> Option<Rating> {
        Some(Rating::nearest(levels, 5))
    }

    #[test]
    fn slider_text_includes_the_target() {
        let d5 = PositionId::new("D5");
        let target = Some((&d5, Rating::level(3)));
        let spoken = |rating| spoken(people(), rating, target);
        assert_eq!(spoken(half(3.0)), "People, 3 of 5, Mentors; target D5 asks 3, Mentors");
        assert_eq!(
            spoken(half(3.5)),
            "People, 3.5 of 5, Mentors, growing into Coordinates; target D5 asks 3, Mentors"
        );
        assert_eq!(spoken(half(0.0)), "People, 0 of 5, Below Learns; target D5 asks 3, Mentors");
        assert_eq!(spoken(None), "People, unrated; target D5 asks 3, Mentors");
    }

    #[test]
    fn unrated_differs_from_zero() {
        assert_eq!(level(people(), None), "Unrated");
        assert_eq!(level(people(), half(0.0)), "Below Learns");
        assert_eq!(level(people(), half(0.5)), "Growing into Learns");
        assert_ne!(short_level(people(), None), short_level(people(), half(0.0)));
    }
}
