//! What one position asks beyond another, word by word where their definitions differ.

use crate::guide::{Added, Adds};
use crate::text::gap::{Piece, PieceChange};
use leptos::prelude::*;

/// The axes that differ, and those that do not.
#[component]
pub fn AddsView(
    /// What is asked more.
    adds: Adds,
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

fn row(added: &Added, deep: bool) -> AnyView {
    let axis = added.axis.clone();
    let heading = if deep {
        view! { <h4>{axis}</h4> }.into_any()
    } else {
        view! { <h3>{axis}</h3> }.into_any()
    };
    let [from, to] = added.levels.clone();
    let piece = |piece: &Piece| {
        let words = piece.words.clone();
        match piece.change {
            PieceChange::Same => view! { <span>{words}</span> }.into_any(),
            PieceChange::Gone => view! { <del>{words}</del> }.into_any(),
            PieceChange::New => view! { <ins>{words}</ins> }.into_any(),
        }
    };
    let without = |left_out: PieceChange| {
        added.pieces.iter().filter(|piece| piece.change != left_out).map(piece).collect_view()
    };
    view! {
        <div class="adds">
            {heading}
            <dl class="levels">
                <div><dt>{from}</dt><dd>{without(PieceChange::New)}</dd></div>
                <div><dt class="to">{to}</dt><dd>{without(PieceChange::Gone)}</dd></div>
            </dl>
        </div>
    }
    .into_any()
}
