//! Compares two texts word by word.

use similar::DiffTag;
use similar::algorithms::{Capture, lcs};

/// A segment of a word diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffSegment {
    /// The text, including spaces.
    pub text: String,
    /// How it differs.
    pub change: SegmentChange,
}

/// How a segment differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentChange {
    /// In both texts.
    Same,
    /// Only in the old text.
    Removed,
    /// Only in the new text.
    Added,
}

/// Compares two texts word by word. Adjacent segments with the same change are joined. Texts with
/// little in common are compared as a whole, because marking almost every word does not help.
#[must_use]
pub fn diff_words(old: &str, new: &str) -> Vec<DiffSegment> {
    let segments = segments(&split_words(old), &split_words(new));
    let length = |change| -> usize {
        let changed = segments.iter().filter(|segment| segment.change == change);
        changed.map(|segment| segment.text.len()).sum()
    };
    if length(SegmentChange::Same) < length(SegmentChange::Added) {
        return [(old, SegmentChange::Removed), (new, SegmentChange::Added)]
            .map(|(text, change)| DiffSegment { text: text.to_owned(), change })
            .into();
    }
    segments
}

/// The segments of the longest common subsequence and of what differs between.
fn segments(old: &[&str], new: &[&str]) -> Vec<DiffSegment> {
    // Only the algorithm: the crate's text functions are three times its size.
    let mut capture = Capture::new();
    let Ok(()) = lcs::diff_deadline_raw(&mut capture, old, 0..old.len(), new, 0..new.len(), None);
    let mut segments = Vec::new();
    let mut push = |words: &[&str], change| {
        if !words.is_empty() {
            segments.push(DiffSegment { text: words.concat(), change });
        }
    };
    for op in capture.into_ops() {
        match op.tag() {
            DiffTag::Equal => push(&old[op.old_range()], SegmentChange::Same),
            _ => {
                push(&old[op.old_range()], SegmentChange::Removed);
                push(&new[op.new_range()], SegmentChange::Added);
            }
        }
    }
    segments
}

/// Splits a text into words and spaces.
fn split_words(text: &str) -> Vec<&str> {
    text.split_inclusive(' ')
        .flat_map(|word| match word.strip_suffix(' ') {
            Some(word) => [word, " "],
            None => [word, ""],
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_without(segments: &[DiffSegment], change: SegmentChange) -> String {
        let others = segments.iter().filter(|segment| segment.change != change);
        others.map(|segment| segment.text.as_str()).collect()
    }

    #[test]
    fn common_words_are_kept() {
        let segments = diff_words("helps the team to grow", "helps many teams to grow");
        let same = |text: &str| DiffSegment { text: text.to_owned(), change: SegmentChange::Same };
        assert_eq!(segments.first(), Some(&same("helps ")));
        assert_eq!(segments.last(), Some(&same(" to grow")));
    }

    #[test]
    fn segments_contain_both_texts() {
        let (old, new) = ("helps the team to grow", "helps many teams to grow");
        let segments = diff_words(old, new);
        assert_eq!(text_without(&segments, SegmentChange::Added), old);
        assert_eq!(text_without(&segments, SegmentChange::Removed), new);
    }

    #[test]
    fn different_texts_are_compared_as_a_whole() {
        assert_eq!(diff_words("runs the system", "plans ahead for outages").len(), 2);
    }
}
