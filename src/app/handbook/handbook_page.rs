//! The handbook: the content of a page beside the table of contents.

use crate::app::handbook::compare_choices::{ChosenField, CompareChoices, field_id};
use crate::app::handbook::dials::DialsSection;
use crate::app::handbook::examples_field::ExamplesField;
use crate::app::handbook::expectation_diff::ExpectationDiffView;
use crate::app::handbook::ladders_table::LaddersTable;
use crate::app::handbook::position_actions::PositionActions;
use crate::app::handbook::positions_chart::PositionsChart;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::{Session, session};
use crate::app::shell::per_framework::PerFramework;
use crate::browser::{events, focus, location};
use crate::handbook::{self, Block, Page, RichText, Span};
use crate::i18n::messages;
use crate::route::Route;
use crate::route::{FrameworksRoute, HandbookRoute};
use leptos::html::Details;
use leptos::prelude::*;

/// The page of the route.
#[component]
pub fn HandbookPage() -> impl IntoView {
    view! { <PerFramework make=reading/> }
}

fn reading() -> impl IntoView {
    let session = session();
    let framework = session.framework();
    // The select field that was changed last, which keeps the focus on a comparison.
    let changed = StoredValue::new(None);
    provide_context(ChosenField(changed));
    // Keep the page while another one replaces it.
    let shown = Memo::new(move |before: Option<&(Option<HandbookRoute>, Page)>| {
        let Route::Handbook(path) = session.route.get() else {
            return before
                .cloned()
                .unwrap_or_else(|| (None, handbook::not_found_page(framework, "")));
        };
        let place = path.parse::<HandbookRoute>().ok();
        match place.as_ref().and_then(|place| handbook::page(framework, place)) {
            Some(page) => (place, page),
            None => (None, handbook::not_found_page(framework, &path)),
        }
    });
    let list = NodeRef::<Details>::new();
    Effect::new(move |_| {
        let (place, page) = shown.get();
        // On a phone the content is below the table of contents; close it.
        if let Some(list) = list.get_untracked() {
            let _ = list.remove_attribute("open");
        }
        let title = messages::shell::titled(&page.title);
        match place {
            Some(HandbookRoute::Compare(_)) if changed.with_value(Option::is_some) => {
                location::set_title(&title);
                if let Some(at) = changed.try_update_value(Option::take).flatten() {
                    events::on_animation_frame(move || focus::focus_id(&field_id(at)));
                }
            }
            Some(HandbookRoute::Axis(id, Some(number))) => {
                let axis = framework.axis(&id);
                let level = axis.and_then(|axis| Some((axis, axis.level(number)?)));
                let title = level.map_or(title, |(axis, level)| {
                    messages::shell::titled(&messages::handbook::level_of(axis, number, level))
                });
                location::start_section(&title, section(number));
            }
            _ => location::start_page(&title),
        }
    });
    let article = move || {
        let (_, Page { title, blocks }) = shown.get();
        view! {
            <article class="reading guide">
                <h1 tabindex="-1">{title}</h1>
                {blocks.into_iter().map(|block| show(session, block)).collect_view()}
            </article>
        }
    };
    view! {
        <main class="away guide-page">
            <aside class="contents wide-only"><Contents/></aside>
            <details class="contents narrow-only" node_ref=list>
                <summary>{messages::handbook::CONTENTS}</summary>
                <Contents/>
            </details>
            {article}
        </main>
    }
}

/// The `id` of a level's section.
fn section(level: u8) -> String {
    format!("level-{level}")
}

/// The table of contents, and the search.
#[component]
fn Contents() -> impl IntoView {
    let session = session();
    let here = Memo::new(move |_| match session.route.get() {
        Route::Handbook(path) => {
            path.parse().ok().map(|place| handbook::toc_parent(session.framework(), &place))
        }
        _ => None,
    });
    let way = move |way: handbook::TocEntry| {
        let (address, place) = (way.route.address(), way.route);
        let is_here = Signal::derive(move || here.with(|here| here.as_ref() == Some(&place)));
        let current = Signal::derive(move || if is_here.get() { "page" } else { "false" });
        view! {
            <li class:below={way.depth > 0}><a href=address aria-current=current>{way.words}</a></li>
        }
    };
    view! {
        <button type="button" class="secondary" on:click=move |_| session.overlay.set(Some(Overlay::Search))>
            {messages::handbook::SEARCH} <kbd aria-hidden="true">"/"</kbd>
        </button>
        <nav aria-label=messages::handbook::CONTENTS>
            <ul>
                {handbook::table_of_contents(session.framework()).into_iter().map(way).collect_view()}
                <li><a href=FrameworksRoute::List.address()>{messages::frameworks::TITLE}</a></li>
            </ul>
        </nav>
    }
}

