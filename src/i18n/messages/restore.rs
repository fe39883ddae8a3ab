//! Messages of the preview of a backup: what restoring it would change, record by record.

use crate::i18n::messages::{assessments, dates, dials, rating};
use crate::i18n::{Message, message, tr, tr_plural};
use crate::model::{
    Assessment, AxisId, Date, Framework, FrameworkId, FrameworkRef, LevelExamples, Person,
    RecordChange, UserFramework,
};
use crate::storage::backup::{Effect, RestorePlan};

/// Heading of the records that are not here.
pub const ADDED: Message = message!("Will be added");
/// Heading of the records that differ.
pub const DIFFERENT: Message = message!("Different here and in the backup");
/// Explains the table of differences.
pub const DIFFERENT_HELP: Message = message!("Restoring keeps the newer value, which is in bold.");
/// Heading of the records that were deleted elsewhere.
pub const REMOVED: Message =
    message!("Will be deleted, because they were deleted before this backup was made");
/// Column: the values here.
pub const HERE: Message = message!("Here");
/// Column: the values in the backup.
pub const IN_BACKUP: Message = message!("In the backup");
/// Column: the field.
pub const FIELD: Message = message!("What differs");
/// After the value that is newer, for screen readers.
pub const NEWER: Message = message!("newer", "a value");
/// Everything in the backup is here.
pub const NOTHING_NEW: Message =
    message!("Everything in this backup is here already. Nothing would change.");
/// Everything that differs is newer here.
pub const ALL_NEWER_HERE: Message =
    message!("Nothing would change: everything that differs is newer here.");
/// A value that does not exist.
const NO_VALUE: &str = "–";

/// The maximum number of characters of a text in the table.
const MAX_TEXT_CHARS: usize = 80;

/// A field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The name of the field.
    pub field: String,
    /// The value here.
    pub here: String,
    /// The value in the backup.
    pub in_backup: String,
    /// Whether the value in the backup is newer.
    pub is_restored: bool,
}

/// A value with what it is.
struct Described {
    path: String,
    field: String,
    value: String,
}

/// The fields in which a record differs here and in the backup. `framework` finds a framework.
#[must_use]
pub fn differences(
    here: &RecordChange,
    in_backup: &RecordChange,
    framework: impl Fn(&FrameworkRef) -> &'static Framework,
) -> Vec<Difference> {
    let [here, restored] = descriptions(here, &framework);
    let [in_backup, _] = descriptions(in_backup, &framework);
    let value = |described: &[Described], path: &str| {
        described.iter().find(|known| known.path == path).map(|known| known.value.clone())
    };
    let mut differences: Vec<Difference> = Vec::new();
    let mut paths: Vec<&str> = Vec::new();
    for Described { path, field, .. } in restored.iter().chain(&here).chain(&in_backup) {
        let (ours, theirs) = (value(&here, path), value(&in_backup, path));
        if ours == theirs || paths.contains(&path.as_str()) {
            continue;
        }
        paths.push(path);
        differences.push(Difference {
            field: field.clone(),
            is_restored: value(&restored, path) == theirs,
            here: shown(ours),
            in_backup: shown(theirs),
        });
    }
    differences
}

/// A value as the table shows it.
fn shown(value: Option<String>) -> String {
    let value = value.filter(|value| !value.is_empty()).unwrap_or_else(|| NO_VALUE.to_owned());
    if value.chars().count() <= MAX_TEXT_CHARS {
        return value;
    }
    let beginning: String = value.chars().take(MAX_TEXT_CHARS).collect();
    format!("{}…", beginning.trim_end())
}

/// The values of a record before and after a change.
fn descriptions(
    change: &RecordChange,
    framework: &impl Fn(&FrameworkRef) -> &'static Framework,
) -> [Vec<Described>; 2] {
    match change {
        RecordChange::Person(_, change) => {
            [&change.before, &change.after].map(|data| data.as_ref().map_or(Vec::new(), person))
        }
        RecordChange::Assessment(_, change) => [&change.before, &change.after].map(|data| {
            data.as_ref().map_or(Vec::new(), |data| assessment(framework(&data.framework), data))
        }),
        RecordChange::Examples(id, change) => {
            let current = FrameworkRef { id: id.clone(), revision: String::new() };
            let framework = framework(&current);
            [&change.before, &change.after]
                .map(|data| data.as_ref().map_or(Vec::new(), |data| examples(framework, data)))
        }
        RecordChange::Framework(_, change) => [&change.before, &change.after]
            .map(|data| data.as_ref().map_or(Vec::new(), user_framework)),
    }
}

