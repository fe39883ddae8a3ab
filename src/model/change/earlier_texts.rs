//! Earlier texts: long texts that were replaced by somebody who had not seen them, in another tab or on
//! another device, or by a backup.

use crate::model::change::fields::{Chooser, Fields, map};
use crate::model::date::Date;
use crate::model::id::EntryId;
use crate::model::sorted_map::SortedMap;

/// The earlier texts of all records. Their identifiers sort by the time at which they were replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierTexts(pub SortedMap<EntryId, EarlierText>);

/// A text that another one has replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierText {
    /// The key of the record, without the common prefix, such as `assessment/current`.
    pub record: String,
    /// The path of the field, such as `notes`.
    pub field: String,
    /// The text.
    pub text: String,
    /// The day on which it was replaced.
    pub replaced_on: Date,
}

impl EarlierTexts {
    /// Adds a text. Removes the texts of the same field that are the beginning of it.
    pub fn add(&mut self, id: &EntryId, added: EarlierText) {
        let is_continued = |known: &EarlierText| {
            (&known.record, &known.field) == (&added.record, &added.field)
                && added.text.starts_with(&known.text)
        };
        let others = self.0.iter().filter(|(_, known)| !is_continued(known)).cloned();
        self.0 = others.collect();
        self.0.set(id, Some(added));
    }

    /// Removes the texts of a record.
    pub fn remove_record(&mut self, record: &str) {
        let others = self.0.iter().filter(|(_, known)| known.record != record).cloned();
        self.0 = others.collect();
    }

    /// The texts of a field, the latest first.
    #[must_use]
    pub fn of(&self, record: &str, field: &str) -> Vec<(EntryId, EarlierText)> {
        let is_asked = |known: &EarlierText| known.record == record && known.field == field;
        let mut texts: Vec<_> =
            self.0.iter().filter(|(_, known)| is_asked(known)).cloned().collect();
        texts.reverse();
        texts
    }
}

impl Fields for EarlierTexts {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        map("texts", &mut self.0, &theirs.0, EntryId::to_string, choose);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(field: &str, text: &str) -> EarlierText {
        EarlierText {
            record: "assessment/current".to_owned(),
            field: field.to_owned(),
            text: text.to_owned(),
            replaced_on: Date::new(2026, 11, 22).unwrap(),
        }
    }

    #[test]
    fn longer_text_takes_the_place_of_its_beginning() {
        let mut texts = EarlierTexts::default();
        for (id, field, words) in [
            ("1", "notes", "Ask"),
            ("2", "other", "Ask"),
            ("3", "notes", "Ask Grace"),
            ("4", "notes", "No"),
        ] {
            texts.add(&EntryId::of(id), text(field, words));
        }
        let of = |field: &str| -> Vec<String> {
            let texts = texts.of("assessment/current", field).into_iter();
            texts.map(|(_, earlier)| earlier.text).collect()
        };
        assert_eq!(
            (of("notes"), of("other")),
            (vec!["No".into(), "Ask Grace".into()], vec!["Ask".into()])
        );
        texts.remove_record("assessment/current");
        assert_eq!(texts, EarlierTexts::default());
    }
}
