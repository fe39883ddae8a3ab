//! Messages of user frameworks: the list, the editor, validation errors and migration.
//!
//! Longer than 400 lines because it is one list of texts.

use crate::i18n::{Message, message, tr, tr_plural};
use crate::model::FrameworkDraft;
use crate::model::limits::MAX_NAME_CHARS;

/// "Level 3", for a level without a name.
#[must_use]
pub fn numbered(number: u8) -> String {
    tr!("Level {number}", number)
}

/// The title of the list of frameworks.
pub const TITLE: Message = message!("Your frameworks");
/// The introduction of the list.
pub const LEAD: Message = message!(
    "A framework is what people are rated on: its axes, their levels, and what each position asks. Use \
    the one that comes with this page, or bring or make your own."
);
/// Heading of the import.
pub const BRING: Message = message!("Bring your own");
/// What can be imported.
pub const BRING_HELP: Message = message!(
    "Markdown pages in the layout of the Engineering Ladders repository or a fork of it (the .md \
    files, their folder, or the repository’s .zip), a table (.csv), or a framework saved from here (.json). Nothing is \
    kept before you have seen what was understood."
);
/// Button: open files.
pub const OPEN: Message = message!("Open files");
/// Button: open a folder.
pub const FOLDER: Message = message!("Open a folder");
/// Heading of pasting a table.
pub const PASTE: Message = message!("Paste a table");
/// Label of the field for the table.
pub const PASTE_FIELD: Message =
    message!("Axes by levels, or positions by axes, as copied from a spreadsheet");
/// Button: import the pasted table.
pub const PASTE_READ: Message = message!("Read it");
/// Button: create an empty framework.
pub const BLANK: Message = message!("Start from nothing");
/// The name of a new framework.
pub const NEW_NAME: Message = message!("New framework");
/// The framework is used by the open assessment.
pub const IN_USE: Message = message!("In use");
/// The framework is built in.
pub const BUILT_IN: Message = message!("Built in");
/// The framework is from the site.
pub const OF_SITE: Message = message!("Of this site");
/// The framework has no saved revision.
pub const DRAFT: Message = message!("Draft");
/// The draft differs from the current revision.
pub const CHANGED: Message = message!("Changed since the last revision");
/// Button: use the framework.
pub const USE: Message = message!("Use it");
/// The explanation of that button.
pub const USE_HELP: Message =
    message!("Rates on it: the open assessment where nothing is rated yet, else a new one");
/// Button: edit.
pub const EDIT: Message = message!("Edit");
/// Button: duplicate.
pub const DUPLICATE: Message = message!("Duplicate");
/// Link to the handbook of the framework.
pub const READ: Message = message!("Read");
/// Heading of the share actions.
pub const SHARE: Message = message!("Share");
/// Button: delete.
pub const DELETE: Message = message!("Delete");
/// Button: copy a link.
pub const COPY_LINK: Message = message!("Copy link");
/// Button: save as JSON.
pub const JSON: Message = message!("Save as JSON");
/// Button: save as Markdown.
pub const MARKDOWN: Message = message!("Save as Markdown (.zip)");
/// Button: save as CSV.
pub const CSV: Message = message!("Save as CSV");
/// What a link can be used for.
pub const LINK_HELP: Message = message!(
    "Whoever opens the link sees the framework and can rate themselves on it at once. The framework \
    is in the link itself: nothing is uploaded."
);
/// The browser does not allow copying.
pub const COPY_REFUSED: Message =
    message!("The browser did not allow copying. Save it as JSON and send the file.");
/// The link is too long.
pub const LINK_LONG: Message =
    message!("It is too long for a link that gets through everywhere: send it as a file.");

/// The name of a copy.
#[must_use]
pub fn copy_of(name: &str) -> String {
    let copy = tr!("Copy of {name}", name);
    copy.chars().take(MAX_NAME_CHARS).collect()
}

/// "5 axes with 5 levels · 18 positions".
#[must_use]
pub fn facts(document: &FrameworkDraft) -> String {
    let axes = tr_plural!(document.axes.len(), "1 axis", "{count} axes");
    let levels = levels(document.usual_level_count());
    let positions = positions(document.positions().count());
    tr!("{axes} with {levels} · {positions}", axes, levels, positions)
}

/// "Revision 2026-11-25-0a1b2c".
#[must_use]
pub fn revision(name: &str) -> String {
    tr!("Revision {name}", name)
}

/// "3 assessments".
#[must_use]
pub fn used(count: usize) -> String {
    match count {
        0 => tr!("not used yet").to_owned(),
        count => tr_plural!(count, "1 assessment", "{count} assessments"),
    }
}

/// A framework that is used cannot be deleted.
#[must_use]
pub fn is_used(name: &str, count: usize) -> String {
    tr_plural!(
        count,
        "1 assessment is made with {name}: delete them, or move them to another framework first.",
        "{count} assessments are made with {name}: delete them, or move them to another framework first.",
        name
    )
}

