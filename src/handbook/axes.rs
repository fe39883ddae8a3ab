//! The handbook pages about axes: all axes with their levels, and a page for each axis.

use crate::handbook::links::{level_link, position_link};
use crate::handbook::page::{Block, Page, Span, heading, joined, plain, text};
use crate::i18n::messages::handbook;
use crate::model::{Axis, Framework};
use crate::route::handbook_route::HandbookRoute;

/// The axis that applies to all other axes, if a framework has it.
const INFLUENCE: &str = "influence";

pub(super) fn all(framework: &Framework) -> Page {
    let mut blocks = vec![Block::Lead(vec![plain(handbook::axes_lead(framework))])];
    for axis in framework.axes() {
        let level = |(number, level)| {
            let level: &crate::model::Level = level;
            let term = vec![plain(format!("{number} ")), level_link(&axis.id, number, level)];
            (term, vec![plain(level.definition.as_ref())])
        };
        let place = HandbookRoute::Axis(axis.id.clone(), None);
        blocks.extend([
            heading(axis.name.as_ref()),
            Block::Text(vec![
                plain(format!("{} ", axis.about)),
                Span::Link(handbook::more_on(axis), place.route()),
            ]),
            Block::Terms((1..).zip(axis.levels.iter()).map(level).collect()),
        ]);
    }
    Page { title: handbook::AXES.to_owned(), blocks }
}

pub(super) fn one(framework: &Framework, axis: &Axis) -> Page {
    let mut blocks = Vec::new();
    if !axis.about.trim().is_empty() {
        blocks.push(Block::Lead(vec![plain(axis.about.as_ref())]));
    }
    if axis.id.as_str() == INFLUENCE && framework.id().is_builtin() {
        blocks.push(text(handbook::INFLUENCE));
    }
    blocks.extend([text(handbook::INCLUDES), text(handbook::EXAMPLES_HELP)]);
    let index = framework.axes().iter().position(|known| known.id == axis.id).unwrap_or(0);
    for (number, level) in (1..).zip(axis.levels.iter()) {
        let asks = |position: &&crate::model::Position| {
            position.expects.get(index).and_then(|asked| asked.reached()) == Some(number)
        };
        let positions = framework.ladders().iter().flat_map(|ladder| ladder.positions.iter());
        let mut asked = joined(positions.filter(asks).map(position_link), ", ");
        if asked.is_empty() {
            asked.push(plain(handbook::ASKED_BY_NONE));
        } else {
            asked.insert(0, plain(format!("{} ", handbook::ASKED_BY)));
        }
        blocks.push(Block::Level(number, handbook::level(number, level)));
        if !level.definition.trim().is_empty() {
            blocks.push(text(level.definition.as_ref()));
        }
        let examples = level.examples.lines().filter(|line| !line.trim().is_empty());
        let examples: Vec<_> = examples.map(|line| vec![plain(line.trim())]).collect();
        if !examples.is_empty() {
            blocks.extend([text(handbook::FOR_EXAMPLE), Block::List(examples)]);
        }
        blocks.extend([Block::Text(asked), Block::Examples(axis.id.clone(), number)]);
    }
    Page { title: axis.name.to_string(), blocks }
}
