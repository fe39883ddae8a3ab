//! Opens files and detects their type by content, not by name.

use crate::i18n::{Message, message, tr};
use crate::sharing::payload;
use crate::sharing::payload::SharedAssessment;
use crate::sharing::{png_metadata, svg_metadata};
use crate::storage::backup::{self, Backup};
use crate::storage::json::{self, Header};

/// The maximum size of a file in bytes.
pub const MAX_BYTES: usize = backup::MAX_BYTES;

/// The content of an opened file.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedFile {
    /// One assessment.
    Assessment(Box<SharedAssessment>),
    /// A backup of all records.
    Backup(Backup),
}

/// Opens a file.
///
/// # Errors
/// If the type is unknown or the content cannot be read. The message says what is wrong.
pub fn open(bytes: Vec<u8>) -> Result<OpenedFile, String> {
    check_size(&bytes)?;
    let payload = |payload| OpenedFile::Assessment(Box::new(payload));
    if bytes.starts_with(png_metadata::SIGNATURE) {
        return png_metadata::extract(bytes).map(payload);
    }
    if let Some(kind) = known_foreign_type(&bytes) {
        return Err(tr!("{kind}. Rungs opens its own JSON, PNG and SVG files", kind));
    }
    let text = String::from_utf8(bytes).map_err(|_| NOT_OURS.to_owned())?;
    // Some editors write a byte order mark.
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        None => Err(tr!("it is empty").to_owned()),
        Some('<') => svg_metadata::extract(text).map(payload),
        Some('{') => open_json(text),
        Some(_) => Err(NOT_OURS.to_owned()),
    }
}

/// Refuses files larger than [`MAX_BYTES`]. Only that many bytes are read from a file, so a larger
/// one would be incomplete.
///
/// # Errors
/// If the file is larger.
pub fn check_size(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() > MAX_BYTES {
        return Err(tr!("it is larger than {most} MB", most = MAX_BYTES >> 20));
    }
    Ok(())
}

const NOT_OURS: Message = message!("it is neither a JSON file of Rungs nor a picture saved by it");

/// Known file types that people may take for our images.
fn known_foreign_type(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 4] = [
        (b"\xff\xd8\xff", tr!("it is a JPEG, and those cannot carry an assessment")),
        (b"GIF8", tr!("it is a GIF, and those cannot carry an assessment")),
        (b"%PDF", tr!("it is a PDF, and those cannot carry an assessment")),
        (b"PK\x03\x04", tr!("it is an archive of a kind that cannot be read here")),
    ];
    kinds.into_iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, kind)| kind)
}

fn open_json(text: &str) -> Result<OpenedFile, String> {
    if json::from_str::<Header>(text)?.kind.as_deref() == Some(payload::KIND) {
        SharedAssessment::read(text).map(|payload| OpenedFile::Assessment(Box::new(payload)))
    } else {
        backup::open(text).map(OpenedFile::Backup)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARCEL: &str = include_str!("../../tests/fixtures/parcel-1.json");

    #[test]
    fn file_type_is_detected_by_content() {
        let sent = SharedAssessment::read(PARCEL).unwrap();
        let picture = png_metadata::embed(png_metadata::tests::picture(), &sent).unwrap();
        let svg = format!("<svg>{}</svg>", svg_metadata::element(&sent));
        for bytes in [
            PARCEL.as_bytes().to_vec(),
            format!("\u{feff}\n {PARCEL}").into_bytes(),
            picture,
            svg.into_bytes(),
        ] {
            assert_eq!(open(bytes), Ok(OpenedFile::Assessment(Box::new(sent.clone()))));
        }
        let backup = r#"{"kind":"rungs-backup","schema":1,"made_on":"2026-11-22","records":{}}"#;
        assert!(matches!(open(backup.into()), Ok(OpenedFile::Backup(_))));
    }

    #[test]
    fn foreign_file_is_named_by_its_type() {
        for (bytes, says) in [
            (&b""[..], "empty"),
            (b"  \n", "empty"),
            (b"hello", "neither"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"%PDF-1.7", "PDF"),
            (b"PK\x03\x04", "archive"),
            (b"\xc3\x28", "neither"),
            (b"{}", "does not say what it is"),
            (br#"{"kind":"recipe"}"#, "recipe"),
            (b"<html></html>", "carries no assessment"),
            (b"{\"a\":", "ends too early"),
        ] {
            let error = open(bytes.to_vec()).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        assert!(open(vec![b' '; MAX_BYTES + 1]).unwrap_err().contains("64 MB"));
    }
}
