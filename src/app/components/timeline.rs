//! A person's assessments over time, and one of them laid over another.

use crate::app::state::{Session, session};
use crate::chart::{Overlay, View};
use crate::model::timeline::{differences, held_since};
use crate::model::{Assessment, AssessmentId, Rating, Role};
use crate::text;
use leptos::prelude::*;

type Dated = (AssessmentId, Assessment);

/// The timeline under the chart; nothing for who has one assessment.
#[component]
pub fn Timeline() -> impl IntoView {
    let session = session();
    let all = Memo::new(move |_| all(session));
    let beside = RwSignal::new(None::<AssessmentId>);
    let other = Memo::new(move |_| {
        let id = beside.get()?;
        let open = session.id();
        all.get().into_iter().find(|(known, _)| *known == id && *known != open)
    });
    Effect::new(move || {
        let overlay = other.get().map(|(_, it)| overlay(session, &session.assessment(), &it));
        session.overlays.set(overlay.into_iter().collect());
    });
    on_cleanup(move || session.overlays.set(Vec::new()));
    move || {
        (all.with(Vec::len) > 1).then(|| {
            view! {
                <section class="timeline" aria-label=text::library::TIMELINE>
                    <Scrubber all=all/>
                    <Beside all=all beside=beside/>
                    <Differences other=other/>
                    <Held all=all/>
                </section>
            }
        })
    }
}

/// The assessments of the open one's person that are not put away, oldest first.
fn all(session: Session) -> Vec<Dated> {
    let library = session.library();
    let (open, person) = (session.id(), session.assessment().person);
    let mut all: Vec<Dated> =
        library.of(&person).filter(|(id, it)| !it.archived || *id == open).cloned().collect();
    all.reverse();
    all
}

fn overlay(session: Session, open: &Assessment, other: &Assessment) -> Overlay {
    let view = match other.rater.role {
        role if role == open.rater.role => View::Previous,
        Role::Manager => View::Manager,
        Role::Peer => View::Peer,
        Role::Own => View::Previous,
    };
    let values = other.ratings_in(session.framework).into_iter();
    Overlay { view, values: values.map(|rating| rating.map(Rating::levels)).collect() }
}

/// Steps and scrubs through the assessments.
#[component]
fn Scrubber(all: Memo<Vec<Dated>>) -> impl IntoView {
    let session = session();
    let at = Signal::derive(move || {
        let open = session.id();
        all.with(|all| all.iter().position(|(id, _)| *id == open).unwrap_or(0))
    });
    let last = Signal::derive(move || all.with(|all| all.len().saturating_sub(1)));
    let words = Signal::derive(move || {
        all.with(|all| all.get(at.get()).map(|(_, it)| text::library::assessment(it)))
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
                {text::library::EARLIER}
            </button>
            <input
                type="range"
                min="0"
                max=last
                step="1"
                aria-label=text::library::TIMELINE
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
                {text::library::LATER}
            </button>
        </div>
        <p class="scrubber-words" aria-hidden="true">{words}</p>
    }
}

/// The choice of another assessment.
#[component]
fn Beside(all: Memo<Vec<Dated>>, beside: RwSignal<Option<AssessmentId>>) -> impl IntoView {
    let session = session();
    let options = move || {
        let open = session.id();
        let chosen = beside.get();
        let option = |(id, it): Dated| {
            let is_chosen = chosen.as_ref() == Some(&id);
            let words = text::library::assessment(&it);
            view! { <option value=id.to_string() selected=is_chosen>{words}</option> }
        };
        let mut all = all.get();
        all.reverse();
        all.into_iter().filter(|(id, _)| *id != open).map(option).collect_view()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        beside.set((!value.is_empty()).then(|| AssessmentId::new(value)));
    };
    view! {
        <label class="field beside">
            <span>{text::library::BESIDE}</span>
            <select on:change=choose>
                <option value="">{text::library::BESIDE_NOTHING}</option>
                {options}
            </select>
        </label>
    }
}

/// What differs, in words, the largest difference first.
#[component]
fn Differences(other: Memo<Option<Dated>>) -> impl IntoView {
    let session = session();
    move || {
        let (_, other) = other.get()?;
        let open = session.assessment();
        let found = differences(session.framework, &open, &other);
        if found.is_empty() {
            return Some(view! { <p class="muted">{text::library::NO_DIFFERENCE}</p> }.into_any());
        }
        let line = |it| view! { <li>{text::library::difference(session.framework, &it)}</li> };
        let lines = found.into_iter().map(line).collect_view();
        Some(view! { <ol class="differences">{lines}</ol> }.into_any())
    }
}

/// Since when the present levels have held.
#[component]
fn Held(all: Memo<Vec<Dated>>) -> impl IntoView {
    let session = session();
    let lines = move || {
        let (open, rater) = (session.id(), session.assessment().rater);
        let all = all.get();
        let until = all.iter().position(|(id, _)| *id == open).map_or(0, |at| at + 1);
        let mine: Vec<&Assessment> = all
            .iter()
            .take(until)
            .map(|(_, it)| it)
            .filter(|it| it.rater.role == rater.role)
            .collect();
        let line = |(_, axis): (usize, &'static crate::model::Axis)| {
            let since = held_since(&mine, &axis.id)?;
            let level = text::rating::level(axis, mine.last()?.ratings.get(&axis.id));
            let held = text::library::held(&level, since);
            Some(view! { <div><dt>{axis.name.as_ref()}</dt><dd>{held}</dd></div> })
        };
        session.axes().filter_map(line).collect_view()
    };
    view! {
        <details class="held">
            <summary>{text::library::HELD}</summary>
            <dl>{lines}</dl>
        </details>
    }
}
