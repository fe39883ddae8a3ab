//! Splits the heading of a position into its code and its title.

use crate::import::markdown::page::{MarkdownBlock, MarkdownPage};
use crate::import::name_matching::trailing_number;
use std::collections::BTreeSet;

/// The text of every table cell.
pub(super) fn listed(pages: &[MarkdownPage]) -> BTreeSet<String> {
    let sections = pages.iter().flat_map(|page| &page.sections);
    let tables = sections.flat_map(|section| &section.blocks).filter_map(|block| match block {
        MarkdownBlock::Table { rows, .. } => Some(rows.iter().flatten()),
        _ => None,
    });
    tables
        .flatten()
        .map(|cell| cell.words.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// Parses the heading of a position into its name and title: "D4 - Developer 4", "SE4: Senior
/// Engineer", "Staff Engineer".
pub(super) fn heading(title: &str, listed: &BTreeSet<String>) -> (String, String) {
    let separators = [" - ", " – ", " — ", " | ", ": ", "：", "｜", " −"];
    let split = separators
        .iter()
        .filter_map(|separator| Some((title.find(separator)?, separator)))
        .min_by_key(|(at, _)| *at);
    // A text that is listed in a table is a name of a position, whatever it looks like.
    let known = separators.iter().flat_map(|separator| title.match_indices(separator)).find_map(
        |(at, separator)| {
            let (code, rest) = (title[..at].trim(), title[at + separator.len()..].trim());
            listed.contains(code).then(|| (code.to_owned(), rest.to_owned()))
        },
    );
    if let Some(known) = known {
        return known;
    }
    let is_code = |text: &str| {
        let letters = text.chars().count();
        // In other scripts, a single word may be a whole title.
        let most = if text.is_ascii() { 12 } else { 20 };
        (1..=most).contains(&letters) && !text.contains(char::is_whitespace)
    };
    if let Some((at, separator)) = split {
        let (one, other) = (title[..at].trim(), title[at + separator.len()..].trim());
        let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        // The name comes first or last: "Developer 4 - D4".
        if is_code(one) && (has_digit(one) || !(is_code(other) && has_digit(other))) {
            return (one.to_owned(), other.to_owned());
        }
        if is_code(other) && has_digit(other) {
            return (other.to_owned(), one.to_owned());
        }
    }
    // "Developer 4 (D4)".
    if let Some((name, code)) =
        title.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']))
        && is_code(code)
    {
        return (code.to_owned(), name.trim().to_owned());
    }
    let mut parts = title.split_whitespace();
    if let Some(first) = parts.next()
        && is_code(first)
        && first.ends_with(|c: char| c.is_ascii_digit())
        && first.starts_with(char::is_alphabetic)
    {
        return (first.to_owned(), parts.collect::<Vec<_>>().join(" "));
    }
    if is_code(title) || listed.contains(title) {
        return (title.to_owned(), String::new());
    }
    let initials =
        title.split_whitespace().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let initials: String =
        initials.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    let number = trailing_number(title).map(|number| number.to_string()).unwrap_or_default();
    (format!("{}{number}", initials.to_uppercase()), title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_splits_into_code_and_title() {
        for (title, code, rest) in [
            ("D4 - Developer 4", "D4", "Developer 4"),
            ("SE4: Senior Engineer", "SE4", "Senior Engineer"),
            ("TL-4 – Tech Lead", "TL-4", "Tech Lead"),
            ("Developer 4 - D4", "D4", "Developer 4"),
            ("Developer 4 (D4)", "D4", "Developer 4"),
            ("D4 Developer", "D4", "Developer"),
            ("D4", "D4", ""),
            ("Senior Engineer 4", "SE4", "Senior Engineer 4"),
            ("Staff Engineer", "SE", "Staff Engineer"),
            ("開発者４：シニア", "開発者４", "シニア"),
            ("シニアエンジニア", "シニアエンジニア", ""),
        ] {
            assert_eq!(
                heading(title, &BTreeSet::new()),
                (code.to_owned(), rest.to_owned()),
                "{title}"
            );
        }
    }
}