fn described(path: impl Into<String>, field: impl Into<String>, value: String) -> Described {
    Described { path: path.into(), field: field.into(), value }
}

fn yes_or_no(is_so: bool) -> String {
    if is_so { tr!("yes").to_owned() } else { tr!("no").to_owned() }
}

fn person(person: &Person) -> Vec<Described> {
    vec![
        described("name", &*assessments::NAME, person.name.clone()),
        described("archived", tr!("Archived"), yes_or_no(person.archived)),
    ]
}

fn assessment(framework: &Framework, assessment: &Assessment) -> Vec<Described> {
    let axis = |id: &AxisId| axis_name(framework, id);
    let mut ratings: Vec<_> = assessment.ratings.iter().collect();
    let place = |id: &AxisId| framework.axes().iter().position(|axis| axis.id == *id);
    // In the order of the framework, and unknown axes last.
    ratings.sort_by_key(|(id, _)| place(id).unwrap_or(usize::MAX));
    let mut values: Vec<Described> = Vec::new();
    values.extend(ratings.into_iter().map(|(id, value)| {
        let known = framework.axis(id);
        let level =
            known.map_or_else(|| value.to_string(), |axis| rating::level(axis, Some(*value)));
        described(format!("ratings/{id}"), axis(id), level)
    }));
    let target = assessment.target.as_ref().map(ToString::to_string).unwrap_or_default();
    values.push(described("target", tr!("Target"), target));
    values.push(described(
        "date",
        &*assessments::DATE,
        assessment.rated_on.map_or(String::new(), dates::long),
    ));
    values.push(described("rater", &*assessments::RATED_BY, assessments::rater(&assessment.rater)));
    let status = assessments::status(assessment.status).to_owned();
    values.push(described("status", tr!("Draft or final"), status));
    values.push(described("archived", tr!("Archived"), yes_or_no(assessment.archived)));
    values.push(described("notes", &*assessments::NOTES, assessment.notes.clone()));
    values.extend(assessment.evidence.iter().map(|(id, evidence)| {
        let field = tr!("Evidence for {axis}", axis = axis(&evidence.axis));
        let day = evidence.date.map(|day| format!(" · {}", dates::long(day))).unwrap_or_default();
        let link = evidence.link.as_ref().map(|link| format!(" · {link}")).unwrap_or_default();
        let value = format!("{} · {}{day}{link}", evidence.text, evidence.level);
        described(format!("evidence/{id}"), field, value)
    }));
    values.extend(assessment.plan.iter().map(|(id, item)| {
        let field = tr!("Plan for {axis}", axis = axis(&item.axis));
        let due = item.due.map(|day| format!(" · {}", dates::long(day))).unwrap_or_default();
        let done = if item.done { format!(" · {}", tr!("done")) } else { String::new() };
        described(format!("plan/{id}"), field, format!("{}{due}{done}", item.text))
    }));
    values.extend(assessment.dials.iter().map(|(area, position)| {
        described(format!("dials/{}", area.key()), dials::name(*area), position.value().to_string())
    }));
    let FrameworkRef { id, revision } = &assessment.framework;
    let made_with = revision_name(framework_name(framework, id), revision);
    values.push(described("framework", tr!("Framework"), made_with));
    values
}

/// The name of an axis, or its identifier if the framework does not have it.
fn axis_name(framework: &Framework, id: &AxisId) -> String {
    framework.axis(id).map_or_else(|| id.to_string(), |axis| axis.name.to_string())
}

/// The name of a framework, or the identifier if another framework was found.
fn framework_name<'a>(found: &'a Framework, id: &'a FrameworkId) -> &'a str {
    if found.id() == id { found.name() } else { id.as_str() }
}

