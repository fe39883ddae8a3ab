//! People, assessments and time.

use crate::i18n::messages::{dates, rating};
use crate::i18n::{Message, message, tr};
use crate::model::analysis::timeline::RatingDifference;
use crate::model::{Assessment, Date, Framework, Person, PersonId, Rater, Role, Status};

/// The dialog's title, and what opens it.
pub const TITLE: Message = message!("Assessments");
/// The search field.
pub const SEARCH: Message = message!("Find by name, date, rater or position");
/// Begins the next assessment of the same person.
pub const NEXT: Message = message!("Start the next one");
/// Explains it.
pub const NEXT_HELP: Message =
    message!("A new assessment of today that starts where this one stands.");
/// Begins an assessment with nothing rated.
pub const BLANK: Message = message!("New assessment");
/// Adds a person.
pub const ADD_PERSON: Message = message!("Add a person");
/// Whoever uses this browser, where they have no name.
pub const ME: Message = message!("Me");
/// Somebody without a name.
pub const NO_NAME: Message = message!("No name yet");
/// The field with a person's name.
pub const NAME: Message = message!("Name");
/// Puts something out of the way.
pub const ARCHIVE: Message = message!("Archive");
/// Brings it back.
pub const UNARCHIVE: Message = message!("Bring back");
/// Deletes something.
pub const DELETE: Message = message!("Delete");
/// Shows what was put out of the way.
pub const SHOW_ARCHIVED: Message = message!("Show archived");
/// The search found nothing.
pub const NOTHING: Message = message!("Nothing matches.");
/// There is nothing to find yet.
pub const EMPTY: Message =
    message!("No assessments yet. The first one is kept as soon as you rate an axis.");
/// Said of an assessment without a day.
pub const UNDATED: Message = message!("Nothing rated yet");

/// "Add “Grace”".
#[must_use]
pub fn add(name: &str) -> String {
    tr!("Add “{name}”", name)
}

/// "40 more. Type to narrow them down."
#[must_use]
pub fn more(count: usize) -> String {
    tr!("{count} more. Type to narrow them down.", count)
}

/// Said after something was deleted: what undo is for.
#[must_use]
pub fn deleted(what: &str) -> String {
    tr!("Deleted {what}.", what)
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
        Role::Own => tr!("Self"),
        Role::Manager => tr!("Manager"),
        Role::Peer => tr!("Peer"),
        Role::Agreed => tr!("Agreed"),
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
    day.map_or(UNDATED.to_owned(), dates::long)
}

/// "Draft", "Final".
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => tr!("Draft"),
        Status::Final => tr!("Final"),
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
        Some(target) => tr!("{rater} · aiming at {target} · {status}", rater, target, status),
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
pub const ABOUT: Message = message!("About this assessment");
/// The day it is of.
pub const DATE: Message = message!("Date");
/// Who rates.
pub const RATED_BY: Message = message!("Rated by");
/// The rater's name.
pub const RATER_NAME: Message = message!("Their name");
/// Notes.
pub const NOTES: Message = message!("Notes");
/// What the empty notes say.
pub const NOTES_EMPTY: Message = message!("What you talked about, what to look at next time.");
/// Makes it final.
pub const MARK_FINAL: Message = message!("Mark as final");
/// Makes it a draft again.
pub const REOPEN: Message = message!("Reopen");

/// The timeline.
pub const TIMELINE: Message = message!("Over time");
/// One step back in time.
pub const EARLIER: Message = message!("Earlier", "in time");
/// One step forth.
pub const LATER: Message = message!("Later", "in time");
/// The choice of another assessment to lay over this one.
pub const BESIDE: Message = message!("Compare with");
/// No other assessment.
pub const BESIDE_NOTHING: Message = message!("Nothing");
/// The two do not differ.
pub const NO_DIFFERENCE: Message = message!("No axis differs.");
/// Heading of how long levels have held.
pub const HELD: Message = message!("Held since");

/// "Technology: Masters here, Evangelizes there".
#[must_use]
pub fn difference(framework: &Framework, difference: &RatingDifference) -> String {
    let Some(axis) = framework.axes().get(difference.axis) else { return String::new() };
    let level = |value| rating::level(axis, value);
    tr!(
        "{axis}: {one} here, {other} there",
        axis = axis.name,
        one = level(difference.first),
        other = level(difference.second)
    )
}

/// "Masters since November 22, 2026".
#[must_use]
pub fn held(level: &str, since: Date) -> String {
    tr!("{level} since {day}", level, day = dates::long(since))
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
