//! The export dialog, and the words on a picture.

use crate::model::Role;

/// The choice of a way.
pub const AS: &str = "Export as";
/// The ways, in the order of the choice.
pub const WAYS: [&str; 7] = [
    "Picture (PNG)",
    "Drawing (SVG)",
    "Packet (print or PDF)",
    "Packet as text (Markdown)",
    "Ratings for a spreadsheet (CSV)",
    "File that opens again (JSON)",
    "Link",
];
/// Lets the name go along.
pub const WITH_NAME: &str = "Include the name";
/// Lets evidence, plan and notes go along.
pub const WITH_DETAILS: &str = "Include evidence, plan and notes";
/// Puts the assessment inside the picture.
pub const CARRY: &str = "Keep the assessment inside, so that the picture opens here again";
/// Explains the packet.
pub const PACKET_HELP: &str = "One document with the chart, what is met and what is missing, evidence and \
    plan. You choose what goes in and see it as it prints.";
/// Goes to the packet.
pub const OPEN_PACKET: &str = "Open the packet";
/// Copies a text.
pub const COPY_TEXT: &str = "Copy text";
/// Said after copying.
pub const TEXT_COPIED: &str = "Text copied.";
/// The browser did not let us copy.
pub const TEXT_REFUSED: &str = "The browser did not allow copying. Save the file instead.";
/// Hands a file to other apps.
pub const SHARE: &str = "Share…";
/// Saves a drawing.
pub const SAVE_SVG: &str = "Save SVG";
/// The name field.
pub const PERSON: &str = "Name";
/// What the empty name field says.
pub const PERSON_EMPTY: &str = "None";
/// The choice of a size.
pub const FORMAT: &str = "Made for";
/// A page of text.
pub const DOCUMENT: &str = "Document";
/// A presentation.
pub const SLIDE: &str = "Slide";
/// As wide as high.
pub const SQUARE: &str = "Square";
/// The choice of a resolution.
pub const SCALE: &str = "Sharpness";
/// The choice of colors.
pub const GROUND: &str = "Background";
/// Ink on paper.
pub const LIGHT: &str = "Light";
/// Paper on ink.
pub const DARK: &str = "Dark";
/// Ink on whatever is behind.
pub const TRANSPARENT: &str = "Transparent";
/// Saves the file.
pub const SAVE: &str = "Save PNG";
/// Hands the image to the clipboard.
pub const COPY: &str = "Copy image";
/// Said after copying.
pub const COPIED: &str = "Image copied.";
/// Describes the preview.
pub const PREVIEW: &str = "What will be saved";
/// Said when nothing is rated yet.
pub const NOTHING_RATED: &str = "Nothing is rated yet, so there is only an empty chart.";

/// Title of a picture or a packet without a name, by whose rating it is.
#[must_use]
pub const fn unnamed(of: Role) -> &'static str {
    match of {
        Role::Own => "Where I stand",
        _ => "A rating",
    }
}
/// Column of the ratings.
pub const NOW: &str = "Now";

/// Size in pixels: "1360 × 1680 px".
#[must_use]
pub fn pixels(width: u32, height: u32) -> String {
    format!("{width} × {height} px")
}

/// "2×".
#[must_use]
pub fn times(scale: usize) -> String {
    format!("{scale}×")
}

/// Under the title: "Aiming at D4 – Developer 4 · November 22, 2026".
#[must_use]
pub fn subtitle(position: Option<&str>, date: &str) -> String {
    match position {
        Some(position) => format!("Aiming at {position} · {date}"),
        None => date.to_owned(),
    }
}

/// Legend of the rating, by whose it is.
#[must_use]
pub const fn rating(of: Role) -> &'static str {
    match of {
        Role::Own => "Own rating",
        Role::Manager => "Manager’s rating",
        Role::Peer => "Peer’s rating",
        Role::Agreed => "Agreed rating",
    }
}

/// Legend of the target.
#[must_use]
pub fn asked(position: &str) -> String {
    format!("{position} asks")
}

/// The columns of the ratings.
pub const CSV_HEAD: [&str; 10] = [
    "Person",
    "Date",
    "Rated by",
    "Axis",
    "Rating",
    "Level",
    "Target",
    "Asked",
    "Asked level",
    "Standing",
];

/// "Framework: Engineering Ladders by Jorge Fioranelli".
#[must_use]
pub fn framework(name: &str) -> String {
    format!("Framework: {name}")
}

/// The browser could not make the image.
pub const FAILED: &str =
    "The browser could not draw an image of this size. Choose a lower sharpness and try again.";
/// The browser did not let us copy.
pub const COPY_FAILED: &str = "The browser did not allow copying an image. Save the PNG instead.";
/// The browser did not take a file.
pub const FAILED_FILE: &str =
    "The browser did not take the file. Try again, or use another browser.";

/// Said after saving: "Saved as rungs-D4-2026-11-22.png".
#[must_use]
pub fn saved(name: &str) -> String {
    format!("Saved as {name}")
}
