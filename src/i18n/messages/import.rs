//! Messages of imports: warnings and errors.

use crate::i18n::{Message, message, tr, tr_plural};
/// A list of positions has no heading.
pub const NO_HEADING: Message =
    message!("A list of levels has no heading over it, so it is no position.");
/// Nothing in a file could be used.
pub const WHOLE_FILE: Message =
    message!("Nothing on this page describes an axis, a level or a position.");
/// No page describes axes.
pub const NO_AXES: Message = message!(
    "no axes were found: at least three headings with a numbered list of levels under \
    each, as in “1. **Adopts**: learns the tools”"
);
/// There are no pages.
pub const NO_PAGES: Message =
    message!("there are no Markdown pages (.md), tables (.csv) or JSON files of Rungs in it");
/// The file is empty.
pub const EMPTY: Message = message!("it is empty");
/// The archive cannot be read.
pub const BAD_ARCHIVE: Message =
    message!("the archive is damaged, or of a kind that cannot be read");
/// A file in an archive has a path outside of it.
pub const OUTSIDE: Message = message!("It names a place outside the archive, so it was not read.");
/// The file is not text.
pub const NOT_TEXT: Message = message!("It is not text, so it was not read.");
/// Levels have numbers and no names.
pub const NUMBERED: Message =
    message!("The levels have no names, so they are called by their numbers.");
/// The axes have no positions.
pub const NO_POSITIONS: Message = message!("No positions were found. Add them by hand.");
/// The default name of an imported framework.
pub const NAME: Message = message!("Imported framework");
/// The default name of an imported ladder.
pub const LADDER: Message = message!("Ladder");
/// There is neither a table of axes nor of positions.
pub const NO_TABLE: Message =
    message!("no table of axes by levels or of positions by axes was found in it");

/// A file with an assessment must be opened alone.
pub const ONE_AT_A_TIME: Message =
    message!("there are several files of assessments in it: open them one at a time");

/// The maximum size is exceeded.
#[must_use]
pub fn too_much(megabytes: usize) -> String {
    tr!("there are more than {megabytes} MB of text in it", megabytes)
}

/// The maximum number of files is exceeded.
#[must_use]
pub fn too_many(files: usize) -> String {
    tr!("there are more than {files} files in it", files)
}

/// Files with unknown types were ignored.
#[must_use]
pub fn other_files(count: usize) -> String {
    tr_plural!(count, "1 other file was not read.", "{count} other files were not read.")
}

/// A section was ignored.
#[must_use]
pub fn section(title: &str) -> String {
    tr!("The section “{title}” was not used.", title)
}

/// An axis is missing in the list of axes.
#[must_use]
pub fn no_description(axis: &str) -> String {
    tr!("“{axis}” has levels, and is not in the list of axes: nothing says what it is about.", axis)
}

/// A heading looks like an axis and was ignored.
#[must_use]
pub fn no_axis(name: &str) -> String {
    tr!("“{name}” is not in the list of axes, and no position asks for it: it was not used.", name)
}

/// A heading looks like a position and was ignored.
#[must_use]
pub fn example(title: &str) -> String {
    tr!(
        "“{title}” looks like an example, beside the axes and without a number: it was not used.",
        title
    )
}

/// Two positions have the same name; one was renamed.
#[must_use]
pub fn renamed(code: &str, to: &str) -> String {
    tr!(
        "There is another {code}, which asks for something else: this one is called {to}.",
        code,
        to
    )
}

/// Values were rounded to half steps.
pub const ROUNDED: Message = message!("Values between half steps were moved to the nearest one.");

/// There are too many axes.
#[must_use]
pub fn many_axes(count: usize, most: usize) -> String {
    tr!("there are {count} axes in it, and a framework has at most {most}", count, most)
}

/// There are too many positions on a ladder.
#[must_use]
pub fn many_positions(count: usize, most: usize) -> String {
    tr!("there are {count} positions in it, and a ladder has at most {most}", count, most)
}

/// There are too many levels.
#[must_use]
pub fn many_levels(axis: &str, count: usize, most: usize) -> String {
    tr!("“{axis}” has {count} levels, and an axis has at most {most}.", axis, count, most)
}

/// A position has two levels on one axis.
#[must_use]
pub fn twice(position: &str, axis: &str, first: &str, second: &str) -> String {
    tr!(
        "“{position}” asks for {first} and for {second} on {axis}: {first} was taken.",
        position,
        first,
        second,
        axis
    )
}

/// Two axes have a level with this name.
#[must_use]
pub fn several(position: &str, level: &str, axis: &str) -> String {
    tr!(
        "“{position}” asks for {level}, which several axes have: it was taken for {axis}.",
        position,
        level,
        axis
    )
}

/// A misspelled level was corrected.
#[must_use]
pub fn read_as(position: &str, wrote: &str, level: &str, axis: &str) -> String {
    tr!(
        "“{position}” asks for “{wrote}”, which no axis has: it was read as {level} ({axis}).",
        position,
        wrote,
        level,
        axis
    )
}

/// A name is not a level.
#[must_use]
pub fn no_level(position: &str, wrote: &str) -> String {
    tr!("“{wrote}”, under “{position}”, is no level of any axis.", wrote, position)
}

/// The texts of a position differ from those of the levels.
#[must_use]
pub fn other_words(position: &str, count: usize) -> String {
    tr_plural!(
        count,
        "“{position}” describes 1 level in other words than the axes do: the axes’ words are kept.",
        "“{position}” describes {count} levels in other words than the axes do: the axes’ words are kept.",
        position
    )
}

/// A position occurs twice.
#[must_use]
pub fn same_code(code: &str, file: &str, line: usize) -> String {
    tr!("{code} is described already in {file}, line {line}.", code, file, line)
}

/// All positions of a page occur on another page too.
#[must_use]
pub fn same_positions(file: &str) -> String {
    tr!("Its positions are described already in {file}, so it was not used.", file)
}

/// A position is only in the table.
#[must_use]
pub fn only_in_table(code: &str) -> String {
    tr!("{code} is in the table of ladders, and no page describes it.", code)
}

/// A position has no expected level on some axes.
#[must_use]
pub fn asks_nothing(code: &str, axes: &[&str]) -> String {
    tr!(
        "{code} says nothing on {axes}: it asks for nothing there.",
        code,
        axes = axes.join(tr!(", "))
    )
}

/// A cell is not a level.
#[must_use]
pub fn no_number(position: &str, axis: &str, cell: &str) -> String {
    tr!(
        "{position} asks for “{cell}” on {axis}, which is no level: it asks for nothing there.",
        position,
        cell,
        axis
    )
}

/// A table contains neither axes nor positions.
#[must_use]
pub fn no_use(first: &str) -> String {
    tr!("The table that begins with “{first}” was not used.", first)
}
