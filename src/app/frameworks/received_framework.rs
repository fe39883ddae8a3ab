//! The preview of a framework that was received in a link.

use crate::app::frameworks::commands;
use crate::app::handbook::positions_chart::PositionsChart;
use crate::app::session::state::session;
use crate::browser::location;
use crate::i18n::messages;
use crate::model::framework::validation_sentence;
use crate::model::{Axis, Framework, FrameworkDraft, Ladder};
use crate::route::FrameworksRoute;
use crate::route::Route;
use leptos::prelude::*;

/// The preview and the actions.
#[component]
pub fn ReceivedFramework(
    /// The framework.
    document: FrameworkDraft,
) -> impl IntoView {
    let session = session();
    let framework = match Framework::try_from(document.clone()) {
        Ok(framework) => framework.intern(),
        Err(problems) => {
            let line =
                |problem| view! { <li>{validation_sentence::sentence(&document, &problem)}</li> };
            return view! {
                <div class="reading">
                    <h1 tabindex="-1">{messages::sharing::BROKEN}</h1>
                    <p class="prose">{messages::sharing::BROKEN_HELP}</p>
                    <ul class="listed">{problems.into_iter().take(12).map(line).collect_view()}</ul>
                    <p><a href=Route::Chart.to_string()>{messages::sharing::HOME}</a></p>
                </div>
            }
            .into_any();
        }
    };
    // Whether it exists here may change when autosave is loaded.
    let told = Memo::new(move |_| commands::save_error(session, framework.draft()));
    let told = move || told.get().map(|words| view! { <p class="prose">{words}</p> });
    let hold = move || {
        if !framework.id().is_builtin() {
            commands::save_received(session, framework, true);
        }
    };
    let use_it = move |_| {
        hold();
        commands::use_framework(session, framework);
    };
    let keep = move |_| {
        hold();
        location::replace_hash(&FrameworksRoute::List.address());
    };
    let leave = move |_| location::replace_hash(&Route::Chart.to_string());
    let axis = |axis: &'static Axis| {
        let levels = (1..).zip(axis.levels.iter()).map(|(number, level): (u8, _)| {
            view! { <li><strong>{messages::handbook::level(number, level)}</strong> ": " {level.definition.as_ref()}</li> }
        });
        view! {
            <h3>{axis.name.as_ref()}</h3>
            <p class="muted">{axis.about.as_ref()}</p>
            <ul class="listed">{levels.collect_view()}</ul>
        }
    };
    let ladder = |ladder: &'static Ladder| {
        let positions: Vec<String> = ladder
            .positions
            .iter()
            .map(|other| messages::rating::position(ladder, other))
            .collect();
        view! { <h3>{ladder.name.as_ref()}</h3> <p class="prose">{positions.join(", ")}</p> }
    };
    let credit = messages::shell::credit(framework);
    view! {
        <div class="reading">
            <h1 tabindex="-1">{framework.name()}</h1>
            <p>{messages::frameworks::facts(framework.draft())}</p>
            <p class="muted prose">{messages::sharing::FROM_LINK}</p>
            {credit.map(|words| view! { <p class="muted prose">{messages::shell::FRAMEWORK} " " {words}{messages::shell::licensed(framework)}</p> })}
            {told}
            <div class="library-actions">
                <button type="button" class="primary" title=messages::frameworks::USE_HELP on:click=use_it>{messages::frameworks::USE}</button>
                <button type="button" class="secondary" on:click=keep>{messages::frameworks::KEEP}</button>
                <button type="button" class="secondary" on:click=leave>{messages::frameworks::LEAVE}</button>
            </div>
            <PositionsChart framework=framework ids=Vec::new()/>
            <h2>{messages::frameworks::LADDERS_HEAD}</h2>
            {framework.ladders().iter().map(ladder).collect_view()}
            <h2>{messages::frameworks::AXES_HEAD}</h2>
            {framework.axes().iter().map(axis).collect_view()}
        </div>
    }
    .into_any()
}
