//! Names of axes, levels, ladders and positions: comparing them, and capital letters.

/// The form in which names are compared: without case and surrounding spaces. Two names with the
/// same key are the same name.
#[must_use]
pub fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Whether two names are the same.
#[must_use]
pub fn names_match(one: &str, other: &str) -> bool {
    name_key(one) == name_key(other)
}

/// A text with a capital first letter.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_without_case_and_spaces() {
        assert!(names_match("Technology ", "technology"));
        assert!(!names_match("C", "C++"));
    }
}
