//! The grid of evidence for a target: axes by levels. Each cell opens the dialog for adding
//! evidence.

use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::i18n::messages;
use crate::model::assessment::queries::{Coverage, coverage};
use crate::model::{Axis, Position};
use leptos::prelude::*;

/// The grid. Cells are updated in place, so that they keep the focus.
#[component]
pub fn EvidenceGrid(
    /// The target position.
    target: &'static Position,
) -> impl IntoView {
    let session = session();
    let found = Memo::new(move |_| coverage(session.framework(), &session.assessment(), target));
    let rows = found.get_untracked().into_iter().filter_map(|row_of| row(row_of, found));
    view! {
        <table class="coverage">
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn row(of: Coverage, found: Memo<Vec<Coverage>>) -> Option<impl IntoView> {
    let session = session();
    let (index, levels) = (of.axis, session.framework().level_count());
    let axis = session.framework().axes().get(index)?;
    let rest = usize::from(levels).saturating_sub(of.levels.len());
    let cells = (1..).zip(0..of.levels.len()).filter_map(|(level, at)| {
        let count = Signal::derive(move || {
            found.with(|found| found.get(index).and_then(|row| row.levels.get(at).copied()))
        });
        cell(axis, index, level, count)
    });
    Some(view! {
        <tr>
            <th scope="row">{axis.name.as_ref()}</th>
            {cells.collect_view()}
            {(rest > 0).then(|| view! { <td colspan=rest.to_string()></td> })}
        </tr>
    })
}

fn cell(
    axis: &'static Axis,
    index: usize,
    number: u8,
    count: Signal<Option<usize>>,
) -> Option<impl IntoView> {
    let session = session();
    let level = axis.level(number)?;
    let is_empty = Signal::derive(move || count.get().unwrap_or(0) == 0);
    let mark = Signal::derive(move || match count.get().unwrap_or(0) {
        0 => messages::gap::NOTHING_YET.to_owned(),
        count => count.to_string(),
    });
    let open =
        move |_| session.overlay.set(Some(Overlay::Growth { axis: index, level: Some(number) }));
    Some(view! {
        <td>
            <button type="button" class="cell" class:empty=is_empty title=level.definition.as_ref() on:click=open>
                <span class="cell-level">
                    <span class="unseen">{axis.name.as_ref()} ", "</span>
                    {level.name.as_ref()}
                </span>
                <span class="unseen">": "</span>
                <span class="cell-count">{mark}</span>
            </button>
        </td>
    })
}
