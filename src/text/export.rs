//! The export dialog, and the words on a picture.

use crate::language::{Phrase, phrase, t};
use crate::model::Role;

/// The choice of a way.
pub const AS: Phrase = phrase!("Export as");
/// The ways, in the order of the choice.
pub const WAYS: [Phrase; 7] = [
    phrase!("Picture (PNG)"),
    phrase!("Drawing (SVG)"),
    phrase!("Packet (print or PDF)"),
    phrase!("Packet as text (Markdown)"),
    phrase!("Ratings for a spreadsheet (CSV)"),
    phrase!("File that opens again (JSON)"),
    phrase!("Link"),
];
/// Lets the name go along.
pub const WITH_NAME: Phrase = phrase!("Include the name");
/// Lets evidence, plan and notes go along.
pub const WITH_DETAILS: Phrase = phrase!("Include evidence, plan and notes");
/// Puts the assessment inside the picture.
pub const CARRY: Phrase =
    phrase!("Keep the assessment inside, so that the picture opens here again");
/// Explains the packet.
pub const PACKET_HELP: Phrase = phrase!(
    "One document with the chart, what is met and what is missing, evidence and \
    plan. You choose what goes in and see it as it prints."
);
/// Goes to the packet.
pub const OPEN_PACKET: Phrase = phrase!("Open the packet");
/// Copies a text.
pub const COPY_TEXT: Phrase = phrase!("Copy text");
/// Said after copying.
pub const TEXT_COPIED: Phrase = phrase!("Text copied.");
/// The browser did not let us copy.
pub const TEXT_REFUSED: Phrase =
    phrase!("The browser did not allow copying. Save the file instead.");
/// Hands a file to other apps.
pub const SHARE: Phrase = phrase!("Share…");
/// Saves a drawing.
pub const SAVE_SVG: Phrase = phrase!("Save SVG");
/// The name field.
pub const PERSON: Phrase = phrase!("Name");
/// What the empty name field says.
pub const PERSON_EMPTY: Phrase = phrase!("None");
/// The choice of a size.
pub const FORMAT: Phrase = phrase!("Made for");
/// A page of text.
pub const DOCUMENT: Phrase = phrase!("Document");
/// A presentation.
pub const SLIDE: Phrase = phrase!("Slide");
/// As wide as high.
pub const SQUARE: Phrase = phrase!("Square");
/// The choice of a resolution.
pub const SCALE: Phrase = phrase!("Sharpness");
/// The choice of colors.
pub const GROUND: Phrase = phrase!("Background");
/// Ink on paper.
pub const LIGHT: Phrase = phrase!("Light");
/// Paper on ink.
pub const DARK: Phrase = phrase!("Dark");
/// Ink on whatever is behind.
pub const TRANSPARENT: Phrase = phrase!("Transparent");
/// Saves the file.
pub const SAVE: Phrase = phrase!("Save PNG");
/// Hands the image to the clipboard.
pub const COPY: Phrase = phrase!("Copy image");
/// Said after copying.
pub const COPIED: Phrase = phrase!("Image copied.");
/// Describes the preview.
pub const PREVIEW: Phrase = phrase!("What will be saved");
/// Said when nothing is rated yet.
pub const NOTHING_RATED: Phrase = phrase!("Nothing is rated yet, so there is only an empty chart.");

/// Title of a picture or a packet without a name, by whose rating it is.
#[must_use]
pub fn unnamed(of: Role) -> &'static str {
    match of {
        Role::Own => t!("Where I stand"),
        _ => t!("A rating"),
    }
}
/// Column of the ratings.
pub const NOW: Phrase = phrase!("Now");

/// Size in pixels: "1360 × 1680 px".
#[must_use]
pub fn pixels(width: u32, height: u32) -> String {
    t!("{width} × {height} px", width, height)
}

/// "2×".
#[must_use]
pub fn times(scale: usize) -> String {
    t!("{scale}×", scale)
}

/// Under the title: "Aiming at D4 – Developer 4 · November 22, 2026".
#[must_use]
pub fn subtitle(position: Option<&str>, date: &str) -> String {
    match position {
        Some(position) => t!("Aiming at {position} · {date}", position, date),
        None => date.to_owned(),
    }
}

/// Legend of the rating, by whose it is.
#[must_use]
pub fn rating(of: Role) -> &'static str {
    match of {
        Role::Own => t!("Own rating"),
        Role::Manager => t!("Manager’s rating"),
        Role::Peer => t!("Peer’s rating"),
        Role::Agreed => t!("Agreed rating"),
    }
}

/// Legend of the target.
#[must_use]
pub fn asked(position: &str) -> String {
    t!("{position} asks", position)
}

/// The columns of the ratings.
pub const CSV_HEAD: [Phrase; 10] = [
    phrase!("Person"),
    phrase!("Date"),
    phrase!("Rated by"),
    phrase!("Axis"),
    phrase!("Rating"),
    phrase!("Level"),
    phrase!("Target"),
    phrase!("Asked"),
    phrase!("Asked level"),
    phrase!("Standing"),
];

/// "Framework: Engineering Ladders by Jorge Fioranelli".
#[must_use]
pub fn framework(name: &str) -> String {
    t!("Framework: {name}", name)
}

/// The browser could not make the image.
pub const FAILED: Phrase = phrase!(
    "The browser could not draw an image of this size. Choose a lower sharpness and try again."
);
/// The browser did not let us copy.
pub const COPY_FAILED: Phrase =
    phrase!("The browser did not allow copying an image. Save the PNG instead.");
/// The browser did not take a file.
pub const FAILED_FILE: Phrase =
    phrase!("The browser did not take the file. Try again, or use another browser.");

/// Said after saving: "Saved as rungs-D4-2026-11-22.png".
#[must_use]
pub fn saved(name: &str) -> String {
    t!("Saved as {name}", name)
}
