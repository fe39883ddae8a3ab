//! The table of what differs between a backup and this browser.

use crate::app::data::record_titles::RecordTitles;
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::i18n::messages::restore::Difference;
use crate::model::FrameworkRef;
use crate::storage::backup::PlannedRecord;
use leptos::prelude::*;

/// The fields of the records that exist here and in the backup, with both values side by side.
#[component]
pub fn RestoreDifferences(
    /// The records.
    records: Vec<PlannedRecord>,
    /// Their titles.
    titles: RecordTitles,
) -> impl IntoView {
    let session = session();
    if records.is_empty() {
        return None;
    }
    let framework = move |made_with: &FrameworkRef| {
        let known = session.find_framework(made_with);
        known.unwrap_or_else(|| session.default_framework())
    };
    let rows = move |record: &PlannedRecord| {
        let here = &record.change;
        let in_backup = record.newer_here.as_ref().map_or_else(|| here.inverted(), Clone::clone);
        let differences = messages::restore::differences(here, &in_backup, framework);
        differences.into_iter().map(row).collect_view()
    };
    let bodies = records.iter().map(|record| {
        view! {
            <tbody>
                <tr><th colspan="3" scope="rowgroup">{titles.of(record)}</th></tr>
                {rows(record)}
            </tbody>
        }
    });
    Some(view! {
        <section>
        <h4>{messages::restore::DIFFERENT}</h4>
        <p class="muted">{messages::restore::DIFFERENT_HELP}</p>
        <table class="restore-differences">
            <thead>
                <tr>
                    <th scope="col">{messages::restore::FIELD}</th>
                    <th scope="col">{messages::restore::HERE}</th>
                    <th scope="col">{messages::restore::IN_BACKUP}</th>
                </tr>
            </thead>
            {bodies.collect_view()}
        </table>
        </section>
    })
}

fn row(difference: Difference) -> impl IntoView {
    let Difference { field, here, in_backup, is_restored } = difference;
    let cell = |value: String, is_newer: bool| {
        let newer = is_newer
            .then(|| view! { <span class="unseen">" (" {messages::restore::NEWER} ")"</span> });
        view! { <td class:newer=is_newer>{value} {newer}</td> }
    };
    view! {
        <tr>
            <th scope="row">{field}</th>
            {cell(here, !is_restored)}
            {cell(in_backup, is_restored)}
        </tr>
    }
}