/// A framework was deleted.
#[must_use]
pub fn deleted(name: &str) -> String {
    tr!("{name} is deleted.", name)
}

/// The title of the editor.
#[must_use]
pub fn editing(name: &str) -> String {
    if name.trim().is_empty() {
        tr!("Edit a framework").to_owned()
    } else {
        tr!("Edit {name}", name = name.trim())
    }
}

/// Link to the list of frameworks.
pub const BACK: Message = message!("All frameworks");
/// The framework does not exist.
pub const GONE: Message = message!(
    "This framework is not in this browser. It may have been deleted, or be in another browser."
);
/// The explanation of drafts.
pub const DRAFT_HELP: Message = message!(
    "What you change is kept as a draft as you go. Assessments are made with a revision: save one \
    when the draft is ready."
);
/// Button: save a revision.
pub const SAVE: Message = message!("Save as a revision");
/// Button: save an imported framework.
pub const KEEP: Message = message!("Keep it");
/// Button: save an imported framework with errors as a draft.
pub const KEEP_DRAFT: Message = message!("Keep it as a draft");
/// Button: save an imported framework as a new one.
pub const KEEP_OTHER: Message = message!("Keep it as another framework");
/// Button: discard.
pub const LEAVE: Message = message!("Leave it");
/// The draft equals the current revision.
pub const SAVED: Message = message!("The draft is the same as the last revision.");
/// A revision was saved.
pub const SAVED_NOW: Message = message!("Saved as a revision.");
/// Button: save an imported framework and use it.
pub const KEEP_AND_USE: Message = message!("Keep it and use it");
/// Label of the framework's name.
pub const NAME: Message = message!("Name");
/// Heading of the attribution.
pub const CREDIT: Message = message!("Whose work it is");
/// Label of the author.
pub const AUTHOR: Message = message!("By, or based on the work of");
/// Label of the link.
pub const LINK: Message = message!("Link (https://…)");
/// Label of the license.
pub const LICENSE: Message = message!("License (SPDX name)");
/// Label of the senior level.
pub const SENIOR: Message = message!("Positions count as senior from level");
/// Option: no senior level.
pub const NO_SENIOR: Message = message!("It makes no difference");
/// Heading of the axes.
pub const AXES_HEAD: Message = message!("Axes");
/// Heading of the ladders.
pub const LADDERS_HEAD: Message = message!("Ladders");
/// Label of an axis's name.
pub const AXIS: Message = message!("Axis");
/// Label of a description.
pub const ABOUT: Message = message!("What it is about");
/// Label of a ladder's other names.
pub const ALSO: Message = message!("Also called (with commas between)");
/// Label of a level's name.
pub const LEVEL: Message = message!("Level");
/// Label of a level's definition.
pub const DEFINITION: Message = message!("What somebody at this level does");
/// Label of a level's examples.
pub const EXAMPLES: Message = message!("Examples of behavior, a line each");
/// Label of a ladder's name.
pub const LADDER: Message = message!("Ladder");
/// Label of a position's name.
pub const CODE: Message = message!("Position");
/// Label of a position's career level.
pub const CAREER: Message = message!("Level");
/// Label of a position's title.
pub const OWN_TITLE: Message = message!("Title");
/// Button: add an axis.
pub const ADD_AXIS: Message = message!("Add an axis");
/// Button: add a level to an axis.
pub const ADD_LEVEL: Message = message!("Add a level");
/// Button: add a level to all axes.
pub const ADD_LEVELS: Message = message!("Add a level to every axis");
/// Button: add a ladder.
pub const ADD_LADDER: Message = message!("Add a ladder");
/// Button: add a position.
pub const ADD_POSITION: Message = message!("Add a position");
/// Button: move up.
pub const UP: Message = message!("Move up");
/// Button: move down.
pub const DOWN: Message = message!("Move down");
/// Button: remove.
pub const REMOVE: Message = message!("Remove");
/// The label of a drag handle.
pub const DRAG: Message = message!("Drag, or use the arrow keys, to move");
/// Heading of the preview chart.
pub const PREVIEW: Message = message!("How it looks");
/// There is no preview.
pub const NO_PREVIEW: Message = message!("The chart appears with 3 to 12 axes and 2 to 9 levels.");
/// Label of the position on the preview.
pub const ON_CHART: Message = message!("On the chart");
/// Option: no position on the preview.
pub const NONE: Message = message!("No position");
/// Heading of the validation errors.
pub const TO_MEND: Message = message!("Before it can be saved as a revision");
/// There are no validation errors.
pub const ALL_FITS: Message = message!("Everything fits together.");
/// Heading of the import warnings.
pub const REMARKS: Message = message!("To look at");
/// There are no import warnings.
pub const NO_REMARKS: Message = message!("Everything was understood.");
/// The kind of a warning: ambiguous.
pub const UNCLEAR: Message = message!("Unclear");
/// The kind of a warning: ignored.
pub const IGNORED: Message = message!("Left out");
/// The title of the import preview.
pub const IMPORTED: Message = message!("This is what was understood");
/// The introduction of the import preview.
pub const BROUGHT_LEAD: Message =
    message!("Nothing is kept yet. Look it over, change what is not right, and keep it.");
