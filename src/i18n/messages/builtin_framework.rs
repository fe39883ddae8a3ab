//! The translatable texts of the built-in framework: names and definitions.

use crate::model::{Axis, FrameworkDraft, Ladder, Level};
use std::borrow::Cow;

type Words = Cow<'static, str>;

/// Translates the texts of a framework; a text for which `say` returns `None` stays. Names of
/// positions, authors, URLs and licenses are not translated.
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

/// All texts that [`translated`] translates.
#[must_use]
pub fn texts(document: &FrameworkDraft) -> Vec<String> {
    let mut found = Vec::new();
    let _ = translated(document, |words| {
        found.push(words.to_owned());
        None
    });
    found
}
