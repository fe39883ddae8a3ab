//! People, assessments and time.

use super::{date, rating};
use crate::language::{Phrase, phrase, t};
use crate::model::timeline::RatingDifference;
use crate::model::{Assessment, Date, Framework, Person, PersonId, Rater, Role, Status};

/// The dialog's title, and what opens it.
pub const TITLE: Phrase = phrase!("Assessments");
/// The search field.
pub const SEARCH: Phrase = phrase!("Find by name, date, rater or position");
/// Begins the next assessment of the same person.
pub const NEXT: Phrase = phrase!("Start the next one");
/// Explains it.
pub const NEXT_HELP: Phrase =
    phrase!("A new assessment of today that starts where this one stands.");
/// Begins an assessment with nothing rated.
pub const BLANK: Phrase = phrase!("New assessment");
/// Adds a person.
pub const ADD_PERSON: Phrase = phrase!("Add a person");
/// Whoever uses this browser, where they have no name.
pub const ME: Phrase = phrase!("Me");
/// Somebody without a name.
pub const NO_NAME: Phrase = phrase!("No name yet");
/// The field with a person's name.
pub const NAME: Phrase = phrase!("Name");
/// Puts something out of the way.
pub const ARCHIVE: Phrase = phrase!("Archive");
/// Brings it back.
pub const UNARCHIVE: Phrase = phrase!("Bring back");
/// Deletes something.
pub const DELETE: Phrase = phrase!("Delete");
/// Shows what was put out of the way.
pub const SHOW_ARCHIVED: Phrase = phrase!("Show archived");
/// The search found nothing.
pub const NOTHING: Phrase = phrase!("Nothing matches.");
/// There is nothing to find yet.
pub const EMPTY: Phrase =
    phrase!("No assessments yet. The first one is kept as soon as you rate an axis.");
/// Said of an assessment without a day.
pub const UNDATED: Phrase = phrase!("Nothing rated yet");

/// "Add “Grace”".
#[must_use]
pub fn add(name: &str) -> String {
    t!("Add “{name}”", name)
}

/// "40 more. Type to narrow them down."
#[must_use]
pub fn more(count: usize) -> String {
    t!("{count} more. Type to narrow them down.", count)
}

/// Said after something was deleted: what undo is for.
#[must_use]
pub fn deleted(what: &str) -> String {
    t!("Deleted {what}.", what)
}

/// A person's name, or what stands in its place.
#[must_use]
pub fn person(id: &PersonId, person: &Person) -> String {
    if !person.name.trim().is_empty() {
        person.name.trim().to_owned()
    } else if *id == Person::ME {
        ME.to_owned()
    } else {
        NO_NAME.to_owned()
    }
}

/// "Self", "Manager", "Peer".
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Own => t!("Self"),
        Role::Manager => t!("Manager"),
        Role::Peer => t!("Peer"),
        Role::Agreed => t!("Agreed"),
    }
}

/// "Self", "Manager Grace".
#[must_use]
pub fn rater(rater: &Rater) -> String {
    format!("{} {}", role(rater.role), rater.name.trim()).trim_end().to_owned()
}

/// Who rated, with a name or without.
#[must_use]
pub fn rated_by(of: &Rater, named: bool) -> String {
    if named { rater(of) } else { role(of.role).to_owned() }
}

/// "November 22, 2026".
#[must_use]
pub fn day(day: Option<Date>) -> String {
    day.map_or(UNDATED.to_owned(), date::long)
}

/// "Draft", "Final".
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => t!("Draft"),
        Status::Final => t!("Final"),
    }
}

/// "November 22, 2026 · Manager Grace".
#[must_use]
pub fn assessment(assessment: &Assessment) -> String {
    format!("{} · {}", day(assessment.rated_on), rater(&assessment.rater))
}

/// What stands beside an assessment's day in a list: "Manager Grace · aiming at D4 · Final".
#[must_use]
pub fn about(assessment: &Assessment) -> String {
    let (rater, status) = (rater(&assessment.rater), status(assessment.status));
    match &assessment.target {
        Some(target) => t!("{rater} · aiming at {target} · {status}", rater, target, status),
        None => format!("{rater} · {status}"),
    }
}

/// Whether every word of a query is in what is known of an assessment.
#[must_use]
pub fn matches(query: &str, person: &str, it: &Assessment) -> bool {
    let known = format!("{person} {} {} {}", day(it.rated_on), about(it), it.notes).to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| known.contains(word))
}

/// The details of the open assessment.
pub const ABOUT: Phrase = phrase!("About this assessment");
/// The day it is of.
pub const DATE: Phrase = phrase!("Date");
/// Who rates.
pub const RATED_BY: Phrase = phrase!("Rated by");
/// The rater's name.
pub const RATER_NAME: Phrase = phrase!("Their name");
/// Notes.
pub const NOTES: Phrase = phrase!("Notes");
/// What the empty notes say.
pub const NOTES_EMPTY: Phrase = phrase!("What you talked about, what to look at next time.");
/// Makes it final.
pub const MARK_FINAL: Phrase = phrase!("Mark as final");
/// Makes it a draft again.
pub const REOPEN: Phrase = phrase!("Reopen");

/// The timeline.
pub const TIMELINE: Phrase = phrase!("Over time");
/// One step back in time.
pub const EARLIER: Phrase = phrase!("Earlier", "in time");
/// One step forth.
pub const LATER: Phrase = phrase!("Later", "in time");
/// The choice of another assessment to lay over this one.
pub const BESIDE: Phrase = phrase!("Compare with");
/// No other assessment.
pub const BESIDE_NOTHING: Phrase = phrase!("Nothing");
/// The two do not differ.
pub const NO_DIFFERENCE: Phrase = phrase!("No axis differs.");
/// Heading of how long levels have held.
pub const HELD: Phrase = phrase!("Held since");

/// "Technology: Masters here, Evangelizes there".
#[must_use]
pub fn difference(framework: &Framework, difference: &RatingDifference) -> String {
    let Some(axis) = framework.axes().get(difference.axis) else { return String::new() };
    let level = |value| rating::level(axis, value);
    t!(
        "{axis}: {one} here, {other} there",
        axis = axis.name,
        one = level(difference.first),
        other = level(difference.second)
    )
}

/// "Masters since November 22, 2026".
#[must_use]
pub fn held(level: &str, since: Date) -> String {
    t!("{level} since {day}", level, day = date::long(since))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_by_any_words() {
        let mut it = Assessment::first(Framework::builtin());
        it.rated_on = Date::new(2026, 11, 22);
        it.rater = Rater { role: Role::Manager, name: "Grace".to_owned() };
        it.notes = "Mentors two juniors".to_owned();
        for query in ["", "ADA", "nov 2026", "grace d4", "ada draft juniors"] {
            assert!(matches(query, "Ada Lovelace", &it), "{query}");
        }
        assert!(!matches("ada final", "Ada Lovelace", &it));
        assert_eq!(assessment(&it), "November 22, 2026 · Manager Grace");
        assert_eq!(about(&it), "Manager Grace · aiming at D4 · Draft");
    }

    #[test]
    fn nobody_is_without_a_word() {
        let nobody = Person::default();
        assert_eq!(person(&Person::ME, &nobody), "Me");
        assert_eq!(person(&PersonId::new("a"), &nobody), "No name yet");
    }
}
