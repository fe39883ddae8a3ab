//! Compares names that are written in different ways.

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
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let most = one.len().min(other.len()) / 4;
    if one.len().abs_diff(other.len()) > most || one.len() > 60 {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().filter(|count| *count <= most)
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
