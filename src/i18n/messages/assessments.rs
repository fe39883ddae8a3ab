//! Messages of people, assessments and the timeline.

use crate::i18n::messages::{dates, rating};
use crate::i18n::{Message, message, tr};
use crate::model::analysis::rating_differences::RatingDifference;
use crate::model::{Assessment, Date, Framework, Person, PersonId, Rater, Role, Status};

/// The title of the assessments dialog and the label of its button.
pub const TITLE: Message = message!("Assessments");
/// Label of the search field.
pub const SEARCH: Message = message!("Find by name, date, rater or position");
/// Button: start the next assessment from the open one.
pub const NEXT: Message = message!("Start the next one");
/// The explanation of that button.
pub const NEXT_HELP: Message =
    message!("A new assessment of today that starts where this one stands.");
/// Button: start an empty assessment.
pub const BLANK: Message = message!("New assessment");
/// Button: add a person.
pub const ADD_PERSON: Message = message!("Add a person");
/// The person who uses this browser, if they have no name.
pub const ME: Message = message!("Me");
/// A person without a name.
pub const NO_NAME: Message = message!("No name yet");
/// Label of the name field.
pub const NAME: Message = message!("Name");
/// Button: archive.
pub const ARCHIVE: Message = message!("Archive");
/// Button: restore from the archive.
pub const UNARCHIVE: Message = message!("Bring back");
/// Button: delete.
pub const DELETE: Message = message!("Delete");
/// Option: show archived entries.
pub const SHOW_ARCHIVED: Message = message!("Show archived");
/// The search has no results.
pub const NOTHING: Message = message!("Nothing matches.");
/// There are no assessments yet.
pub const EMPTY: Message =
    message!("No assessments yet. The first one is kept as soon as you rate an axis.");
/// An assessment without a date.
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

/// Something was deleted and can be restored by undo.
#[must_use]
pub fn deleted(what: &str) -> String {
    tr!("Deleted {what}.", what)
}

/// The name of a person, or a placeholder.
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

/// The rater, with or without the name.
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

/// The description of an assessment in a list: "Manager Grace · aiming at D4 · Final".
#[must_use]
pub fn about(assessment: &Assessment) -> String {
    let (rater, status) = (rater(&assessment.rater), status(assessment.status));
    match &assessment.target {
        Some(target) => tr!("{rater} · aiming at {target} · {status}", rater, target, status),
        None => format!("{rater} · {status}"),
    }
}

/// Whether an assessment contains every word of a query.
#[must_use]
pub fn matches(query: &str, person: &str, assessment: &Assessment) -> bool {
    let known =
        format!("{person} {} {} {}", day(assessment.rated_on), about(assessment), assessment.notes)
            .to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| known.contains(word))
}

/// Heading of the details.
pub const ABOUT: Message = message!("About this assessment");
/// Label of the date.
pub const DATE: Message = message!("Date");
/// Label of the rater's role.
pub const RATED_BY: Message = message!("Rated by");
/// Label of the rater's name.
pub const RATER_NAME: Message = message!("Their name");
/// Label of the notes.
pub const NOTES: Message = message!("Notes");
/// The placeholder of the notes.
pub const NOTES_EMPTY: Message = message!("What you talked about, what to look at next time.");
/// Button: finalize.
pub const MARK_FINAL: Message = message!("Mark as final");
/// Button: reopen.
pub const REOPEN: Message = message!("Reopen");

/// Heading of the timeline.
pub const TIMELINE: Message = message!("Over time");
/// Button: previous assessment.
pub const EARLIER: Message = message!("Earlier", "in time");
/// Button: next assessment.
pub const LATER: Message = message!("Later", "in time");
/// Label of the assessment to compare with.
pub const BESIDE: Message = message!("Compare with");
/// Option: no comparison.
pub const BESIDE_NOTHING: Message = message!("Nothing");
/// There are no differences.
pub const NO_DIFFERENCE: Message = message!("No axis differs.");
/// Heading of the dates since which levels have been held.
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
    fn people_are_found_by_any_word() {
        let mut assessment = Assessment::first(Framework::builtin());
        assessment.rated_on = Date::new(2026, 11, 22);
        assessment.rater = Rater { role: Role::Manager, name: "Grace".to_owned() };
        assessment.notes = "Mentors two juniors".to_owned();
        for query in ["", "ADA", "nov 2026", "grace d4", "ada draft juniors"] {
            assert!(matches(query, "Ada Lovelace", &assessment), "{query}");
        }
        assert!(!matches("ada final", "Ada Lovelace", &assessment));
        assert_eq!(super::assessment(&assessment), "November 22, 2026 · Manager Grace");
        assert_eq!(about(&assessment), "Manager Grace · aiming at D4 · Draft");
    }

    #[test]
    fn everyone_has_a_display_name() {
        let nobody = Person::default();
        assert_eq!(person(&Person::ME, &nobody), "Me");
        assert_eq!(person(&PersonId::new("a"), &nobody), "No name yet");
    }
}
