//! Positions on a chart that stands still, with a legend.

use super::layer::{Layer, measured};
use crate::app::state::session;
use crate::chart::card::Sign;
use crate::chart::{Layout, Point, Rect, Size, View};
use crate::figure::{positions, radar};
use crate::model::PositionId;
use crate::text;
use crate::web::canvas::Measured;
use leptos::html::Figure;
use leptos::prelude::*;

/// The chart; blank without a position.
#[component]
pub fn PositionsChart(
    /// The positions, the first one filled.
    ids: Vec<PositionId>,
) -> impl IntoView {
    let framework = session().framework();
    let figure = NodeRef::<Figure>::new();
    let size = measured(figure);
    let about = positions::spoken(framework, &ids);
    let keys = positions::SIGNS.into_iter().zip(&ids).filter_map(|(sign, id)| {
        let (ladder, position) = framework.position(id)?;
        let words = text::rating::position(ladder, position);
        Some(view! { <span class=key(sign)>{words}</span> })
    });
    let legend = (ids.len() > 1).then(|| view! { <p class="keys">{keys.collect_view()}</p> });
    let metrics = StoredValue::new_local(Measured::new());
    let shapes = Memo::new(move |_| {
        let Size { width, height } = size.get().0;
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(width, height) };
        // A figure that goes with its page may be measured once more.
        let shapes = metrics.try_with_value(|metrics| {
            let layout = Layout::new(&radar::labels(framework), frame, metrics);
            positions::shapes(framework, &ids, &layout, metrics)
        });
        shapes.unwrap_or_default()
    });
    view! {
        <div class="still">
            <figure class="still-chart" node_ref=figure role="img" aria-label=about>
                <Layer size=size shapes=shapes/>
            </figure>
            {legend}
        </div>
    }
}

/// The class of a sign in a legend.
const fn key(sign: Sign) -> &'static str {
    match sign {
        Sign::Own => "key own-key",
        Sign::Target => "key target-key",
        Sign::Other(View::Manager) => "key manager-key",
        Sign::Other(View::Peer) => "key peer-key",
        Sign::Other(View::Previous) => "key previous-key",
    }
}
