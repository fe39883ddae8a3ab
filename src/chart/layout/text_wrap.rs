//! Wraps a text into lines of a maximum width.

use crate::chart::geometry::Size;
use crate::chart::text_metrics::{Font, TextMetrics};

/// Whether a line is shortened.
pub(super) fn is_shortened(line: &str) -> bool {
    line.ends_with('…')
}

/// The size of lines of text.
pub(super) fn text_size(lines: &[String], font: Font, metrics: &dyn TextMetrics) -> Size {
    let width = lines.iter().map(|line| metrics.width(line, font)).fold(0.0, f64::max);
    Size::new(width, lines.len() as f64 * font.line_height())
}

/// Wraps a text into at most `max_lines` lines of at most `width` pixels. Breaks between words, after
/// hyphens and slashes, and between East Asian characters, never within a word. A word that is wider
/// than a line, and the last line if the text does not fit, end in "…".
#[must_use]
pub fn wrap(
    text: &str,
    width: f64,
    max_lines: usize,
    font: Font,
    metrics: &dyn TextMetrics,
) -> Vec<String> {
    let fits = |line: &str| metrics.width(line, font) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if fits(longer.trim_end()) {
            line = longer;
            continue;
        }
        if !line.trim_end().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    while lines.len() > max_lines.max(1) {
        let rest = lines.pop().unwrap_or_default();
        if let Some(last) = lines.last_mut() {
            // Not `join`, which adds more code to the download.
            last.push(' ');
            last.push_str(&rest);
        }
    }
    lines.iter().map(|line| ellipsis(line, &fits)).collect()
}

/// Shortens a text so that it fits with "…" at its end.
fn ellipsis(text: &str, fits: &impl Fn(&str) -> bool) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let prefix = longest_prefix(text, |part| fits(&format!("{part}…")));
    format!("{}…", prefix.trim_end())
}

/// The longest prefix that fits; at least one character.
fn longest_prefix(text: &str, fits: impl Fn(&str) -> bool) -> &str {
    // `get`: indexing adds code to the download that explains what is wrong with an index.
    let prefixes = text.char_indices().filter_map(|(at, c)| text.get(..at + c.len_utf8()));
    let first = prefixes.clone().next().unwrap_or_default();
    prefixes.take_while(|prefix| fits(prefix)).last().unwrap_or(first)
}

/// Splits a text at possible line breaks. Each piece keeps its trailing spaces.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let mut end = 0;
        while let Some((at, c)) = chars.next() {
            end = at + c.len_utf8();
            let next = chars.peek().map(|(_, next)| *next);
            let after_space = c.is_whitespace() && !next.is_some_and(char::is_whitespace);
            let after_hyphen =
                matches!(c, '-' | '/') && next.is_some_and(|next| !next.is_whitespace());
            if after_space
                || after_hyphen
                || is_wide(c) && next.is_some_and(|next| !next.is_whitespace())
            {
                break;
            }
        }
        let (piece, left) = rest.split_at_checked(end)?;
        rest = left;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether lines are one East Asian text that is too short to be split.
pub(super) fn is_short_word(lines: &[String]) -> bool {
    let mut chars = lines.iter().flat_map(|line| line.chars());
    chars.clone().all(is_wide) && chars.nth(4).is_none()
}

/// Whether a line may break after this character. East Asian writing has no spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;

    #[test]
    fn text_wraps_between_words_only() {
        let wrap =
            |text, width, most| wrap(text, width, most, Font::sans(10.0), &EstimatedTextMetrics);
        assert_eq!(wrap("Multiple Teams", 200.0, 3), ["Multiple Teams"]);
        assert_eq!(wrap("Multiple Teams", 45.0, 3), ["Multiple", "Teams"]);
        assert_eq!(wrap("影響力の範囲", 35.0, 3), ["影響力", "の範囲"]);
        assert_eq!(wrap("Verantwortung", 42.0, 3), ["Verant…"]);
        assert_eq!(wrap("Verantwortung tragen", 42.0, 3), ["Verant…", "tragen"]);
        assert_eq!(wrap("Tech-Lead/Manager", 42.0, 3), ["Tech-", "Lead/", "Manager"]);
        assert_eq!(wrap("one two three four", 20.0, 2), ["one", "tw…"]);
        assert_eq!(wrap("", 20.0, 2), [""]);
    }
}
