//! The gap page: missing levels, evidence and plan items per axis, the next position, and the
//! closest matches.

use crate::app::growth::entry_lists::{EvidenceList, PlanList};
use crate::app::growth::evidence_grid::EvidenceGrid;
use crate::app::handbook::expectation_diff::ExpectationDiffView;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::{Session, session};
use crate::browser::{events, focus};
use crate::handbook::ExpectationDiff;
use crate::i18n::messages;
use crate::model::analysis::gap;
use crate::model::analysis::gap::{Gap, GapStatus};
use crate::model::{Level, Position};
use crate::route::HandbookRoute;
use crate::route::Route;
use leptos::prelude::*;

/// The number of closest matches.
const NEAREST: usize = 3;

/// The page.
#[component]
pub fn GapPage() -> impl IntoView {
    let session = session();
    // Rebuild only for another target or rating. Evidence and plan items update in place and keep
    // the focus.
    let found = Memo::new(move |_| {
        let target = session.target()?;
        let gaps = gap::to_position(session.framework(), &session.assessment(), target);
        Some((target.id.clone(), gaps))
    });
    let body = move || match found.get().zip(untrack(|| session.target())) {
        Some(((_, gaps), target)) => with_target(session, target, &gaps),
        None => without_target(),
    };
    view! { <article class="reading">{body}<ClosestMatches/></article> }
}

fn without_target() -> AnyView {
    view! {
        <h1 tabindex="-1">{messages::gap::NAV}</h1>
        <p class="prose">{messages::gap::NO_TARGET}</p>
        <p><a href=Route::Chart.to_string()>{messages::gap::TO_CHART}</a></p>
    }
    .into_any()
}

fn with_target(session: Session, target: &'static Position, gaps: &[Gap]) -> AnyView {
    let Some((ladder, _)) = session.framework().position(&target.id) else {
        return without_target();
    };
    let of = |standing: GapStatus| -> Vec<Gap> {
        gaps.iter().filter(|gap| gap.status() == standing).copied().collect()
    };
    let (short, unrated) = (of(GapStatus::Below), of(GapStatus::Unrated));
    let is_rated = unrated.len() < gaps.len();
    let ahead = if short.is_empty() {
        view! { <p class="prose">{messages::gap::NOTHING_AHEAD}</p> }.into_any()
    } else {
        short.into_iter().map(|gap| axis_gap(session, gap)).collect_view().into_any()
    };
    let others =
        [(GapStatus::Met, messages::gap::MET), (GapStatus::Exceeded, messages::gap::BEYOND)].map(
            |(standing, title)| {
                let gaps = of(standing);
                (!gaps.is_empty()).then(|| {
                    view! {
                        <section>
                            <h2>{title}</h2>
                            {gaps.into_iter().map(|gap| axis_gap(session, gap)).collect_view()}
                        </section>
                    }
                })
            },
        );
    let to_rate = (!unrated.is_empty()).then(|| {
        let names: Vec<String> = unrated
            .iter()
            .filter_map(|gap| Some(session.framework().axes().get(gap.axis)?.name.to_string()))
            .collect();
        view! {
            <section>
                <h2>{messages::gap::UNRATED}</h2>
                <p class="prose">
                    <strong>{messages::gap::list(&names)}</strong> ". " {messages::gap::UNRATED_HELP} " "
                    <a href=Route::Chart.to_string()>{messages::gap::TO_CHART}</a>
                </p>
            </section>
        }
    });
    let next = gap::next_on_ladder(session.framework(), target);
    view! {
        <h1 tabindex="-1">{messages::gap::title(ladder, target)}</h1>
        <p class="muted">
            {messages::shell::NOT_A_CHECKLIST} " "
            <a href=HandbookRoute::Position(target.id.clone()).address()>{messages::gap::about_position(target)}</a>
        </p>
        {is_rated.then(|| view! {
            <section>
                <h2>{messages::gap::AHEAD}</h2>
                {ahead}
            </section>
        })}
        {to_rate}
        <section>
            <h2>{messages::gap::COVERAGE}</h2>
            <p class="muted">{messages::gap::COVERAGE_HELP}</p>
            <EvidenceGrid target=target/>
        </section>
        {others.into_iter().collect_view()}
        {next.map(|(ladder, next)| view! {
            <section>
                <h2>{messages::gap::NEXT}</h2>
                <h3>{messages::gap::adds(ladder, next, target)}</h3>
                <ExpectationDiffView adds=ExpectationDiff::between(session.framework(), target, next) deep=true/>
            </section>
        })}
    }
    .into_any()
}

/// One axis: its gap, the missing levels, the evidence and the plan items.
fn axis_gap(session: Session, gap: Gap) -> AnyView {
    let Some(axis) = session.framework().axes().get(gap.axis) else { return ().into_any() };
    let level = |number: u8| {
        let Level { name, definition, .. } = axis.level(number)?;
        Some(view! { <div><dt>{name.as_ref()}</dt><dd>{definition.as_ref()}</dd></div> })
    };
    let levels = gap.missing_levels().filter_map(level).collect_view();
    let aimed = gap.missing_levels().next().or(gap.expected.reached());
    let open = move |_| session.overlay.set(Some(Overlay::Growth { axis: gap.axis, level: aimed }));
    view! {
        <section class="gap">
            <h3>{axis.name.as_ref()}</h3>
            <p>{messages::gap::step(session.framework(), &gap)}</p>
            <dl class="levels">{levels}</dl>
            <EvidenceList axis=axis/>
            <PlanList axis=axis/>
            <button type="button" class="plain" aria-label=messages::named(&axis.name, &messages::gap::ADD) on:click=open>
                {messages::gap::ADD}
            </button>
        </section>
    }
    .into_any()
}

/// The positions that match best.
#[component]
fn ClosestMatches() -> impl IntoView {
    let session = session();
    let ratings =
        Memo::new(move |_| session.assessment.with(|assessment| assessment.ratings.clone()));
    let target = Memo::new(move |_| session.target().map(|target| target.id.clone()));
    move || {
        ratings.track();
        let assessment = untrack(|| session.assessment());
        let near = gap::closest_positions(session.framework(), &assessment, NEAREST);
        if near.is_empty() {
            return ().into_any();
        }
        let target = target.get();
        let row = |near: gap::PositionMatch<'static>| {
            let id = near.position.id.clone();
            let is_target = target.as_ref() == Some(&id);
            let title = messages::rating::position(near.ladder, near.position);
            let fit = messages::gap::fit(session.framework(), &near.gaps);
            let label = messages::named(&messages::gap::AIM, &title);
            view! {
                <li>
                    <h3>{title}</h3>
                    {fit.into_iter().map(|line| view! { <p>{line} "."</p> }).collect_view()}
                    <p class="muted" class:hidden=!is_target>{messages::gap::IS_TARGET}</p>
                    <button
                        type="button"
                        class="plain"
                        class:hidden=is_target
                        aria-label=label
                        on:click=move |_| {
                            session.set_target(Some(id.clone()));
                            // The button disappears; focus the heading, which names the new target.
                            events::on_animation_frame(focus::focus_heading);
                        }
                    >
                        {messages::gap::AIM}
                    </button>
                </li>
            }
        };
        view! {
            <section>
                <h2>{messages::gap::NEAREST}</h2>
                <p class="muted">{messages::gap::NEAREST_HELP}</p>
                <ul class="nearest">{near.into_iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    }
}
