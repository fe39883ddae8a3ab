//! The export dialog, and the words on a picture.

use crate::i18n::{Message, message, tr};
use crate::model::Role;

/// The choice of a way.
pub const AS: Message = message!("Export as");
/// The ways, in the order of the choice.
pub const WAYS: [Message; 7] = [
    message!("Picture (PNG)"),
    message!("Drawing (SVG)"),
    message!("Packet (print or PDF)"),
    message!("Packet as text (Markdown)"),
    message!("Ratings for a spreadsheet (CSV)"),
    message!("File that opens again (JSON)"),
    message!("Link"),
];
/// Lets the name go along.
pub const WITH_NAME: Message = message!("Include the name");
/// Lets evidence, plan and notes go along.
pub const WITH_DETAILS: Message = message!("Include evidence, plan and notes");
/// Puts the assessment inside the picture.
pub const CARRY: Message =
    message!("Keep the assessment inside, so that the picture opens here again");
/// Explains the packet.
pub const PACKET_HELP: Message = message!(
    "One document with the chart, what is met and what is missing, evidence and \
    plan. You choose what goes in and see it as it prints."
);
/// Goes to the packet.
pub const OPEN_PACKET: Message = message!("Open the packet");
/// Copies a text.
pub const COPY_TEXT: Message = message!("Copy text");
/// Said after copying.
pub const TEXT_COPIED: Message = message!("Text copied.");
/// The browser did not let us copy.
pub const TEXT_REFUSED: Message =
    message!("The browser did not allow copying. Save the file instead.");
/// Hands a file to other apps.
pub const SHARE: Message = message!("Share…");
/// Saves a drawing.
pub const SAVE_SVG: Message = message!("Save SVG");
/// The name field.
pub const PERSON: Message = message!("Name");
/// What the empty name field says.
pub const PERSON_EMPTY: Message = message!("None");
/// The choice of a size.
pub const FORMAT: Message = message!("Made for");
/// A page of text.
pub const DOCUMENT: Message = message!("Document");
/// A presentation.
pub const SLIDE: Message = message!("Slide");
/// As wide as high.
pub const SQUARE: Message = message!("Square");
/// The choice of a resolution.
pub const SCALE: Message = message!("Sharpness");
/// The choice of colors.
pub const GROUND: Message = message!("Background");
/// Ink on paper.
pub const LIGHT: Message = message!("Light");
/// Paper on ink.
pub const DARK: Message = message!("Dark");
/// Ink on whatever is behind.
pub const TRANSPARENT: Message = message!("Transparent");
/// Saves the file.
pub const SAVE: Message = message!("Save PNG");
/// Hands the image to the clipboard.
pub const COPY: Message = message!("Copy image");
/// Said after copying.
pub const COPIED: Message = message!("Image copied.");
/// Describes the preview.
pub const PREVIEW: Message = message!("What will be saved");
/// Said when nothing is rated yet.
pub const NOTHING_RATED: Message =
    message!("Nothing is rated yet, so there is only an empty chart.");

/// Title of a picture or a packet without a name, by whose rating it is.
#[must_use]
pub fn unnamed(of: Role) -> &'static str {
    match of {
        Role::Own => tr!("Where I stand"),
        _ => tr!("A rating"),
    }
}
/// Column of the ratings.
pub const NOW: Message = message!("Now");

/// Size in pixels: "1360 × 1680 px".
#[must_use]
pub fn pixels(width: u32, height: u32) -> String {
    tr!("{width} × {height} px", width, height)
}

/// "2×".
#[must_use]
pub fn times(scale: usize) -> String {
    tr!("{scale}×", scale)
}

/// Under the title: "Aiming at D4 – Developer 4 · November 22, 2026".
#[must_use]
pub fn subtitle(position: Option<&str>, date: &str) -> String {
    match position {
        Some(position) => tr!("Aiming at {position} · {date}", position, date),
        None => date.to_owned(),
    }
}

/// Legend of the rating, by whose it is.
#[must_use]
pub fn rating(of: Role) -> &'static str {
    match of {
        Role::Own => tr!("Own rating"),
        Role::Manager => tr!("Manager’s rating"),
        Role::Peer => tr!("Peer’s rating"),
        Role::Agreed => tr!("Agreed rating"),
    }
}

/// Legend of the target.
#[must_use]
pub fn asked(position: &str) -> String {
    tr!("{position} asks", position)
}

/// The columns of the ratings.
pub const CSV_HEAD: [Message; 10] = [
    message!("Person"),
    message!("Date"),
    message!("Rated by"),
    message!("Axis"),
    message!("Rating"),
    message!("Level"),
    message!("Target"),
    message!("Asked"),
    message!("Asked level"),
    message!("Standing"),
];

/// "Framework: Engineering Ladders by Jorge Fioranelli".
#[must_use]
pub fn framework(name: &str) -> String {
    tr!("Framework: {name}", name)
}

/// The browser could not make the image.
pub const FAILED: Message = message!(
    "The browser could not draw an image of this size. Choose a lower sharpness and try again."
);
/// The browser did not let us copy.
pub const COPY_FAILED: Message =
    message!("The browser did not allow copying an image. Save the PNG instead.");
/// The browser did not take a file.
pub const FAILED_FILE: Message =
    message!("The browser did not take the file. Try again, or use another browser.");

/// Said after saving: "Saved as rungs-D4-2026-11-22.png".
#[must_use]
pub fn saved(name: &str) -> String {
    tr!("Saved as {name}", name)
}
