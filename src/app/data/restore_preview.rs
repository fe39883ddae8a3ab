//! The preview of a backup before it is restored: what would be added, changed and deleted.

use crate::app::data::record_titles::RecordTitles;
use crate::app::data::restore_differences::RestoreDifferences;
use crate::app::session::backups::Progress;
use crate::app::session::state::session;
use crate::app::widgets::checkbox::Checkbox;
use crate::i18n::{Message, messages};
use crate::storage::backup::{Backup, Effect, PlannedRecord, RestorePlan};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The maximum number of records in a list.
const MAX_LISTED: usize = 50;

/// Reads a backup, and then shows what restoring it would change.
#[component]
pub fn RestorePreview(
    /// The backup.
    backup: Backup,
    /// Discards it.
    leave: Callback<()>,
) -> impl IntoView {
    let session = session();
    let compared = RwSignal::new(None::<(Backup, RestorePlan)>);
    let progress = RwSignal::new((0, backup.unread_count()));
    spawn_local(async move {
        let tell = move |now| {
            progress.try_set(now);
        };
        let result = session.compare_backup(backup, tell).await;
        // The dialog may have been closed meanwhile.
        compared.try_set(Some(result));
    });
    move || {
        match compared.get() {
        Some((backup, plan)) => {
            view! { <RestoreChoice backup=backup plan=plan leave=leave/> }.into_any()
        }
        None => view! {
            <p role="status" class="prose">{move || messages::restore::comparing(progress.get())}</p>
        }
        .into_any(),
    }
    }
}

/// Shows what restoring a backup would change, with the button that restores it.
#[component]
fn RestoreChoice(backup: Backup, plan: RestorePlan, leave: Callback<()>) -> impl IntoView {
    let session = session();
    let titles = RecordTitles::new(untrack(|| session.snapshot()), plan.clone());
    let title = messages::restore::title(backup.made_on);
    let unreadable = backup.unreadable.iter().map(|(name, reason)| {
        view! { <li>{messages::restore::unreadable(name, reason)}</li> }
    });
    let unreadable = unreadable.collect_view();
    let is_readable = backup.unreadable.is_empty();
    let does_something = plan.changes_anything();
    let nothing_new = (!does_something).then(|| {
        let is_same = plan.records.is_empty();
        let words = if is_same {
            messages::restore::NOTHING_NEW
        } else {
            messages::restore::ALL_NEWER_HERE
        };
        view! { <p class="prose">{words}</p> }
    });
    let same = (plan.unchanged > 0)
        .then(|| view! { <p class="muted">{messages::restore::same(plan.unchanged)}</p> });
    let brought_back = plan.records.iter().filter(|record| record.is_brought_back).count();
    let is_bringing_back = RwSignal::new(true);
    let option = (brought_back > 0).then(|| {
        view! {
            <Checkbox words=messages::restore::bring_back(brought_back) on=is_bringing_back/>
        }
    });
    let differing = records_with(&plan, &[Effect::Changed, Effect::Kept]);
    let progress = RwSignal::new(None::<Progress>);
    let restore = move |_| {
        // A second click does nothing.
        if progress.get_untracked().is_none() {
            progress.set(Some((0, 0)));
            let (backup, brings_back) = (backup.clone(), is_bringing_back.get_untracked());
            spawn_local(async move {
                let tell = move |now| {
                    progress.try_set(Some(now));
                };
                session.restore(backup, brings_back, tell).await;
            });
        }
    };
    let restoring = move || progress.get().map(messages::restore::restoring);
    view! {
        <h3>{title}</h3>
        {nothing_new}
        <RecordList
            heading=&messages::restore::ADDED
            records=records_with(&plan, &[Effect::Added])
            titles=titles.clone()
        />
        <RecordList
            heading=&messages::restore::REMOVED
            records=records_with(&plan, &[Effect::Removed])
            titles=titles.clone()
        />
        <RestoreDifferences records=differing titles=titles/>
        <ul class:hidden=is_readable>{unreadable}</ul>
        {same}
        {option}
        <p role="status">{restoring}</p>
        <div class="library-actions">
            <button type="button" class="primary" class:hidden=!does_something on:click=restore>
                {messages::data::RESTORE_NOW}
            </button>
            <button type="button" class="secondary" on:click=move |_| leave.run(())>
                {if does_something { messages::data::CANCEL } else { messages::shell::CLOSE }}
            </button>
        </div>
    }
}

fn records_with(plan: &RestorePlan, effects: &[Effect]) -> Vec<PlannedRecord> {
    let records = plan.records.iter();
    records.filter(|record| effects.contains(&record.effect())).cloned().collect()
}

/// The titles of records, with a heading; empty if there are none.
#[component]
fn RecordList(
    heading: &'static Message,
    records: Vec<PlannedRecord>,
    titles: RecordTitles,
) -> impl IntoView {
    if records.is_empty() {
        return None;
    }
    let titles = titles.list(&records);
    let more = titles.len().saturating_sub(MAX_LISTED);
    let lines = titles.into_iter().take(MAX_LISTED).map(|title| view! { <li>{title}</li> });
    let more =
        (more > 0).then(|| view! { <li class="muted">{messages::restore::and_more(more)}</li> });
    Some(view! {
        <section>
            <h4>{heading.get()}</h4>
            <ul class="restore-list">{lines.collect_view()} {more}</ul>
        </section>
    })
}