/// A revision of a framework: "Acme (2026-11-22-3f9a01)".
fn revision_name(framework: &str, revision: &str) -> String {
    if revision.is_empty() { framework.to_owned() } else { format!("{framework} ({revision})") }
}

fn examples(framework: &Framework, examples: &LevelExamples) -> Vec<Described> {
    let text = |((axis, number), text): &((AxisId, u8), String)| {
        let known = framework.axis(axis).and_then(|axis| axis.level(*number));
        let level = known.map_or_else(|| number.to_string(), |level| level.name.to_string());
        let field = format!("{} · {level}", axis_name(framework, axis));
        described(format!("levels/{axis}/{number}"), field, text.clone())
    };
    examples.0.iter().map(text).collect()
}

fn user_framework(framework: &UserFramework) -> Vec<Described> {
    let revisions: Vec<&str> =
        framework.revisions.iter().map(|revision| revision.revision()).collect();
    vec![
        described("name", &*assessments::NAME, framework.draft.name.to_string()),
        described("revisions", tr!("Revisions"), revisions.join(", ")),
    ]
}

/// The records that were restored: "8 people and 9 assessments restored."
#[must_use]
pub fn restored(plan: &RestorePlan) -> String {
    let changed = || plan.records.iter().filter(|record| record.effect() != Effect::Kept);
    let count = |is_asked: fn(&RecordChange) -> bool| {
        changed().filter(|record| is_asked(&record.change)).count()
    };
    let people = count(|change| matches!(change, RecordChange::Person(..)));
    let assessments = count(|change| matches!(change, RecordChange::Assessment(..)));
    let others = changed().count() - people - assessments;
    let people = (people > 0).then(|| tr_plural!(people, "1 person", "{count} people"));
    let assessments =
        (assessments > 0).then(|| tr_plural!(assessments, "1 assessment", "{count} assessments"));
    let others = (others > 0).then(|| tr_plural!(others, "1 other item", "{count} other items"));
    let mut parts: Vec<String> = [people, assessments, others].into_iter().flatten().collect();
    let Some(last) = parts.pop() else { return tr!("The settings are restored.").to_owned() };
    if parts.is_empty() {
        return tr!("{what} restored. You can undo this.", what = last);
    }
    tr!("{what} and {last} restored. You can undo this.", what = parts.join(", "), last)
}

/// While a backup is compared: "Comparing the backup with your data: 1200 of 3000".
#[must_use]
pub fn comparing((done, all): (usize, usize)) -> String {
    tr!("Comparing the backup with your data: {done} of {all}", done, all)
}

/// While a backup is restored: "Restoring: 1200 of 3000".
#[must_use]
pub fn restoring((done, all): (usize, usize)) -> String {
    tr!("Restoring: {done} of {all}", done, all)
}

/// The number of records that are the same: "12 items are already the same."
#[must_use]
pub fn same(count: usize) -> String {
    tr_plural!(count, "1 item is already the same.", "{count} items are already the same.")
}

/// Option: also restore what was deleted here.
#[must_use]
pub fn bring_back(count: usize) -> String {
    tr_plural!(
        count,
        "Bring back 1 item that was deleted here",
        "Bring back {count} items that were deleted here"
    )
}

/// After a long list: "and 12 more".
#[must_use]
pub fn and_more(count: usize) -> String {
    tr!("and {count} more", count)
}

/// A person with their assessments: "Ada: 2 assessments".
#[must_use]
pub fn person_with(person: &str, assessments: usize) -> String {
    if assessments == 0 {
        return person.to_owned();
    }
    let assessments = tr_plural!(assessments, "1 assessment", "{count} assessments");
    tr!("{what}: {name}", what = person, name = assessments)
}

/// The title of an assessment: "Ada · November 22, 2026 · Self".
#[must_use]
pub fn assessment_of(person: &str, assessment: &Assessment) -> String {
    format!("{person} · {}", assessments::assessment(assessment))
}

/// The title of level examples: "Examples for Engineering Ladders".
#[must_use]
pub fn examples_of(framework: &str) -> String {
    tr!("Examples for {framework}", framework)
}

/// The title of a framework: "Framework Acme".
#[must_use]
pub fn framework_of(name: &str) -> String {
    tr!("Framework {name}", name)
}