fn show(session: Session, block: Block) -> AnyView {
    match block {
        Block::Lead(words) => view! { <p class="lead">{spans(words)}</p> }.into_any(),
        Block::Text(words) => view! { <p class="prose">{spans(words)}</p> }.into_any(),
        Block::Heading(words) => view! { <h2>{words}</h2> }.into_any(),
        Block::Level(level, words) => {
            view! { <h2 id=section(level) tabindex="-1">{words}</h2> }.into_any()
        }
        Block::List(items) => {
            let items = items.into_iter().map(|words| view! { <li>{spans(words)}</li> });
            view! { <ul class="listed prose">{items.collect_view()}</ul> }.into_any()
        }
        Block::Terms(terms) => {
            let term = |(term, words): (RichText, RichText)| {
                view! { <div><dt>{spans(term)}</dt><dd>{spans(words)}</dd></div> }
            };
            view! { <dl class="terms">{terms.into_iter().map(term).collect_view()}</dl> }.into_any()
        }
        Block::Columns(columns) => {
            let column = |(head, items): (String, Vec<String>)| {
                let items = items.into_iter().map(|words| view! { <li>{words}</li> });
                view! { <section><h2>{head}</h2><ul class="listed">{items.collect_view()}</ul></section> }
            };
            view! { <div class="columns">{columns.map(column)}</div> }.into_any()
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Adds(adds) => view! { <ExpectationDiffView adds=adds/> }.into_any(),
        Block::Chart(ids) => {
            let framework = untrack(|| session.framework());
            view! { <PositionsChart framework=framework ids=ids/> }.into_any()
        }
        Block::Ladders => view! { <LaddersTable/> }.into_any(),
        Block::Choices(ids) => view! { <CompareChoices ids=ids/> }.into_any(),
        Block::Actions(id) => view! { <PositionActions id=id/> }.into_any(),
        Block::Examples(axis, level) => view! { <ExamplesField axis=axis level=level/> }.into_any(),
        Block::Dials => view! { <DialsSection/> }.into_any(),
        Block::Picture => button(session, &messages::handbook::PICTURE, Overlay::Image),
        Block::Data => button(session, &messages::handbook::ABOUT_OPEN, Overlay::Data),
    }
}

fn button(session: Session, words: &'static str, overlay: Overlay) -> AnyView {
    view! {
        <p class="guide-actions">
            <button type="button" class="secondary" on:click=move |_| session.overlay.set(Some(overlay))>
                {words}
            </button>
        </p>
    }
    .into_any()
}

/// A table with row headers. On a phone each row is a block whose cells repeat their column header.
fn table(head: Vec<RichText>, rows: Vec<Vec<RichText>>) -> AnyView {
    let heads = head.clone();
    let row = move |cells: Vec<RichText>| {
        let mut cells = cells.into_iter();
        let first = cells.next().map(|words| view! { <th scope="row">{spans(words)}</th> });
        let rest = cells.zip(heads.clone().into_iter().skip(1)).map(|(words, head)| {
            view! {
                <td>
                    <span class="cell-head" aria-hidden="true">{plain(head)}</span>
                    <span>{spans(words)}</span>
                </td>
            }
        });
        view! { <tr>{first}{rest.collect_view()}</tr> }
    };
    view! {
        <table class="told">
            <thead>
                <tr>{head.into_iter().map(|words| view! { <th scope="col">{spans(words)}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn plain(words: RichText) -> String {
    let span = |span: Span| match span {
        Span::Plain(words)
        | Span::Strong(words)
        | Span::Link(words, _)
        | Span::ExternalLink(words, _) => words,
    };
    words.into_iter().map(span).collect()
}

fn spans(words: RichText) -> AnyView {
    let span = |span: Span| match span {
        Span::Plain(words) => words.into_any(),
        Span::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
        Span::Link(words, route) => view! { <a href=route.to_string()>{words}</a> }.into_any(),
        Span::ExternalLink(words, address) => {
            view! { <a href=address rel="noreferrer" target="_blank">{words}</a> }.into_any()
        }
    };
    words.into_iter().map(span).collect_view().into_any()
}
