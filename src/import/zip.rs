//! Reads the files of a zip archive, such as GitHub's archive of a repository. Nothing is written
//! to disk, and only files that an import can use are decompressed.

use crate::i18n::messages::import as words;
use crate::import::input::{InputFile, MAX_FILES, MAX_TEXT_BYTES, is_supported};
use crate::import::warnings::Warnings;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The first bytes of a zip archive.
pub(super) const SIGNATURE: &[u8] = b"PK\x03\x04";

/// Extracts the files of an archive that can be used, and counts the others.
///
/// # Errors
/// If the archive cannot be read or contains too much.
pub(super) fn unpack(
    bytes: Vec<u8>,
    warnings: &mut Warnings,
) -> Result<(Vec<InputFile>, usize), String> {
    let bad = |_| words::BAD_ARCHIVE.to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    if archive.len() > MAX_FILES {
        return Err(words::too_many(MAX_FILES));
    }
    let (mut files, mut others, mut left) = (Vec::new(), 0, MAX_TEXT_BYTES);
    for at in 0..archive.len() {
        // Skip a file that is encrypted or has an unknown compression method.
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
                file.name().map_or_else(|_| String::new(), |text| text.escape_debug().to_string());
            warnings.ignored(&name, None, words::OUTSIDE.to_owned());
            continue;
        };
        if !is_supported(&path) {
            others += 1;
            continue;
        }
        let mut bytes = Vec::new();
        // The size in the header may be wrong.
        if file.take(left as u64 + 1).read_to_end(&mut bytes).is_err() {
            return Err(words::BAD_ARCHIVE.to_owned());
        }
        left =
            left.checked_sub(bytes.len()).ok_or_else(|| words::too_much(MAX_TEXT_BYTES >> 20))?;
        files.push(InputFile { path: path.replace('\\', "/"), bytes });
    }
    Ok((files, others))
}