/// The title of the preview: "Backup of November 22, 2026".
#[must_use]
pub fn title(made_on: Option<Date>) -> String {
    let Some(day) = made_on else { return tr!("Data from the crash page").to_owned() };
    tr!("Backup of {day}", day = dates::long(day))
}

/// A record in a backup that cannot be read.
#[must_use]
pub fn unreadable(name: &str, reason: &str) -> String {
    tr!("{name} cannot be read: {reason}", name, reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AssessmentId, Diff, PersonId, Rating};
    use crate::storage::backup::PlannedRecord;

    fn rated(levels: [u8; 2], notes: &str) -> Assessment {
        let mut assessment = Assessment::first(Framework::builtin());
        for (axis, level) in ["technology", "system"].into_iter().zip(levels) {
            assessment.ratings.set(&AxisId::new(axis), (level > 0).then(|| Rating::level(level)));
        }
        assessment.notes = notes.to_owned();
        assessment
    }

    fn change(before: Assessment, after: Assessment) -> RecordChange {
        let diff = Diff { before: Some(before), after: Some(after) };
        RecordChange::Assessment(Assessment::FIRST, diff)
    }

    #[test]
    fn differences_say_which_value_is_newer() {
        let (here, in_backup) = (rated([3, 0], "Ask Grace"), rated([4, 2], &"long ".repeat(40)));
        let restored = rated([4, 2], "Ask Grace");
        let rows =
            differences(&change(here, restored.clone()), &change(in_backup, restored), |_| {
                Framework::builtin()
            });
        let row = |at: usize| {
            let Difference { field, here, in_backup, is_restored } = &rows[at];
            (field.as_str(), here.as_str(), in_backup.as_str(), *is_restored)
        };
        assert_eq!(row(0), ("Technology", "Evangelizes", "Masters", true));
        assert_eq!(row(1), ("System", "–", "Designs", true));
        assert_eq!((rows[2].field.as_str(), rows[2].is_restored), ("Notes", false));
        assert!(rows[2].in_backup.ends_with("long…"), "{}", rows[2].in_backup);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn differences_name_frameworks_axes_and_levels() {
        let fields = |here: RecordChange| {
            let rows = differences(&here, &here.inverted(), |_| Framework::builtin());
            rows.into_iter().map(|row| [row.field, row.here, row.in_backup]).collect::<Vec<_>>()
        };
        let (mut older, newer) = (rated([1, 1], ""), rated([1, 1], ""));
        older.framework.revision = "2020".to_owned();
        let names =
            ["2020", &newer.framework.revision].map(|name| format!("Engineering Ladders ({name})"));
        let [before, after] = names;
        assert_eq!(fields(change(older, newer)), [["Framework".to_owned(), before, after]]);
        let mut before = LevelExamples::default();
        before.0.set(&(AxisId::new("system"), 2), Some("Our cart".to_owned()));
        let diff = Diff { before: Some(before), after: Some(LevelExamples::default()) };
        let examples = RecordChange::Examples(Framework::builtin().id().clone(), diff);
        assert_eq!(fields(examples), [["System · Designs", "Our cart", "–"]]);
    }

    #[test]
    fn restored_records_are_counted() {
        let planned = |change| PlannedRecord { change, newer_here: None, is_brought_back: false };
        let person = |id: u8| {
            let diff = Diff { before: None, after: Some(Person::default()) };
            planned(RecordChange::Person(PersonId::new(id.to_string()), diff))
        };
        let added = |id: u8| {
            let diff = Diff { before: None, after: Some(rated([1, 1], "")) };
            planned(RecordChange::Assessment(AssessmentId::new(id.to_string()), diff))
        };
        let records = (0..8).map(person).chain((0..9).map(added)).collect();
        let plan = RestorePlan { records, ..RestorePlan::default() };
        assert_eq!(restored(&plan), "8 people and 9 assessments restored. You can undo this.");
        let plan = RestorePlan { records: vec![person(1)], ..RestorePlan::default() };
        assert_eq!(restored(&plan), "1 person restored. You can undo this.");
        assert_eq!(restored(&RestorePlan::default()), "The settings are restored.");
    }
}
