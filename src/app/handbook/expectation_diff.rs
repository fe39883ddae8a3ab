//! Shows the difference between the expected levels of two positions, with a word diff of the
//! definitions.

use crate::handbook::{AxisDiff, ExpectationDiff};
use crate::text_diff::{DiffSegment, SegmentChange};
use leptos::prelude::*;

/// The axes that differ, followed by those that do not.
#[component]
pub fn ExpectationDiffView(
    /// The difference.
    adds: ExpectationDiff,
    /// Whether the view is below a heading of level 3.
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
    let segment = |segment: &DiffSegment| {
        let words = segment.text.clone();
        match segment.change {
            SegmentChange::Same => view! { <span>{words}</span> }.into_any(),
            SegmentChange::Removed => view! { <del>{words}</del> }.into_any(),
            SegmentChange::Added => view! { <ins>{words}</ins> }.into_any(),
        }
    };
    let without = |left_out: SegmentChange| {
        added
            .segments
            .iter()
            .filter(|segment| segment.change != left_out)
            .map(segment)
            .collect_view()
    };
    view! {
        <div class="adds">
            {heading}
            <dl class="levels">
                <div><dt>{from}</dt><dd>{without(SegmentChange::Added)}</dd></div>
                <div><dt class="to">{to}</dt><dd>{without(SegmentChange::Removed)}</dd></div>
            </dl>
        </div>
    }
    .into_any()
}
