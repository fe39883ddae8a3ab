//! QR codes for links.

use qrcode::{Color, EcLevel, QrCode};

/// The maximum length of a text. Phone cameras cannot read denser codes from a screen.
const MAX_TEXT: usize = 1_200;
/// The number of empty modules around the code, as the standard requires.
const QUIET_ZONE: usize = 4;

/// A QR code as an SVG path: a unit square for each dark module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrSymbol {
    /// The number of modules per side, including the quiet zone.
    pub side: usize,
    /// The dark modules.
    pub path: String,
}

/// Creates the QR code of a text; `None` if the text is too long.
#[must_use]
pub fn encode(text: &str) -> Option<QrSymbol> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let side = code.width();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let run = (x..side).take_while(|x| code[(*x, y)] == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE));
            }
            x += run.max(1);
        }
    }
    Some(QrSymbol { side: side + 2 * QUIET_ZONE, path })
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
