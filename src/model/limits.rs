//! The longest texts. Fields in the page do not accept longer ones, and names in shared assessments
//! are shortened.

/// The maximum length of a name, in characters.
pub const MAX_NAME_CHARS: usize = 80;
/// The maximum length of a definition, a description or a plan item, in characters.
pub const MAX_TEXT_CHARS: usize = 2_000;
/// The maximum length of evidence or a level example, in characters.
pub const MAX_EVIDENCE_CHARS: usize = 10_000;
/// The maximum length of the notes of an assessment, in characters.
pub const MAX_NOTES_CHARS: usize = 20_000;

/// The name without surrounding spaces, cut after [`MAX_NAME_CHARS`] characters.
#[must_use]
pub fn shorten_name(name: &str) -> String {
    let short: String = name.trim().chars().take(MAX_NAME_CHARS).collect();
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_is_cut_after_its_last_allowed_character() {
        assert_eq!(shorten_name("  Ada Lovelace \n"), "Ada Lovelace");
        assert_eq!(shorten_name(&"🧮".repeat(100)), "🧮".repeat(MAX_NAME_CHARS));
        assert_eq!(shorten_name(&format!("{} b", "a".repeat(79))), "a".repeat(79));
    }
}
