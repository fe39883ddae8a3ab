//! Compares the names of axes, levels, ladders and positions.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_without_case_and_spaces() {
        assert!(names_match("Technology ", "technology"));
        assert!(!names_match("C", "C++"));
    }
}
