//! The built-in framework's own words: its names and definitions, in another language.

use crate::model::{Axis, FrameworkDraft, Ladder, Level};
use std::borrow::Cow;

type Words = Cow<'static, str>;

/// A framework with each of its words put into another language; `None` leaves one as it is. Codes of
/// positions, names of persons, addresses and licences stay.
#[must_use]
pub fn translated(
    document: &FrameworkDraft,
    mut say: impl FnMut(&str) -> Option<String>,
) -> FrameworkDraft {
    let mut said = |words: &Words| say(words).map_or_else(|| words.clone(), Cow::Owned);
    let name = said(&document.name);
    let axes: Vec<Axis> = document
        .axes
        .iter()
        .map(|axis| Axis {
            id: axis.id.clone(),
            name: said(&axis.name),
            about: said(&axis.about),
            levels: axis.levels.iter().map(|level| level_in(level, &mut said)).collect(),
        })
        .collect();
    let ladders: Vec<Ladder> = document
        .ladders
        .iter()
        .map(|ladder| Ladder {
            id: ladder.id.clone(),
            name: said(&ladder.name),
            aliases: ladder.aliases.iter().map(&mut said).collect(),
            about: said(&ladder.about),
            positions: ladder.positions.clone(),
        })
        .collect();
    FrameworkDraft {
        id: document.id.clone(),
        name,
        revision: document.revision.clone(),
        credit: document.credit.clone(),
        senior_from: document.senior_from,
        axes: axes.into(),
        ladders: ladders.into(),
    }
}

fn level_in(level: &Level, said: &mut impl FnMut(&Words) -> Words) -> Level {
    Level {
        name: said(&level.name),
        definition: said(&level.definition),
        examples: level.examples.clone(),
    }
}

/// Every word of it that [`translated`] asks for.
#[must_use]
pub fn texts(document: &FrameworkDraft) -> Vec<String> {
    let mut found = Vec::new();
    let _ = translated(document, |words| {
        found.push(words.to_owned());
        None
    });
    found
}
