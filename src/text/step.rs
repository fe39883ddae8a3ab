//! Steps, as undo and redo name them.

use super::rating::level;
use crate::model::edit::Part;
use crate::model::{Change, Deed, Edit, Framework, Step};

/// "System to Owns", "delete an assessment".
#[must_use]
pub fn step(framework: &Framework, step: &Step) -> String {
    let words = match step.deed {
        Deed::Change => {
            return step.edits.first().map_or_else(String::new, |it| edit(framework, it));
        }
        Deed::AddPerson => "add a person",
        Deed::Begin => "new assessment",
        Deed::Duplicate => "next assessment",
        Deed::Archive => "archive",
        Deed::Delete => "delete an assessment",
        Deed::DeletePerson => "delete a person",
        Deed::Restore => "restore a backup",
        Deed::Erase => "erase everything",
        Deed::Choose => "choose a version",
    };
    words.to_owned()
}

fn edit(framework: &Framework, edit: &Edit) -> String {
    let Edit::Assessment(_, Change { from: Some(from), to: Some(to) }) = edit else {
        return "name".to_owned();
    };
    let words = match Part::between(from, to) {
        Part::Rating(id, rating) => {
            let Some(axis) = framework.axes().iter().find(|axis| axis.id == id) else {
                return format!("{id} rating");
            };
            return match rating {
                Some(_) => format!("{} to {}", axis.name, level(axis, rating)),
                None => format!("{} to unrated", axis.name),
            };
        }
        Part::Target(Some(id)) => return format!("target {id}"),
        Part::Target(None) => "no target",
        Part::Notes => "notes",
        Part::Date => "date",
        Part::Rater => "who rates",
        Part::Status => "draft or final",
        Part::Other => "change",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::rate;
    use crate::model::{Assessment, AxisId, Date, PositionId, Rating};

    #[track_caller]
    fn check(change: impl FnOnce(&mut Assessment), expected: &str) {
        let framework = Framework::builtin();
        let first = Assessment::first(framework);
        let made = Step::change(&Assessment::FIRST, &first, change).unwrap();
        assert_eq!(step(framework, &made), expected);
    }

    #[test]
    fn a_step_is_named_by_what_it_changes() {
        let day = Date::new(2026, 11, 22).unwrap();
        check(|it| rate(it, &AxisId::new("system"), Some(Rating::level(3)), day), "System to Owns");
        check(|it| it.target = Some(PositionId::new("EM5")), "target EM5");
        check(|it| it.target = None, "no target");
        check(|it| it.notes = "Ask".to_owned(), "notes");
    }
}
