//! Compact text: compressed text in characters that need no escaping in URLs and XML, with a
//! checksum and a version: `1.eJyr…` (deflate in zlib format, URL-safe base64).

use crate::i18n::tr;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// The version that is written.
const VERSION: &str = "1";
/// The maximum length of encoded text.
pub const MAX_TEXT: usize = 16 << 20;
/// The maximum length of decoded text in bytes: twice what a browser's local storage can hold.
pub const MAX_INFLATED: usize = 16 << 20;
/// The best compression; texts are short.
const COMPRESSION_LEVEL: u8 = 10;

/// Encodes a text.
#[must_use]
pub fn encode(text: &str) -> String {
    format!(
        "{VERSION}.{}",
        URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), COMPRESSION_LEVEL))
    )
}

/// Decodes a text.
///
/// # Errors
/// If it is incomplete, damaged, too large or of a later version. The message says which.
pub fn decode(sealed: &str) -> Result<String, String> {
    let (version, letters) = sealed.split_once('.').ok_or(tr!("it is cut off at its beginning"))?;
    match version.parse::<u32>() {
        Ok(1) => {}
        Ok(later) if later > 1 => {
            return Err(tr!("it was made by a later version of Rungs").to_owned());
        }
        _ => return Err(tr!("it is damaged at its beginning").to_owned()),
    }
    if letters.len() > MAX_TEXT {
        return Err(tr!("it is longer than {most} letters", most = MAX_TEXT));
    }
    // Some programs add padding, or remove the last character when they cut a link.
    let letters = letters.trim_end_matches('=');
    let bytes = match letters.len() % 4 {
        1 => Err(()),
        _ => URL_SAFE_NO_PAD.decode(letters).map_err(drop),
    };
    let bytes =
        bytes.map_err(|()| tr!("it is cut off or damaged: a letter is missing or wrong"))?;
    let bytes = inflate(&bytes)?;
    String::from_utf8(bytes).map_err(|_| tr!("it is damaged: what is in it is not text").to_owned())
}

/// Decompresses at most [`MAX_INFLATED`] bytes.
///
/// # Errors
/// If there are more, or if the data is incomplete or damaged.
pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
    decompress_to_vec_zlib_with_limit(bytes, MAX_INFLATED).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => {
            tr!("it holds more than {most} MB", most = MAX_INFLATED >> 20)
        }
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => {
            tr!("it is cut off: the end is missing").to_owned()
        }
        _ => tr!("it is damaged: its check sum is wrong").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn encoded_text_round_trips(text: String) {
            let sealed = encode(&text);
            prop_assert!(sealed.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
            prop_assert_eq!(decode(&sealed), Ok(text));
        }

        #[test]
        fn truncated_text_is_rejected(text in "\\PC{20,80}", keep in 0_usize..200) {
            let sealed = encode(&text);
            let cut = &sealed[..keep % sealed.len()];
            prop_assert!(decode(cut).is_err(), "{}", cut);
        }
    }

    #[track_caller]
    fn refused(sealed: &str, says: &str) {
        let error = decode(sealed).unwrap_err();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn malformed_text_gives_reason() {
        let good = encode("where somebody stands, and where they would like to stand next year");
        refused("", "cut off");
        refused(&good.replacen("1.", "2.", 1), "later version");
        refused(&good.replacen("1.", "x.", 1), "damaged at its beginning");
        refused(&good[..good.len() - 4], "cut off");
        refused(&good.replace(&good[10..12], "!!"), "a letter is missing or wrong");
        assert_eq!(decode(&format!("{good}==")).unwrap().len(), 67);
    }

    #[test]
    fn decompression_is_capped() {
        let bomb = compress_to_vec_zlib(&vec![b' '; MAX_INFLATED + 1], 9);
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        refused(&format!("1.{}", URL_SAFE_NO_PAD.encode(bomb)), "more than 16 MB");
    }
}
