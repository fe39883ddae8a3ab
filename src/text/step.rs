//! Steps, as undo and redo name them.

use super::rating::level;
use crate::language::t;
use crate::model::edit::Aspect;
use crate::model::{AxisId, Change, Deed, Edit, Framework, Step};

/// "System to Owns", "delete an assessment".
#[must_use]
pub fn step(framework: &Framework, step: &Step) -> String {
    let words = match step.deed {
        Deed::Change => {
            return step.edits.first().map_or_else(String::new, |it| edit(framework, it));
        }
        Deed::AddPerson => t!("add a person"),
        Deed::Begin => t!("new assessment"),
        Deed::Duplicate => t!("next assessment"),
        Deed::Archive => t!("archive"),
        Deed::Delete => t!("delete an assessment"),
        Deed::DeletePerson => t!("delete a person"),
        Deed::Keep => t!("keep a copy"),
        Deed::Agree => t!("record what you agree on"),
        Deed::Restore => t!("restore a backup"),
        Deed::Erase => t!("erase everything"),
        Deed::Choose => t!("choose a version"),
        Deed::AddFramework => t!("new framework"),
        Deed::KeepFramework => t!("keep a revision"),
        Deed::DeleteFramework => t!("delete a framework"),
    };
    words.to_owned()
}

fn edit(framework: &Framework, edit: &Edit) -> String {
    let (from, to) = match edit {
        Edit::Assessment(_, Change { from: Some(from), to: Some(to) }) => (from, to),
        Edit::Examples(..) => return t!("examples").to_owned(),
        Edit::Framework(..) => return t!("framework").to_owned(),
        _ => return t!("name").to_owned(),
    };
    // The axes are those of what it is made with, whatever is open.
    let framework = Framework::met(&to.framework.id, &to.framework.revision).unwrap_or(framework);
    let words = match Aspect::between(from, to) {
        Aspect::Framework(_) => t!("other framework"),
        Aspect::Evidence(id) => return t!("evidence for {axis}", axis = axis_name(framework, &id)),
        Aspect::Plan(id) => return t!("plan for {axis}", axis = axis_name(framework, &id)),
        Aspect::Rating(id, rating) => {
            let Some(axis) = framework.axis(&id) else {
                return t!("{id} rating", id);
            };
            return match rating {
                Some(_) => t!("{axis} to {level}", axis = axis.name, level = level(axis, rating)),
                None => t!("{axis} to unrated", axis = axis.name),
            };
        }
        Aspect::Target(Some(id)) => return t!("target {id}", id),
        Aspect::Target(None) => t!("no target"),
        Aspect::Notes => t!("notes"),
        Aspect::Dial(area) => super::dial::name(area),
        Aspect::Date => t!("date"),
        Aspect::Rater => t!("who rates"),
        Aspect::Status => t!("draft or final"),
        Aspect::Other => t!("change"),
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
