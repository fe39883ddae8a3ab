//! Random identifiers and numbers.

use crate::browser::window;
use js_sys::Math;

/// Letters and digits that are not easily confused.
const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
/// The number of characters; collisions are practically impossible.
const LENGTH: usize = 16;

/// A new random identifier.
#[must_use]
pub fn random_id() -> String {
    let bytes = random_bytes::<LENGTH>();
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}

/// A random number.
#[must_use]
pub fn random_number() -> u32 {
    u32::from_be_bytes(random_bytes())
}

fn random_bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0_u8; COUNT];
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).map(|_| ()));
    if filled.is_err() {
        for byte in &mut bytes {
            *byte = (Math::random() * 256.0) as u8;
        }
    }
    bytes
}
