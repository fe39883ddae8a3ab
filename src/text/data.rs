//! The page about the visitor's data, and what is said of backups.

use super::date;
use crate::model::Date;
use crate::store::backup::Plan;

/// The dialog's title, and what opens it.
pub const TITLE: &str = "Your data";
/// Where it is.
pub const WHERE: &str = "Everything you enter is kept in this browser, on this device: in its local \
    storage, with a second copy in IndexedDB. Nothing is uploaded. Clearing the site’s data, or \
    losing the device, loses it, so keep a backup.";
/// In a private window.
pub const BLOCKED: &str =
    "This browser does not let the page store anything: it lasts while the page is open.";
/// Downloads everything.
pub const BACK_UP: &str = "Download a backup";
/// Opens a backup.
pub const RESTORE: &str = "Restore a backup";
/// Does what was shown.
pub const RESTORE_NOW: &str = "Restore";
/// Leaves it.
pub const CANCEL: &str = "Cancel";
/// Erases all.
pub const ERASE: &str = "Erase everything";
/// Asked before erasing.
pub const ERASE_SURE: &str = "Everything in this browser’s store goes: people, assessments, examples, \
    frameworks, settings and what was set aside. Download a backup first if you may want it again.";
/// Does erase.
pub const ERASE_NOW: &str = "Yes, erase everything";
/// Heading of what could not be read.
pub const SET_ASIDE: &str = "Set aside";
/// How much there is.
pub const STORED: &str = "Stored";
/// How full the store is.
pub const ROOM: &str = "Room";
/// The last backup.
pub const LAST: &str = "Last backup";
/// There was none.
pub const NEVER: &str = "Never";
/// Whether the browser keeps it.
pub const KEPT: &str = "Kept";
/// The browser may clear it.
pub const MAY_GO: &str = "The browser may clear it when the device runs out of room";
/// The browser keeps it.
pub const STAYS: &str = "The browser keeps it until you clear it";
/// Asks the browser to keep it.
pub const PERSIST: &str = "Ask the browser to keep it";
/// A quiet reminder.
pub const NUDGE: &str = "It has been a while since your last backup.";
/// Said after restoring.
pub const RESTORED: &str = "Restored. Undo takes it back.";
/// Said after erasing.
pub const ERASED: &str = "Erased. Undo brings people, assessments, examples and frameworks back while this page is open.";
/// Nothing to do.
pub const NOTHING_NEW: &str = "Everything in this backup is here already; nothing would change.";

/// "2 people, 14 assessments, 31 kB".
#[must_use]
pub fn stored(people: usize, assessments: usize, bytes: usize) -> String {
    let one = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let people = one(people, "person", "people");
    let assessments = one(assessments, "assessment", "assessments");
    format!("{people}, {assessments}, {}", size(bytes))
}

/// "31 kB", "1 MB".
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

/// "About 5 MB in all; 1 % is used".
#[must_use]
pub fn room(used: usize, all: usize) -> String {
    let share = (used * 100).div_ceil(all.max(1));
    format!("{share} % of about {} is used", size(all))
}

/// The last backup's day, or "Never".
#[must_use]
pub fn last(day: Option<Date>) -> String {
    day.map_or(NEVER.to_owned(), date::long)
}

/// The name of the file.
#[must_use]
pub fn file_name(today: Date) -> String {
    format!("rungs-backup-{today}.json")
}

/// What restoring would do, a line each.
#[must_use]
pub fn plan(plan: &Plan) -> Vec<String> {
    let lines = [
        (plan.add.len(), "would be added"),
        (plan.change.len(), "would be changed to a newer state"),
        (plan.keep, "would stay: what is here is newer"),
        (plan.same, "would stay: it is the same here"),
    ];
    let line = |(count, what): &(usize, &str)| {
        format!("{count} {} {what}", if *count == 1 { "record" } else { "records" })
    };
    lines.iter().filter(|(count, _)| *count > 0).map(line).collect()
}

/// What a backup leaves out.
#[must_use]
pub fn unreadable(name: &str, reason: &str) -> String {
    format!("{name} cannot be read: {reason}")
}

/// The title of a backup that is looked at: "Backup of November 22, 2026".
#[must_use]
pub fn of(made_on: Option<Date>) -> String {
    made_on.map_or("Rescued data".to_owned(), |day| format!("Backup of {}", date::long(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_in_words() {
        assert_eq!(stored(1, 14, 30_100), "1 person, 14 assessments, 31 kB");
        assert_eq!(room(50_000, 5_000_000), "1 % of about 5 MB is used");
        assert_eq!(room(5_000_000, 0), "500000000 % of about 0 bytes is used");
        let some = Plan { keep: 1, same: 2, ..Plan::default() };
        assert_eq!(
            plan(&some),
            [
                "1 record would stay: what is here is newer",
                "2 records would stay: it is the same here"
            ]
        );
    }
}
