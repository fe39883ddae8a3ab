//! Compares names that are written in different ways.

/// Longer names are not compared by their edit distance.
const MAX_COMPARED_CHARS: usize = 60;

/// Normalizes a name: lowercase, without punctuation and spaces.
pub(super) fn normalize(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two names are equal, or one starts with the other.
pub(super) fn matches_prefix(one: &str, other: &str) -> bool {
    let (one, other) = (normalize(one), normalize(other));
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    !short.is_empty()
        && (short == long || short.chars().count() > 1 && long.starts_with(short.as_str()))
}

/// The edit distance between two normalized names; `None` if it is too large for a typing error.
pub(super) fn edit_distance(one: &str, other: &str) -> Option<usize> {
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let max_distance = length.min(other_length) / 4;
    // Names of very different lengths, and very long ones, are not worth the time.
    if length.abs_diff(other_length) > max_distance || length > MAX_COMPARED_CHARS {
        return None;
    }
    Some(strsim::levenshtein(one, other)).filter(|distance| *distance <= max_distance)
}

/// The number at the end of a name.
pub(super) fn trailing_number(name: &str) -> Option<u8> {
    let name = name.trim();
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    name[name.len() - digits..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_variants_match() {
        assert!(matches_prefix("Technology", "  technology: "));
        assert!(matches_prefix("技術", "技術 (Technology)"));
        assert!(
            !matches_prefix("System", "People")
                && !matches_prefix("", "People")
                && !matches_prefix("P", "People")
        );
        assert_eq!(edit_distance("adopt", "adopts"), Some(1));
        assert_eq!(edit_distance("specialises", "specializes"), Some(1));
        assert_eq!(edit_distance("team", "teams"), Some(1));
        assert_eq!(edit_distance("owns", "leads"), None);
        assert_eq!(
            (trailing_number("SE12"), trailing_number("Developer 4"), trailing_number("Lead")),
            (Some(12), Some(4), None)
        );
    }
}