/// There is no imported framework.
pub const NOTHING_BROUGHT: Message = message!(
    "There is nothing here: what was opened is gone after a reload, as it was not kept. Open it \
    again."
);
/// The framework exists already.
pub const KNOWN: Message = message!("You have this framework already.");
/// Another revision of the framework exists.
pub const KNOWN_OTHER: Message = message!(
    "You have another revision of this framework. Keeping this one makes it the one that holds; \
    assessments stay with theirs until you move them."
);

/// The number of levels of an axis, on the button that expands it.
#[must_use]
pub fn levels(count: usize) -> String {
    tr_plural!(count, "1 level", "{count} levels")
}

/// The number of positions of a ladder.
#[must_use]
pub fn positions(count: usize) -> String {
    tr_plural!(count, "1 position", "{count} positions")
}

/// Label of an expected level: "What S4 asks on Craft".
#[must_use]
pub fn asks(position: &str, axis: &str) -> String {
    tr!("What {position} asks on {axis}", position, axis)
}

/// A level as an option: "3 Mentors", "3.5".
#[must_use]
pub fn choice(half_steps: u8, name: Option<&str>) -> String {
    let number =
        crate::i18n::messages::rating::number(crate::model::Rating::of_half_steps(half_steps));
    match name {
        Some(name) => tr!("{number} {name}", number, name),
        None if half_steps == 0 => tr!("0 nothing").to_owned(),
        None => number,
    }
}

/// The number of validation errors for screen readers.
#[must_use]
pub fn to_mend(count: usize) -> String {
    tr_plural!(count, "1 thing has to be mended first.", "{count} things have to be mended first.")
}

/// The number of warnings that are not shown.
#[must_use]
pub fn more_remarks(count: usize) -> String {
    tr!("And {count} more.", count)
}

/// The location of a warning: "Developer.md, line 12".
#[must_use]
pub fn source(file: &str, line: Option<usize>) -> String {
    match line {
        Some(line) => tr!("{file}, line {line}", file, line),
        None => file.to_owned(),
    }
}

/// An entry was moved.
#[must_use]
pub fn moved(name: &str, to: usize, of: usize) -> String {
    tr!("{name}: now {to} of {of}", name, to, of)
}

/// The number of assessments that use an older revision.
#[must_use]
pub fn behind(count: usize) -> String {
    tr_plural!(
        count,
        "1 assessment is made with an earlier revision.",
        "{count} assessments are made with an earlier revision."
    )
}

/// The title of the migration dialog.
pub const MOVE: Message = message!("Move to another framework");
/// The explanation of a migration.
pub const MOVE_HELP: Message =
    message!("Ratings, evidence and plan go along, axis by axis. Undo takes it back.");
/// Label of the new framework.
pub const MOVE_TO: Message = message!("To", "which framework");
/// Heading of the mapping of axes.
pub const MOVE_AXES: Message = message!("Which axis becomes which");
/// Option: the axis is new.
pub const MOVE_NEW: Message = message!("New: unrated");
/// Label of the new target.
pub const MOVE_TARGET: Message = message!("Target afterwards");
/// Button: migrate.
pub const MOVE_NOW: Message = message!("Move it");
/// The assessment already uses this framework.
pub const MOVE_SAME: Message = message!("It is made with this one already.");
/// Button: open the migration dialog.
pub const MOVE_OPEN: Message = message!("Move to another framework or revision");
/// A newer revision exists.
pub const NEWER: Message = message!("There is a newer revision of its framework.");
/// Label of an assessment's framework.
pub const MADE_WITH: Message = message!("Framework");

/// The axes that have no new axis.
#[must_use]
pub fn dropped(names: &[&str]) -> String {
    tr!(
        "Not in the new one: {axes}. What was rated there stays in the record, and comes back if you move back.",
        axes = names.join(tr!(", "))
    )
}

/// "renamed from Technology".
#[must_use]
pub fn renamed(from: &str) -> String {
    tr!("renamed from {from}", from)
}

/// How a rating changes: "Masters (4) becomes Deep (3)".
#[must_use]
pub fn becomes(before: &str, after: &str) -> String {
    if before == after {
        tr!("stays {after}", after)
    } else {
        tr!("{before} becomes {after}", before, after)
    }
}

/// The site framework is not valid.
#[must_use]
pub fn bad_site(reason: &str) -> String {
    tr!(
        "The framework that this site ships cannot be used, so the built-in one is shown: {reason}. \
         Opened from the page of frameworks, its file shows where.",
        reason
    )
}
