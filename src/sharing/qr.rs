//! QR codes for links.

use qrcodegen::{QrCode, QrCodeEcc};

/// The maximum length of a text. Phone cameras cannot read denser codes from a screen.
const MAX_TEXT: usize = 1_200;
/// The number of empty modules around the code, as the standard requires.
const QUIET_ZONE: i32 = 4;

/// A QR code as an SVG path: a unit square for each dark module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrSymbol {
    /// The number of modules per side, including the quiet zone.
    pub side: i32,
    /// The dark modules.
    pub path: String,
}

/// Creates the QR code of a text; `None` if the text is too long.
#[must_use]
pub fn encode(text: &str) -> Option<QrSymbol> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE));
            }
            x += run.max(1);
        }
    }
    Some(QrSymbol { side: code.size() + 2 * QUIET_ZONE, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_link_has_qr_symbol_and_long_link_has_none() {
        let short = encode("https://example.com/#/open/1.eJyrVkrLz1eyUkpKLFKqBQA").unwrap();
        assert_eq!(short.side, 29 + 8);
        // The top edge of the finder pattern: seven dark modules.
        assert!(short.path.starts_with("M4 4h7v1h-7z"), "{}", short.path);
        assert_eq!(encode(&"a".repeat(MAX_TEXT + 1)), None);
        assert!(encode(&"a".repeat(MAX_TEXT)).is_some());
    }
}
