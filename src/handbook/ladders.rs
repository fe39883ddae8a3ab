//! The handbook pages about ladders: a table of all ladders, and a page for each.

use crate::handbook::links::{asked_link, position_link};
use crate::handbook::page::{Block, Page, heading, plain, text};
use crate::i18n::messages::handbook;
use crate::model::{Framework, Ladder};

pub(super) fn all(framework: &Framework) -> Page {
    let mut blocks = vec![Block::Lead(vec![plain(handbook::LADDERS_LEAD)]), Block::Ladders];
    blocks.extend(framework.senior_from().map(|level| text(handbook::senior_from(level))));
    Page { title: handbook::LADDERS.to_owned(), blocks }
}

pub(super) fn one(framework: &Framework, ladder: &Ladder) -> Page {
    let also: Vec<String> = ladder.aliases.iter().map(ToString::to_string).collect();
    let mut head = vec![vec![plain(handbook::POSITION)]];
    head.extend(framework.axes().iter().map(|axis| vec![plain(axis.name.as_ref())]));
    let rows = ladder.positions.iter().map(|position| {
        let mut row = vec![vec![position_link(position)]];
        row.extend(position.expects.iter().enumerate().map(|(axis, asked)| {
            asked_link(framework, axis, *asked).map(|(link, _)| vec![link]).unwrap_or_default()
        }));
        row
    });
    let mut blocks = Vec::new();
    if !ladder.about.trim().is_empty() {
        blocks.push(Block::Lead(vec![plain(ladder.about.as_ref())]));
    }
    if !also.is_empty() {
        blocks.push(text(handbook::also(&also)));
    }
    blocks.extend([
        text(handbook::ladder_span(ladder)),
        heading(handbook::POSITIONS),
        Block::Table { head, rows: rows.collect() },
    ]);
    Page { title: ladder.name.to_string(), blocks }
}
