//! File names of exported files.

use crate::model::Date;

/// The maximum number of characters of each part.
const MAX_PART_CHARS: usize = 40;

/// Builds `rungs-<part>-<part>-<YYYY-MM-DD>.<extension>`, where the parts are for example a person
/// and a position. Empty parts and a missing date are left out.
#[must_use]
pub fn file_name(parts: &[&str], date: Option<Date>, extension: &str) -> String {
    let mut name = "rungs".to_owned();
    for part in parts.iter().map(|part| slug(part)).filter(|part| !part.is_empty()) {
        name.push('-');
        name.push_str(&part);
    }
    if let Some(date) = date {
        name.push_str(&format!("-{date}"));
    }
    format!("{name}.{extension}")
}

/// Replaces everything except letters and digits by single hyphens. Outside of ASCII, everything
/// except spaces and control characters counts as a letter, because the Unicode tables are as large
/// as the rest of this file.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().take(MAX_PART_CHARS) {
        if c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || c.is_control()) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(person: &str, position: Option<&str>, expected: &str) {
        let parts = [person, position.unwrap_or_default()];
        assert_eq!(file_name(&parts, Date::new(2026, 11, 22), "png"), expected);
    }

    #[test]
    fn file_name_has_content_and_date() {
        check("Ada Lovelace", Some("D4"), "rungs-Ada-Lovelace-D4-2026-11-22.png");
        check("", Some("D4"), "rungs-D4-2026-11-22.png");
        check("  ", None, "rungs-2026-11-22.png");
        check("../../etc/passwd\0", None, "rungs-etc-passwd-2026-11-22.png");
        check("渋沢 栄一", Some("EM5"), "rungs-渋沢-栄一-EM5-2026-11-22.png");
        check("O’Brien <script>", None, "rungs-O’Brien-script-2026-11-22.png");
        assert_eq!(file_name(&["D4", "TL4"], None, "svg"), "rungs-D4-TL4.svg");
    }
}
