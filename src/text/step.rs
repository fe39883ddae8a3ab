//! Steps, as undo and redo name them.

use super::rating::level;
use crate::model::edit::Aspect;
use crate::model::{AxisId, Change, Deed, Edit, Framework, Step};

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
        Deed::Keep => "keep a copy",
        Deed::Agree => "record what you agree on",
        Deed::Restore => "restore a backup",
        Deed::Erase => "erase everything",
        Deed::Choose => "choose a version",
        Deed::AddFramework => "new framework",
        Deed::KeepFramework => "keep a revision",
        Deed::DeleteFramework => "delete a framework",
    };
    words.to_owned()
}

fn edit(framework: &Framework, edit: &Edit) -> String {
    let (from, to) = match edit {
        Edit::Assessment(_, Change { from: Some(from), to: Some(to) }) => (from, to),
        Edit::Examples(..) => return "examples".to_owned(),
        Edit::Framework(..) => return "framework".to_owned(),
        _ => return "name".to_owned(),
    };
    // The axes are those of what it is made with, whatever is open.
    let framework = Framework::met(&to.framework.id, &to.framework.revision).unwrap_or(framework);
    let words = match Aspect::between(from, to) {
        Aspect::Framework(_) => "other framework",
        Aspect::Evidence(id) => return format!("evidence for {}", axis_name(framework, &id)),
        Aspect::Plan(id) => return format!("plan for {}", axis_name(framework, &id)),
        Aspect::Rating(id, rating) => {
            let Some(axis) = framework.axis(&id) else {
                return format!("{id} rating");
            };
            return match rating {
                Some(_) => format!("{} to {}", axis.name, level(axis, rating)),
                None => format!("{} to unrated", axis.name),
            };
        }
        Aspect::Target(Some(id)) => return format!("target {id}"),
        Aspect::Target(None) => "no target",
        Aspect::Notes => "notes",
        Aspect::Dial(area) => super::dial::name(area),
        Aspect::Date => "date",
        Aspect::Rater => "who rates",
        Aspect::Status => "draft or final",
        Aspect::Other => "change",
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
        let made = Step::change(&Assessment::FIRST, &first, change).unwrap();
        assert_eq!(step(framework, &made), expected);
    }

    #[test]
    fn a_step_is_named_by_what_it_changes() {
        let day = Date::new(2026, 11, 22).unwrap();
        check(|it| it.rate(&AxisId::new("system"), Some(Rating::level(3)), day), "System to Owns");
        check(|it| it.target = Some(PositionId::new("EM5")), "target EM5");
        check(|it| it.target = None, "no target");
        check(|it| it.notes = "Ask".to_owned(), "notes");
    }
}
