//! Writes zip archives. Files are stored without compression, because they are small.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Creates an archive from file names and texts; `None` if that is not possible.
#[must_use]
pub fn zip(files: &[(String, String)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in files {
        archive.start_file(name.as_str(), options).ok()?;
        archive.write_all(text.as_bytes()).ok()?;
    }
    archive.finish().ok().map(Cursor::into_inner)
}
