//! The labels of transactions for undo and redo.

use crate::i18n::messages::rating::level;
use crate::i18n::tr;
use crate::model::change::transaction::ChangedField;
use crate::model::{AxisId, Diff, Framework, RecordChange, Transaction, TransactionKind};

/// "System to Owns", "delete an assessment".
#[must_use]
pub fn transaction(framework: &Framework, transaction: &Transaction) -> String {
    let words = match transaction.kind {
        TransactionKind::Change | TransactionKind::Continued => {
            return transaction
                .edits
                .first()
                .map_or_else(String::new, |change| edit(framework, change));
        }
        TransactionKind::AddPerson => tr!("add a person"),
        TransactionKind::Begin => tr!("new assessment"),
        TransactionKind::Duplicate => tr!("next assessment"),
        TransactionKind::Archive => tr!("archive"),
        TransactionKind::Delete => tr!("delete an assessment"),
        TransactionKind::DeletePerson => tr!("delete a person"),
        TransactionKind::Keep => tr!("keep a copy"),
        TransactionKind::Agree => tr!("record what you agree on"),
        TransactionKind::Restore => tr!("restore a backup"),
        TransactionKind::Erase => tr!("erase everything"),
        TransactionKind::AddFramework => tr!("new framework"),
        TransactionKind::KeepFramework => tr!("keep a revision"),
        TransactionKind::DeleteFramework => tr!("delete a framework"),
    };
    words.to_owned()
}

fn edit(framework: &Framework, edit: &RecordChange) -> String {
    let (from, to) = match edit {
        RecordChange::Assessment(_, Diff { before: Some(from), after: Some(to) }) => (from, to),
        RecordChange::Examples(..) => return tr!("examples").to_owned(),
        RecordChange::Framework(..) => return tr!("framework").to_owned(),
        _ => return tr!("name").to_owned(),
    };
    // Use the framework of the changed assessment, which may differ from that of the open one.
    let framework =
        Framework::interned(&to.framework.id, &to.framework.revision).unwrap_or(framework);
    let words = match ChangedField::between(from, to) {
        ChangedField::Framework(_) => tr!("other framework"),
        ChangedField::Evidence(id) => {
            return tr!("evidence for {axis}", axis = axis_name(framework, &id));
        }
        ChangedField::Plan(id) => return tr!("plan for {axis}", axis = axis_name(framework, &id)),
        ChangedField::Rating(id, rating) => {
            let Some(axis) = framework.axis(&id) else {
                return tr!("{id} rating", id);
            };
            return match rating {
                Some(_) => tr!("{axis} to {level}", axis = axis.name, level = level(axis, rating)),
                None => tr!("{axis} to unrated", axis = axis.name),
            };
        }
        ChangedField::Target(Some(id)) => return tr!("target {id}", id),
        ChangedField::Target(None) => tr!("no target"),
        ChangedField::Notes => tr!("notes"),
        ChangedField::Dial(area) => crate::i18n::messages::dials::name(area),
        ChangedField::Date => tr!("date"),
        ChangedField::Rater => tr!("who rates"),
        ChangedField::Status => tr!("draft or final"),
        ChangedField::Other => tr!("change"),
    };
    words.to_owned()
}

fn axis_name(framework: &Framework, id: &AxisId) -> String {
    framework.axis(id).map_or_else(|| id.to_string(), |axis| axis.name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, Date, PositionId, Rating};

    #[track_caller]
    fn check(change: impl FnOnce(&mut Assessment), expected: &str) {
        let framework = Framework::builtin();
        let first = Assessment::first(framework);
        let made = Transaction::change(&Assessment::FIRST, &first, change).unwrap();
        assert_eq!(transaction(framework, &made), expected);
    }

    #[test]
    fn transaction_is_named_by_its_change() {
        let day = Date::new(2026, 11, 22).unwrap();
        check(
            |assessment| assessment.rate(&AxisId::new("system"), Some(Rating::level(3)), day),
            "System to Owns",
        );
        check(|assessment| assessment.target = Some(PositionId::new("EM5")), "target EM5");
        check(|assessment| assessment.target = None, "no target");
        check(|assessment| assessment.notes = "Ask".to_owned(), "notes");
    }
}
