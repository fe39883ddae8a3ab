//! Messages of the export dialog and texts on images.

use crate::i18n::{Message, message, tr};
use crate::model::Role;

/// Label of the format.
pub const AS: Message = message!("Export as");
/// Format: an image with pixels.
pub const PNG: Message = message!("Picture (PNG)");
/// Format: an image with shapes.
pub const SVG: Message = message!("Drawing (SVG)");
/// Format: the packet on its page.
pub const PACKET: Message = message!("Packet (print or PDF)");
/// Format: the packet as text.
pub const MARKDOWN: Message = message!("Packet as text (Markdown)");
/// Format: the ratings as a table.
pub const CSV: Message = message!("Ratings for a spreadsheet (CSV)");
/// Format: a file that opens again.
pub const JSON: Message = message!("File that opens again (JSON)");
/// Format: a link.
pub const LINK: Message = message!("Link");
/// Option: include the name.
pub const WITH_NAME: Message = message!("Include the name");
/// Option: include evidence, plan and notes.
pub const WITH_DETAILS: Message = message!("Include evidence, plan and notes");
/// Option: embed the assessment in the image.
pub const CARRY: Message =
    message!("Keep the assessment inside, so that the picture opens here again");
/// The explanation of the packet.
pub const PACKET_HELP: Message = message!(
    "One document with the chart, what is met and what is missing, evidence and \
    plan. You choose what goes in and see it as it prints."
);
/// Link to the packet page.
pub const OPEN_PACKET: Message = message!("Open the packet");
/// Button: copy a text.
pub const COPY_TEXT: Message = message!("Copy text");
/// A text was copied.
pub const TEXT_COPIED: Message = message!("Text copied.");
/// The browser does not allow copying a text.
pub const TEXT_REFUSED: Message =
    message!("The browser did not allow copying. Save the file instead.");
/// Button: open the share sheet.
pub const SHARE: Message = message!("Share…");
/// Button: save an SVG.
pub const SAVE_SVG: Message = message!("Save SVG");
/// Label of the name field.
pub const PERSON: Message = message!("Name");
/// The placeholder of the name field.
pub const PERSON_EMPTY: Message = message!("None");
/// Label of the image format.
pub const FORMAT: Message = message!("Made for");
/// Option: a text document.
pub const DOCUMENT: Message = message!("Document");
/// Option: a slide.
pub const SLIDE: Message = message!("Slide");
/// Option: a square.
pub const SQUARE: Message = message!("Square");
/// Label of the resolution.
pub const SCALE: Message = message!("Sharpness");
/// Label of the background.
pub const GROUND: Message = message!("Background");
/// Option: light background.
pub const LIGHT: Message = message!("Light");
/// Option: dark background.
pub const DARK: Message = message!("Dark");
/// Option: transparent background.
pub const TRANSPARENT: Message = message!("Transparent");
/// Button: save a PNG.
pub const SAVE: Message = message!("Save PNG");
/// Button: copy the image.
pub const COPY: Message = message!("Copy image");
/// The image was copied.
pub const COPIED: Message = message!("Image copied.");
/// Label of the preview.
pub const PREVIEW: Message = message!("What will be saved");
/// A hint that nothing is rated yet.
pub const NOTHING_RATED: Message =
    message!("Nothing is rated yet, so there is only an empty chart.");

/// The title of an image or packet without a name, by role of the rater.
#[must_use]
pub fn unnamed(of: Role) -> &'static str {
    match of {
        Role::Own => tr!("Where I stand"),
        _ => tr!("A rating"),
    }
}
/// Column header of the ratings.
pub const NOW: Message = message!("Now");

/// The size in pixels: "1360 × 1680 px".
#[must_use]
pub fn pixels(width: u32, height: u32) -> String {
    tr!("{width} × {height} px", width, height)
}

/// "2×".
#[must_use]
pub fn times(scale: usize) -> String {
    tr!("{scale}×", scale)
}

/// The subtitle: "Aiming at D4 – Developer 4 · November 22, 2026".
#[must_use]
pub fn subtitle(position: Option<&str>, date: &str) -> String {
    match position {
        Some(position) => tr!("Aiming at {position} · {date}", position, date),
        None => date.to_owned(),
    }
}

/// Legend of the ratings, by role of the rater.
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

/// The column headers of the CSV.
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

/// The image could not be created.
pub const FAILED: Message = message!(
    "The browser could not draw an image of this size. Choose a lower sharpness and try again."
);
/// The browser does not allow copying an image.
pub const COPY_FAILED: Message =
    message!("The browser did not allow copying an image. Save the PNG instead.");
/// The file could not be saved.
pub const FAILED_FILE: Message =
    message!("The browser did not take the file. Try again, or use another browser.");

/// A file was saved: "Saved as rungs-D4-2026-11-22.png".
#[must_use]
pub fn saved(name: &str) -> String {
    tr!("Saved as {name}", name)
}
