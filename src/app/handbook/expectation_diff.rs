//! What one position asks beyond another, word by word where their definitions differ.

use crate::handbook::{AxisDiff, ExpectationDiff};
use crate::i18n::messages::gap::{DiffSegment, SegmentChange};
use leptos::prelude::*;

/// The axes that differ, and those that do not.
#[component]
pub fn ExpectationDiffView(
    /// What is asked more.
    adds: ExpectationDiff,
    /// Whether it stands below a heading of the third level.
    #[prop(default = false)]
    deep: bool,
) -> impl IntoView {
    let same = adds.same;
    view! {
        {adds.rows.iter().map(|added| row(added, deep)).collect_view()}
        {(!same.is_empty()).then(|| view! { <p class="muted">{same}</p> })}
    }
}

fn row(added: &AxisDiff, deep: bool) -> AnyView {
    let axis = added.axis.clone();
    let heading = if deep {
        view! { <h4>{axis}</h4> }.into_any()
    } else {
        view! { <h3>{axis}</h3> }.into_any()
    };
    let [from, to] = added.levels.clone();
    let piece = |piece: &DiffSegment| {
        let words = piece.words.clone();
        match piece.change {
            SegmentChange::Same => view! { <span>{words}</span> }.into_any(),
            SegmentChange::Gone => view! { <del>{words}</del> }.into_any(),
            SegmentChange::New => view! { <ins>{words}</ins> }.into_any(),
        }
    };
    let without = |left_out: SegmentChange| {
        added.pieces.iter().filter(|piece| piece.change != left_out).map(piece).collect_view()
    };
    view! {
        <div class="adds">
            {heading}
            <dl class="levels">
                <div><dt>{from}</dt><dd>{without(SegmentChange::New)}</dd></div>
                <div><dt class="to">{to}</dt><dd>{without(SegmentChange::Gone)}</dd></div>
            </dl>
        </div>
    }
    .into_any()
}
