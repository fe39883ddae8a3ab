//! Messages of the data dialog and of backups.

use crate::i18n::messages::dates;
use crate::i18n::{Message, message, tr, tr_plural};
use crate::model::Date;

/// The title of the dialog and the label of its button.
pub const TITLE: Message = message!("Your data");
/// Where data is stored.
pub const WHERE: Message = message!(
    "Everything you enter is kept in this browser, on this device: in its local \
    storage, with a second copy in IndexedDB. Nothing is uploaded. Clearing the site’s data, or \
    losing the device, loses it, so keep a backup."
);
/// Storage is blocked, such as in a private window.
pub const BLOCKED: Message =
    message!("This browser does not let the page store anything: it lasts while the page is open.");
/// Button: download a backup.
pub const BACK_UP: Message = message!("Download a backup");
/// Button: open a backup.
pub const RESTORE: Message = message!("Restore a backup");
/// Button: restore the previewed backup.
pub const RESTORE_NOW: Message = message!("Restore");
/// Button: cancel.
pub const CANCEL: Message = message!("Cancel");
/// Button: erase all data.
pub const ERASE: Message = message!("Erase everything");
/// The confirmation before erasing.
pub const ERASE_SURE: Message = message!(
    "Everything in this browser’s store goes: people, assessments, examples, \
    frameworks, settings and what was set aside. Download a backup first if you may want it again."
);
/// Button: confirm erasing.
pub const ERASE_NOW: Message = message!("Yes, erase everything");
/// Heading of the quarantined texts.
pub const SET_ASIDE: Message = message!("Set aside");
/// Label of the amount of data.
pub const STORED: Message = message!("Stored");
/// Label of the room in local storage.
pub const LOCAL_STORAGE: Message = message!("Local storage");
/// Label of the room in IndexedDB.
pub const INDEXED_DB: Message = message!("Second copy, in IndexedDB");
/// Label of the date of the last backup.
pub const LAST: Message = message!("Last backup");
/// There is no backup yet.
pub const NEVER: Message = message!("Never");
/// Label of the persistence.
pub const KEPT: Message = message!("Kept", "by the browser");
/// Storage is not persistent.
pub const MAY_GO: Message = message!("The browser may clear it when the device runs out of room");
/// Storage is persistent.
pub const STAYS: Message = message!("The browser keeps it until you clear it");
/// Button: request persistent storage.
pub const PERSIST: Message = message!("Ask the browser to keep it");
/// Shown before anything is stored here.
pub const FROM_ELSEWHERE: Message =
    message!("Have you used Rungs in another browser? Bring your data along from a backup.");
/// A suggestion to make a backup.
pub const NUDGE: Message = message!("It has been a while since your last backup.");
/// All data was erased.
pub const ERASED: Message = message!(
    "Erased. Undo brings people, assessments, examples and frameworks back while this page is open."
);
/// The browser did not let the page erase.
pub const NOT_ERASED: Message = message!(
    "This browser did not let the page erase everything. Clear the site’s data in its settings."
);

/// "2 people, 14 assessments, 31 kB".
#[must_use]
pub fn stored(people: usize, assessments: usize, bytes: usize) -> String {
    let people = tr_plural!(people, "1 person", "{count} people");
    let assessments = tr_plural!(assessments, "1 assessment", "{count} assessments");
    format!("{people}, {assessments}, {}", size(bytes as u64))
}

/// The number of records that cannot be read and were not changed.
#[must_use]
pub fn left_alone(count: usize) -> String {
    tr_plural!(
        count,
        "1 item is not shown: it was made by a later version of Rungs, or cannot be read. It stays \
        unchanged, and a backup includes it.",
        "{count} items are not shown: they were made by a later version of Rungs, or cannot be \
        read. They stay unchanged, and a backup includes them."
    )
}

/// "31 kB", "1 MB".
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => tr_plural!(bytes as usize, "1 byte", "{count} bytes"),
        1000..1_000_000 => tr!("{size} kB", size = bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => tr!("{size} MB", size = bytes.div_ceil(1_000_000)),
        _ => tr!("{size} GB", size = bytes.div_ceil(1_000_000_000)),
    }
}

/// "31 kB of the 5 to 10 MB that browsers allow": the used characters, and the number of records
/// that are only in the mirror. A browser stores two bytes per character.
#[must_use]
pub fn local_storage(used_chars: usize, only_in_mirror: usize) -> String {
    // Browsers count 1,048,576 bytes as a megabyte.
    let bytes = 2 * used_chars as u64 * 1_000_000 / (1 << 20);
    let used = tr!("{size} of the 5 to 10 MB that browsers allow", size = size(bytes));
    if only_in_mirror == 0 {
        return used;
    }
    let others = tr_plural!(
        only_in_mirror,
        "It is full: 1 item is only in IndexedDB.",
        "It is full: {count} items are only in IndexedDB."
    );
    format!("{used}. {others}")
}

/// "1 % of about 11 GB is used": the used and the available bytes.
#[must_use]
pub fn room(used: u64, all: u64) -> String {
    let share = used.saturating_mul(100).div_ceil(all.max(1));
    tr!("{share} % of about {size} is used", share, size = size(all))
}

/// The date of the last backup, or "Never".
#[must_use]
pub fn last(day: Option<Date>) -> String {
    day.map_or(NEVER.to_owned(), dates::long)
}

/// While a backup is written: "1200 of 3000 items".
#[must_use]
pub fn backing_up((done, all): (usize, usize)) -> String {
    tr!("{done} of {all} items", done, all)
}

/// The file name of a backup.
#[must_use]
pub fn file_name(today: Date) -> String {
    format!("rungs-backup-{today}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(stored(1, 14, 30_100), "1 person, 14 assessments, 31 kB");
        assert_eq!(local_storage(15_500, 0), "30 kB of the 5 to 10 MB that browsers allow");
        assert!(
            local_storage(2_600_000, 2)
                .ends_with("allow. It is full: 2 items are only in IndexedDB.")
        );
        assert_eq!(room(50_000, 5_000_000), "1 % of about 5 MB is used");
        assert_eq!(room(5_000_000, 0), "500000000 % of about 0 bytes is used");
    }
}
