//! Handbook pages with fixed content: introduction, roles, managing managers, questions, about.

use crate::handbook::page::{Block, Page, Span, heading, plain, sentence, text};
use crate::i18n::Message;
use crate::i18n::messages::handbook::{Answer, Leads};
use crate::i18n::messages::{frameworks, handbook};
use crate::model::Framework;
use crate::route::Route;
use crate::route::frameworks_route::FrameworksRoute;
use crate::route::handbook_route::HandbookRoute;

pub(super) fn introduction(framework: &Framework) -> Page {
    let to = |words: &str, place: HandbookRoute| Span::Link(words.to_owned(), place.route());
    let axis = |axis: &crate::model::Axis| {
        let link = to(&axis.name, HandbookRoute::Axis(axis.id.clone(), None));
        (vec![link], vec![plain(axis.about.as_ref())])
    };
    let ladder = |ladder: &crate::model::Ladder| {
        let link = to(&ladder.name, HandbookRoute::Ladder(ladder.id.clone()));
        (vec![link], vec![plain(ladder.about.as_ref())])
    };
    let lead = if framework.id().is_builtin() {
        handbook::INTRODUCTION_LEAD.to_owned()
    } else {
        format!("{}.", framework.name())
    };
    let mut blocks = vec![Block::Lead(vec![plain(lead)]), text(handbook::looks_at(framework))];
    blocks.extend(handbook::INTRODUCTION_TEXT.map(text));
    blocks.extend([
        heading(handbook::the_axes(framework)),
        Block::Terms(framework.axes().iter().map(axis).collect()),
    ]);
    blocks.extend(framework.id().is_builtin().then(|| text(handbook::INFLUENCE)));
    blocks.extend([
        heading(handbook::the_ladders(framework)),
        Block::Terms(framework.ladders().iter().map(ladder).collect()),
        heading(handbook::USE),
        Block::Text(sentence(
            &handbook::USE_ALL,
            [
                ("rate", Span::Link(handbook::USE_RATE.to_owned(), Route::Chart)),
                ("compare", to(&handbook::USE_COMPARE, HandbookRoute::Compare(Vec::new()))),
            ],
        )),
    ]);
    Page { title: handbook::INTRODUCTION.to_owned(), blocks }
}

pub(super) fn roles() -> Page {
    let list = |head: Message, items: [Message; 13]| (head.into(), items.map(String::from).into());
    let [first, rest @ ..] = handbook::ROLES_TEXT;
    let mut blocks = vec![Block::Lead(vec![plain(first)])];
    blocks.extend(rest.map(text));
    blocks.extend([
        Block::Columns([
            list(handbook::TECH_LEAD, handbook::TECH_LEAD_DOES),
            list(handbook::MANAGER, handbook::MANAGER_DOES),
        ]),
        heading(handbook::BOTH),
        Block::List(handbook::BOTH_DO.map(|text| vec![plain(text)]).into()),
    ]);
    Page { title: handbook::ROLES.to_owned(), blocks }
}

pub(super) fn managers() -> Page {
    let [first, rest @ ..] = handbook::MANAGERS_TEXT;
    let mut blocks = vec![Block::Lead(vec![plain(first)])];
    blocks.extend(rest.map(text));
    blocks.extend([Block::Dials, Block::Picture]);
    Page { title: handbook::MANAGERS.to_owned(), blocks }
}

pub(super) fn questions(framework: &Framework) -> Page {
    let blocks = answers(framework).flat_map(|answer| {
        let link = answer.leads.map(|leads| match leads {
            Leads::Workshop => {
                Span::Link(frameworks::TITLE.to_owned(), FrameworksRoute::List.route())
            }
            Leads::Axes => Span::Link(handbook::AXES.to_owned(), HandbookRoute::Axes.route()),
        });
        let link = link.map(|link| Block::Text(vec![link]));
        [heading(answer.question), text(answer.answer)].into_iter().chain(link)
    });
    Page { title: handbook::QUESTIONS.to_owned(), blocks: blocks.collect() }
}

/// The answers that apply to a framework.
pub(super) fn answers(framework: &Framework) -> impl Iterator<Item = Answer> {
    let is_builtin = framework.id().is_builtin();
    handbook::ANSWERS.into_iter().filter(move |answer| is_builtin || !answer.is_of_builtin)
}

pub(super) fn about(framework: &Framework) -> Page {
    let mut blocks = Vec::new();
    if !framework.id().is_builtin() {
        blocks.push(Block::Lead(vec![plain(handbook::about_own(framework))]));
        let credit = framework.credit().filter(|credit| !credit.author.trim().is_empty());
        blocks.extend(credit.map(|credit| {
            let author = credit.author.to_string();
            let author = if credit.link.is_empty() {
                plain(author)
            } else {
                Span::ExternalLink(author, credit.link.to_string())
            };
            Block::Text(sentence(&handbook::ABOUT_BASED, [("author", author)]))
        }));
    } else if let Some((credit, words)) =
        framework.credit().zip(crate::i18n::messages::shell::credit(framework))
    {
        let license = format!("https://spdx.org/licenses/{}.html", credit.license);
        blocks.push(Block::Lead(sentence(
            &handbook::ABOUT_FRAMEWORK,
            [
                ("framework", Span::ExternalLink(words, credit.link.to_string())),
                ("license", Span::ExternalLink(credit.license.to_string(), license)),
            ],
        )));
        blocks.push(text(handbook::about_revision(framework.revision())));
    }
    blocks.extend([
        heading(handbook::ABOUT_DATA),
        Block::List(handbook::ABOUT_DATA_LIST.map(|text| vec![plain(text)]).into()),
        Block::Data,
        heading(handbook::ABOUT_APP),
        text(handbook::ABOUT_APP_TEXT),
        text(handbook::about_version()),
    ]);
    Page { title: handbook::ABOUT.to_owned(), blocks }
}

pub(super) fn template() -> Page {
    let blocks = vec![
        Block::Lead(vec![plain(handbook::TEMPLATE_LEAD)]),
        Block::Chart(Vec::new()),
        Block::Picture,
    ];
    Page { title: handbook::TEMPLATE.to_owned(), blocks }
}
