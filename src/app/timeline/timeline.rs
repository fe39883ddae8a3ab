//! The timeline: a person's assessments over time, and the comparison of two of them.

use crate::app::session::state::{Session, session};
use crate::app::sharing::receive;
use crate::chart::{ComparedSeries, SeriesKind};
use crate::i18n::messages;
use crate::model::analysis::rating_differences::differences;
use crate::model::analysis::timeline::levels_since;
use crate::model::{Assessment, AssessmentId, Rating, Role};
use leptos::prelude::*;

type Dated = (AssessmentId, Assessment);

/// The timeline below the chart; empty for a person with one assessment.
#[component]
pub fn Timeline() -> impl IntoView {
    let session = session();
    let all = Memo::new(move |_| session.history());
    let others = Memo::new(move |_| -> Vec<Dated> {
        let (open, compared) = (session.id(), receive::compared_ids().get());
        let is_compared = |(id, _): &Dated| *id != open && compared.contains(id);
        all.get().into_iter().filter(is_compared).collect()
    });
    Effect::new(move || {
        let open = session.assessment();
        let compared =
            others.get().into_iter().map(|(_, other)| compared_series(session, &open, &other));
        session.compared.set(compared.collect());
    });
    on_cleanup(move || session.compared.set(Vec::new()));
    move || {
        (all.with(Vec::len) > 1).then(|| {
            view! {
                <section class="timeline" aria-label=messages::assessments::TIMELINE>
                    <HistoryStepper all=all/>
                    <ComparisonPicker all=all/>
                    <Differences others=others/>
                    <LevelsSince all=all/>
                </section>
            }
        })
    }
}

fn compared_series(session: Session, open: &Assessment, other: &Assessment) -> ComparedSeries {
    let kind = match other.rater.role {
        role if role == open.rater.role => SeriesKind::Previous,
        Role::Manager => SeriesKind::Manager,
        Role::Peer => SeriesKind::Peer,
        Role::Own | Role::Agreed => SeriesKind::Previous,
    };
    let values = other.ratings_in(session.framework()).into_iter();
    ComparedSeries {
        kind,
        name: messages::assessments::assessment(other),
        values: values.map(|rating| rating.map(Rating::levels)).collect(),
    }
}

/// The controls for stepping through the assessments.
#[component]
fn HistoryStepper(all: Memo<Vec<Dated>>) -> impl IntoView {
    let session = session();
    let at = Signal::derive(move || {
        let open = session.id();
        all.with(|all| all.iter().position(|(id, _)| *id == open).unwrap_or(0))
    });
    let last = Signal::derive(move || all.with(|all| all.len().saturating_sub(1)));
    let words = Signal::derive(move || {
        all.with(|all| all.get(at.get()).map(|(_, other)| messages::assessments::assessment(other)))
            .unwrap_or_default()
    });
    let go = move |to: usize| {
        if let Some((id, _)) = all.with_untracked(|all| all.get(to).cloned()) {
            session.show_assessment(&id);
        }
    };
    let step = move |to: Option<usize>| {
        if let Some(to) = to {
            go(to);
            session.remember_open();
        }
    };
    let scrub = move |event| {
        if let Ok(to) = event_target_value(&event).parse() {
            go(to);
        }
    };
    view! {
        <div class="scrubber">
            <button
                type="button"
                class="plain"
                aria-disabled=Signal::derive(move || (at.get() == 0).to_string())
                on:click=move |_| step(at.get_untracked().checked_sub(1))
            >
                {messages::assessments::EARLIER}
            </button>
            <input
                type="range"
                min="0"
                max=last
                step="1"
                aria-label=messages::assessments::TIMELINE
                aria-valuetext=words
                prop:value=at
                on:input=scrub
                on:change=move |_| session.remember_open()
            />
            <button
                type="button"
                class="plain"
                aria-disabled=Signal::derive(move || (at.get() >= last.get()).to_string())
                on:click=move |_| step((at.get_untracked() < last.get_untracked()).then(|| at.get_untracked() + 1))
            >
                {messages::assessments::LATER}
            </button>
        </div>
        <p class="scrubber-words" aria-hidden="true">{words}</p>
    }
}

/// The field for selecting another assessment to compare.
#[component]
fn ComparisonPicker(all: Memo<Vec<Dated>>) -> impl IntoView {
    let session = session();
    let options = move || {
        let open = session.id();
        let chosen = receive::compared_ids().get();
        let option = |(id, assessment): Dated| {
            let is_chosen = chosen.contains(&id);
            let words = messages::assessments::assessment(&assessment);
            view! { <option value=id.to_string() prop:selected=is_chosen>{words}</option> }
        };
        let mut all = all.get();
        all.reverse();
        all.into_iter().filter(|(id, _)| *id != open).map(option).collect_view()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let chosen = (!value.is_empty()).then(|| AssessmentId::new(value));
        receive::compared_ids().set(chosen.into_iter().collect());
    };
    view! {
        <label class="field beside">
            <span>{messages::assessments::BESIDE}</span>
            <select on:change=choose>
                <option value="">{messages::assessments::BESIDE_NOTHING}</option>
                {options}
            </select>
        </label>
    }
}

/// The differences, largest first. Between two raters, with the action for creating a consensus.
#[component]
fn Differences(others: Memo<Vec<Dated>>) -> impl IntoView {
    let session = session();
    move || {
        others.get().into_iter().map(|(id, other)| differing(session, id, &other)).collect_view()
    }
}

fn differing(session: Session, id: AssessmentId, other: &Assessment) -> AnyView {
    let (open_id, open) = (session.id(), session.assessment());
    let found = differences(session.framework(), &open, other);
    let roles = [open.rater.role, other.rater.role];
    let can_agree = roles[0] != roles[1] && !roles.contains(&Role::Agreed);
    let title = messages::assessments::assessment(other);
    let is_same = found.is_empty();
    let line =
        |other| view! { <li>{messages::assessments::difference(session.framework(), &other)}</li> };
    let lines = found.into_iter().map(line).collect_view();
    let agree = move |_| receive::create_consensus(session, &open_id, &id);
    view! {
        <div class="differing">
            <h2>{title}</h2>
            <ol class="differences">{lines}</ol>
            <p class="muted" class:hidden=!is_same>{messages::assessments::NO_DIFFERENCE}</p>
            <p class:hidden=!can_agree>
                <button type="button" class="secondary" title=messages::sharing::AGREE_HELP on:click=agree>
                    {messages::sharing::AGREE}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// Since when each axis has had its current level.
#[component]
fn LevelsSince(all: Memo<Vec<Dated>>) -> impl IntoView {
    let session = session();
    let lines = move || {
        let (open, assessment) = (session.id(), session.assessment());
        let held = all.with(|all| levels_since(session.framework(), all, &open));
        let line = |(index, axis): (usize, &'static crate::model::Axis)| {
            let since = *held.get(index)?;
            let level = messages::rating::level(axis, assessment.rating_on(axis));
            let held = messages::assessments::held(&level, since?);
            Some(view! { <div><dt>{axis.name.as_ref()}</dt><dd>{held}</dd></div> })
        };
        session.axes().filter_map(line).collect_view()
    };
    view! {
        <details class="held">
            <summary>{messages::assessments::HELD}</summary>
            <dl>{lines}</dl>
        </details>
    }
}
