//! A framework that came in a link, read-only: what it is, and the way to use it.

use super::layer::{Layer, measured};
use crate::app::frameworks;
use crate::app::state::session;
use crate::chart::{Layout, Point, Rect, Size};
use crate::figure::{positions, radar};
use crate::guide::Workshop;
use crate::model::{Document, Framework};
use crate::route::Route;
use crate::text;
use crate::web::canvas::Measured;
use crate::web::location;
use leptos::html::Figure;
use leptos::prelude::*;

/// What came.
#[component]
pub fn FrameworkLook(
    /// The framework.
    document: Document,
) -> impl IntoView {
    let session = session();
    let framework = match Framework::try_from(document.clone()) {
        Ok(framework) => framework.keep(),
        Err(problems) => {
            let line = |problem| view! { <li>{text::ladder::problem(&document, &problem)}</li> };
            return view! {
                <div class="reading">
                    <h1 tabindex="-1">{text::parcel::BROKEN}</h1>
                    <p class="prose">{text::parcel::BROKEN_HELP}</p>
                    <ul class="listed">{problems.into_iter().take(12).map(line).collect_view()}</ul>
                    <p><a href=Route::Chart.to_string()>{text::parcel::HOME}</a></p>
                </div>
            }
            .into_any();
        }
    };
    let library = Memo::new(move |_| session.library().framework(framework.id()).cloned());
    let told = move || {
        let known = library.get();
        let is_here = framework.id() == Framework::builtin().id()
            || session.site.is_some_and(|site| site == framework)
            || known.as_ref().is_some_and(|it| it.current() == Some(framework));
        let words = if is_here { text::ladder::KNOWN } else { text::ladder::KNOWN_OTHER };
        (is_here || known.is_some()).then(|| view! { <p class="prose">{words}</p> })
    };
    let hold = move || {
        if framework.id() != Framework::builtin().id() {
            frameworks::hold(session, framework, true);
        }
    };
    let use_it = move |_| {
        hold();
        frameworks::use_it(session, framework);
    };
    let keep = move |_| {
        hold();
        location::replace(&Workshop::List.address());
    };
    let leave = move |_| location::replace(&Route::Chart.to_string());
    let figure = NodeRef::<Figure>::new();
    let size = measured(figure);
    let metrics = StoredValue::new_local(Measured::new());
    let shapes = Memo::new(move |_| {
        let Size { width, height } = size.get().0;
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(width, height) };
        // A figure that goes with its page may be measured once more.
        let shapes = metrics.try_with_value(|metrics| {
            let layout = Layout::new(&radar::labels(framework), frame, metrics);
            positions::shapes(framework, &[], &layout, metrics)
        });
        shapes.unwrap_or_default()
    });
    let axis = |axis: &'static crate::model::Axis| {
        let levels = (1..).zip(axis.levels.iter()).map(|(number, level): (u8, _)| {
            view! { <li><strong>{text::guide::level(number, level)}</strong> ": " {level.definition.as_ref()}</li> }
        });
        view! {
            <h3>{axis.name.as_ref()}</h3>
            <p class="muted">{axis.about.as_ref()}</p>
            <ul class="listed">{levels.collect_view()}</ul>
        }
    };
    let ladder = |ladder: &'static crate::model::Ladder| {
        let positions: Vec<String> =
            ladder.positions.iter().map(|it| text::rating::position(ladder, it)).collect();
        view! { <h3>{ladder.name.as_ref()}</h3> <p class="prose">{positions.join(", ")}</p> }
    };
    let credit = text::page::credit(framework);
    view! {
        <div class="reading">
            <h1 tabindex="-1">{framework.name()}</h1>
            <p>{text::ladder::facts(framework.document())}</p>
            <p class="muted prose">{text::parcel::FROM_LINK}</p>
            {credit.map(|words| view! { <p class="muted prose">{text::page::FRAMEWORK} " " {words}{text::page::licensed(framework)}</p> })}
            {told}
            <div class="library-actions">
                <button type="button" class="primary" title=text::ladder::USE_HELP on:click=use_it>{text::ladder::USE}</button>
                <button type="button" class="secondary" on:click=keep>{text::ladder::KEEP}</button>
                <button type="button" class="secondary" on:click=leave>{text::ladder::LEAVE}</button>
            </div>
            <div class="still">
                <figure class="still-chart" node_ref=figure role="img" aria-label=positions::spoken(framework, &[])>
                    <Layer size=size shapes=shapes/>
                </figure>
            </div>
            <h2>{text::ladder::LADDERS_HEAD}</h2>
            {framework.ladders().iter().map(ladder).collect_view()}
            <h2>{text::ladder::AXES_HEAD}</h2>
            {framework.axes().iter().map(axis).collect_view()}
        </div>
    }
    .into_any()
}
