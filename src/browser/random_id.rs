//! Names for what is new.

use crate::browser::window;
use js_sys::Math;

/// Letters and digits that nobody takes for another.
const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
/// How many: enough that two are never the same.
const LENGTH: usize = 16;

/// A name that nothing has yet.
#[must_use]
pub fn random_id() -> String {
    let mut bytes = [0_u8; LENGTH];
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).map(|_| ()));
    if filled.is_err() {
        for byte in &mut bytes {
            *byte = (Math::random() * 256.0) as u8;
        }
    }
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}
