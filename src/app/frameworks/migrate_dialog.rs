//! The dialog for migrating the open assessment to another framework or revision. The mapping of
//! axes is shown and can be changed first.

use crate::app::frameworks::commands;
use crate::app::session::state::session;
use crate::app::widgets::dialog::Dialog;
use crate::i18n::messages;
use crate::model::analysis::migration;
use crate::model::{
    Axis, Diff, Framework, FrameworkMigration, FrameworkRef, Ladder, Position, PositionId, Rating,
    RecordChange, Transaction, TransactionKind,
};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn MigrateDialog() -> impl IntoView {
    let session = session();
    let old = session.framework();
    let is_final = untrack(|| session.is_final());
    let all = untrack(|| commands::usable(session));
    // Preselect a newer revision of the same framework.
    let likely = all.iter().position(|framework| framework.id() == old.id() && *framework != old);
    let likely = likely.or_else(|| all.iter().position(|other| *other != old)).unwrap_or(0);
    let chosen = RwSignal::new(likely);
    let all = StoredValue::new(all);
    let new =
        move || all.try_with_value(|all| all.get(chosen.get()).copied()).flatten().unwrap_or(old);
    let migration = RwSignal::new(None::<FrameworkMigration>);
    Effect::new(move || {
        let target = untrack(|| session.assessment()).target;
        migration.set(Some(FrameworkMigration::suggested(old, new(), target.as_ref())));
    });
    let options = move || {
        let option = |(at, framework): (usize, &&'static Framework)| {
            let words = format!(
                "{} · {}",
                framework.name(),
                messages::frameworks::revision(framework.revision())
            );
            view! { <option value=at.to_string() prop:selected=Signal::derive(move || chosen.get() == at)>{words}</option> }
        };
        all.with_value(|all| all.iter().enumerate().map(option).collect_view())
    };
    let choose = move |event| {
        if let Ok(at) = event_target_value(&event).parse() {
            chosen.set(at);
        }
    };
    // The assessment's revision may be missing; then the displayed framework is already another
    // one.
    let is_gone = untrack(|| session.assessment()).framework != FrameworkRef::to(old)
        && !old.id().is_builtin();
    let is_same = Signal::derive(move || new() == old && !is_gone);
    let move_it = move |_| {
        let new = untrack(new);
        let Some(migration) = migration.get_untracked().filter(|_| new != old || is_gone) else {
            return;
        };
        let (id, from) = untrack(|| (session.id(), session.assessment()));
        let to = migration.apply(old, new, &from);
        let change = Diff { before: Some(from), after: Some(to) };
        session
            .commit(Transaction::of(TransactionKind::Change, RecordChange::Assessment(id, change)));
        session.overlay.set(None);
    };
    let body = move || {
        let new = new();
        let migration_now = migration.get()?;
        (migration_now.sources.len() == new.axes().len())
            .then(|| untrack(|| mapped(old, new, migration_now, migration)))
    };
    view! {
        <Dialog title=&messages::frameworks::MOVE>
            <div class="library moving">
                <p class="prose">{messages::frameworks::MOVE_HELP}</p>
                <p class="prose" class:hidden=!is_final>{messages::notices::IS_FINAL}</p>
                <label class="field">
                    <span>{messages::frameworks::MOVE_TO}</span>
                    <select on:change=choose>{options}</select>
                </label>
                <p class="prose" class:hidden=Signal::derive(move || !is_same.get())>{messages::frameworks::MOVE_SAME}</p>
                <div class="moving" class:hidden=is_same>
                    {body}
                    <div class="library-actions">
                        <button type="button" class="primary" class:hidden=is_final on:click=move_it>{messages::frameworks::MOVE_NOW}</button>
                    </div>
                </div>
            </div>
        </Dialog>
    }
}

/// The mapping of the axes, levels and ratings, and of the target.
fn mapped(
    old: &'static Framework,
    new: &'static Framework,
    now: FrameworkMigration,
    migration: RwSignal<Option<FrameworkMigration>>,
) -> AnyView {
    let session = session();
    let assessment = session.assessment();
    let row = |(at, axis): (usize, &'static Axis)| {
        let from = now.sources.get(at).copied().flatten();
        let option = |(index, known): (usize, &'static Axis)| {
            view! { <option value=index.to_string() prop:selected=from == Some(index)>{known.name.as_ref()}</option> }
        };
        let choose = move |event| {
            let from = event_target_value(&event).parse::<usize>().ok();
            migration.update(|migration| {
                if let Some(migration) = migration {
                    migration.set_source(at, from);
                }
            });
        };
        let becomes = from.and_then(|from| old.axes().get(from)).map(|known| {
            let levels = migration::map_levels(known, axis);
            let mut words = Vec::new();
            if known.name != axis.name {
                words.push(messages::frameworks::renamed(&known.name));
            }
            match assessment.rating_on(known) {
                Some(rating) => {
                    let said = |axis, rating: Rating| {
                        let number = messages::rating::number(rating);
                        format!("{} ({number})", messages::rating::level(axis, Some(rating)))
                    };
                    let after = migration::map_rating(rating, &levels);
                    words.push(messages::frameworks::becomes(
                        &said(known, rating),
                        &said(axis, after),
                    ));
                }
                None => words.push(messages::rating::UNRATED.to_lowercase()),
            }
            words.join(" · ")
        });
        let label = messages::named(&messages::frameworks::MOVE_AXES, &axis.name);
        view! {
            <div class="moving-row">
                <strong>{axis.name.as_ref()}</strong>
                <select aria-label=label on:change=choose>
                    <option value="" prop:selected=from.is_none()>{messages::frameworks::MOVE_NEW}</option>
                    {old.axes().iter().enumerate().map(option).collect_view()}
                </select>
                <span class="muted">{becomes.unwrap_or_default()}</span>
            </div>
        }
    };
    let dropped: Vec<&str> = now
        .dropped(old)
        .into_iter()
        .filter_map(|at| Some(old.axes().get(at)?.name.as_ref()))
        .collect();
    let dropped = (!dropped.is_empty())
        .then(|| view! { <p class="prose">{messages::frameworks::dropped(&dropped)}</p> });
    let target = now.target.clone();
    let option = move |(ladder, position): (&'static Ladder, &'static Position)| {
        let is_chosen = target.as_ref() == Some(&position.id);
        let words = messages::rating::position(ladder, position);
        view! { <option value=position.id.to_string() prop:selected=is_chosen>{words}</option> }
    };
    let positions = new
        .ladders()
        .iter()
        .flat_map(|ladder| ladder.positions.iter().map(move |position| (ladder, position)));
    let aim = move |event| {
        let value = event_target_value(&event);
        migration.update(|migration| {
            if let Some(migration) = migration {
                migration.target = (!value.is_empty()).then(|| PositionId::new(value));
            }
        });
    };
    let aimless = now.target.is_none();
    view! {
        <h3>{messages::frameworks::MOVE_AXES}</h3>
        {new.axes().iter().enumerate().map(row).collect_view()}
        {dropped}
        <label class="field">
            <span>{messages::frameworks::MOVE_TARGET}</span>
            <select on:change=aim>
                <option value="" prop:selected=aimless>{messages::shell::NO_TARGET}</option>
                {positions.map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
