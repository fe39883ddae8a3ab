//! The files in a zip archive, as GitHub makes one of a repository. Nothing is written anywhere, and no
//! more is inflated than can be of use.

use crate::i18n::messages::import as words;
use crate::import::warnings::Warnings;
use crate::import::{InputFile, MAX_FILES, MAX_TEXT_BYTES};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How a zip archive begins.
pub(super) const SIGNATURE: &[u8] = b"PK\x03\x04";

/// The files of an archive that could be of use; the others are counted.
///
/// # Errors
/// Where it cannot be read, or there is too much in it.
pub(super) fn unpack(
    bytes: Vec<u8>,
    remarks: &mut Warnings,
) -> Result<(Vec<InputFile>, usize), String> {
    let bad = |_| words::BAD_ARCHIVE.to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    if archive.len() > MAX_FILES {
        return Err(words::too_many(MAX_FILES));
    }
    let (mut files, mut others, mut left) = (Vec::new(), 0, MAX_TEXT_BYTES);
    for at in 0..archive.len() {
        // One that is encrypted or of another method cannot be read, and the rest can.
        let Ok(file) = archive.by_index(at) else {
            others += 1;
            continue;
        };
        if !file.is_file() {
            continue;
        }
        let Some(path) = file.enclosed_name().map(|path| path.to_string_lossy().into_owned())
        else {
            let name =
                file.name().map_or_else(|_| String::new(), |it| it.escape_debug().to_string());
            remarks.ignored(&name, None, words::OUTSIDE.to_owned());
            continue;
        };
        if !crate::import::is_supported(&path) {
            others += 1;
            continue;
        }
        let mut bytes = Vec::new();
        // What it says of its own size may be wrong.
        if file.take(left as u64 + 1).read_to_end(&mut bytes).is_err() {
            return Err(words::BAD_ARCHIVE.to_owned());
        }
        left =
            left.checked_sub(bytes.len()).ok_or_else(|| words::too_much(MAX_TEXT_BYTES >> 20))?;
        files.push(InputFile { path: path.replace('\\', "/"), bytes });
    }
    Ok((files, others))
}
