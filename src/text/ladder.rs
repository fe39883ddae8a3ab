//! Frameworks of somebody's own: the list of them, the editor, what does not fit, moving between
//! revisions.

use crate::model::problem::{
    AXES, At, LEVELS, LONGEST_NAME, LONGEST_TEXT, MOST_LADDERS, MOST_POSITIONS, TOP_LEVEL, What,
};
use crate::model::{Document, Problem};

/// "Level 3", where a level has no name.
#[must_use]
pub fn numbered(number: u8) -> String {
    format!("Level {number}")
}

/// Where something is: "Level 2 of “People”".
#[must_use]
pub fn place(document: &Document, at: At) -> String {
    let axis = |at: usize| match document.axes.get(at).map(|axis| axis.name.trim()) {
        Some(name) if !name.is_empty() => format!("“{name}”"),
        _ => format!("axis {}", at + 1),
    };
    let ladder = |at: usize| match document.ladders.get(at).map(|ladder| ladder.name.trim()) {
        Some(name) if !name.is_empty() => format!("“{name}”"),
        _ => format!("ladder {}", at + 1),
    };
    match at {
        At::Whole => "The framework".to_owned(),
        At::Axis(at) => capitalized(&axis(at)),
        At::Level(at, level) => format!("Level {} of {}", level + 1, axis(at)),
        At::Ladder(at) => capitalized(&ladder(at)),
        At::Position(at, index) => {
            let ladder_known = document.ladders.get(at);
            let position = ladder_known.and_then(|known| known.positions.get(index));
            match position.map(|position| position.id.as_str().trim()) {
                Some(name) if !name.is_empty() => name.to_owned(),
                _ => format!("Position {} of {}", index + 1, ladder(at)),
            }
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// What is wrong, and what to do about it.
#[must_use]
pub fn what(document: &Document, what: &What) -> String {
    let range =
        |range: &std::ops::RangeInclusive<usize>| format!("{} to {}", range.start(), range.end());
    match what {
        What::NoName => "has no name.".to_owned(),
        What::SameName => "has the name of another one: give it one of its own.".to_owned(),
        What::LongName => format!("has a name of more than {LONGEST_NAME} letters: shorten it."),
        What::LongText => format!("has a text of more than {LONGEST_TEXT} letters: shorten it."),
        What::Axes(count) => format!("has {count} axes, and a chart needs {}.", range(&AXES)),
        What::Levels(count) => format!("has {count} levels, and an axis needs {}.", range(&LEVELS)),
        What::Uneven(own, others) => format!(
            "has {own} levels and the others have {others}: {}.",
            if own < others { "add a level" } else { "take a level away" }
        ),
        What::NoPosition => "has no positions: add one to a ladder.".to_owned(),
        What::Empty => "has no positions: add one, or remove the ladder.".to_owned(),
        What::Many => {
            format!("has more than {MOST_LADDERS} ladders, or {MOST_POSITIONS} positions on one.")
        }
        What::CareerLevel => format!("needs a career level from 1 to {TOP_LEVEL}."),
        What::Expects(count) => {
            format!("says what it asks on {count} axes, and there are {}.", document.axes.len())
        }
        What::NoSuchLevel(axis) => {
            let name = document.axes.get(*axis).map_or("", |axis| axis.name.as_ref());
            format!("asks for a level that “{name}” does not have: choose another one.")
        }
        What::Link => {
            "links to whose work it is by something else than an https:// address.".to_owned()
        }
    }
}

/// A problem in a sentence: "Level 2 of “People” has no name."
#[must_use]
pub fn problem(document: &Document, problem: &Problem) -> String {
    format!("{} {}", place(document, problem.at), what(document, &problem.what))
}

/// The page of all frameworks, and the way to it.
pub const TITLE: &str = "Your frameworks";
/// What the page is for.
pub const LEAD: &str = "A framework is what people are rated on: its axes, their levels, and what each position asks. Use \
    the one that comes with this page, or bring or make your own.";
/// Brings one.
pub const BRING: &str = "Bring your own";
/// What can be brought.
pub const BRING_HELP: &str = "Markdown pages in the layout of the Engineering Ladders repository or a fork of it (the .md \
    files, their folder, or the repository’s .zip), a table (.csv), or a framework saved from here (.json). Nothing is \
    kept before you have seen what was understood.";
/// Opens files.
pub const OPEN: &str = "Open files";
/// Opens a folder.
pub const FOLDER: &str = "Open a folder";
/// Pastes a table.
pub const PASTE: &str = "Paste a table";
/// The field to paste into.
pub const PASTE_FIELD: &str = "Axes by levels, or positions by axes, as copied from a spreadsheet";
/// Reads what was pasted.
pub const PASTE_READ: &str = "Read it";
/// Starts without anything.
pub const BLANK: &str = "Start from nothing";
/// What a framework is called that starts from nothing.
pub const NEW_NAME: &str = "New framework";
/// The one that the open assessment is made with.
pub const IN_USE: &str = "In use";
/// Comes with the page.
pub const BUILT_IN: &str = "Built in";
/// Comes with the site.
pub const OF_SITE: &str = "Of this site";
/// Was never kept as a revision.
pub const DRAFT: &str = "Draft";
/// Differs from the revision that holds.
pub const CHANGED: &str = "Changed since the last revision";
/// Uses it.
pub const USE: &str = "Use it";
/// Explains it.
pub const USE_HELP: &str =
    "Rates on it: the open assessment where nothing is rated yet, else a new one";
/// Edits it.
pub const EDIT: &str = "Edit";
/// Begins another one from it.
pub const DUPLICATE: &str = "Duplicate";
/// Reads it.
pub const READ: &str = "Read";
/// Ways out.
pub const SHARE: &str = "Share";
/// Deletes it.
pub const DELETE: &str = "Delete";
/// As a link.
pub const COPY_LINK: &str = "Copy link";
/// As JSON.
pub const JSON: &str = "Save as JSON";
/// As Markdown.
pub const MARKDOWN: &str = "Save as Markdown (.zip)";
/// As CSV.
pub const CSV: &str = "Save as CSV";
/// What a link is good for.
pub const LINK_HELP: &str = "Whoever opens the link sees the framework and can rate themselves on it at once. The framework \
    is in the link itself: nothing is uploaded.";
/// The clipboard is not to be had.
pub const COPY_REFUSED: &str =
    "The browser did not allow copying. Save it as JSON and send the file.";
/// A link that is too long.
pub const LINK_LONG: &str =
    "It is too long for a link that gets through everywhere: send it as a file.";

/// The name of a copy.
#[must_use]
pub fn copy_of(name: &str) -> String {
    let copy = format!("Copy of {name}");
    copy.chars().take(LONGEST_NAME).collect()
}

/// "5 axes with 5 levels · 18 positions".
#[must_use]
pub fn facts(document: &Document) -> String {
    let one = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let axes = one(document.axes.len(), "axis", "axes");
    let levels = one(document.levels(), "level", "levels");
    let positions = one(document.positions().count(), "position", "positions");
    format!("{axes} with {levels} · {positions}")
}

/// "Revision 2026-11-25-0a1b2c".
#[must_use]
pub fn revision(name: &str) -> String {
    format!("Revision {name}")
}

/// "3 assessments".
#[must_use]
pub fn used(count: usize) -> String {
    match count {
        0 => "not used yet".to_owned(),
        1 => "1 assessment".to_owned(),
        count => format!("{count} assessments"),
    }
}

/// Why it cannot be deleted.
#[must_use]
pub fn is_used(name: &str, count: usize) -> String {
    let those = if count == 1 { "1 assessment is" } else { &format!("{count} assessments are") };
    format!("{those} made with {name}: delete them, or move them to another framework first.")
}

/// Said after deleting.
#[must_use]
pub fn deleted(name: &str) -> String {
    format!("{name} is deleted.")
}

/// A thing and what is done to it, for those who do not see where the button stands.
#[must_use]
pub fn named(what: &str, name: &str) -> String {
    format!("{what}: {name}")
}

/// The title of the editor's page.
#[must_use]
pub fn editing(name: &str) -> String {
    if name.trim().is_empty() {
        "Edit a framework".to_owned()
    } else {
        format!("Edit {}", name.trim())
    }
}

/// Leads back to the list.
pub const BACK: &str = "All frameworks";
/// A framework that is not here.
pub const GONE: &str =
    "This framework is not in this browser. It may have been deleted, or be in another browser.";
/// What becomes of a draft.
pub const DRAFT_HELP: &str = "What you change is kept as a draft as you go. Assessments are made with a revision: save one \
    when the draft is ready.";
/// Keeps a revision.
pub const SAVE: &str = "Save as a revision";
/// Keeps what was brought.
pub const KEEP: &str = "Keep it";
/// Keeps it as a draft because something does not fit.
pub const KEEP_DRAFT: &str = "Keep it as a draft";
/// Keeps it beside one of the same name.
pub const KEEP_OTHER: &str = "Keep it as another framework";
/// Leaves it.
pub const LEAVE: &str = "Leave it";
/// There is nothing to keep.
pub const SAVED: &str = "The draft is the same as the last revision.";
/// Said after keeping.
pub const SAVED_NOW: &str = "Saved as a revision.";
/// Keeps and uses it.
pub const KEEP_AND_USE: &str = "Keep it and use it";
/// Names the framework.
pub const NAME: &str = "Name";
/// Whose work it is.
pub const CREDIT: &str = "Whose work it is";
/// The author.
pub const AUTHOR: &str = "By, or based on the work of";
/// The link.
pub const LINK: &str = "Link (https://…)";
/// The license.
pub const LICENSE: &str = "License (SPDX name)";
/// From which level positions are senior.
pub const SENIOR: &str = "Positions count as senior from level";
/// None is.
pub const NO_SENIOR: &str = "It makes no difference";
/// Heads the axes.
pub const AXES_HEAD: &str = "Axes";
/// Heads the ladders.
pub const LADDERS_HEAD: &str = "Ladders";
/// An axis's name.
pub const AXIS: &str = "Axis";
/// What it is about.
pub const ABOUT: &str = "What it is about";
/// Other names of a ladder.
pub const ALSO: &str = "Also called (with commas between)";
/// A level's name.
pub const LEVEL: &str = "Level";
/// Its definition.
pub const DEFINITION: &str = "What somebody at this level does";
/// Its examples.
pub const EXAMPLES: &str = "Examples of behavior, a line each";
/// A ladder's name.
pub const LADDER: &str = "Ladder";
/// A position's name.
pub const CODE: &str = "Position";
/// Its career level.
pub const CAREER: &str = "Level";
/// Its title.
pub const OWN_TITLE: &str = "Title";
/// Adds an axis.
pub const ADD_AXIS: &str = "Add an axis";
/// Adds a level to one axis.
pub const ADD_LEVEL: &str = "Add a level";
/// Adds a level to all axes.
pub const ADD_LEVELS: &str = "Add a level to every axis";
/// Adds a ladder.
pub const ADD_LADDER: &str = "Add a ladder";
/// Adds a position.
pub const ADD_POSITION: &str = "Add a position";
/// Moves something up.
pub const UP: &str = "Move up";
/// Moves something down.
pub const DOWN: &str = "Move down";
/// Takes something away.
pub const REMOVE: &str = "Remove";
/// Drags something.
pub const DRAG: &str = "Drag, or use the arrow keys, to move";
/// The chart of the draft.
pub const PREVIEW: &str = "How it looks";
/// There is no chart.
pub const NO_PREVIEW: &str = "The chart appears with 3 to 12 axes and 2 to 9 levels.";
/// Which position is on the chart.
pub const ON_CHART: &str = "On the chart";
/// None is.
pub const NONE: &str = "No position";
/// Heads what does not fit.
pub const TO_MEND: &str = "Before it can be saved as a revision";
/// Nothing does not fit.
pub const ALL_FITS: &str = "Everything fits together.";
/// Heads what was left out or guessed.
pub const REMARKS: &str = "To look at";
/// There is nothing of that.
pub const NO_REMARKS: &str = "Everything was understood.";
/// Could have been understood otherwise.
pub const UNCLEAR: &str = "Unclear";
/// Was left out.
pub const IGNORED: &str = "Left out";
/// The title of what was brought.
pub const BROUGHT: &str = "This is what was understood";
/// Nothing is kept yet.
pub const BROUGHT_LEAD: &str =
    "Nothing is kept yet. Look it over, change what is not right, and keep it.";
/// Nothing was brought.
pub const NOTHING_BROUGHT: &str = "There is nothing here: what was opened is gone after a reload, as it was not kept. Open it \
    again.";
/// The title of a framework that came in a link.
pub const LINKED: &str = "A framework";
/// It is here already.
pub const KNOWN: &str = "You have this framework already.";
/// Another revision is here.
pub const KNOWN_OTHER: &str = "You have another revision of this framework. Keeping this one makes it the one that holds; \
    assessments stay with theirs until you move them.";

/// How many levels an axis has: the words of the button that shows them.
#[must_use]
pub fn levels(count: usize) -> String {
    if count == 1 { "1 level".to_owned() } else { format!("{count} levels") }
}

/// How many positions a ladder has.
#[must_use]
pub fn positions(count: usize) -> String {
    if count == 1 { "1 position".to_owned() } else { format!("{count} positions") }
}

/// "What S4 asks on Craft".
#[must_use]
pub fn asks(position: &str, axis: &str) -> String {
    format!("What {position} asks on {axis}")
}

/// A level in a choice: "3 Mentors", "3.5".
#[must_use]
pub fn choice(half_steps: u8, name: Option<&str>) -> String {
    let number = crate::model::Rating::of_half_steps(half_steps);
    match name {
        Some(name) => format!("{number} {name}"),
        None if half_steps == 0 => "0 nothing".to_owned(),
        None => number.to_string(),
    }
}

/// What keeps it from being used, in words for a screen reader.
#[must_use]
pub fn to_mend(count: usize) -> String {
    if count == 1 {
        "1 thing has to be mended first.".to_owned()
    } else {
        format!("{count} things have to be mended first.")
    }
}

/// How many remarks are not shown.
#[must_use]
pub fn more_remarks(count: usize) -> String {
    format!("And {count} more.")
}

/// Where a remark is: "Developer.md, line 12".
#[must_use]
pub fn source(file: &str, line: Option<usize>) -> String {
    match line {
        Some(line) => format!("{file}, line {line}"),
        None => file.to_owned(),
    }
}

/// Said after something was moved.
#[must_use]
pub fn moved(name: &str, to: usize, of: usize) -> String {
    format!("{name}: now {to} of {of}")
}

/// How many assessments are made with an earlier revision.
#[must_use]
pub fn behind(count: usize) -> String {
    match count {
        1 => "1 assessment is made with an earlier revision.".to_owned(),
        count => format!("{count} assessments are made with an earlier revision."),
    }
}

/// The dialog in which an assessment moves.
pub const MOVE: &str = "Move to another framework";
/// What happens.
pub const MOVE_HELP: &str =
    "Ratings, evidence and plan go along, axis by axis. Undo takes it back.";
/// Where to.
pub const MOVE_TO: &str = "To";
/// Which axes go on.
pub const MOVE_AXES: &str = "Which axis becomes which";
/// A new axis.
pub const MOVE_NEW: &str = "New: unrated";
/// The target.
pub const MOVE_TARGET: &str = "Target afterwards";
/// Does it.
pub const MOVE_NOW: &str = "Move it";
/// There is nothing to show.
pub const MOVE_SAME: &str = "It is made with this one already.";
/// Opens the dialog.
pub const MOVE_OPEN: &str = "Move to another framework or revision";
/// A newer revision is there.
pub const NEWER: &str = "There is a newer revision of its framework.";
/// What an assessment is made with.
pub const MADE_WITH: &str = "Framework";

/// Axes that nothing goes on from.
#[must_use]
pub fn dropped(names: &[&str]) -> String {
    format!(
        "Not in the new one: {}. What was rated there stays in the record, and comes back if you move back.",
        names.join(", ")
    )
}

/// "renamed from Technology".
#[must_use]
pub fn renamed(from: &str) -> String {
    format!("renamed from {from}")
}

/// How a rating changes: "Masters (4) becomes Deep (3)".
#[must_use]
pub fn becomes(before: &str, after: &str) -> String {
    if before == after { format!("stays {after}") } else { format!("{before} becomes {after}") }
}

/// The site's own framework cannot be used.
#[must_use]
pub fn bad_site(reason: &str) -> String {
    format!(
        "The framework that this site ships cannot be used, so the built-in one is shown: {reason}. \
         Opened from the page of frameworks, its file shows where."
    )
}
