//! Exports ratings as CSV (RFC 4180) that is safe to open in a spreadsheet.

use crate::i18n::messages;
use crate::model::analysis::gap::to_position;
use crate::model::{Assessment, Framework};

/// The byte order mark. Without it, some spreadsheets do not read the file as UTF-8.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The ratings of an assessment, one row per axis. `name` is the person's name. The cell of an
/// unrated axis is empty.
#[must_use]
pub fn ratings(framework: &Framework, assessment: &Assessment, name: &str) -> String {
    let target = assessment.target_in(framework);
    let gaps = target.map(|target| to_position(framework, assessment, target));
    let date = assessment.rated_on.map(|date| date.to_string()).unwrap_or_default();
    let rows = framework.axes().iter().enumerate().map(|(index, axis)| {
        let rating = assessment.rating_on(axis);
        let gap = gaps.as_ref().and_then(|gaps| gaps.get(index));
        let level = |rating| messages::rating::level(axis, rating);
        vec![
            name.trim().to_owned(),
            date.clone(),
            messages::assessments::role(assessment.rater.role).to_owned(),
            axis.name.to_string(),
            rating.map(|rating| rating.to_string()).unwrap_or_default(),
            level(rating),
            target.map(|target| target.id.to_string()).unwrap_or_default(),
            gap.map(|gap| gap.expected.to_string()).unwrap_or_default(),
            gap.map(|gap| level(Some(gap.expected))).unwrap_or_default(),
            gap.map(|gap| messages::gap::standing(gap.status()).to_owned()).unwrap_or_default(),
        ]
    });
    let head = messages::export::CSV_HEAD.map(String::from).to_vec();
    format!("{BYTE_ORDER_MARK}{}", write(std::iter::once(head).chain(rows)))
}

/// Writes rows as CSV.
pub(super) fn write(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row.into_iter().map(escape_formula));
    }
    let bytes = writer.into_inner().map_err(drop).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula is prefixed with an apostrophe, which is what
/// spreadsheets do themselves.
fn escape_formula(cell: String) -> String {
    let is_formula =
        cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
            || cell.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::packet::tests::assessment;
    use proptest::prelude::*;

    /// Parses the rows with another parser.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let csv = csv.trim_start_matches(BYTE_ORDER_MARK);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn axes_are_rows_and_unrated_is_empty() {
        let rows = read(&ratings(Framework::builtin(), &assessment(), "Ada"));
        assert_eq!(rows.len(), 6);
        assert_eq!(
            rows[1],
            [
                "Ada",
                "2026-11-23",
                "Self",
                "Technology",
                "2",
                "Specializes",
                "D4",
                "3",
                "Evangelizes",
                "Still ahead"
            ]
        );
        assert_eq!((rows[5][4].as_str(), rows[5][5].as_str()), ("", "Unrated"));
    }

    #[test]
    fn formula_is_escaped() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1", "\t=1", "＝1"] {
            let rows = read(&ratings(Framework::builtin(), &assessment(), name));
            assert_eq!(rows[1][0], format!("'{}", name.trim()));
        }
    }

    proptest! {
        #[test]
        fn every_name_round_trips(name: String) {
            let rows = read(&ratings(Framework::builtin(), &assessment(), &name));
            prop_assert_eq!(rows.len(), 6);
            let cell = &rows[3][0];
            prop_assert_eq!(cell.strip_prefix('\'').filter(|_| !name.trim().starts_with('\'')).unwrap_or(cell), name.trim());
        }
    }
}
